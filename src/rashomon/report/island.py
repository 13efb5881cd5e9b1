"""What the page's script works with: the story's facts without its texts, which stand in the page already."""

import json
from collections.abc import Sequence

from rashomon.report.safety import web_address, writable
from rashomon.types import Point, Statement, Story


def island(story: Story, names: dict[str, str]) -> str:
    """JSON for a script element that is never run; nothing in it can end the element."""
    accounts = {account.id: index for index, account in enumerate(story.accounts)}
    texts = {account.id: account.text for account in story.accounts}
    origins = {origin.id: index for index, origin in enumerate(story.origins)}
    held = {
        "schema": story.schema_,
        "madeBy": story.made_by,
        "madeAt": story.made_at,
        "accounts": [
            {
                "id": account.id,
                "name": names[account.id],
                "outlet": account.outlet,
                "title": account.title,
                "published": account.published,
                "url": account.url,
                "href": web_address(account.url),
                "words": account.words,
                "sha256": account.sha256,
                "copyOf": account.copy_of,
                "flat": account.flattened,
            }
            for account in story.accounts
        ],
        "origins": [[origin.id, origin.name, origin.kind] for origin in story.origins],
        "points": [_point(point, accounts, origins, texts) for point in story.points],
    }
    text = json.dumps(_clean(held), ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")


def _point(point: Point, accounts: dict[str, int], origins: dict[str, int], texts: dict[str, str]) -> list[object]:
    return [
        point.id,
        point.status,
        point.outlets,
        point.origins,
        point.importance,
        [accounts[a] for a in point.silent if a in accounts],
        [_said(said, accounts, origins, texts[said.account]) for said in point.statements],
        [[d.aspect, *d.between, d.why, *(d.values or ())] for d in point.differences],
    ]


def _said(said: Statement, accounts: dict[str, int], origins: dict[str, int], text: str) -> Sequence[object]:
    """Account, start, end, by, cue, origin, flags; what is empty at the end is left off.

    `by` is where its words stand, in the account, or else the words.
    """
    by: object = said.by
    if said.by and said.by_span and text[said.by_span.start : said.by_span.end] == said.by:
        by = [said.by_span.start, said.by_span.end - said.by_span.start]
    flags = said.denied + 2 * said.role
    row: list[object] = [
        accounts[said.account],
        said.start,
        said.end,
        by or 0,
        said.cue or 0,
        origins.get(said.origin or "", -1) + 1,
        flags,
    ]
    while not row[-1]:
        row.pop()
    return row


def _clean(value: object) -> object:
    """The same with every character one that a page can hold."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {key: _clean(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(held) for held in value]
    return value
