"""Who has which id: every account of a run has one of its own."""

from hashlib import blake2b
from typing import NamedTuple

from rashomon.intake.checks import Refused


class Where(NamedTuple):
    """Where an account came from: an input and, in JSON Lines, the line (from 1)."""

    input: str
    line: int | None = None

    def __str__(self) -> str:
        return self.input if self.line is None else f"{self.input}, line {self.line}"


class Ids:
    """The ids given so far, each with where it came from and a digest of its text.

    With `repeats` a record may come again to the letter: then its id stands for the same words each time.
    """

    def __init__(self, *, repeats: bool = False) -> None:
        self._repeats = repeats
        self._seen: dict[str, tuple[Where, bytes]] = {}

    def claim(self, wanted: str, text: str, where: Where) -> str | None:
        """Take an id that a record gives itself. Raises `Refused`, naming who has it, if it is taken.

        Returns a note where the record is a repeat that may be.
        """
        taken = self._seen.get(wanted)
        if taken is None:
            self._seen[wanted] = (where, _digest(text))
            return None
        same = taken[1] == _digest(text)
        reason = f'the id "{wanted}" is taken by {taken[0]}, with {"exactly the same" if same else "another"} text'
        if same and self._repeats:
            return f"{reason}; it is read again"
        raise Refused(f"{reason}; the first is kept, this one is not")

    def invent(self, wanted: str, folder: str, text: str, where: Where) -> str:
        """An id for a file: `wanted`, or where that is taken `folder-wanted`, then `folder-wanted-2` and so on."""
        chosen = wanted
        if chosen in self._seen and folder:
            chosen = wanted = f"{folder}-{wanted}"
        number = 2
        while chosen in self._seen:
            chosen = f"{wanted}-{number}"
            number += 1
        self._seen[chosen] = (where, _digest(text))
        return chosen

    def holder(self, taken: str) -> Where:
        """Where the account with this id came from."""
        return self._seen[taken][0]


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8"), digest_size=16).digest()
