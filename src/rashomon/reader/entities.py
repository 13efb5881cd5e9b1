"""Entities: which of the names that the model found are one, and what each is called in full."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from rashomon.reader.closed import FUNCTION_WORDS
from rashomon.reader.gazetteer import SHIPPED, Gazetteer
from rashomon.reader.hearing import Name
from rashomon.reader.marked import Marked, Token
from rashomon.reader.noplaces import only_places
from rashomon.reader.passedover import with_passed_over
from rashomon.reader.toponyms import FACILITIES, Mention, placed
from rashomon.text.names import fold, person, same_person, strip_titles
from rashomon.types import Entity, EntityKind, Span

KINDS = frozenset(get_args(EntityKind))


class _Cluster:
    """Mentions taken to be one entity, while they are gathered."""

    def __init__(self, name: str, kind: EntityKind) -> None:
        self.name = name
        self.kind = kind
        self.spans: list[Span] = []


def entities(
    text: str, marked: Marked, names: Iterable[Name], gone: list[bool], gazetteer: Gazetteer = SHIPPED
) -> tuple[Entity, ...]:
    """Who and what is named, in order of first mention; nothing of words that are gone (the page's furniture).

    A family name alone, or with a title, joins the last person of that name; other names join where they are spelt
    alike, or are the initials of one. `name` is the fullest form, as the text spells it.
    """
    clusters: list[_Cluster] = []
    by_key: dict[tuple[str, str], _Cluster] = {}
    families: dict[str, list[_Cluster]] = {}
    tokens = marked.tokens
    named = with_passed_over(tokens, [n for n in names if not any(gone[n.start : n.end])], gone)
    found = list(_settled(list(_mentions(text, tokens, named))))
    places = placed(text, tokens, found, marked.flattened, gazetteer)
    for m in only_places(text, tokens, places, marked.flattened, gazetteer):
        if any(gone[m.start : m.end]):
            continue
        cluster = _person(m.written, by_key, families) if m.kind == "person" else by_key.get(("", fold(m.written)))
        if cluster is None:
            cluster = _Cluster(m.written, m.kind)
            clusters.append(cluster)
        cluster.spans.append(Span(tokens[m.start].start, tokens[m.end - 1].end))
        _note(cluster, m, by_key, families)
    return tuple(Entity(f"e{n}", c.name, c.kind, tuple(c.spans)) for n, c in enumerate(clusters, 1))


def _mentions(text: str, tokens: list[Token], names: Iterable[Name]) -> Iterator[Mention]:
    """The model's names that are of a kind of entity and hold more than small words."""
    for n in _joined(names, tokens):
        words = [t.plain for t in tokens[n.start : n.end]]
        if n.kind not in KINDS or FUNCTION_WORDS.issuperset(words) or len("".join(words)) == 1:
            continue
        kind: EntityKind = n.kind  # type: ignore[assignment]
        if kind in ("place", "organisation") and len(words) > 1 and words[-1] in FACILITIES:
            kind = "facility"
        yield Mention(n.start, n.end, " ".join(text[tokens[n.start].start : tokens[n.end - 1].end].split()), kind)


def _joined(names: Iterable[Name], tokens: list[Token]) -> Iterator[Name]:
    """Persons' names put together again where the stop after an initial parted them."""
    held: Name | None = None
    for n in names:
        persons = held is not None and n.kind == held.kind == "person"
        if held and persons and n.start - held.end <= 1 and len(tokens[n.start - 1].plain) == 1:
            held = held._replace(end=n.end)
            continue
        if held:
            yield held
        held = n
    if held:
        yield held


def _settled(found: list[Mention]) -> Iterator[Mention]:
    """A lone word that is the family name of a person of this text, and oftener a person than not, is that person."""
    families = {_family(m.written) for m in found if m.kind == "person" and " " in m.written}
    kinds = Counter((fold(m.written), m.kind == "person") for m in found if " " not in m.written)
    for m in found:
        key = fold(m.written)
        if m.kind != "person" and key in families and kinds[key, True] >= kinds[key, False]:
            m = m._replace(kind="person")
        yield m


def _family(written: str) -> str:
    return (strip_titles(fold(written).split()) or [""])[-1]


def _person(
    written: str, by_key: dict[tuple[str, str], _Cluster], families: dict[str, list[_Cluster]]
) -> _Cluster | None:
    """The person that this name means, among those named before: the same name, or the last one whose name agrees."""
    exact = by_key.get(("person", fold(written)))
    if exact:
        return exact
    parts = person(written)
    candidates = families.get(parts.family.split()[-1] if parts.family else "", [])
    for cluster in reversed(candidates):
        if same_person(cluster.name, written):
            return cluster
    return None


def _note(
    cluster: _Cluster,
    m: Mention,
    by_key: dict[tuple[str, str], _Cluster],
    families: dict[str, list[_Cluster]],
) -> None:
    """Adds the cluster to the indexes under what the mention may be called later."""
    space = "person" if m.kind == "person" else ""
    key = fold(m.written)
    by_key.setdefault((space, key), cluster)
    if m.kind == "person":
        known = families.setdefault(_family(m.written), [])
        if cluster not in known:
            known.append(cluster)
        if len(m.written.split()) > len(cluster.name.split()):
            cluster.name = m.written
    elif m.kind == "organisation":
        initials = "".join(w[0] for w in key.split() if w not in FUNCTION_WORDS)
        if 3 <= len(initials) <= 6:
            by_key.setdefault((space, initials), cluster)
