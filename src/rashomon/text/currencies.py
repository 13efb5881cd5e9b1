"""Money: signs, codes and names of currencies, as ISO 4217 codes in lower case."""

SIGNS = {
    "$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₽": "rub", "₩": "krw", "₪": "ils", "₺": "try",
    "₦": "ngn", "₱": "php", "₴": "uah", "₫": "vnd", "฿": "thb",
}  # fmt: skip
DOLLARS = {
    "us": "usd", "a": "aud", "au": "aud", "c": "cad", "ca": "cad", "hk": "hkd", "nz": "nzd", "s": "sgd", "r": "brl",
    "nt": "twd", "mx": "mxn",
}  # fmt: skip
"""What stands right before the sign of the dollar to tell whose it is."""
CODES = {
    "usd": "usd", "eur": "eur", "gbp": "gbp", "inr": "inr", "rs": "inr", "chf": "chf", "cny": "cny", "rmb": "cny",
    "jpy": "jpy", "aud": "aud", "cad": "cad", "sek": "sek", "nok": "nok", "dkk": "dkk", "zar": "zar", "aed": "aed",
}  # fmt: skip
"""Codes that stand before or after an amount."""
NAMES = {
    "dollar": "usd", "euro": "eur", "rupee": "inr", "ruble": "rub", "rouble": "rub", "yuan": "cny", "renminbi": "cny",
    "yen": "jpy", "won": "krw", "lira": "try", "rial": "irr", "riyal": "sar", "shekel": "ils", "peso": "mxn",
    "naira": "ngn", "franc": "chf", "hryvnia": "uah", "rupiah": "idr", "baht": "thb", "dong": "vnd", "ringgit": "myr",
    "rand": "zar", "zloty": "pln", "forint": "huf", "kronor": "sek", "krona": "sek", "dirham": "aed", "birr": "etb",
    "taka": "bdt", "tenge": "kzt", "kwacha": "zmw", "cedi": "ghs", "sterling": "gbp",
    "kroner": "krone",
}  # fmt: skip
"""A currency's name by itself, in the singular; where several lands use it, the one most in the news."""
LANDS = {
    ("u s", "dollar"): "usd", ("us", "dollar"): "usd", ("american", "dollar"): "usd", ("canadian", "dollar"): "cad",
    ("australian", "dollar"): "aud", ("hong kong", "dollar"): "hkd", ("new zealand", "dollar"): "nzd",
    ("singapore", "dollar"): "sgd", ("taiwan", "dollar"): "twd", ("swiss", "franc"): "chf", ("cfa", "franc"): "xof",
    ("mexican", "peso"): "mxn", ("argentine", "peso"): "ars", ("chilean", "peso"): "clp", ("colombian", "peso"): "cop",
    ("philippine", "peso"): "php", ("cuban", "peso"): "cup", ("indian", "rupee"): "inr", ("pakistani", "rupee"): "pkr",
    ("pakistan", "rupee"): "pkr", ("sri lankan", "rupee"): "lkr", ("nepali", "rupee"): "npr",
    ("indonesian", "rupiah"): "idr", ("kenyan", "shilling"): "kes", ("ugandan", "shilling"): "ugx",
    ("tanzanian", "shilling"): "tzs", ("egyptian", "pound"): "egp", ("british", "pound"): "gbp",
    ("syrian", "pound"): "syp", ("lebanese", "pound"): "lbp", ("sudanese", "pound"): "sdg", ("iraqi", "dinar"): "iqd",
    ("kuwaiti", "dinar"): "kwd", ("jordanian", "dinar"): "jod", ("serbian", "dinar"): "rsd", ("saudi", "riyal"): "sar",
    ("qatari", "riyal"): "qar", ("iranian", "rial"): "irr", ("yemeni", "rial"): "yer", ("turkish", "lira"): "try",
    ("lebanese", "lira"): "lbp", ("russian", "ruble"): "rub", ("russian", "rouble"): "rub",
    ("swedish", "krona"): "sek", ("swedish", "kronor"): "sek", ("norwegian", "kroner"): "nok",
    ("norwegian", "krone"): "nok", ("danish", "kroner"): "dkk", ("danish", "krone"): "dkk", ("czech", "koruna"): "czk",
    ("japanese", "yen"): "jpy", ("chinese", "yuan"): "cny", ("south african", "rand"): "zar",
    ("pounds", "sterling"): "gbp",
}  # fmt: skip
"""A currency's name after the land it belongs to."""
MONEY = frozenset((*SIGNS.values(), *DOLLARS.values(), *CODES.values(), *NAMES.values(), *LANDS.values()))
