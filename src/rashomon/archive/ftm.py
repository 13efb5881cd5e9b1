"""Stories as FollowTheMoney entities, which Aleph and its family take: articles, who and what they name, mentions."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.types import Story

SCHEMATA = {"person": "Person", "organisation": "Organization", "group": "LegalEntity"}
"""What a member of the cast is called there; places, facilities and the unnamed have no schema of their own."""
LONGEST = 65_000
"""Characters of one value at most, as Aleph keeps them."""


def entities(archive: str, stories: Iterable[tuple[str, Story]]) -> Iterator[dict[str, Any]]:
    """One entity a line: each with `id`, `schema` and `properties`, all of whose values are lists of text."""
    seen: set[str] = set()
    for name, story in stories:
        for entity in _of_story(archive, name, story):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield entity


def _of_story(archive: str, name: str, story: Story) -> Iterator[dict[str, Any]]:
    for account in story.accounts:
        yield _entity(
            _id(archive, "account", account.id),
            "Article",
            title=account.title,
            fileName=account.id,
            publisher=account.outlet,
            publishedAt=account.published,
            sourceUrl=account.url,
            language=account.language,
            contentHash=None,
            bodyText=account.text[:LONGEST],
        )
    for member in story.cast:
        if member.kind not in SCHEMATA:
            continue
        key = _id(archive, name, member.id)
        spellings = sorted({c.words for c in member.names} - {member.name})
        country = member.country.lower() if member.country else None
        titles = [c.words for c in member.titles] if member.kind == "person" else []
        entity = _entity(key, SCHEMATA[member.kind], name=member.name, country=country)
        entity["properties"] |= {k: v for k, v in (("alias", spellings), ("position", sorted(set(titles)))) if v}
        yield entity
        for called in member.names:
            for span in called.spans[:1]:
                yield _entity(
                    _id(archive, key, called.account, called.words, str(span.start)),
                    "Mention",
                    document=_id(archive, "account", called.account),
                    resolved=key,
                    name=called.words,
                    detectedSchema=SCHEMATA[member.kind],
                )


def _entity(key: str, schema: str, **values: str | None) -> dict[str, Any]:
    kept = {k: [v] for k, v in values.items() if v}
    return {"id": key, "schema": schema, "properties": kept}


def _id(*parts: str) -> str:
    return "rashomon-" + hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:40]
