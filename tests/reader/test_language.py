"""Which accounts are read: those in English, whatever their make."""

import pytest

from rashomon.reader import read
from rashomon.reader.language import language
from rashomon.text.words import flatten
from rashomon.types import Account

ENGLISH = "The old dam above Tolle broke at dawn on Tuesday and some of the people had to leave their homes, she said."
OTHERS = {
    "de": "Der alte Damm oberhalb der Stadt ist am Dienstag gebrochen, und die Menschen mussten ihre Häuser verlassen.",
    "fr": "Le vieux barrage au-dessus de la ville a cédé mardi à l'aube et les habitants ont dû quitter leurs maisons.",
    "es": "La vieja presa situada sobre la ciudad se rompió el martes y los vecinos tuvieron que dejar sus casas.",
    "ru": "Старая плотина над городом рухнула во вторник на рассвете, и жителям пришлось покинуть свои дома навсегда.",
}


@pytest.mark.parametrize("text", [ENGLISH, flatten(ENGLISH), ENGLISH.upper(), "Dam breaks", ""])
def test_english_is_read(text: str) -> None:
    assert language(text) == "en"
    assert read(Account(id="a", text=text)).unread is None


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_kept_unread_with_their_sentences(code: str) -> None:
    r = read(Account(id="a", text=OTHERS[code] + "\n" + OTHERS[code]))
    assert r.language == code
    assert r.unread == f"not in English (language {code})"
    assert [s.text for s in r.sentences] == [OTHERS[code], OTHERS[code]]
    layers = (r.clauses, r.attributions, r.entities, r.figures, r.times, r.places, r.furniture)
    assert not any(layers)
