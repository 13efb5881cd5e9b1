"""Who says what: the model's frames turned into spans, their pronouns into the words that they stand for."""

from collections.abc import Iterator

from rashomon.reader.closed import PRONOUNS
from rashomon.reader.decoding import Frame, Range
from rashomon.reader.marked import Token, span_of
from rashomon.reader.sourcekinds import source_kind
from rashomon.reader.sources import before_who
from rashomon.types import Attribution


def attributions(tokens: list[Token], frames: list[Frame]) -> Iterator[Attribution]:
    """The model's frames, in the order of their cues, over the words that the model was given."""
    antecedent: Range | None = None
    for f in frames:
        if f.source and tokens[f.source[0]].plain == "who" and f.source[0]:
            antecedent = before_who(tokens, f.source[0]) or antecedent
        elif f.source and not _is_pronoun(tokens, f.source):
            antecedent = f.source
        source = (span_of(tokens, *f.source),) if f.source else ()
        stands_for = antecedent if antecedent != f.source else None
        named = span_of(tokens, *stands_for) if stands_for else None
        content = tuple(span_of(tokens, *r) for r in f.content)
        yield Attribution(source, (span_of(tokens, *f.cue),), content, source_kind(tokens, antecedent), named)


def _is_pronoun(tokens: list[Token], r: Range) -> bool:
    return r[1] - r[0] == 1 and tokens[r[0]].plain in PRONOUNS
