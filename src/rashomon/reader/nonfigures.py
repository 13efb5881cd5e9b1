"""Numbers that are no figures: names of things, codes, addresses, runs of digits."""

from rashomon.reader.befell import befell
from rashomon.reader.numberpage import NumberPage, dated
from rashomon.text.counted import DETERMINERS, counted
from rashomon.text.numbers import Number

_NAMING = frozenset(
    """article articles section sections chapter chapters amendment paragraph resolution resolutions verse no number
    flight flights route highway interstate room rooms gate channel apollo boeing airbus covid version windows iphone
    ipad psalm ward precinct bowl prop proposition clause appendix exhibit reactor voyager cell seat apartment forbes
    iso form formula grade isbn fortune nasdaq ftse nikkei sars cop agenda catch studio sputnik falcon galaxy
    playstation xbox usc u232 h hr hb sb sr pub big title type phase stage level tier rule page model class
    p f b c g m mi ak ar su tu mig gbu rpg pac mh""".split()
)
"""Words that a number after them belongs to as a name."""
_AT_TIMES = frozenset(
    """district zone count area camp pier engine ladder schedule tower line bus train unit block platform lot local post
    station act bill court day week month game force marine""".split()
)
"""Words that name with a number ("unit 731"), unless placed by a determiner: "at the camp 40 people fell ill"."""
_PLACING = DETERMINERS | frozenset("every each this that last next one".split())
_SHORTENED = frozenset("no h hr hb sb sr pub p f b c g m".split())
_ADDRESS = frozenset("street st avenue ave road rd boulevard blvd drive lane highway hwy parkway court place".split())


def skip_digits(page: NumberPage, i: int) -> int:
    """The first word from i on that does not carry on a run of digits."""
    while i < len(page.plain) and page.plain[i][0].isdigit() and len(page.gaps[i]) <= 2 and "," not in page.gaps[i]:
        i += 1
    return i


def names_a_thing(page: NumberPage, i: int, number: Number) -> bool:
    """True where the number is part of a name, a code, an address or a run of digits rather than a count."""
    if number.digits and (_in_a_code(page, i, number) or _in_an_address(page, number)):
        return True
    before, gap = (page.plain[i - 1] if i else ""), page.gaps[i]
    if gap not in (" ", "-", "\u00a0") and not (gap == ". " and before in _SHORTENED):
        return False
    if before in _AT_TIMES:
        placed = i > 1 and page.plain[i - 2] in _PLACING and _in_lower(page, i - 1)
        return not placed or not (counted(page.plain, page.gaps, number.end) or befell(page, number.end))
    return before in _NAMING


def _in_a_code(page: NumberPage, i: int, number: Number) -> bool:
    """True for a number hung on letters or digits, on a law's letters, or on another run of digits."""
    before, gap, end = (page.plain[i - 1] if i else ""), page.gaps[i], number.end
    if page.plain[end : end + 3] == ["u", "s", "c"] or page.plain[end : end + 1] == ["usc"]:
        return True
    hung = i and gap in ("-", "/", "#", ":", ".")
    if hung and ((before[0].isalpha() and before not in ("mid", "than", "magnitude")) or before[0].isdigit()):
        return True
    if gap.endswith("#") or (gap == " " and before.isdigit() and len(before) < 4 and not dated(page, i - 1)):
        return True
    if end < len(page.plain) and page.plain[end].isdigit() and page.gaps[end] in (" ", "/", ":"):
        return not dated(page, end)
    return page.plain[i].startswith("0") and len(page.plain[i]) > 1 and end == i + 1


def _in_an_address(page: NumberPage, number: Number) -> bool:
    """True before a street's name: "1935 Orchard Street"."""
    end = number.end
    street = _ADDRESS.intersection(page.plain[end + 1 : end + 3])
    if street <= {"court", "place"} and counted(page.plain, page.gaps, end):
        return False  # "15 District Court judges"
    return bool(street) and not number.scaled and (page.text[page.starts[end]].isupper() or page.text[:400].islower())


def _in_lower(page: NumberPage, i: int) -> bool:
    """True where word i is written small."""
    return page.text[page.starts[i]].islower()
