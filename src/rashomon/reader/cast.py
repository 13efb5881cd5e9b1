"""Who acts: the words of an event's actor or target turned into entities, named or not."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.reader.closed import CONJUNCTIONS, DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, PRONOUNS
from rashomon.reader.marked import Marked, span_of
from rashomon.reader.mentions import Mentions, Named, Range
from rashomon.text.names import fold
from rashomon.types import Attribution, Entity, Span

HE = frozenset("he she him her".split())
SPEAKER = frozenset("i we me us my our".split())
NOBODY = frozenset(
    """it its they them their theirs that which who whom this these those what one ones someone anyone nobody everyone
    something anything nothing everything there here yourself itself himself herself themselves you your so such more
    most some all both each other others another none""".split()
)
AMOUNT = frozenset(
    """at least more most than about some around nearly almost over up to few several hundreds tens dozens thousands
    dozen two three four five six seven eight nine ten many of other another both""".split()
)
"""Words that only say how many act."""
QUALITIES = frozenset(
    """top big major worst best same early late federal national political presidential fiscal criminal illegal
    electoral senior junior former new old first last general percent mr mrs ms snap deadly""".split()
)
"""Words that say of what sort somebody is, and not who."""
SAYS = frozenset("say says said claim claims claimed insist insists insisted call calls called".split())
LONGEST = 8
"""Words of those who act without a name; what is longer tells of more than who they are."""


class Cast(Mentions):
    """The entities of an account by where they are named, and those that join them."""

    def __init__(self, marked: Marked, entities: Sequence[Entity], said: Sequence[Attribution]) -> None:
        super().__init__(marked, entities)
        self.said = said
        self.unnamed: dict[str, tuple[str, str, list[Span]]] = {}
        """Id, name and mentions of those without a name, by their folded words."""
        self.surnames = self._surnames()
        """Ids of persons by their last name, where it is one person's."""

    def _surnames(self) -> dict[str, str]:
        full = [(fold(e.name).split(), e.id) for e in self.entities if e.kind == "person"]
        last = [(words[-1], i) for words, i in full if len(words) > 1]
        once = Counter(word for word, _ in last)
        return {word: i for word, i in last if once[word] == 1}

    def everybody(self) -> tuple[Entity, ...]:
        """Those that were given, and those without a name in the order in which they were met."""
        more = (Entity(i, name, "unnamed", tuple(sorted(set(spans)))) for i, name, spans in self.unnamed.values())
        return (*self.entities, *more)

    def in_name(self, word: int) -> bool:
        """Whether a word is one of several in a name: the "Union" of a union of states tells no event."""
        return any(a <= word < b and b - a > 1 for a, b, _ in self._inside((word, word + 1)))

    def who(self, r: Range, speech: int | None) -> Iterator[str]:
        """The ids of those whom some words name, each once; `speech` is the attribution in which they stand."""
        seen = set()
        for part in self._parts(r):
            found = self._one(part, speech)
            if found and found not in seen:
                seen.add(found)
                yield found

    def speaker(self, speech: int, word: int) -> tuple[str, ...]:
        """The id of whoever says a word of an attribution's content; none where somebody within says it."""
        said = self.said[speech]
        first = max(self.words(c)[0] for c in said.content if self.words(c)[0] <= word)
        inner = any(t.plain in SAYS for t in self.tokens[first:word])
        return (said.entity,) if said.entity and not inner else ()

    def _parts(self, r: Range) -> Iterator[Range]:
        """ "Iran and Iraq" as two; a name that holds an "and" stays whole."""
        start, inside = r[0], self._inside(r)
        for i in range(*r):
            joins = self.tokens[i].plain in CONJUNCTIONS or self.tokens[i].mark == ","
            if joins and not any(a < i < b - 1 for a, b, _ in inside):
                last = i + (self.tokens[i].plain not in CONJUNCTIONS)
                if last > start:
                    yield start, last
                start = i + 1
        if start < r[1]:
            yield start, r[1]

    def _inside(self, r: Range) -> list[Named]:
        """What is named among some words."""
        first = max(0, bisect_left(self.named, (r[0],)) - 1)
        return [n for n in self.named[first : bisect_left(self.named, (r[1],))] if n[1] > r[0]]

    def _one(self, part: Range, speech: int | None) -> str | None:
        """The entity whose name heads the words, the person that a pronoun means, or one without a name."""
        part = self._owner(part)
        first = self.tokens[part[0]].plain
        if part[1] - part[0] == 1 and first in HE | SPEAKER | NOBODY | PRONOUNS:
            return self._meant(first, part[0], speech)
        head = self._head(part)
        inside = self._inside(part)
        for a, b, k in inside:
            if a <= head < b:
                return self.entities[k].id
        people = [k for a, _, k in inside if a <= head and self.entities[k].kind == "person"]
        return self.entities[people[0]].id if people else self._without_name(part, head)

    def _owner(self, part: Range) -> Range:
        """The words without the "'s" that ends them; the word before, where they are nothing else."""
        start, end = part
        plain = [t.plain for t in self.tokens[max(0, start - 1) : end]]
        if plain[-1] != "s" or len(plain) < 2 or plain[-2] == "u":
            return part
        return (min(start, end - 2), end - 1)

    def _head(self, part: Range) -> int:
        """The last word before a preposition: "members of the guard", "the guard s commander in the city"."""
        for i in range(part[0] + 1, part[1]):
            if self.tokens[i - 1].plain in AMOUNT:
                continue
            if self.tokens[i].plain in PREPOSITIONS or self.tokens[i - 1].mark:
                return i - 1
        return part[1] - 1

    def _meant(self, pronoun: str, at: int, speech: int | None) -> str | None:
        """Whom a pronoun stands for: in a speech "we" is the speaker, "he" the last person named."""
        if pronoun in SPEAKER:
            return self.said[speech].entity if speech is not None else None
        if pronoun not in HE:
            return None
        here = bisect_right(self.ends, at)
        first = self.sentences[max(0, here - 1)][0]
        before = bisect_left(self.people, (at,))
        last = self.people[before - 1] if before else None
        return self.entities[last[2]].id if last and last[0] >= first else None

    def _without_name(self, part: Range, head: int) -> str | None:
        start, end = part
        while start < head and self.tokens[start].plain in DETERMINERS | AMOUNT:
            start += 1
        end = end if end - start <= LONGEST else head + 1
        plain = [t.plain for t in self.tokens[start:end]]
        if len(plain) == 1 and plain[0] in self.surnames:
            return self.surnames[plain[0]]
        empty = FUNCTION_WORDS | NOBODY | AMOUNT | (QUALITIES if len(plain) == 1 else frozenset())
        if end - start > LONGEST or self.tokens[head].plain in empty or plain[-1] in empty or plain[-1].isdigit():
            return None
        span = span_of(self.tokens, start, end)
        key = fold(" ".join(plain))
        new = f"e{len(self.entities) + len(self.unnamed) + 1}"
        known, _, spans = self.unnamed.setdefault(key, (new, " ".join(plain), []))
        spans.append(span)
        return known
