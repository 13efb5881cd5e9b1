"""Numbers that are no figures: names of things, codes, addresses, runs of digits."""

from rashomon.reader.numberpage import NumberPage, dated
from rashomon.text.numbers import UNITS, Number

_NAMING = frozenset(
    """article articles section sections chapter amendment title paragraph resolution page verse no number flight route
    highway interstate room gate channel level phase stage tier apollo boeing airbus covid version windows iphone ipad
    psalm
    district ward precinct zone bowl prop proposition rule clause form appendix exhibit count area camp pier engine
    ladder
    schedule tower formula type class grade isbn fortune nasdaq ftse sars cop agenda catch studio sputnik falcon model
    galaxy playstation xbox usc u232 line bus train unit block lot local post station act bill h hr hb sb sr pub
    p f b c g m mi ak ar su tu mig gbu rpg pac mh""".split()
)


"""Words that a number after them belongs to as a name."""
_ADDRESS = frozenset("street st avenue ave road rd boulevard blvd drive lane highway hwy parkway court place".split())


def skip_digits(page: NumberPage, i: int) -> int:
    """The first word from i on that does not carry on a run of digits."""
    while i < len(page.plain) and page.plain[i][0].isdigit() and len(page.gaps[i]) <= 2 and "," not in page.gaps[i]:
        i += 1
    return i


def names_a_thing(page: NumberPage, i: int, number: Number) -> bool:
    """True where the number is part of a name, a code, an address or a run of digits rather than a count."""
    before, gap = (page.plain[i - 1] if i else ""), page.gaps[i]
    if number.digits:
        following = page.plain[number.end : number.end + 3]
        if following == ["u", "s", "c"] or following[:1] == ["usc"]:
            return True
        if (
            gap in ("-", "/", "#", ":", ".")
            and i
            and ((before[0].isalpha() and before not in ("mid", "than")) or before[0].isdigit())
        ):
            return True
        if gap.endswith("#") or (gap == " " and before[:1].isdigit() and _dated_or_digits(page, i - 1)):
            return True
        if (
            number.end < len(page.plain)
            and page.plain[number.end].isdigit()
            and page.gaps[number.end] in (" ", "/", ":")
        ):
            return not dated(page, number.end)
        if page.plain[i].startswith("0") and len(page.plain[i]) > 1 and number.end == i + 1:
            return True
        if (
            any(w in _ADDRESS for w in page.plain[number.end + 1 : number.end + 3])
            and not number.scaled
            and _capital_or_flat(page, number.end)
        ):
            return True
    return (
        before in _NAMING and gap in (" ", ". ", "-", "\u00a0") and before != "s" and not _stands_alone(page, i, before)
    )


def _dated_or_digits(page: NumberPage, i: int) -> bool:
    return not dated(page, i) and page.plain[i].isdigit() and len(page.plain[i]) < 4


def _capital_or_flat(page: NumberPage, i: int) -> bool:
    return i < len(page.plain) and (page.text[page.starts[i]].isupper() or page.text[:400].islower())


def _stands_alone(page: NumberPage, i: int, before: str) -> bool:
    """Naming words of which things are counted too: "the act 5 senators opposed" is rare enough, "no 5" is not a
    count.
    """
    return before in ("bus", "train", "unit", "line", "post", "class", "area", "court") and page.plain[i] in UNITS
