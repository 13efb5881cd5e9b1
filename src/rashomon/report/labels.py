"""The report's own words: what accounts, statuses and origins are called, and how many there are of each."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple, get_args

from rashomon.types import Origin, Point, Statement, Status, Story, StoryAccount


class StatusLabel(NamedTuple):
    """How a status is shown: never by colour alone."""

    status: Status
    word: str
    shape: str
    meaning: str


STATUSES = (
    StatusLabel("contradicted", "Contradicted", "◆", "One account denies what another says."),
    StatusLabel("differing", "Differing", "▲", "The same point, told with different particulars."),
    StatusLabel("agreed", "Agreed", "●", "Two outlets or more say it, and nothing was found that surely parts them."),
    StatusLabel("single", "Single-source", "○", "One outlet says it; the others are silent, which is not a denial."),
)
assert {label.status for label in STATUSES} == set(get_args(Status))

CONTESTED: tuple[Status, ...] = ("contradicted", "differing")

NOBODY = "denied, by whom is not said"
"""For words that are denied where the account names nobody who denies them."""

_DATE = re.compile(r"\d{4}(-\d{2}){0,2}(?!\d)")

KINDS = {
    "named": "named source",
    "anonymous": "anonymous source",
    "group": "group or office",
    "document": "document",
    "outlet": "the outlet itself",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 outlet`, `2 outlets`, `2 near copies`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def account_names(accounts: tuple[StoryAccount, ...]) -> dict[str, str]:
    """What each account is called, by id: its outlet; where an outlet has several, with the day or else the id."""
    shared = Counter(account.outlet for account in accounts)
    dated = Counter((account.outlet, day_of(account)) for account in accounts)
    names = {}
    for account in accounts:
        name = account.outlet or account.id
        if account.outlet and shared[account.outlet] > 1:
            day = day_of(account)
            name += f", {day}" if day and dated[account.outlet, day] == 1 else f" ({account.id})"
        names[account.id] = name
    return names


def day_of(account: StoryAccount) -> str:
    """The day of publication, or what is known of it; empty where it is not a date."""
    found = _DATE.match(account.published or "")
    return found.group() if found else ""


def by_status(story: Story) -> dict[Status, list[Point]]:
    """The points under each status, statuses in the order of `STATUSES`, points in the story's order."""
    return {label.status: [p for p in story.points if p.status == label.status] for label in STATUSES}


def behind(said: Statement, origins: Mapping[str, Origin]) -> str | None:
    """Whom a statement goes back to, where that says more than the words that credit it; else None."""
    origin = origins.get(said.origin or "")
    if origin is None or origin.kind == "outlet" or origin.name.casefold() in (said.by or "").casefold():
        return None
    return origin.name


def scope(story: Story) -> list[str]:
    """The masthead in a few labels: accounts, outlets, near copies, days, points."""
    outlets = {account.outlet or account.id for account in story.accounts}
    copies = sum(account.copy_of is not None for account in story.accounts)
    unread = sum(account.unread is not None for account in story.accounts)
    days = sorted({day for account in story.accounts if (day := day_of(account))})
    parts = [count(len(story.accounts), "account"), count(len(outlets), "outlet")]
    if copies:
        parts.append(count(copies, "near copy counted once", "near copies counted once"))
    if unread:
        parts.append(f"{unread} not read")
    if days:
        parts.append(f"published {days[0]}" if len(days) == 1 else f"published {days[0]} to {days[-1]}")
    return [*parts, count(len(story.points), "point")]
