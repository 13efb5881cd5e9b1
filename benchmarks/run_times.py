"""How well times are read, against the dates that the GUM corpus marks up by hand in all its genres.

    python benchmarks/run_times.py SHARED/data/syntax/gum.dev.conllu.xz
    python benchmarks/run_times.py SHARED/data/syntax/gum.dev.conllu.xz --flat --misses

The text of each document is rebuilt from its words, read by `rashomon.reader.times` with the document's `dateCreated`
as the day of publication (none where it has none), and held against the `<date>` elements of the MISC column: `when`,
or `from`/`notBefore` and `to`/`notAfter`. `--flat` reads the text in lower case without punctuation, with the same key;
`--guess` has the day of publication guessed from the text.

The key: an element's value is an interval of days; a year or month is all its days, an end not given is open. Two
marked dates that are the ends of one range ("from X to Y", "from the X to the Y", "between X and Y", "X - Y") are
joined, since the reader gives a range as one time. Left out, with what overlaps them, are elements whose value is no
date ("1951-1952") or lies before the year 1 ("-0499"), which a reading cannot state, and `<time>` elements (times of
day). `dateCreated` is what the key itself counts from, also where a page was rewritten years after. The key marks no
durations and no distances from an event: a reading that claims no interval (both ends null) is wrong where it overlaps
a marked date, and not counted elsewhere.

Spans are the same where exactly the same words are marked, and found where they overlap. Values are the same where the
spans overlap and the interval is the same at the precision marked: a moment or part of a day equals its day where only
the day is marked; where "early" or "late" stands outside the marked words ("early <2016>", "late <1980s>"), the year,
month, decade or century is compared; a season is the same where it begins in the same month, since the key ends one in
the month of the next solstice or equinox and the reader a month before; a key without a year ("--07") leaves the year
out of the comparison. Nothing else is let off. Each reading answers to one marked date at most.

The last row leaves out documents whose key contradicts the day that their own metadata give: where a marked "today"
lies more than a month away from it, no reader can be right. The row "all" has them.
"""

import argparse
import collections
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rashomon.reader.published import guessed
from rashomon.reader.times import published_day, times
from rashomon.text.almanac import month_ends
from rashomon.types import TimeExpression

_TAG = re.compile(r"<(/?)(date|time)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')
_VALUE = re.compile(r"(-?-?(?:\d{4})?)(?:-?(\d\d)(?:-(\d\d)(T\d\d:\d\d(?::\d\d)?)?)?)?$")
_BEFORE_CHRIST = re.compile(r"-\d{4}")
_RANGE = re.compile(r"\s*(?:-|–|—|(?:to|through|until|till)(?: the)?)\s*", re.IGNORECASE)
_SEASON = re.compile(r"spring|summer|autumn|fall|winter", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:early|late|mid)\b", re.IGNORECASE)
_PAIR = re.compile(r"\s*and\s*", re.IGNORECASE)


SOUND = "all, at one"
"""The row without documents whose key is at odds with their metadata."""


class Marked(NamedTuple):
    """A marked date: where, what kind of element, its first and last day, and the unit marked: minute to century."""

    start: int
    end: int
    kind: str
    first: str | None
    last: str | None
    unit: str | None


class Document(NamedTuple):
    """A document's name, text, day of creation and key."""

    name: str
    text: str
    created: str | None
    key: list[Marked]


def documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file, which may be packed (.xz)."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.startswith("# newdoc") and block:
                yield document(block)
                block = []
            block.append(line.rstrip("\n"))
        yield document(block)


def document(lines: list[str]) -> Document:
    """One document from its lines of CoNLL-U."""
    name, created, text = "", None, ""
    key: list[Marked] = []
    opened: list[tuple[str, str, int]] = []
    inside, start = 0, 0
    for line in lines:
        if line.startswith("# newdoc"):
            name = line.rpartition(" ")[2]
        elif line.startswith("# meta::dateCreated"):
            created = line.rpartition(" ")[2]
        elif line.startswith("# newpar") and text:
            text = text.rstrip() + "\n\n"
        if not line or line.startswith("#"):
            if not line:
                inside = 0
                text += " " if text and not text[-1].isspace() else ""
            continue
        number, form, *_, misc = line.split("\t")
        if "." in number:
            continue
        if int(number.partition("-")[0]) > inside:
            start = len(text)
            inside = int(number.rpartition("-")[2])
            text += form + ("" if "SpaceAfter=No" in misc else " ")
        stop = len(text.rstrip())
        for closing, kind, rest in _TAG.findall(misc):
            if not closing:
                opened.append((kind, rest, start))
            elif opened:
                kind, rest, begun = opened.pop()
                key.append(Marked(begun, stop, kind, *value(rest)))
    return Document(name, text, created, joined(text, sorted(key, key=lambda m: (m.start, m.end))))


def value(attributes: str) -> tuple[str | None, str | None, str | None]:
    """First day, last day and unit that an element's attributes state; all None where they state no date."""
    given = dict(_ATTRIBUTE.findall(attributes))
    first = given.get("when") or given.get("from") or given.get("notBefore")
    last = given.get("when") or given.get("to") or given.get("notAfter")
    ends = [edges(v) if v else (None, None, None) for v in (first, last)]
    if any(v and not e[0] for v, e in zip((first, last), ends, strict=True)):
        return None, None, None
    if any(e and (e.startswith("0000") or _BEFORE_CHRIST.match(e)) for e in (ends[0][0], ends[1][1])):
        return None, None, None
    unit = ends[0][2] or ends[1][2]
    if ends[0][0] and ends[1][1] and ends[0][0][3:] == "0-01-01" and ends[1][1] == ends[0][0][:3] + "9-12-31":
        unit = "decade"
    if ends[0][0] and ends[1][1] and ends[0][0][2:] == "00-01-01" and ends[1][1] == ends[0][0][:2] + "99-12-31":
        unit = "century"
    return ends[0][0], ends[1][1], unit


def edges(stated: str) -> tuple[str | None, str | None, str | None]:
    """First and last day of a date as marked, and its unit."""
    m = _VALUE.match(stated)
    if not m or not (m[1] or m[2]):
        return None, None, None
    year, month, day = m[1], m[2], m[3]
    if year == "--":
        year = "-"
    elif not year[-4:].isdigit():
        return None, None, None
    if day:
        on = f"{year}-{month}-{day}" + (m[4] or "")[:6]
        return on, on, "minute" if m[4] else "day"
    if month:
        length = month_ends(int(year) if len(year) == 4 else 2000, int(month))[1].day
        return f"{year}-{month}-01", f"{year}-{month}-{length:02d}", "month"
    return f"{year}-01-01", f"{year}-12-31", "year"


def joined(text: str, key: list[Marked]) -> list[Marked]:
    """The key with the two ends of a range as one."""
    made: list[Marked] = []
    for m in key:
        before = made[-1] if made else None
        if before and before.kind == m.kind == "date" and before.end <= m.start and before.last and m.first:
            between = text[before.end : m.start]
            opener = text[max(0, before.start - 8) : before.start].lower().strip()
            if _RANGE.fullmatch(between) or (_PAIR.fullmatch(between) and opener.endswith("between")):
                unit = m.unit if m.unit == before.unit else "day"
                made[-1] = Marked(before.start, m.end, "date", before.first, m.last, unit)
                continue
        made.append(m)
    return made


def same(text: str, t: TimeExpression, m: Marked) -> bool:
    """Whether a time as read is the interval marked, at the precision marked."""
    ours = [e[:16] if e and m.unit == "minute" else e and e[:10] for e in (t.from_, t.to)]
    marked = [m.first, m.last]
    if any(e and e.startswith("--") for e in marked):
        ours = [e and "-" + e[4:] for e in ours]
        if marked[0] and marked[1] and marked[1].endswith("-02-29"):
            ours[1] = ours[1] and ours[1].replace("-02-28", "-02-29")
    if ours == marked:
        return True
    if t.precision == "season" and ours[0] and marked[0] and marked[1] and _SEASON.search(text[m.start : m.end]):
        return ours[0] == marked[0]
    cut = {"year": 4, "month": 7, "decade": 3, "century": 2}.get(m.unit or "")
    if _THIRD.search(text[m.start : m.end]):
        return False
    return bool(cut and t.precision == m.unit and [e and e[:cut] for e in ours] == [e and e[:cut] for e in marked])


class Counts(NamedTuple):
    """What was counted over documents."""

    read: int = 0
    marked: int = 0
    exact: int = 0
    found: int = 0
    right: int = 0


def scored(doc: Document, found: list[TimeExpression], misses: bool = False) -> Counts:
    """The counts of one document."""
    key = [m for m in doc.key if m.kind == "date" and (m.first or m.last)]
    aside = [m for m in doc.key if m not in key]
    pairs: dict[int, int] = {}
    over = [[k for k, t in enumerate(found) if t.start < m.end and m.start < t.end] for m in key]
    for fit in (lambda t, m: same(doc.text, t, m), lambda t, m: True):
        for i, m in enumerate(key):
            if i not in pairs:
                free = [k for k in over[i] if k not in pairs.values() and fit(found[k], m)]
                free.sort(key=lambda k: (found[k].start, found[k].end) != (m.start, m.end))
                if free:
                    pairs[i] = free[0]
    touched = {k for ks in over for k in ks}
    counted = [
        k
        for k, t in enumerate(found)
        if k in touched or ((t.from_ or t.to) and not any(t.start < m.end and m.start < t.end for m in aside))
    ]
    right = {i for i, k in pairs.items() if same(doc.text, found[k], key[i])}
    exact = sum((found[k].start, found[k].end) == (key[i].start, key[i].end) for i, k in pairs.items())
    if misses:
        for i, m in enumerate(key):
            if i not in right:
                t = found[pairs[i]] if i in pairs else None
                _show(doc, "WRONG" if t else "MISSED", m, t)
        for k in counted:
            if k not in pairs.values():
                _show(doc, "EXTRA", None, found[k])
    return Counts(len(counted), len(key), exact, len(pairs), len(right))


def _show(doc: Document, what: str, m: Marked | None, t: TimeExpression | None) -> None:
    at = m or t
    assert at
    around = doc.text[max(0, at.start - 50) : at.start] + "[" + doc.text[at.start : at.end] + "]"
    around = " ".join((around + doc.text[at.end : at.end + 30]).split())
    key = f"key {m.first}/{m.last}" if m else ""
    read = f"read {doc.text[t.start : t.end]!r} {t.from_}/{t.to} {t.precision} {t.anchor}" if t else ""
    print(f"{what} {doc.name} ({doc.created}): {around} | {key} {read}")


def flat(doc: Document) -> Document:
    """The document without capitals and punctuation, its key moved along."""
    text, moved = "", {}
    for m in re.finditer(r"[^\W_]+", doc.text):
        text += " " if text else ""
        for k in range(m.start(), m.end()):
            moved[k] = len(text) + k - m.start()
        text += m.group().lower()
    key = []
    for m in doc.key:
        inside = [moved[k] for k in range(m.start, m.end) if k in moved]
        if inside:
            key.append(m._replace(start=inside[0], end=inside[-1] + 1))
    return doc._replace(text=text, key=key)


def at_odds(doc: Document) -> bool:
    """Whether a marked "today" lies more than a month from the day that the metadata give."""
    created = published_day(doc.created)
    stated = [published_day(m.first) for m in doc.key if m.first and doc.text[m.start : m.end].lower() == "today"]
    return bool(created) and any(d and abs((d - created).days) > 31 for d in stated)


def row(name: str, counts: Counts) -> str:
    """A line of precision, recall and F1 of spans alike, spans that overlap, and values."""
    cells = []
    for hits in (counts.exact, counts.found, counts.right):
        p, r = hits / max(1, counts.read), hits / max(1, counts.marked)
        cells.append(f"{p:.3f} {r:.3f} {2 * p * r / max(1e-9, p + r):.3f}")
    return f"{name:<14}{counts.marked:>7}{counts.read:>6}   " + "   ".join(f"{c:<17}" for c in cells)


def main() -> None:
    """Print the table."""
    ap = argparse.ArgumentParser(description="score times against GUM's marked dates")
    ap.add_argument("conllu", type=Path)
    ap.add_argument("--flat", action="store_true", help="lower case, no punctuation")
    ap.add_argument("--guess", action="store_true", help="guess the day of publication from the text")
    ap.add_argument("--misses", action="store_true", help="print what is wrong, missed and read for nothing")
    args = ap.parse_args()
    sums: dict[str, Counts] = collections.defaultdict(Counts)
    for doc in documents(args.conllu):
        at = flat(doc) if args.flat else doc
        found = list(times(at.text, None, guessed(at.text)) if args.guess else times(at.text, at.created))
        counts = scored(at, found, args.misses)
        names = [doc.name.split("_")[1], "all"]
        for name in names if at_odds(doc) else [*names, SOUND]:
            sums[name] = Counts(*map(sum, zip(sums[name], counts, strict=True)))
    print(f"{'genre':<14}{'marked':>7}{'read':>6}   {'same words P R F':<17}   {'overlap P R F':<17}   values P R F")
    for name in sorted(sums, key=lambda n: (n in ("all", SOUND), n)):
        print(row(name, sums[name]))


if __name__ == "__main__":
    main()
