"""The list of stories narrowed, and how many stories each further step would leave."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace

from rashomon.archive.packing import plain
from rashomon.archive.receiving import day_number
from rashomon.archive.schema import accounts, facets, statements, stories
from rashomon.archive.search import iso_day, terms_of, with_words
from rashomon.archive.stories import summaries
from rashomon.types import Count, DayCount, StoryFacets, StoryQuery, StorySummary

SHOWN = 15
"""Values of one facet that are counted out, those of most stories."""
DAYS_APART, MONTHS_APART = 40, 1200
"""Days that the stories span at most to be counted by days, and by months; beyond it is by years."""
LISTED = (stories.c.merged_into.is_(None), stories.c.revision > 0, stories.c.accounts > 0)
Conditions = dict[str, list[sa.ColumnElement[bool]]]


def listed(connection: sa.Connection, query: StoryQuery, *, sqlite: bool) -> list[StorySummary]:
    """Stories that meet all that is asked, those that changed last first. Raises ArchiveError."""
    where = sa.and_(*LISTED, *_all(_conditions(query, sqlite)))
    return summaries(connection, where, max(0, query.limit), max(0, query.offset))


def counted(connection: sa.Connection, query: StoryQuery, *, sqlite: bool) -> StoryFacets:
    """How many stories meet all that is asked, and how many each value of a facet would leave, all else being asked.
    Raises ArchiveError."""
    held = _conditions(query, sqlite)
    total = sa.select(sa.func.count()).select_from(stories).where(*LISTED, *_all(held))
    return StoryFacets(
        stories=int(connection.execute(total).scalar_one()),
        outlet=_of_accounts(connection, _all(held, but="outlet")),
        event=_of_statements(connection, "event", _all(held, but="event")),
        place=_of_statements(connection, "place", _all(held, but="place")),
        contested=_contested(connection, _all(held, but="contested")),
        days=_days(connection, _all(held, but="days")),
    )


def _all(held: Conditions, but: str = "") -> list[sa.ColumnElement[bool]]:
    return [condition for name, some in held.items() if name != but for condition in some]


def _conditions(query: StoryQuery, sqlite: bool) -> Conditions:
    """What is asked, by the facet that asks it."""
    query = replace(query, **{n: plain(v) for n in query.__struct_fields__ if isinstance(v := getattr(query, n), str)})
    found: Conditions = {name: [] for name in ("words", "outlet", "event", "place", "contested", "days")}
    if query.words.strip():
        found["words"].append(_says(query.words, sqlite))
    if query.outlet:
        by = sa.select(accounts.c.story).where(sa.func.lower(accounts.c.outlet) == query.outlet.lower())
        found["outlet"].append(stories.c.no.in_(by))
    if query.event:
        found["event"].append(_tells("event", [query.event.upper()]))
    if query.place:
        found["place"].append(_tells("place", [query.place, query.place.title(), query.place.upper()]))
    if query.contested is not None:
        found["contested"].append(stories.c.contested > 0 if query.contested else stories.c.contested == 0)
    if query.since:
        found["days"].append(stories.c.last_day >= iso_day(query.since))
    if query.until:
        found["days"].append(stories.c.first_day <= iso_day(query.until))
    return found


def _says(words: str, sqlite: bool) -> sa.ColumnElement[bool]:
    if not (terms := terms_of(words)):
        return sa.false()
    asked, _ = with_words(sa.select(statements.c.story), terms, sqlite=sqlite)
    return stories.c.no.in_(asked)


def _tells(kind: str, values: list[str]) -> sa.ColumnElement[bool]:
    told = facets.join(statements, statements.c.no == facets.c.statement)
    asked = sa.select(statements.c.story).select_from(told).where(facets.c.kind == kind, facets.c.value.in_(values))
    return stories.c.no.in_(asked)


def _of_accounts(connection: sa.Connection, conditions: list[sa.ColumnElement[bool]]) -> tuple[Count, ...]:
    joined = accounts.join(stories, stories.c.no == accounts.c.story)
    number = sa.func.count(sa.distinct(accounts.c.story))
    asked = sa.select(accounts.c.outlet, number).select_from(joined).where(accounts.c.outlet.is_not(None))
    return _counts(connection, asked.where(*LISTED, *conditions), accounts.c.outlet, number)


def _of_statements(connection: sa.Connection, kind: str, conditions: list[sa.ColumnElement[bool]]) -> tuple[Count, ...]:
    joined = facets.join(statements, statements.c.no == facets.c.statement)
    number = sa.func.count(sa.distinct(statements.c.story))
    asked = sa.select(facets.c.value, number).select_from(joined).where(facets.c.kind == kind)
    if conditions:
        asked = asked.where(statements.c.story.in_(sa.select(stories.c.no).where(*LISTED, *conditions)))
    return _counts(connection, asked, facets.c.value, number)


def _counts(
    connection: sa.Connection, asked: sa.Select[Any], value: sa.ColumnElement[Any], number: sa.ColumnElement[int]
) -> tuple[Count, ...]:
    rows = connection.execute(asked.group_by(value).order_by(number.desc(), value).limit(SHOWN))
    return tuple(Count(value=v, stories=n) for v, n in rows if v)


def _contested(connection: sa.Connection, conditions: list[sa.ColumnElement[bool]]) -> tuple[Count, ...]:
    disputed = sa.func.sum(sa.case((stories.c.contested > 0, 1), else_=0))
    row = connection.execute(sa.select(sa.func.count(), disputed).where(*LISTED, *conditions)).one()
    held = {"yes": int(row[1] or 0), "no": int(row[0]) - int(row[1] or 0)}
    return tuple(Count(value=v, stories=n) for v, n in held.items() if n)


def _days(connection: sa.Connection, conditions: list[sa.ColumnElement[bool]]) -> tuple[DayCount, ...]:
    """Days, months or years with the stories that were told of in them; one told over several is counted in each."""
    spans = sa.select(stories.c.first_day, stories.c.last_day, sa.func.count())
    spans = spans.where(*LISTED, *conditions, stories.c.first_day.is_not(None))
    rows = connection.execute(spans.group_by(stories.c.first_day, stories.c.last_day)).all()
    held = [(first, last, n) for first, last, n in rows if day_number(first) and day_number(last)]
    if not held:
        return ()
    apart = max(day_number(last) for _, last, _ in held) - min(day_number(first) for first, _, _ in held)
    width = 10 if apart <= DAYS_APART else 7 if apart <= MONTHS_APART else 4
    found: Counter[str] = Counter()
    for first, last, n in held:
        for span in _between(first, last, width):
            found[span] += n
    return tuple(DayCount(since=_ends(s)[0], until=_ends(s)[1], stories=found[s]) for s in sorted(found, reverse=True))


def _between(first: str, last: str, width: int) -> Iterable[str]:
    """The days, months or years from one day to another, as the beginnings of their dates."""
    if width == 4:
        return [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]
    return {date.fromordinal(n).isoformat()[:width] for n in range(day_number(first), day_number(last) + 1)}


def _ends(span: str) -> tuple[str, str]:
    """The first and the last day of a day, month or year."""
    if len(span) == 4:
        return f"{span}-01-01", f"{span}-12-31"
    if len(span) == 7:
        return f"{span}-01", f"{span}-{monthrange(int(span[:4]), int(span[5:]))[1]:02}"
    return span, span
