"""A difference is an update only where times of publication tell which account is later."""

import pytest

from rashomon.reconcile import reconcile
from rashomon.reconcile.differing import findings
from rashomon.reconcile.finding import Finding
from rashomon.reconcile.updates import later, later_why
from rashomon.types import Account
from telling import account, sided, whole

FEWER, MORE = "The landslide at Vardo killed 46 people", "The landslide at Vardo killed 58 people"


def number() -> Finding:
    (found,) = (f for f in findings(*sided(FEWER, MORE)) if f.aspect == "number")
    return found


@pytest.mark.parametrize(
    ("first", "second", "which"),
    [
        ("2031-03-05", "2031-03-06", 1),
        ("2031-03-06", "2031-03-05", None),  # a smaller figure in the later account is no growth
        ("2031-03-05", "2031-03-05", None),
        ("2031-03-05", None, None),
        ("soon", "2031-03-06", None),
        ("2031-03-05T08:00+00:00", "2031-03-05T12:00+00:00", 1),
        ("2031-03-05T23:00-05:00", "2031-03-06T03:00+00:00", None),  # the first is an hour later
        ("2031-03-05T08:00", "2031-03-05T12:00", None),  # nobody knows whose clocks
        ("2031-03-05", "2031-03-05T12:00+00:00", None),
    ],
)
def test_times_tell_which_figure_is_the_later(first: str | None, second: str | None, which: int | None) -> None:
    a, b = (Account(id=x, text=x, published=p) for x, p in (("a", first), ("b", second)))
    assert later(number(), a, b) == which


def test_the_reason_says_which_is_later() -> None:
    assert later_why(number(), 1) == "46 people, later 58 people"
    assert later_why(Finding("claim", "denied", "one is denied, the other is not", None, 1.0), 0) == (
        "one is denied, the other is not; the denial is later"
    )


def test_a_story_shows_the_update_whatever_the_order_of_its_accounts() -> None:
    early = account(FEWER + ", the governor said.", "early", "Gazette", "2031-03-05")
    late = account(f"On Thursday the governor said: {MORE}.", "late", "Courier", "2031-03-06")
    for pairs in (whole(early, late), whole(late, early)):
        shown = [(p, d) for p in reconcile(pairs).points for d in (*p.differences, *p.unsure) if d.aspect == "number"]
        ((point, number_),) = shown
        assert number_.why == "46 people, later 58 people"
        assert number_.later is not None
        assert point.statements[number_.later].account == "late"
