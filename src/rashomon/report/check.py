"""The promise that a report shows nothing but words that stand in an account."""

from rashomon.types import Point, Statement, Story, StoryAccount


def check(story: Story) -> None:
    """Raise ValueError where a statement is not the words between its offsets, or a reference leads nowhere."""
    accounts: dict[str, StoryAccount] = {}
    for account in story.accounts:
        if account.id in accounts:
            raise ValueError(f"two accounts of the story have the id {account.id!r}")
        accounts[account.id] = account
    for point in story.points:
        if not point.statements:
            raise ValueError(f"point {point.id!r} holds no statement")
        for statement in point.statements:
            _check_words(point, statement, accounts.get(statement.account))
        for one, other in (
            *(d.between for d in (*point.differences, *point.unsure)),
            *(k.between for k in point.links),
        ):
            if not (0 <= one < len(point.statements) and 0 <= other < len(point.statements)):
                raise ValueError(f"point {point.id!r} compares statements {one} and {other} but does not hold both")


def _check_words(point: Point, statement: Statement, account: StoryAccount | None) -> None:
    where = f"point {point.id!r}, account {statement.account!r}"
    if account is None:
        raise ValueError(f"{where}: the story does not hold this account")
    if not 0 <= statement.start < statement.end <= len(account.text):
        raise ValueError(f"{where}: no words at {statement.start} to {statement.end}")
    if account.text[statement.start : statement.end] != statement.text:
        raise ValueError(f"{where}: the words at {statement.start} to {statement.end} are not the statement's")
