"""How the source of a clause is named, through whom the account has it, and for whom it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.reconcile.credit import credited
from rashomon.reconcile.told import Told
from rashomon.text.names import fold
from rashomon.text.words import plain
from rashomon.types import Account, Attribution, AttributionKind, Entity, Reading, Span

SPOKES = frozenset("spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons".split())
"""Who has no word of their own: what they say is said by whom they speak for."""
WORDS = frozenset(
    """statement statements release letter memo tweet tweets post posts email emails announcement communique note blog
    thread""".split()
)
"""Documents that are somebody's word; a report, a ruling or an indictment stands for itself."""
VAGUE = frozenset(
    """they we he she it their his her its who which that this these those some others many several both critics experts
    analysts observers residents witnesses neighbors neighbours supporters opponents people users reporters media
    reports""".split()
)
"""Those who are not the same in two texts only because they are called the same."""
COUNTED = frozenset("a an one two three four five six seven eight nine ten another several some few".split())
PUBLIC = frozenset(
    """police government army military navy court parliament president mayor governor prosecutors authorities
    administration senate congress ministry council kremlin pentagon judge prosecutor coroner""".split()
)
"""Those of whom an event commonly has one, so that a bare "the police" may be the same in two texts."""
OWNERS = frozenset("for from by of at in with on".split())
LINKS = frozenset("a an the his her its their our this that one another s and".split())
CITING = frozenset("citing cites cited cite quoting quotes quoted".split())
PAPERS = frozenset("news times post journal tribune gazette herald agency radio tv television broadcaster".split())
"""Words that end the name of an outlet."""


class Naming(NamedTuple):
    """How a source is named, and what is known of it."""

    words: str
    kind: AttributionKind
    bound: str = ""
    """The outlet or account that alone knows who it is; empty where the words say it."""
    person: str = ""
    """The person's fullest name in the account."""
    body: str = ""
    """Whose word it is: the body that a spokesman speaks for, that a statement is of."""


class Sources:
    """The sources of a story's clauses."""

    def __init__(self, pairs: Sequence[tuple[Account, Reading]]) -> None:
        self.pairs = pairs
        self.entities = [{e.id: e for e in r.entities} for _, r in pairs]
        self.outlets = {_bare(a.outlet) for a, _ in pairs if a.outlet}

    def naming(self, t: Told, home: int) -> Naming:
        """The naming behind a clause that is told first by account `home`: an outlet's own voice is the outlet."""
        said = self.behind(t)[0] if t.by else None
        who = credited(said, self.pairs[t.account][0].text) if said else None
        own = self._outlet(home)
        if said is None or who is None:
            return Naming(self.pairs[home][0].outlet or self.pairs[home][0].id, "outlet", "" if own[0] != "#" else own)
        words = self._words(t.account, who)
        entity = self.entities[t.account].get(said.entity or "")
        several = "and" in plain(words) and len(self._people(t.account, who)) > 1
        person = entity.name if entity and entity.kind == "person" and not several else ""
        body = self._body(t.account, words, entity)
        if _bare(words) in self.outlets or (said.kind == "outlet" and not (person or body)):
            return Naming(words, "outlet")
        known = entity or person or body
        unknown = not known and (said.kind == "anonymous" or self._is_unknown(t.account, words, said.kind))
        heard = self._hearer(t.account, said) if unknown else None
        bound = _bare(self._words(t.account, heard)) if heard else own if unknown else ""
        kind = "group" if several else "named" if said.kind == "outlet" else said.kind
        return Naming(words, kind, bound, person, body)

    def behind(self, t: Told) -> tuple[Attribution | None, tuple[Span, ...]]:
        """On whose word a clause rests, and the words that name those who passed it on, the account's own source first.

        "The agency reported, citing two porters": the porters, by way of the agency. "Two porters told the Gazette that
        ...": the porters, by way of the Gazette.
        """
        account, reading = self.pairs[t.account]
        said = t.attribution
        if said is None or t.by is None:
            return None, ()
        via: list[Span] = []
        outer = said.within
        while outer is not None:
            if who := credited(reading.attributions[outer], account.text):
                via.insert(0, who)
            outer = reading.attributions[outer].within
        for cited in self._cited(t, said):
            via.append(t.by)
            said = cited
        heard = self._hearer(t.account, said)
        if heard and _bare(self._words(t.account, heard)) != self._outlet(t.account):
            via.append(heard)
        who = credited(said, account.text)
        named = {self._words(t.account, who).lower()} if who else set()
        return said, tuple(v for v in via if self._words(t.account, v).lower() not in named)

    def _cited(self, t: Told, said: Attribution) -> Iterator[Attribution]:
        """Whom an outlet cites for what it reports, in the same sentence."""
        account, reading = self.pairs[t.account]
        if said.kind != "outlet" and _bare(self._words(t.account, t.by)) not in self.outlets:
            return
        near = next((s for s in reading.sentences if s.start <= t.start < s.end), None)
        for a in reading.attributions:
            if near and a.cue and a.source and near.start <= a.cue[0].start < near.end and a is not said:
                cue = set(plain(account.text[a.cue[0].start : a.cue[-1].end]))
                if cue & CITING and any(c.start < t.end and t.start < c.end for c in (*a.content, *said.cue)):
                    yield a
                    return

    def _hearer(self, k: int, said: Attribution) -> Span | None:
        """The outlet that somebody told it to: "told the Gazette"."""
        account, reading = self.pairs[k]
        if not said.cue or "told" not in plain(account.text[said.cue[0].start : said.cue[-1].end]):
            return None
        end = said.cue[-1].end
        for e in reading.entities:
            last = plain(e.name)[-1:]
            paper = e.role == "media" or _bare(e.name) in self.outlets or bool(PAPERS & set(last))
            for m in e.mentions if paper else ():
                if end < m.start and plain(account.text[end : m.start]) in ([], ["the"]):
                    return m
        return None

    def _people(self, k: int, s: Span) -> set[str]:
        """The people who are named in a stretch."""
        found = self.entities[k].values()
        return {
            e.id for e in found if e.kind == "person" and any(s.start <= m.start and m.end <= s.end for m in e.mentions)
        }

    def _body(self, k: int, words: str, entity: Entity | None) -> str:
        """The words for the body whose word it is, or none."""
        spoken = plain(words)
        text = self.pairs[k][0].text
        roles = {w for s in entity.roles for w in plain(text[s.start : s.end])} if entity else set()
        if entity and entity.kind == "person" and SPOKES & (roles | set(spoken)):
            part = self.entities[k].get(entity.part_of or "")
            return part.name if part and part.kind == "organisation" else ""
        for i, w in enumerate(spoken):
            if w in SPOKES | WORDS and not (entity and entity.kind == "person"):
                after = spoken[i + 2 :] if spoken[i + 1 : i + 2] and spoken[i + 1] in OWNERS else []
                found = [x for x in (after or spoken[:i]) if x not in LINKS]
                return " ".join(found) if not SPOKES & set(found) else ""
        return ""

    def _is_unknown(self, k: int, words: str, kind: AttributionKind) -> bool:
        """Whether nobody can tell from the words alone who it is: "a porter", "the company", "dock workers"."""
        found = plain(words)
        telling = [w for w in found if w not in LINKS]
        if kind == "document":
            return all(w in WORDS for w in telling)
        if VAGUE & set(found) or COUNTED & set(found[:1]) or found[:1][0].isdigit():
            return True
        if PUBLIC & set(telling) or (found[0] == "the" and len(telling) > 1):
            return False
        if self.pairs[k][1].flattened:
            return found[0] == "the"
        return not any(w[:1].isupper() for w in words.split()[1:]) and (found[0] == "the" or len(telling) > 1)

    def _outlet(self, k: int) -> str:
        a = self.pairs[k][0]
        return _bare(a.outlet) if a.outlet else f"#{k}"

    def _words(self, k: int, s: Span | None) -> str:
        return " ".join(self.pairs[k][0].text[s.start : s.end].split()) if s else ""


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")
