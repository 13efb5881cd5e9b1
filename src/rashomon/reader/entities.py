"""Entities: names of people, organisations, places and peoples, and which mentions are one.

Where the text has capitals they bound the names; flattened text leaves the word lists, titles and patterns to do it.
The
same steps serve both: what may be part of a name is decided word by word (`reader.naming`), the rest is shared.
"""

from collections.abc import Sequence

from rashomon.reader.naming import Mention, mentions
from rashomon.text.names import fold, person, same_person, strip_titles
from rashomon.types import Entity, EntityKind, Span


class _Cluster:
    """Mentions taken to be one entity, while they are gathered."""

    def __init__(self, name: str, kind: EntityKind) -> None:
        self.name = name
        self.kind = kind
        self.spans: list[Span] = []


def entities(text: str, skip: Sequence[Span] = ()) -> tuple[Entity, ...]:
    """Who and what is named, in order of first mention. Words inside `skip` (page furniture) are passed over.

    A family name alone, or with a title, joins the last person of that name; other names join where they are spelt
    alike.
    `name` is the fullest form, as the text spells it.
    """
    clusters: list[_Cluster] = []
    by_key: dict[tuple[str, str], _Cluster] = {}
    families: dict[str, list[_Cluster]] = {}
    for m in mentions(text, skip):
        written = " ".join(text[m.start : m.end].split())
        cluster = _person(written, by_key, families) if m.kind == "person" else by_key.get(("", fold(written)))
        if cluster is None:
            cluster = _Cluster(written, m.kind)
            clusters.append(cluster)
        _note(cluster, written, m, by_key, families)
    return tuple(Entity(f"e{n}", c.name, c.kind, tuple(c.spans)) for n, c in enumerate(clusters, 1))


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
    written: str,
    m: Mention,
    by_key: dict[tuple[str, str], _Cluster],
    families: dict[str, list[_Cluster]],
) -> None:
    """Adds a mention to its cluster and the cluster to the indexes."""
    cluster.spans.append(Span(m.start, m.end))
    space = "person" if m.kind == "person" else ""
    by_key.setdefault((space, fold(written)), cluster)
    if m.kind == "person":
        family = (strip_titles(fold(written).split()) or [""])[-1]
        known = families.setdefault(family, [])
        if cluster not in known:
            known.append(cluster)
        if len(written.split()) > len(cluster.name.split()):
            cluster.name = written
    for alias in m.aliases:
        by_key.setdefault((space, alias), cluster)
