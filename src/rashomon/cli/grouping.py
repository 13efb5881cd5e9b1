"""The stories of a stream, and the state from which the next run goes on."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon import pipeline
from rashomon.cli.messages import Messages
from rashomon.cli.output import Target, WorkError, to_bytes, to_json, writing
from rashomon.types import Account, Group, Groups


def write_groups(messages: Messages, accounts: Iterable[Account], target: Target, state: Path | None) -> None:
    """Sort the stream, and write its stories: one a line as they close, or all at the end in the order of their firsts.

    With `state` the stream is taken up where that left it, and it is put in place when the stories are written.
    """
    grouper = pipeline.open_stories(_saved(state))
    new = _new(messages, accounts, grouper)
    with messages.steps("Grouping", to_stdout=target.path is None) as steps, writing(target.path) as file:
        if target.form == "jsonl":
            for group in _closing(steps.over(new), grouper):
                file.write(to_bytes(to_json(group) + "\n"))
            kept = grouper.save() if state else b""
            for group in grouper.finish(goes_on=state is not None):
                file.write(to_bytes(to_json(group) + "\n"))
        else:
            first = _Numbers()
            groups = list(_closing(first.over(steps.over(new)), grouper))
            kept = grouper.save() if state else b""
            groups += grouper.finish(goes_on=state is not None)
            groups.sort(key=lambda g: first.found.get(g.accounts[0], -1))
            file.write(to_bytes(to_json(Groups(stories=tuple(groups))) + "\n"))
        if state:
            with writing(state) as saved:
                saved.write(kept)


class _Numbers:
    """In which order accounts came; those of earlier runs came before."""

    def __init__(self) -> None:
        self.found: dict[str, int] = {}

    def over(self, accounts: Iterable[Account]) -> Iterator[Account]:
        for account in accounts:
            self.found[account.id] = len(self.found)
            yield account


def _closing(accounts: Iterable[Account], grouper: "pipeline.Grouper") -> Iterator[Group]:
    for account in accounts:
        yield from grouper.add(account)


def _new(messages: Messages, accounts: Iterable[Account], grouper: "pipeline.Grouper") -> Iterator[Account]:
    """The accounts that no earlier run had."""
    for account in accounts:
        if grouper.knows(account.id):
            messages.say(f'the account "{account.id}" came in an earlier run; it is passed over')
        else:
            yield account


def _saved(state: Path | None) -> bytes | None:
    try:
        return state.read_bytes() if state else None
    except FileNotFoundError:
        return None
    except OSError as e:
        raise WorkError(f"cannot read {state}: {e.strerror or e}") from e
