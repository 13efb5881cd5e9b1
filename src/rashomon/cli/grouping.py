"""The stories of a stream, and the state from which the next run goes on."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon import pipeline
from rashomon.cli.messages import Messages
from rashomon.cli.output import Target, WorkError, to_bytes, to_json, writing
from rashomon.cli.streaming import Elsewhere, out
from rashomon.types import Account, Group, Groups


def write_groups(
    messages: Messages,
    accounts: Iterable[Account],
    target: Target | Elsewhere,
    state: Path | None,
    engine: str,
    address: str | None,
) -> None:
    """Sort the stream, and write its stories: one a line as they close, or all at the end in the order of their firsts.

    With `state` the stream is taken up where that left it, and it is put in place when the stories are written.
    """
    numbers = _Numbers()
    with messages.steps("Grouping", to_stdout=target == Target(None, target.form)) as steps, out(target) as file:
        if engine == "ray":
            found = pipeline.group_on_ray(numbers.over(steps.over(accounts)), address)
        else:
            grouper = pipeline.open_stories(_saved(state))
            local = _Local(grouper, goes_on=state is not None)
            found = local.stories(numbers.over(steps.over(_new(messages, accounts, grouper))))
        if target.form == "jsonl":
            for group in found:
                file.write(to_bytes(to_json(group) + "\n"))
        else:
            stories = tuple(sorted(found, key=lambda g: numbers.found.get(g.accounts[0], -1)))
            file.write(to_bytes(to_json(Groups(stories=stories)) + "\n"))
        if state:
            with writing(state) as saved:
                saved.write(local.saved)


class _Local:
    """A stream sorted here, and what it leaves to go on with."""

    def __init__(self, grouper: "pipeline.Grouper", *, goes_on: bool) -> None:
        self._grouper, self._goes_on = grouper, goes_on
        self.saved = b""

    def stories(self, accounts: Iterable[Account]) -> Iterator[Group]:
        for account in accounts:
            yield from self._grouper.add(account)
        if self._goes_on:
            self.saved = self._grouper.save()
        yield from self._grouper.finish(goes_on=self._goes_on)


class _Numbers:
    """In which order accounts came; those of earlier runs came before."""

    def __init__(self) -> None:
        self.found: dict[str, int] = {}

    def over(self, accounts: Iterable[Account]) -> Iterator[Account]:
        for account in accounts:
            self.found[account.id] = len(self.found)
            yield account


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
