"""Builds src/rashomon/reader/data/names.tsv.xz: which words and runs of words are names, and of what.

    python training/build_names.py ARTICLES.jsonl.xz ENTITIES.jsonl.xz

Counts how often each word stands with a capital in the middle of sentences of the articles, and which capitalised runs
come back; the silver entity labels (CoreNLP) of the second file say what kind they are. Lists of words and names only:
no sentence of either corpus is kept. One line an entry: kind, then the words lower-cased.
Kinds: w nearly always a name, m a name about as often as a word, c a common word, g given name, s family name,
p person in full, o organisation, n people of a nation, faith or party, l place, x other.
"""

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.text.names import TITLES
from rashomon.text.words import plain

OUT = Path(__file__).parent.parent / "src/rashomon/reader/data/names.tsv.xz"
INSIDE = re.compile(r"(?<=[a-z,] )[A-Za-z][^\W_]*")
RUN = re.compile(r"(?<=[a-z,] )[A-Z][^\W_]+(?:[ -][A-Z]\.?(?= ))*(?:(?: of the| of| for| and)?[ -][A-Z][^\W_]+){0,4}")
ORGANISATION = frozenset(
    """department ministry agency bureau committee council court commission corps party university college institute
    association federation union bank company corp inc group foundation center centre administration office service
    services force forces army navy guard police news times post journal press network board authority senate house
    congress parliament assembly caucus fund alliance coalition league society organization club church school hospital
    campaign command patrol reserve intelligence radio tv media magazine llc""".split()
)
NOT_PERSON = ORGANISATION | frozenset(
    """act state states city county street avenue river lake island bay day war law bill amendment constitution tower
    hall airport park beach north south east west republican democrat democratic american""".split()
)
PEOPLES = frozenset(
    """iraqi iraqis israeli israelis saudi saudis pakistani pakistanis afghan afghans yemeni yemenis kuwaiti kuwaitis
    emirati
    emiratis qatari qataris omani bahraini french british dutch swiss greek greeks turk turks turkish kurd kurds
    kurdish arab
    arabs danish swedish finnish irish welsh scottish scots thai czech pole poles slovak serb serbs croat filipino
    filipinos
    bangladeshi somali somalis sunni sunnis shia shiite shiites hindu hindus sikh sikhs jews jewish muslims catholic
    catholics
    protestant mexican mexicans african africans european europeans asian asians latino latinos hispanic hispanics
    uighur
    uyghur uyghurs rohingya pashtun tutsi hutu basque catalan spanish spaniard spaniards cuban cubans haitian""".split()
)
PEOPLE_ENDINGS = tuple(
    "an ans ish ese ic ics ist ists ite ites im ims jew jews on ons at ats als tive tives i is".split()
)
GIVEN_ELSEWHERE = frozenset(
    """ali mohammad mohammed muhammad mohamed ahmed ahmad hassan hasan hussein hossein husain abdullah ibrahim khalid
    omar yusuf
    youssef mustafa mahmoud mahmud reza amir qassem qasem qasim ghasem kassem bashar saddam nouri haider adel adil
    barham ismail
    hamid hamed javad saeed said fatima aisha leila layla vladimir sergei sergey dmitry dmitri alexei aleksei ivan
    igor oleg
    viktor volodymyr andriy andrei petro yulia olga natalia svetlana mikhail nikolai boris angela annegret jens hans
    klaus
    wolfgang jurgen olaf heiko horst ursula emmanuel francois jean pierre jacques marine giuseppe matteo silvio mario
    luigi
    jose juan carlos luis miguel pedro javier andres nicolas rodrigo jair evo manuel fernando alberto shinzo taro
    narendra
    rahul sanjay imran nawaz asif recep mevlut binali benjamin avigdor yitzhak ehud mahmoud jeremy nigel nicola enda leo
    justin jacinda malcolm kofi antonio joko aung kim moon jin hiroshi akira yuki wei chen mei li mateo sofia elena
    marta
    anna katarzyna lech donald mateusz viktor gyorgy zoran milo aleksandar ana lucia ines joao paulo lula dilma mauricio
    sebastian gustavo ivan uhuru raila cyril jacob thabo paul muhammadu goodluck abiy haile yoweri""".split()
) - {"moon", "said", "li", "milo", "marine", "jin"}
"""Given names of the wider world, which the articles, mostly of the United States, hold too seldom."""
DATES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec eastern""".split()
)
SMALL = frozenset("the a an in on at of with for and but as to from by if when while after before".split())
DIRECTIONS = frozenset("north south east west time god eastern western northern southern america s sen sens".split())
GENERIC = frozenset(
    """high school law super pac appeals court state university national service health services free press veterans
    group
    district administration campaign civil rights armed forces board of education city council police department county
    sheriff office federal local public""".split()
)
"""Words of which a body's name needs one that is not here."""
NO_BODY = frozenset(
    "tv ceo cfo ok am pm us usa uk dc pr id dna hiv aids gps suv atm pdf faq llc ii iii iv ny nyc la ad pc lgbt eu un it more".split()  # noqa: E501
)
LABELS = {"PERSON": "p", "ORGANIZATION": "o", "LOCATION": "l", "MISC": "n"}


def lines(path: str) -> Iterator[dict[str, Any]]:
    """The records of an xz'd JSON Lines file."""
    with lzma.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            yield json.loads(line)


def count(path: str) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Uses of each word inside sentences with a capital, without, and all in capitals; capitalised runs, once an
    article.
    """
    capital, lower, upper, runs = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for article in lines(path):
        text = article["text"]
        for word in INSIDE.findall(text):
            (capital if word[0].isupper() else lower)[word.lower()] += 1
            upper[word.lower()] += len(word) > 1 and word.isupper()
        runs.update({" ".join(plain(r)) for r in RUN.findall(text)})
    return capital, lower, upper, runs


def labelled(path: str) -> dict[str, Counter[str]]:
    """How the silver labels call each name."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for article in lines(path):
        for start, end, label in article["entities"]:
            name = article["text"][start:end]
            if label in LABELS and name[:1].isupper():
                found[" ".join(plain(name))][LABELS[label]] += 1
    return found


def untitled(run: str) -> list[str]:
    """The words of a run without the titles and small words before them."""
    words = run.split()
    while words and words[0] in TITLES | SMALL:
        words.pop(0)
    return words


def person_words(silver: dict[str, Counter[str]]) -> tuple[Counter[str], Counter[str]]:
    """Given and family names of the people labelled."""
    given, family = Counter[str](), Counter[str]()
    for name, votes in silver.items():
        words = name.split()
        if votes.most_common(1)[0][0] == "p" and len(words) > 1 and words[0] not in TITLES:
            given[words[0]] += min(votes["p"], 3)
            family[words[-1]] += min(votes["p"], 3)
    return given, family


def phrase_kind(words: list[str], votes: Counter[str], given: set[str]) -> str | None:
    """What a run of words names, by its labels, else by its words; None where nothing tells."""
    if len(words) == 1 and words[0] in DIRECTIONS:
        return None
    if votes.total() >= 2 and not (GENERIC.issuperset(words) and len(words) > 1 and words[0] != "state"):
        kind, n = votes.most_common(1)[0]
        if n * 3 >= votes.total() * 2:
            return "x" if kind == "n" and len(words) > 1 else kind
    if GENERIC.issuperset(words) and words != ["state", "department"]:
        return None
    if (words[-1] in ORGANISATION and words[-1] not in ("administration", "campaign")) or (
        len(words) > 2 and words[0] in ORGANISATION and words[1] == "of"
    ):
        return "o"
    if (
        len(words) in (2, 3)
        and words[0] in given
        and not NOT_PERSON & set(words)
        and not {"of", "and", "for", "the"} & set(words)
    ):
        return "p"
    return None


def build(
    capital: Counter[str], lower: Counter[str], upper: Counter[str], runs: Counter[str], silver: dict[str, Counter[str]]
) -> set[str]:
    """Every entry, as lines."""
    given, family = person_words(silver)
    words = {w for w in capital.keys() | lower.keys() if w.isalpha() and w.isascii() and capital[w] + lower[w] >= 8}
    share = {w: capital[w] / (capital[w] + lower[w]) for w in words}
    out = {f"{'w' if s >= 0.9 else 'm' if s >= 0.5 else 'c'}\t{w}" for w, s in share.items() if w not in DATES}
    phrases = Counter[str]()
    for run, n in runs.items():
        phrases[" ".join(untitled(run))] += n
    for phrase, n in sorted(phrases.items()):
        parts = phrase.split()
        if (
            n >= 3
            and len(parts) in (2, 3)
            and family[parts[-1]] >= 2
            and parts[0] not in NOT_PERSON
            and phrase not in silver
        ):
            given[parts[0]] += 1
    known_given = {w for w, n in given.items() if n >= 2 and share.get(w, 1) >= 0.6 and w.isalpha() and len(w) > 1}
    known_given -= {
        w for w in known_given if silver.get(w, Counter()).most_common(1)[:1] and silver[w].most_common(1)[0][0] != "p"
    }
    for phrase, n in sorted(phrases.items()):
        parts = phrase.split()
        votes = silver.get(phrase, Counter())
        if DATES & set(parts) or not parts or (n < 10 and votes.total() < 2) or (len(parts) == 1 and votes.total() < 2):
            continue
        kind = phrase_kind(parts, votes, known_given)
        if kind == "n" and not phrase.endswith(PEOPLE_ENDINGS):
            kind = "x"
        if kind is None or (len(parts) == 1 and (kind == "p" or share.get(phrase, 1) < 0.5)):
            continue
        out.add(f"{kind}\t{phrase}")
        if kind == "p" and len(parts) > 1:
            given[parts[0]] += 2
            family[parts[-1]] += 2
    named = {line[2:] for line in out if line[0] not in "wmcgs"}
    out |= {
        f"o\t{w}" for w in words - named - NO_BODY if 2 <= len(w) <= 6 and upper[w] * 10 > (capital[w] + lower[w]) * 7
    }
    peoples = [
        w
        for w in words
        if share[w] >= 0.9 and w.endswith(("ian", "ians", "ese", "ish", "stani", "stanis")) and len(w) > 5
    ]
    out |= {f"n\t{w}" for w in [*peoples, *PEOPLES] if family[w] < 2}
    elsewhere = {w for w, v in silver.items() if v["p"] < max(v.values())} | {
        line[2:] for line in out if line[0] == "n"
    }
    given, family = (Counter({w: n for w, n in c.items() if w not in elsewhere}) for c in (given, family))
    good = lambda w, n: n >= 2 and w.isalpha() and len(w) > 2 and share.get(w, 1) >= 0.4 and w not in NOT_PERSON | DATES  # noqa: E731
    out |= {f"g\t{w}" for w, n in given.items() if good(w, n)} | {f"g\t{w}" for w in GIVEN_ELSEWHERE}
    return out | {f"s\t{w}" for w, n in family.items() if good(w, n)}


def main() -> None:
    """Builds the file."""
    entries = sorted(build(*count(sys.argv[1]), labelled(sys.argv[2])))
    head = "# names and words, with their kind; built by training/build_names.py from public news articles of 2012 to 2019\n"  # noqa: E501
    OUT.write_bytes(lzma.compress((head + "\n".join(entries) + "\n").encode(), preset=9 | lzma.PRESET_EXTREME))
    print(Counter(e[0] for e in entries), OUT.stat().st_size)


if __name__ == "__main__":
    main()
