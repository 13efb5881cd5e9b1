"""The story as a CSV ledger: one row a statement, for a spreadsheet."""

import csv
import io

from rashomon.text.cells import safe
from rashomon.types import Story

COLUMNS = (
    *("point", "status", "outlet", "quote", "start", "end", "by", "url", "published", "account", "origin"),
    *("cue", "denied"),
)


def write(story: Story) -> str:
    r"""Header and rows as RFC 4180 has them, lines ending in `\r\n`; `origin` is its name, `denied` true or false."""
    accounts = {account.id: account for account in story.accounts}
    origins = {origin.id: origin.name for origin in story.origins}
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for point in story.points:
        for said in point.statements:
            account = accounts[said.account]
            origin = origins.get(said.origin or "", said.origin)
            words = (point.id, point.status, account.outlet, said.text, said.start, said.end, said.by)
            rest = (account.url, account.published, account.id, origin, said.cue, "true" if said.denied else "false")
            rows.writerow([safe("" if field is None else str(field)) for field in (*words, *rest)])
    return sheet.getvalue()
