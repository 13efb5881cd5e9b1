"""Words by which events are told wherever they stand, and words by which none is, whatever the model hears."""

from collections.abc import Sequence

from rashomon.reader.closed import FUNCTION_WORDS
from rashomon.reader.statuswords import forms
from rashomon.types import EventType

_TELLING: dict[EventType, str] = {
    "RETREAT": """withdraw/withdrew/withdrawn =withdrawal =pullout evacuate =evacuation""",
    "ASSAULT": """attack assassinate =assassination bombard =bombardment =airstrike =bombing invade =invasion
        ambush""",
    "COERCE": "arrest expel+ =expulsion detain deport =deportation kidnap+ abduct =abduction",
    "SANCTION": "=sanction",
    "PROTEST": "protest",
    "OTHER": "kill injure wound die explode =explosion =earthquake",
}
TELLING: dict[str, EventType] = {
    form: kind for kind, words in _TELLING.items() for lemma in words.split() for form in forms(lemma)
}
"""Words that tell an event wherever they stand, with the type that they have where the model knows of none."""
FORCES = frozenset("troop troops soldier soldiers force forces army armies fighters militia militias marines".split())
"""Who withdraws where they leave, or are pulled out."""
LEAVES = frozenset("leave leaves leaving left pull pulls pulling pulled".split())
BEFORE, BEHIND = 6, 3
"""Words before and behind a word that forces leave, within which they are named."""
_PEOPLE = """
    voter voters candidate candidates nominee nominees supporter supporters critic critics protester protesters
    protestor protestors demonstrator demonstrators refugee refugees migrant migrants democrat democrats republican
    republicans gop lawmaker lawmakers leader leaders winner winners victim victims attacker attackers gunman gunmen
    president presidency"""
WEAPONS = frozenset(
    """missile missiles rocket rockets drone drones bomb bombs shell shells weapon weapons gun guns bullet bullets
    barrage salvo airstrike airstrikes""".split()
)
"""What is fired, by those who act and at others."""
FIRES = ("fir", "launch", "lob", "hurl", "drop")
"""Beginnings of verbs whose object is a weapon."""
_MEANS = """
    missile missiles rocket rockets drone drones bomb weapon weapons gun guns troop troops soldiers forces twitter
    facebook instagram youtube reuters tweet tweets"""
_QUALITIES = """
    responsible necessary dangerous foreign electoral fearful alarming good bad tough strong decisive binding important
    available"""
_MATTERS = """
    issue issues process history goal goals air policy policies record information performance turnout measure measures
    dilemma problem problems track strategy tactics loopholes consideration coverage head heads saving"""
_SPEECH = "said says say saying told tell tells telling added adds adding"
NO_EVENT = FUNCTION_WORDS | frozenset(f"{_SPEECH} {_PEOPLE} {_MEANS} {_QUALITIES} {_MATTERS}".split())
"""Words that the model takes for events since they stand beside them: who acts, by what means, what it is about."""


def tells(plain: Sequence[str], i: int) -> bool:
    """Whether the word at `i` tells an event wherever it stands, so that a hint of the model's will do."""
    return plain[i] in TELLING or forces_leave(plain, i)


def forces_leave(plain: Sequence[str], i: int) -> bool:
    """Whether it is forces that leave, or are pulled out: "no soldiers would be leaving"."""
    return plain[i] in LEAVES and not FORCES.isdisjoint(plain[max(0, i - BEFORE) : i + BEHIND])
