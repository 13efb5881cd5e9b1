"""What rashomon itself wrote: a story about accounts is no account, though it often lies in one folder with them."""

import re

from rashomon.intake.checks import Refused

_HEAD = 4096
_TAIL = 400
_JSON = r"\ufeff?\s*\[?\s*\{\s*"
_TEXT = r'"(?:[^"\\]|\\.)*"'
_ROW = rf'"event_id":\s*{_TEXT},\s*"event_date":'
_MADE = (
    ("a story page", re.compile(r"\s*<!doctype html>.*<meta name=\"generator\" content=\"rashomon\b", re.DOTALL)),
    ("a story", re.compile(_JSON + r'"schema":\s*"rashomon/')),
    ("a reading", re.compile(rf'{_JSON}"id":\s*{_TEXT},\s*(?:"\w+":\s*(?:\w+|{_TEXT}),\s*)*"sentences":\s*\[')),
    ("a list of stories", re.compile(_JSON + r'"stories":\s*\[\s*\{\s*"accounts":')),
    ("a list of stories", re.compile(_JSON + r'"accounts":\s*\[[^\]]*\],\s*"why":\s*\[')),
    ("a list of stories", re.compile(_JSON + r'"number":\s*\d+,\s*"file":')),
    ("a story ledger", re.compile("point,status,outlet,quote,start,end,by,")),
    ("an event ledger", re.compile("event_id,event_date,event_date_end,")),
    ("an event ledger", re.compile(_JSON + _ROW)),
    ("an event ledger", re.compile(_JSON + r'"type":\s*"FeatureCollection",\s*"features":\s*\[\s*\{.*?\{' + _ROW)),
)
_BRIEF = re.compile(r"# \d+ accounts? of one event\s")
_BRIEF_END = "The brief does not decide who is right.\n"


class Ours(Refused):
    """An output of this program among the inputs. In a folder it is passed over with a warning; named, it is lost."""


def refuse_ours(head: str, tail: str = "") -> None:
    """Raise `Ours` for the beginning of a text, or a whole one with its end as `tail`, that rashomon wrote.

    Each form is told by what only its writer puts there: the page's generator tag, the schema or the first fields of
    the JSON, the ledger's columns, the brief's first and last line.
    """
    head = head[:_HEAD]
    kind = next((kind for kind, form in _MADE if form.match(head)), None)
    if kind is None and _BRIEF.match(head) and tail[-_TAIL:].replace("\r\n", "\n").endswith(_BRIEF_END):
        kind = "a story brief"
    if kind:
        raise Ours(f"this is {kind} that rashomon wrote, not an account")
