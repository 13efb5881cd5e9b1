"""Page parts that are not the account: set aside by their phrases, their glue, and how little they share with the rest.

Three kinds of evidence, each exact about its words:
- lines and phrases that pages print around articles ("Advertisement", "Sign up for", "contributed to this report");
- link text pasted into a sentence, where a word runs into the next headline ("Ann LeeCouncil votes MORE");
- in flattened text, a stretch beside such a phrase or at the very start whose telling words stand nowhere else in it.
"""

import re
from bisect import bisect_left
from collections import Counter

from rashomon.reader.closed import FUNCTION_WORDS, MONTHS, WEEKDAYS
from rashomon.reader.marked import Marked, Token
from rashomon.types import Furniture

LINE_PATTERNS = (
    r"advertisement",
    r"story continued below.*",
    r"sign up for\b.*",
    r"newsletter\b.*",
    r"subscribe\b.*",
    r"slideshow \(.*",
    r"(?:read|see|learn) more\b.{0,100}",
    r"related(?: (?:stories|articles|content|coverage))?:?\W*",
    r"(?:top|more|trending|recommended|popular) (?:stories|news|headlines)\W*",
    r"follow [\w.'’ ]{2,40} on (?:twitter|facebook|instagram).*",
    r"send tips to\b.*",
    r"(?:click|tap) here\b.*",
    r"share (?:this|on)\b.{0,60}",
    r"enlarge this image.*",
    r"play video.*",
    r"(?:hide|toggle) caption",
    r"photos?:?",
    r"getty images",
    r"watch(?: (?:live|now|more))?:?.{0,60}",
    r"(?:-*this (?:story|article|report) (?:was|has been) )?(?:last )?updated (?:at|on)\b.{0,60}",
    r"copyright\b.*",
    r"©.*",
    r"all rights reserved.*",
    r"[_*\-—=\s]{3,}",
)
LINES = re.compile(rf"^\W*(?:{'|'.join(LINE_PATTERNS)})\W*$", re.IGNORECASE)
CREDIT = re.compile(
    r"contributed (?:to (?:this|the) (?:report|story|article)|reporting)|contributed\W*$|with reporting by", re.I
)
CONTACT = re.compile(r"\b(?:write|e ?mail|send tips|reach|contact) (?:to |us |him |her |me )*(?:at|to) ?\b", re.I)
GLUE = re.compile(r"[a-z)][a-z]*([A-Z][a-z]+)")
BLOCK = re.compile(r"\b(?:(?:top|more|related|trending|recommended) (?:stories|headlines|articles)|trending now)\b")
PHRASE = re.compile(
    r"\b(?:advertisement(?! (?:for|in|on|by|from|that))|story contin(?:ues|ued) below"
    r"(?: advertisement)?|"
    r"sign up for (?:our|the|daily)(?: \w+){0,2} newsletters?(?: manage newsletters)?|"
    r"enlarge this image(?: toggle caption)?)\b"
)
LONGEST_BLOCK, LONGEST_HEAD, TAIL = 60, 14, 70
"""In words."""
NOVEL = 4
"""So many telling words of a head must stand nowhere else."""
GIVE_UP = 3.0
"""A block ends where its words have turned to the account's own by so many."""


def furniture(text: str, marked: Marked) -> tuple[Furniture, ...]:
    """The stretches that are page furniture, in order, not overlapping."""
    found = _lines(text)
    if marked.flattened:
        found += _head(marked.tokens) + _blocks(text, marked.tokens)
    else:
        found += _links(text)
    found += _tail(text, marked)
    return _merged(found)


def _lines(text: str) -> list[Furniture]:
    out = []
    for m in re.finditer(r"[^\r\n]+", text):
        line = m.group().strip()
        if line and len(line) < 200 and LINES.match(line):
            out.append(Furniture(m.start(), m.end(), "a line that pages print around articles"))
    return out


def _links(text: str) -> list[Furniture]:
    """Headlines pasted after a name, from the name's repetition to the word MORE."""
    out = []
    for more in re.finditer(r"\bMORE\b", text):
        reach = max(0, more.start() - 600)
        line = max(text.rfind("\n", reach, more.start()) + 1, reach)
        glued = list(GLUE.finditer(text, line, more.start()))
        if glued:
            start = _name_start(text, line, glued[0].start(1))
            out.append(Furniture(start, more.end(), "link text inside a sentence"))
    return out


def _name_start(text: str, line: int, glue: int) -> int:
    """Where the name that runs into a headline begins, its first telling left out."""
    words = list(re.finditer(r"\S+", text[line:glue]))
    start = len(words)
    while start and (words[start - 1].group()[0] in "(" or words[start - 1].group()[0].isupper()):
        start -= 1
    run = [w.group() for w in words[start:]]
    for k in range(1, len(run)):  # "Stephanie Grisham Stephanie Grisham...", "Trump Donald John Trump..."
        if run[k] == run[0] or (run[k - 1] == run[-1] and k < len(run)):
            return line + words[start + k].start()
    return line + words[start].start() if run else glue


def _tail(text: str, marked: Marked) -> list[Furniture]:
    """Credits and contact lines near the end, through the end."""
    tokens = marked.tokens
    if not tokens:
        return []
    near = tokens[max(0, len(tokens) - TAIL)].start
    for pattern, why in ((CREDIT, "a credit line"), (CONTACT, "a contact line")):
        m = pattern.search(text, near)
        if not m:
            continue
        if not marked.flattened:
            start = max(text.rfind("\n", 0, m.start()), near - 1) + 1
            stop = text.find("\n", m.end())
            if m.start() - start < 160:
                return [Furniture(start, len(text.rstrip()) if stop < 0 else stop, why)]
            continue
        i = next(k for k, t in enumerate(tokens) if t.end > m.start())
        if text.startswith("contributed", m.start()):
            i = _names_before(tokens, i)
        return [Furniture(tokens[i].start, tokens[-1].end, why)]
    return []


def _names_before(tokens: list[Token], i: int) -> int:
    """Back over the names that a credit line begins with."""
    start = i
    while start and (
        tokens[start - 1].capital or tokens[start - 1].plain == "and" or len(tokens[start - 1].plain) == 1
    ):
        start -= 1
        if start and tokens[start - 1].mark == ".":
            break
    return start


def _head(tokens: list[Token]) -> list[Furniture]:
    """The cut-off end of another headline before the first sentence of flattened text."""
    known = _elsewhere(tokens)
    novel = 0
    for i, t in enumerate(tokens[:LONGEST_HEAD]):
        if _telling(t) and known[t.plain] > 1:
            while i and (tokens[i - 1].plain in FUNCTION_WORDS or known[tokens[i - 1].plain] > 1):
                i -= 1
            if novel >= NOVEL:
                return [Furniture(tokens[0].start, tokens[i - 1].end, "opens with words that nothing else takes up")]
            return []
        novel += _telling(t)
    return []


def _blocks(text: str, tokens: list[Token]) -> list[Furniture]:
    """After "top stories" and the like: as long as telling words stand nowhere else, headlines go on."""
    found = [Furniture(m.start(), m.end(), "a phrase that pages print around articles") for m in PHRASE.finditer(text)]
    known = _elsewhere(tokens)
    starts = [t.start for t in tokens]
    for m in BLOCK.finditer(text):
        first, begin = bisect_left(starts, m.start()), bisect_left(starts, m.end())
        best, score, stop = 0.0, 0.0, begin
        for i in range(begin, min(len(tokens), begin + LONGEST_BLOCK)):
            if _telling(tokens[i]):
                score += 1.0 if known[tokens[i].plain] == 1 else -0.8
            if score > best:
                best, stop = score, i + 1
            if best - score > GIVE_UP:
                break
        stop = _sentence_end(tokens, begin, stop)
        found.append(Furniture(tokens[first].start, tokens[stop - 1].end, "a block of other headlines"))
    return found


def _sentence_end(tokens: list[Token], begin: int, stop: int) -> int:
    """The end of a sentence near `stop`, if there is one: headlines end where a sentence does."""
    near = [i for i in range(max(begin + 1, stop - 10), min(len(tokens), stop + 3)) if tokens[i - 1].mark == "."]
    return min(near, key=lambda i: abs(i - stop), default=stop)


def _elsewhere(tokens: list[Token]) -> Counter[str]:
    return Counter(t.plain for t in tokens)


def _telling(t: Token) -> bool:
    """Whether the word says what a text is about."""
    w = t.plain
    return len(w) > 3 and not w.isdigit() and not w.endswith("ly") and w not in FUNCTION_WORDS | WEEKDAYS | MONTHS


def _merged(found: list[Furniture]) -> tuple[Furniture, ...]:
    out: list[Furniture] = []
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if out and f.start < out[-1].end:
            out[-1] = Furniture(out[-1].start, max(out[-1].end, f.end), out[-1].why)
        else:
            out.append(f)
    return tuple(out)
