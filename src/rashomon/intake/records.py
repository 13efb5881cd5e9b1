"""A JSON object to an account's fields: what is required, what is optional, and what is let go with a word."""

import json
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from rashomon.intake.checks import Refused, refuse_wordless
from rashomon.intake.decode import well_formed
from rashomon.text.almanac import FIRST_YEAR

_OPTIONAL = ("outlet", "title", "published", "url")


class NotJson(Refused):
    """Something that is not JSON where JSON is needed."""


class Meta(NamedTuple):
    """What is known of an account beside its text, and the notes that arose in finding it out."""

    id: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def parse(text: str) -> Any:
    """JSON to values. Raises `NotJson` with the place where it breaks, `Refused` for JSON that cannot be held."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        what = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        place = "at its end" if error.pos >= len(text.rstrip()) else f"at character {error.pos + 1}"
        raise NotJson(f"this is not valid JSON ({what}, {place})") from None
    except RecursionError:
        raise Refused("this JSON is nested too deeply to be an account") from None
    except ValueError:
        raise Refused("this JSON holds a number too long to be read") from None


def text_of(record: object) -> tuple[str, tuple[str, ...]]:
    """The record's text exactly as given, and notes. Raises `Refused` if there is none, or none with words."""
    text = _object(record).get("text")
    if text is None:
        raise Refused('the record has no "text"; an account needs "id" and "text"')
    if not isinstance(text, str):
        raise Refused(f'the record\'s "text" is {_kind(text)}, where text is needed')
    kept = well_formed(text)
    refuse_wordless(kept, "the record's text")
    note = "the text holds halves of surrogate pairs, which are no characters; U+FFFD stands in their place"
    return kept, (() if kept == text else (note,))


def meta_of(record: object) -> Meta:
    """The record's id and optional fields. Raises `Refused` if the id is missing or unusable."""
    found = _object(record)
    notes: list[str] = []
    fields = {name: _optional(name, found.get(name), notes) for name in _OPTIONAL}
    given = fields["published"]
    if given is not None:
        fields["published"] = iso_date(given)
        if fields["published"] is None:
            notes.append(
                f'"published" is "{given[:60]}", which is no date of publication such as 2020-01-08; it is left out'
            )
    return Meta(_id(found.get("id")), **fields, notes=tuple(notes))


def iso_date(given: str) -> str | None:
    """A publication date in ISO 8601: as given where it is that already, from the form of e-mail and feeds, or None.

    None as well for placeholders of software that knows no date, such as 0001-01-01.
    """
    given = given.strip()
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        try:
            moment = parsedate_to_datetime(given)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return moment.isoformat() if moment.year >= FIRST_YEAR else None
    if moment.year < FIRST_YEAR:
        return None
    if given[4:5] == "-" and given[5:6].isdigit():
        return given
    return date.isoformat(moment.date()) if len(given) <= len("2020-W01-1") else moment.isoformat()


def _object(record: object) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise Refused(f'this is {_kind(record)}, where an object with "id" and "text" is needed')
    return record


def _id(value: object) -> str:
    """The id. A whole number is taken as its digits, since many tables number their rows."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None:
        raise Refused('the record has no "id"; an account needs "id" and "text"')
    if not isinstance(value, str):
        raise Refused(f'the record\'s "id" is {_kind(value)}, where text or a whole number is needed')
    if not value.strip():
        raise Refused('the record\'s "id" is blank')
    return well_formed(value)


def _optional(name: str, value: object, notes: list[str]) -> str | None:
    if value is None or isinstance(value, str):
        return well_formed(value) if value and value.strip() else None
    notes.append(f'"{name}" is {_kind(value)}, where text is needed; it is left out')
    return None


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    names = ((str, "text"), (int | float, "a number"), (list, "a list"), (dict, "an object"), (type(None), "null"))
    return next(name for kind, name in names if isinstance(value, kind))
