"""The judge's features in plain words."""

from collections.abc import Callable
from math import exp

from rashomon.types import Weighed

Say = Callable[[float], str]


def _percent(words: str) -> Say:
    return lambda value: words.format(f"{round(100 * value)} percent")


def _counted(words: str, noun: str, plural: str) -> Say:
    return lambda value: words.format(f"{value:g} {noun if value == 1 else plural}" if value else f"no {plural}")


def _short(whose: str, by: str) -> Say:
    def say(value: float) -> str:
        if value < 0.005:
            return f"{whose} has no better match by {by} in the other's account"
        return f"{whose} falls {value:.2f} short of its best match by {by} in the other's account"

    return say


def _decimal(words: str) -> Say:
    return lambda value: words.format(f"{value:.2f}")


def _either(yes: str, no: str) -> Say:
    return lambda value: yes if value else no


def _times(value: float) -> str:
    told = {1: "they tell times that can be the same", -1: "they tell times that cannot be the same"}
    return told.get(round(value), "not both tell a time")


def _rivals(value: float) -> str:
    if value <= 0:
        return "no figures of theirs are at odds"
    return f"they count one thing and their figures differ, {round(100 * value)} percent alike"


def _rank(whose: str) -> Say:
    def say(value: float) -> str:
        if value < 1:
            return f"{whose} has no clause more alike in the other's account"
        return f"{whose} has {value:g} clauses more alike in the other's account"

    return say


def _looked(value: float) -> str:
    return f"read together, they are {round(100 / (1 + exp(-value)))} percent likely to say one thing"


SENTENCES: dict[str, Say] = {
    "read together": _looked,
    "cosine": _percent("their telling words weigh alike by {}"),
    "covered least": _percent("the one that shares less has {} of its words' weight in the other"),
    "covered most": _percent("the one that shares more has {} of its words' weight in the other"),
    "shared weight": _decimal("the words they share weigh {} (a rare word weighs 6 or more)"),
    "shared words": _counted("they share {}", "telling word", "telling words"),
    "rarest shared": _decimal("the rarest word they share weighs {} (a rare word weighs 6 or more)"),
    "shared pairs of words": _counted("they share {}", "pair of neighbouring words", "pairs of neighbouring words"),
    "longest run": _counted("the longest run in both is of {}", "word", "words"),
    "run share": _percent("the longest run in both is {} of the shorter one"),
    "direction": _percent("their words are used alike in news by {}"),
    "same numbers": _counted("they share {}", "number in digits", "numbers in digits"),
    "other numbers": _either("both have numbers in digits and share none", "no numbers in digits part them"),
    "same speaker": _counted("the names of those credited share {}", "word", "words"),
    "both credited": _either("both are credited to somebody", "not both are credited to somebody"),
    "one credited": _either("only one is credited to somebody", "both are credited, or neither is"),
    "negation": _either(
        "one says that something is not so, the other does not", "neither says no where the other says yes"
    ),
    "shorter": _counted("the shorter one has {}", "word", "words"),
    "longer": _counted("the longer one has {}", "word", "words"),
    "places apart": _percent("they stand {} of an account's length apart, each in its own"),
    "around": _percent("the sentences around them share {} of their words' weight"),
    "roles": _either("both are names with a title", "not both are names with a title"),
    "one role": _either("only one is a name with a title", "both are names with a title, or neither is"),
    "quoted run": _counted("the longest run in both, where both are credited, is of {}", "word", "words"),
    "same figures": _counted("{} for one thing agree", "pair of figures", "figures"),
    "rival figures": _rivals,
    "both speech": _either("both are somebody's speech", "not both are somebody's speech"),
    "like words least": _percent("the one that is matched less has {} of its words matched by like ones"),
    "like words most": _percent("the one that is matched more has {} of its words matched by like ones"),
    "times": _times,
    "places": _either("both name the same place", "they do not both name one place"),
    "best rank": _rank("the one that fits better"),
    "worst rank": _rank("the one that fits worse"),
    "least below best": _short("the one that fits better", "words"),
    "most below best": _short("the one that fits worse", "words"),
    "fewest rivals": _counted(
        "the one with fewer rivals has {} about as alike in the other's account", "clause", "clauses"
    ),
    "most rivals": _counted(
        "the one with more rivals has {} about as alike in the other's account", "clause", "clauses"
    ),
    "shared beside": _percent("the clauses right beside them are alike by {}"),
    "meaning": _percent("they mean alike by {}"),
    "meaning in story": _percent("they mean alike by {}, what the whole story is about set aside"),
    "meaning least below best": _short("the one that fits better", "meaning"),
    "meaning most below best": _short("the one that fits worse", "meaning"),
    "sentence meaning": _percent("their sentences mean alike by {}"),
    "sentence meaning in story": _percent("their sentences mean alike by {}, what the whole story is about set aside"),
    "meaning in sentence least": _percent("the one that fits worse means alike with the other's sentence by {}"),
    "meaning in sentence most": _percent("the one that fits better means alike with the other's sentence by {}"),
    "in sentence least": _percent("the one that shares less has {} of its words' weight in the other's sentence"),
    "in sentence most": _percent("the one that shares more has {} of its words' weight in the other's sentence"),
    "sentence covered least": _percent("the sentence that shares less has {} of its words' weight in the other"),
    "sentence covered most": _percent("the sentence that shares more has {} of its words' weight in the other"),
    "sentence best rank": _rank("the sentence that fits better"),
    "sentence worst rank": _rank("the sentence that fits worse"),
    "sentence least below best": _short("the sentence that fits better", "meaning"),
    "sentence most below best": _short("the sentence that fits worse", "meaning"),
    "in sentence best rank": _rank("the one whose words fit the other's sentence better"),
    "in sentence worst rank": _rank("the one whose words fit the other's sentence worse"),
    "in sentence least below best": _short("the one that fits better", "words in the sentence"),
    "in sentence most below best": _short("the one that fits worse", "words in the sentence"),
    "meaning beside": _percent("of the clauses right beside them, the two nearest mean alike by {}"),
    "meaning around": _percent("what stands around them means alike by {}"),
    "fewest beside": _counted("the shorter sentence has {}", "clause", "clauses"),
    "most beside": _counted("the longer sentence has {}", "clause", "clauses"),
    "higher": _percent("the one that stands higher begins after {} of its account"),
    "lower": _percent("the one that stands lower begins after {} of its account"),
    "earlier in sentence": _percent("the one that comes earlier begins after {} of its sentence"),
    "later in sentence": _percent("the one that comes later begins after {} of its sentence"),
    "lesser part": _percent("the lesser part of its sentence is {}"),
    "greater part": _percent("the greater part of its sentence is {}"),
}
"""A sentence for each feature, made from its value."""


def sentence(weighed: Weighed) -> str:
    """What was compared, in plain words; a feature that has no sentence gives its name and value."""
    say = SENTENCES.get(weighed.feature)
    return say(weighed.value) if say else f"{weighed.feature}: {weighed.value:g}"
