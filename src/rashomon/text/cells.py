"""What a spreadsheet may be given as the field of a table."""

import re

# A spreadsheet takes a field that begins so for a formula (OWASP, "CSV Injection"; the wide signs count in Japanese
# settings). Apostrophes before the sign are matched too, so that taking one away always gives the field back.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def safe(field: str) -> str:
    """The field as a spreadsheet can hold it: one apostrophe before what it would take for a formula."""
    return "'" + field if _FORMULA.match(field) else field
