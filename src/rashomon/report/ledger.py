"""The story as a CSV ledger: one row a statement, for a spreadsheet."""

import csv
import io
import re

from rashomon.types import Story

COLUMNS = (
    *("point", "status", "outlet", "quote", "start", "end", "by", "url", "published", "account", "origin"),
    *("cue", "denied"),
)

# A spreadsheet takes a field that begins so for a formula (OWASP, "CSV Injection"; the wide signs count in Japanese
# settings). Apostrophes before the sign are matched too, so that taking one away always gives the field back.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


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
            rows.writerow([safe(field) for field in (*words, *rest)])
    return sheet.getvalue()


def safe(field: str | int | None) -> str:
    """The field as a spreadsheet can hold it: one apostrophe before what it would take for a formula."""
    text = "" if field is None else str(field)
    return "'" + text if _FORMULA.match(text) else text
