"""Who reads: this process, worker processes, or a cluster; and the stories of a stream written one by one."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from rashomon import pipeline
from rashomon.cli.messages import Messages
from rashomon.cli.output import UsageError, WorkError, clear_drafts, to_bytes, to_json, writing
from rashomon.types import Account, EntryAccount, Group, KnownPlace, PageAsked, PageMade, Problem, Reading, StoryEntry

ENGINES = ("local", "ray")
JOURNAL, DONE = ".rashomon-journal", ".rashomon-pages"
A_PAGE = 200
"""Stories on one page of the index."""
TITLE_WORDS = 12
_STORY = r"story-\d+\.(html|json|md|csv)"
_WRITTEN = rf"{_STORY}|(index|index-\d+)\.html|stories\.jsonl"
"""Names of a story's page, and of all files of such a folder."""


class Working(NamedTuple):
    """How the reading is shared out. Without `jobs`, threads of this process do it."""

    jobs: int | None = None
    engine: str = "local"
    address: str | None = None

    def checked(self) -> "Working":
        """Itself. Raises UsageError for what there is not."""
        if self.engine not in ENGINES:
            raise UsageError(f"there is no engine {self.engine!r}; it is one of {', '.join(ENGINES)}")
        if self.address and self.engine == "local":
            raise UsageError("--address belongs to --engine ray")
        return self

    def workers(self, own_places: tuple[KnownPlace, ...], usual: int) -> "pipeline.Workers":
        """Those who read; `usual` of them where it is not said."""
        if self.engine == "ray":
            return pipeline.worker_actors(self.jobs or usual, self.address, gazetteer=own_places)
        return pipeline.worker_processes(self.jobs or usual, gazetteer=own_places)

    def accounts(self, inputs: list[str], *, repeats: bool = False) -> Iterator[Account | Problem]:
        """What comes in; for a cluster also from where it keeps its files."""
        store = pipeline.store() if self.engine == "ray" else None
        return pipeline.stream(inputs, stdin=sys.stdin.buffer, repeats=repeats, store=store)

    def readings(
        self,
        items: Iterable[Account | Problem],
        own_places: tuple[KnownPlace, ...],
        journal: "pipeline.Journal | None" = None,
    ) -> Iterator[tuple[Account, Reading] | Problem]:
        """Each account with its reading, in the order given; what a journal holds is not read again."""
        if self.engine == "local" and not self.jobs:
            yield from pipeline.readings(items, gazetteer=own_places, journal=journal)
            return
        workers = self.workers(own_places, pipeline.cores())
        for found in pipeline.readings_by(workers, items, gazetteer=own_places, journal=journal):
            yield found if isinstance(found, Problem) else (found.account, found.reading)


class _Held(NamedTuple):
    account: Account
    number: int
    place: int


class Stories:
    """One run of `report --group`: a page a story in a folder, as each story closes, and an index at the end.

    Two journals lie in the folder until the run is done: the readings, and what was written of each story. A run that
    is cut off goes on from them and repeats neither.
    """

    def __init__(self, messages: Messages, folder: Path, form: str) -> None:
        self._messages, self._folder, self._form = messages, folder, form
        self._held: dict[str, _Held] = {}
        self._entries: list[tuple[int, int]] = []
        """The first account's number and the place in the journal, a story."""
        try:
            folder.mkdir(exist_ok=True)
            present = {p.name for p in folder.iterdir()}
            if present and JOURNAL not in present:
                raise WorkError(f"cannot write to {folder}: it is not empty; name a new folder")
            self._readings = pipeline.journal(folder / JOURNAL)
            self._written = pipeline.journal(folder / DONE)
        except OSError as e:
            raise WorkError(f"cannot write to {folder}: {e.strerror or e}") from e

    def write(self, inputs: list[str], own_places: tuple[KnownPlace, ...], working: Working) -> None:
        """The whole run."""
        try:
            self._pages(inputs, own_places, working)
            self._index()
        except BaseException:  # an interrupt, too
            self._messages.say(f"{self._folder}: what was done is kept; the same command goes on from there")
            raise
        self._clean()

    def _pages(self, inputs: list[str], own_places: tuple[KnownPlace, ...], working: Working) -> None:
        workers = working.workers(own_places, pipeline.cores())
        makers = pipeline.page_makers(working.jobs or pipeline.cores())
        items = working.accounts(inputs)
        made = self._messages.usable(pipeline.readings_by(workers, items, gazetteer=own_places, journal=self._readings))
        grouper = pipeline.open_stories()
        try:
            with self._messages.steps("Reading and grouping") as steps:
                for number, kept in enumerate(steps.over(made), 1):
                    self._messages.told(kept.reading)
                    assert kept.place is not None
                    self._held[kept.account.id] = _Held(kept.account, number, kept.place)
                    for group in grouper.add(kept.account):
                        self._story(makers, group)
            with self._messages.steps("Writing the last stories") as steps:
                for group in steps.over(grouper.finish()):
                    self._story(makers, group)
                makers.finish()
        finally:
            makers.close()

    def _story(self, makers: "pipeline.Ahead", group: Group) -> None:
        """Have a story's page made, unless an earlier run has; then it is let go."""
        held = [self._held.pop(i) for i in group.accounts]
        key = pipeline.key_of(msgspec.msgpack.encode((group, self._form, [h.number for h in held])))
        if again := self._written.again(key):
            self._entries.append((held[0].number, again[1]))
            return
        packed = tuple(self._readings.at(h.place) for h in held)
        asked = PageAsked(accounts=tuple(h.account for h in held), readings=packed, form=self._form)
        makers.give(msgspec.msgpack.encode(asked), lambda answer: self._put(key, group, held, answer))

    def _put(self, key: bytes, group: Group, held: list[_Held], answer: bytes | None) -> None:
        """Write a story's page, and that it was written."""
        lost = PageMade(fault="the process that puts it together ended over it, twice")
        made = msgspec.msgpack.decode(answer, type=PageMade) if answer else lost
        name: str | None = f"story-{held[0].number:06d}.{self._form}"
        if made.fault:
            self._messages.lost += 1
            self._messages.say(f'the story of "{group.accounts[0]}": no page could be made ({made.fault})')
            name = None
        else:
            with writing(self._folder / str(name)) as file:
                file.write(to_bytes(made.text))
        entry = StoryEntry(
            number=held[0].number,
            file=name,
            title=_title(held[0].account),
            accounts=tuple(
                EntryAccount(id=a.id, outlet=a.outlet, title=a.title, published=a.published, why=why)
                for (a, _, _), why in zip(held, group.why, strict=True)
            ),
            changes=group.changes,
            points=made.points,
        )
        self._entries.append((held[0].number, self._written.put(key, msgspec.msgpack.encode(entry))))

    def _index(self) -> None:
        """The index and the list for programs, in the order of the stories' first accounts, a page at a time."""
        order = [place for _, place in sorted(self._entries)]
        pages = max(1, -(-len(order) // A_PAGE))
        with writing(self._folder / "stories.jsonl") as lines:
            for page in range(pages):
                part = order[page * A_PAGE : (page + 1) * A_PAGE]
                entries = [msgspec.msgpack.decode(self._written.at(place), type=StoryEntry) for place in part]
                lines.writelines(to_bytes(to_json(entry) + "\n") for entry in entries)
                with writing(self._folder / pipeline.index_name(page + 1)) as file:
                    file.write(to_bytes(pipeline.stories_index(entries, page + 1, pages)))

    def _clean(self) -> None:
        """Take away the journals, drafts of runs that were killed, and pages of an earlier run on other accounts that
        was never finished."""
        wanted = {f"story-{number:06d}.{self._form}" for number, _ in self._entries}
        for path in self._folder.iterdir():
            if re.fullmatch(_STORY, path.name) and path.name not in wanted:
                path.unlink()
        clear_drafts(self._folder, _WRITTEN)
        self._readings.close()
        self._written.close()
        for name in (DONE, JOURNAL):
            (self._folder / name).unlink()


def _title(account: Account) -> str:
    if account.title:
        return account.title
    words = account.text.split()
    return " ".join(words[:TITLE_WORDS]) + (" …" if len(words) > TITLE_WORDS else "")


def folder_of(output: list[Path] | None, form: str | None, forms: tuple[str, ...]) -> tuple[Path, str]:
    """Where the stories go, and in which form. Raises UsageError."""
    if form is not None and form not in forms:
        raise UsageError(f"there is no form {form!r} here; it is one of {', '.join(forms)}")
    if not output or len(output) > 1 or str(output[0]) == "-":
        raise UsageError("report --group writes a page a story: name one folder with -o")
    return output[0], form or "html"
