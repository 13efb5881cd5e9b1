"""Words that say in what capacity somebody acts: a table kept by hand (`data/actors.tsv`, whose head says its form)."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

from rashomon.types import ActorRole

Form = Literal["name", "word", "body", "title", "office", "arm", "honour", "part", "past", "capital"]
ROLES = frozenset(get_args(ActorRole))
TITLE_HEADS: frozenset[Form] = frozenset(("word", "title", "office", "arm"))
"""Forms that may end a title, or the words for those who have no name."""
BODY_HEADS: frozenset[Form] = frozenset(("word", "body", "office"))
"""Forms that may end the name of a body."""
LONGEST = 4
"""Words that are looked up together within a phrase; a whole name may be longer."""


class Capacity(NamedTuple):
    """An entry of the table: its form, the role and country it says, each null for none."""

    form: Form
    role: ActorRole | None
    country: str | None


@cache
def table() -> dict[str, Capacity]:
    """All entries, by their words."""
    lines = (files("rashomon.reader") / "data" / "actors.tsv").read_text("utf-8").splitlines()
    found = {}
    for line in lines:
        if not line.startswith("#"):
            words, form, role, country = (None if cell == "-" else cell for cell in line.split("\t"))
            found[words] = Capacity(form, role, country)  # type: ignore[arg-type]
    return found  # type: ignore[return-value]


@lru_cache(maxsize=65536)
def capacity(key: str) -> Capacity | None:
    """The entry of some folded words, in the plural, too."""
    return table().get(key) or table().get(singular(key))


def singular(key: str) -> str:
    """The words with the last one as it is in the singular, as far as its ending tells."""
    if key.endswith("men"):
        return key[:-2] + "an"
    if key.endswith("ies"):
        return key[:-3] + "y"
    return key[:-1] if key.endswith("s") and not key.endswith("ss") else key


def is_plural(word: str) -> bool:
    """Whether a word is the plural of one that the table has."""
    return singular(word) != word and singular(word) in table()
