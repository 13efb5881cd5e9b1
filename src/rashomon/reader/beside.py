"""Phrases beside names that say who somebody is: a title before, an apposition after, "of" and a body's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rashomon.reader.capacities import LONGEST, TITLE_HEADS, Capacity, Form, capacity, is_plural
from rashomon.reader.closed import AUXILIARIES, DETERMINERS, FUNCTION_WORDS, PLAIN_VERBS
from rashomon.reader.mentions import Mentions
from rashomon.reader.nations import APART, OTHER, Nation, nation_in, of_none
from rashomon.reader.nations import LONGEST as LONGEST_NATION
from rashomon.reader.toponyms import SAYING
from rashomon.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.reader.gazetteer import Gazetteer
    from rashomon.reader.marked import Marked
    from rashomon.types import ActorRole, Entity

WIDEST = 12
"""Words of a phrase beside a name."""
TAIL = 8
"""Words after what is understood of an apposition, to the mark that closes it."""
OWNERS = frozenset("of for at with from".split())
"""Between a title and those for whom somebody has it."""
VERBS = SAYING | AUXILIARIES | (PLAIN_VERBS - {"s"})
STOP = FUNCTION_WORDS | PLAIN_VERBS - {"s"}
WITHIN = frozenset(("organisation", "group", "unnamed", "facility"))
"""Kinds of those whom somebody may belong to or speak for."""


class Said(NamedTuple):
    """What a phrase says of somebody: country, role, index of the entity that they are part of."""

    country: str | None = None
    role: ActorRole | None = None
    part_of: int | None = None
    start: int = 0
    """First token of what was understood."""
    office: bool = False
    """Whether the role is only what the bare office means."""
    past: bool = False
    """They are so no more, or not yet."""


class Phrases(Mentions):
    """The entities of an account by the tokens that name them, and the phrases of those tokens."""

    def __init__(self, marked: Marked, entities: Sequence[Entity], gazetteer: Gazetteer) -> None:
        super().__init__(marked, entities)
        self.gazetteer = gazetteer
        self.plain = [t.plain for t in marked.tokens]
        self.lower = marked.flattened
        """Whether nations may stand without a capital."""
        self.starting: dict[int, tuple[int, int]] = {}
        """Where a mention begins: its end, and whose it is."""
        self.ending: dict[int, tuple[int, int]] = {}
        for k, each in enumerate(self.of):
            for start, end in each:
                self.starting[start], self.ending[end] = (end, k), (start, k)
        self.land: list[str | None] = [None] * len(entities)
        """The country of each entity whose name is a nation's or a state's."""
        self.body: list[bool] = [e.kind in WITHIN for e in entities]
        """Which of them somebody may be part of."""
        self.party = [self._is_party(e.name) for e in entities]

    @staticmethod
    def _is_party(name: str) -> bool:
        known = capacity(fold(name))
        return known is not None and known.role == "party"

    def nation_ending(self, end: int, low: int) -> tuple[int, Nation] | None:
        """The nation whose name ends before token `end`, longest first, and where it begins."""
        for start in range(max(low, end - LONGEST_NATION), end):
            named = self.lower or self.tokens[start].capital
            if named and not any(t.mark for t in self.tokens[start : end - 1]):
                found = nation_in(self.plain, start, end, self.gazetteer, self.tokens[start].capital)
                if found:
                    other = start > low and not self.tokens[start - 1].mark and self.plain[start - 1] in OTHER
                    return (start, found) if found.code and not other else None
        return None

    def nation_starting(self, start: int, high: int) -> tuple[int, Nation] | None:
        """The nation whose name begins at a token, longest first, and where it ends."""
        if not (self.lower or self.tokens[start].capital):
            return None
        if start and not self.tokens[start - 1].mark and (self.plain[start - 1] in OTHER or of_none(self.plain, start)):
            return None
        for end in range(min(high, start + LONGEST_NATION), start, -1):
            if not any(t.mark for t in self.tokens[start : end - 1]):
                found = nation_in(self.plain, start, end, self.gazetteer, self.tokens[start].capital)
                if found:
                    apart = end < len(self.plain) and not self.tokens[end - 1].mark and self.plain[end] in APART
                    return (end, found) if found.code and not apart else None
        return None

    def word_ending(self, end: int, low: int) -> tuple[int, Capacity] | None:
        """The longest entry of the table that ends before token `end`, and where it begins."""
        for start in range(max(low, end - LONGEST), end):
            if any(t.mark for t in self.tokens[start : end - 1]):
                continue
            found = capacity(" ".join(self.plain[start:end]))
            if found and (end - start > 1 or self.plain[start] not in FUNCTION_WORDS):
                return start, found
        return None

    def phrase(self, end: int, low: int, own: int | None = None, heads: frozenset[Form] = TITLE_HEADS) -> Said | None:
        """What the words before token `end` say that end in a word for somebody; null where they do not.

        They are read backwards: the head, then the words, bodies and nations that stand before it without a gap.
        Mentions of entity `own` are words like others.
        """
        found = self.word_ending(end, low)
        honour: ActorRole | None = None
        pos = end
        while found and found[1].form == "honour":
            honour, pos = honour or found[1].role, found[0]
            found = self.word_ending(pos, low) if pos > low and not self.tokens[pos - 1].mark else None
        if found and (found[1].form in heads or found[1].form == "past"):
            return _Walk(self, low, own, *found, pos).walked()
        return Said(role=honour, start=pos) if honour else None

    def apposition(self, start: int) -> Said | None:
        """What the words from token `start` on say that follow a name and its comma: "the iraqi prime minister,"."""
        high = min(start + WIDEST, len(self.tokens))
        low = start
        if low < high and self.plain[low].isdigit():
            low += 1
        definite = low < high and self.plain[low] == "the"
        low += low < high and self.plain[low] in DETERMINERS
        end = self._stop(low, high)
        said = self.phrase(end, low)
        if said is None or not (low > start or said.start == low) or is_plural(self.plain[end - 1]):
            return None
        said, end = self._joined(said, end, high)
        said, end = self.with_owner(said, end, OWNERS)
        return said if self._closed(end, definite) else None

    def _stop(self, start: int, high: int) -> int:
        """Where the words from `start` on come to a mark or to a small word or verb."""
        end = start
        while end < high and self.plain[end] not in STOP:
            end += 1
            if self.tokens[end - 1].mark:
                break
        return end

    def _joined(self, said: Said, end: int, high: int) -> tuple[Said, int]:
        """A title with the one that "and" adds to it: "founder and chief executive"."""
        if end >= high or self.tokens[end - 1].mark or self.plain[end] != "and":
            return said, end
        stop = self._stop(end + 1, high)
        more = self.phrase(stop, end + 1)
        if more is None or more.start != end + 1:
            return said, end
        role = more.role if said.office or said.role is None else said.role
        return said._replace(role=role, office=said.office and more.office), stop

    def with_owner(self, said: Said, end: int, joints: frozenset[str]) -> tuple[Said, int]:
        """A title with whose it is, where "of", "for" and the like follow at token `end`; and the end of it all."""
        if end >= len(self.tokens) or self.tokens[end - 1].mark or self.plain[end] not in joints:
            return said, end
        at = end + 1
        while at < len(self.tokens) and self.plain[at] in DETERMINERS and not self.tokens[at].mark:
            at += 1
        if at >= len(self.tokens):
            return said, end
        whose, stop = self._owner(at, self.plain[end])
        if whose is None:
            return said._replace(role=None if said.office else said.role), stop
        if said.past:
            return said._replace(country=said.country or whose.country), stop
        bare = said.office and whose.part_of is None and whose.role is None and whose.office
        role = said.role if bare or not said.office else None
        part = said.part_of if said.part_of is not None else whose.part_of
        return said._replace(country=said.country or whose.country, role=role or whose.role, part_of=part), stop

    def _owner(self, at: int, joint: str) -> tuple[Said | None, int]:
        """Whose an office is, told from token `at` on, and where that ends; `office` where a nation is all there is."""
        tokens, plain, country = self.tokens, self.plain, None
        end, land = self._land(at)
        if land:
            stop = end < len(tokens) and not tokens[end - 1].mark
            if joint not in ("of", "for") or (stop and plain[end] in APART):
                return None, end
            if not stop or plain[end] in STOP:
                return (Said(land, office=True) if joint == "of" else None), end
            country = land
            at = end + (plain[end] == "s" and not tokens[end].mark)
        if at < len(tokens) and at in self.starting:
            end, k = self.starting[at]
            if self.body[k]:
                return Said(country, part_of=k), end
            return (Said(country) if country else None), end
        end = self._stop(at, min(at + WIDEST, len(tokens)))
        name = capacity(" ".join(plain[at:end]))
        if name and name.form == "name":
            return Said(country or name.country, name.role), end
        said = self.phrase(end, at) if end > at else None
        return (said._replace(country=said.country or country) if said else Said(country) if country else None), end

    def _land(self, at: int) -> tuple[int, str | None]:
        """The nation or state named from token `at` on: where it ends, its code."""
        end, k = self.starting.get(at, (at, -1))
        if k >= 0 and self.land[k]:
            return end, self.land[k]
        if k >= 0 and self.entities[k].kind in ("person", "place"):
            return at, None
        found = self.nation_starting(at, min(at + LONGEST_NATION + 1, len(self.tokens)))
        # A body's name that begins with its nation's is that body.
        return (found[0], found[1].code) if found and not (k >= 0 and found[0] < end) else (at, None)

    def _closed(self, end: int, definite: bool) -> bool:
        """Whether an apposition understood up to token `end` comes to its comma, and is not the next name's, nor one of
        a list.
        """  # fmt: skip
        for i in range(end - 1, min(end + TAIL, len(self.tokens))):
            if i >= end and self.plain[i] in ("who", "whose"):
                return True
            if i >= end and (self.plain[i] in VERBS or (definite and self.plain[i] in ("and", "or"))):
                return False
            if self.tokens[i].mark == ".":
                return True
            if self.tokens[i].mark:
                after = i + 1
                known = self.starting.get(after)
                person = known is not None and self.entities[known[1]].kind == "person"
                listed = definite and after < len(self.tokens) and self.plain[after] in ("and", "or")
                return not person and not listed
        return end >= len(self.tokens)


class _Walk:
    """A phrase read backwards from its head."""

    def __init__(self, m: Phrases, low: int, own: int | None, pos: int, head: Capacity, end: int) -> None:
        self.m, self.low, self.own, self.pos = m, low, own, pos
        self.form, self.default = head.form, head.role
        self.role = head.role if head.form not in ("office", "arm") else None
        self.country = head.country
        self.part: int | None = self._inside(pos, end)
        self.past, self.bare = head.form == "past", True
        self.party = False
        self.capital = m.tokens[pos].capital

    def walked(self) -> Said:
        """The phrase."""
        while self.pos > self.low and not self.m.tokens[self.pos - 1].mark and self._step():
            pass
        office = False
        if self.form in ("office", "arm") and self.role is None and self.bare:
            office = self.default is not None and (self.form == "office" or self.country is not None)
            self.role = self.default if office else None
        if self.past:
            return Said(self.country, start=self.pos, past=True)
        if self.role is None and self.party:
            self.role = "party"
        return Said(self.country, self.role, self.part, self.pos, office)

    def _inside(self, start: int, end: int) -> int | None:
        """The body that words of the table name beside what they say: the House of "House speaker"."""
        for i in range(start, end):
            stop, k = self.m.starting.get(i, (end + 1, -1))
            if stop <= end and k != self.own and self.m.body[k]:
                return k
        return None

    def _step(self) -> bool:
        """Take the words before what has been understood, if they belong to it."""
        m, pos = self.m, self.pos
        possessive = m.plain[pos - 1] == "s" and not (pos - 1 > self.low and m.plain[pos - 2] == "u")
        at = pos - 1 if possessive else pos
        if at <= self.low or m.plain[pos] in APART:
            return False
        return self._named(at, possessive) or (not possessive and self._worded(at)) or self._unknown(at)

    def _named(self, at: int, possessive: bool) -> bool:
        """A body, a place or a nation that ends before token `at`."""
        m = self.m
        start, k = m.ending.get(at, (at, -1))
        if start < self.low or k == self.own:
            k = -1
        if k >= 0 and m.entities[k].kind == "person":
            self.bare = False
            return False
        found = m.nation_ending(at, self.low) if k < 0 or m.land[k] else None
        land = found[1].code if found else m.land[k] if k >= 0 else None
        if land:
            start = found[0] if found else start
            if found and found[1].plural and not possessive:
                return False
            if (found is None or found[1].noun) and not possessive and not self._headline(start):
                return False
            self.country = self.country or land
        elif k >= 0 and m.body[k]:
            self.part = k if self.part is None else self.part
            self.bare = self.bare and m.party[k]
        elif k < 0 or m.entities[k].kind not in ("place", "facility"):
            return False
        self.pos = start
        return True

    def _headline(self, start: int) -> bool:
        """Whether a country's name may stand before a title as it is: "Iran minister", but not "in Iran minister"."""
        m = self.m
        before = m.plain[start - 1] if start else ""
        return m.tokens[start].capital and (
            not before or bool(m.tokens[start - 1].mark) or before not in FUNCTION_WORDS
        )

    def _worded(self, at: int) -> bool:
        """Words of the table that end before token `at`."""
        found = self.m.word_ending(at, self.low)
        if not found or found[1].form in ("capital", "body"):
            return False
        if self.part is None:
            self.part = self._inside(found[0], at)
        self.pos, said = found
        if said.form == "past":
            self.past = True
        elif said.role == "party":  # whose party it is says nothing of the office
            self.party = True
        elif said.form != "part" or said.role:
            if self.role is None:
                self.role = said.role
            self.bare = self.bare and said.form == "part"
            self.country = self.country or said.country
        return True

    def _unknown(self, at: int) -> bool:
        """Another word: one with a capital may be of the title, and then the office is some body's."""
        t = self.m.tokens[at - 1]
        known = t.plain in STOP or t.plain in VERBS
        if not known and (t.capital or not self.capital):
            self.bare = False
        if known or not (t.capital and self.capital) or at != self.pos:
            return False
        self.pos = at - 1
        return True
