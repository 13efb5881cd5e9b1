"""How dates and times are written: one pattern a kind, and the words that each can begin with.

Patterns read lower-case text, flattened or not. Named groups hold what `reader.anchors` needs; where a kind has several
forms, later ones name their groups apart ("y", "Y").
"""

import re

from rashomon.text.almanac import DAYS, HOLIDAYS, MONTHS, SEASONS
from rashomon.text.numbers import TENS, UNITS

SHORT = "jan feb mar apr jun jul aug sep sept oct nov dec".split()
_SHORT_DAYS = "mon tue tues wed thu thur thurs fri sat sun".split()
_NUMBERS = [w for w in (*UNITS, *TENS) if w != "zero"]
_TEENS = [w for w, n in UNITS.items() if 10 <= n <= 19]
_HOURS = [w for w, n in UNITS.items() if 1 <= n <= 12]
ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
        range(1, 22),
        strict=True,
    )
)
TENS_OF_YEARS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                 "eighties": 80, "nineties": 90}  # fmt: skip
_UNIT_NAMES = "second minute hour day night week weekend fortnight month quarter year decade moment".split()


def _any(words: list[str] | tuple[str, ...] | dict[str, int]) -> str:
    """One of these words or phrases, longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _renamed(pattern: str, group: str, name: str) -> str:
    """A pattern with one of its groups under another name, so that it can stand beside itself."""
    return pattern.replace(f"<{group}>", f"<{name}>")


_MONTH = _any([*MONTHS, *SHORT])
_DAY = _any(DAYS)
_DD = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DD_WORDS = _any([w for w in ORDINALS if w != "second"])
_YEAR = r"(?:1\d|20)\d\d"
_BC = r"(?:b\.? ?c\.?|bce|before christ)(?![^\W_])"
_AFTER_YEAR = r"(?![\d%]|,\d|\.\d)"
_GAP = r"(?:\.?,? ?\n?|[\s.,]{1,2})"
_BLANK = r"[ \t\u00a0\n-]{1,2}"
_DASH = r" ?(?:-|–|—) ?"
_ZONE = (
    r"(?:,? \(?(?P<z>(?:gmt|utc)(?: ?[+-]\d\d?(?::?\d\d)?)?|bst|ce?s?t|eest|eet|msk|jst|kst|ae[sd]t|[ecmp][sd]?t|z"
    r"|(?:eastern|central|mountain|pacific)(?: (?:standard|daylight))?(?: time)?"
    r"|(?!(?:th|fir|la|an|pri|sa|al|ga|sho|so|full|part|over|half|day|night|long|on|in|at|of|and|by|for|to|with)[a-z]*"
    r" time)(?:local|[a-z]{4,12}) time)(?![^\W_])\)?)?"
)
_PART = (
    r"(?:(?P<m>early|late|mid|pre)[ -](?:in the )?)?"
    r"(?P<p>morning|afternoon|evening|night|nightfall|dawn|dusk|midday|daybreak|sunrise|sunset"
    r"|(?:early|small|wee) hours)(?! time)"
)
_NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_any(ORDINALS)}|twenty first)"
_ONE_COUNT = (
    r"(?:\d{1,3}(?:,\d{3})?(?:\.\d)?|\d{4}(?= years ago)|"
    rf"{_any(list(TENS))}(?:[ -]{_any(_HOURS[:9])})?|{_any(_NUMBERS)})"
)
_COUNT = (
    rf"(?:(?:{_ONE_COUNT}(?: or | to | ?[-–] ?))?{_ONE_COUNT}(?: hundred| thousand| million| billion)?"
    r"|an?(?: (?:few|couple(?: of)?|dozen|hundred|thousand|million|good))?"
    r"|several|few|couple(?: of)?|many|some|half an?|a half)(?: and a half| 1/2| ?½)?"
)
_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?|moments?"
    r"|centur(?:y|ies))"
)
_HEDGE = (
    r"(?:(?P<h>more than|less than|fewer than|about|nearly|almost|just over|just under|over|under|around|some|at least"
    r"|at most|roughly|approximately|only|just|up to|a little over|a little under|well over) )?"
)
_THE = (
    r"(?:this past|this coming|this same|the same|that same|that very|the following|the previous|the preceding|the next"
    r"|the coming|the last|the past|these past|these last|following|previous|preceding|coming|last|past|next|this|that)"
)
_MODS = r"(?:the )?(?P<mod>early|late|mid|earlier|later|(?:end|beginning|start|middle)(?=[ -]of))"
_MOD = rf"(?:{_MODS}(?:[ -]| in | of )(?:the )?)?"
_MOD2 = _renamed(_MOD, "mod", "mod2")
_TO = rf"(?:{_DASH}| to | through | until | till )"
_S = " ?['’]? ?s"
"""The s of a holiday, however its apostrophe was kept: "new year's", "new years", "new year s"."""
_HOLIDAY = _any([re.sub(r"(?<=year|tine|rick|fool|dent|ther|omen)s(?= |$)", _S, h) for h in HOLIDAYS])
_HOUR, _MINUTE = "(?:1[0-2]|0?[1-9])", r"[0-5]\d"

_WHOLE = (
    rf"(?:the )?(?:early |late )?(?:{_MONTH}(?![a-z])|{_YEAR}{_AFTER_YEAR}"
    r"|(?:this|last|next|that|same|following|previous|current|month|year)"
    r" ?(?:week|month|quarter|year|decade)?(?![^\W_]))"
)
"""What a day or week can be told within: a month, a year, last month, that year."""
PATTERNS: dict[str, str] = {
    "iso": r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])"
    r"(?:[t ](?P<H>[01]\d|2[0-3]):(?P<M>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?P<z>z|[+-]\d\d:?\d\d)?)?",
    "slash": r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d|\d\d)"
    r"|(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<Y>(?:19|20)\d\d)"
    r"|(?P<Y2>(?:19|20)\d\d)/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})",
    "war": r"(?:the )?(?:(?P<n>first|second) world war|world war (?P<r>ii?|one|two|1|2)|ww ?(?P<w>ii?|1|2))"
    r"(?! (?:veteran|era|hero|film|bomb|memorial|museum|ship|plane))",
    "within": rf"(?:the )?(?:very )?(?P<n>{_NTH}|last|final) (?P<d>{_DAY})(?= (?:of|in) {_WHOLE})"
    rf"|the (?:very )?(?P<n2>{_NTH}|last|final) (?:(?P<c>few|couple of|\d|{_any(_HOURS)}) )?"
    rf"(?P<u>day|week|weekend|month)(?P<s>s)?(?= (?:of|in) {_WHOLE})"
    rf"|(?:the )?(?P<N>{_DD}(?<=[a-z])|{_DD_WORDS})"
    r"(?= of (?:(?:this|last|next|that|the same|the following) month|the month)(?![^\W_]))"
    rf"|(?:the )?week (?P<w>of|beginning|starting|ending|commencing)(?= (?:on )?(?:{_DAY},? )?(?:the )?"
    rf"(?:{_MONTH}\.? {_DD}|{_DD} (?:of )?{_MONTH})(?![^\W_]))",
    "nth": r"(?P<d>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))",
    "close": r"(?P<u>year|month|week|quarter)(?: ?['’]? ?s)?[ -]end",
    "nine": r"9/11|9 11(?= attacks?\b| terror)|sept(?:ember|\.)? 11(?:th)?(?=,? (?:attacks?|terror))",
    "holiday": rf"(?P<n>{_HOLIDAY})(?P<w> weekend)?(?:,? (?:of |in )?(?P<y>{_YEAR}))?",
    "mdy": rf"(?P<m>{_MONTH})\.?{_BLANK}(?:the )?(?P<d>{_DD}|{_DD_WORDS})(?![\d%]|[,.:]\d|/)"
    rf"(?:(?:{_DASH}| to | through | and )(?P<e>{_DD})(?![\d:%/]|,\d|-\d))?"
    rf"(?:{_GAP}(?P<y>{_YEAR}){_AFTER_YEAR})?",
    "dmy": rf"(?:(?P<s>{_DD})(?:{_TO}| and ))?(?:(?P<d>{_DD})(?: of)?|(?P<D>{_DD_WORDS}|second) of)"
    rf"[ -](?P<m>{_MONTH})(?![a-z])\.?(?:(?:,? in|,)?[ -](?P<y>{_YEAR}{_AFTER_YEAR}|[1-9]\d\d(?=\))))?",
    "my": rf"{_MOD}(?P<m>{_MONTH})\.?(?:(?:,? of|,| in)? (?P<y>{_YEAR})| of (?P<Y>[1-9]\d\d)){_AFTER_YEAR}",
    "month": rf"{_MOD}(?:(?P<w>{_THE}) )?{_MOD2}(?P<m>{_MONTH})",
    "season": rf"{_MOD}(?:(?P<w>{_THE}|the) )?(?P<s>spring|summer|fall|autumn|winter)(?:[ -]?time)?"
    rf"(?:(?: of|,)? (?P<y>{_YEAR}){_AFTER_YEAR})?",
    "decade": rf"(?:the )?{_MOD}(?P<y>(?:1[3-9]|20)\d0) ?['’]?s|(?:the )?{_MOD2}['’]?(?P<t>[2-9]0) ?['’]?s"
    rf"|the {_renamed(_MOD, 'mod', 'mod3')}(?P<T>{_any(TENS_OF_YEARS)})",
    "century": rf"(?:the )?{_MOD}(?:(?P<c0>{_NTH})(?: century)?(?:{_DASH}| to (?:the )?| and (?:the )?))?"
    rf"(?P<c>{_NTH})[ -]centur(?:y|ies)(?P<bc>(?= ?{_BC}))?",
    "quarter": r"(?:the )?(?P<q>first|second|third|fourth|final|last|1st|2nd|3rd|4th) (?:fiscal )?"
    rf"(?P<u>quarter|half) of (?:the year )?(?P<y>{_YEAR}|this year|last year|next year|the year)"
    rf"|q(?P<Q>[1-4])(?: of)? (?P<Y>{_YEAR})",
    "clock": rf"(?:(?P<h0>{_HOUR})(?:[:.](?P<m0>{_MINUTE}))?(?: ?(?P<p0>[ap])\.? ?m\.?)?"
    rf"(?:{_DASH}| to | until | and ))?"
    rf"(?P<h>{_HOUR})(?:[:. ]?(?P<n>{_MINUTE}))? ?(?P<p>[ap])(?:\.? ?m\b\.?){_ZONE}"
    rf"|(?P<H>[01]?\d|2[0-3]):(?P<N>{_MINUTE})(?::[0-5]\d)?(?![\d:])(?: hours)?{_renamed(_ZONE, 'z', 'z2')}"
    rf"|(?P<H2>[01]\d|2[0-3]) ?(?P<N2>{_MINUTE})(?: (?:hours|hrs))?{_renamed(_ZONE, 'z', 'z3')}"
    rf"|(?P<w>noon|midnight|midday){_renamed(_ZONE, 'z', 'z4')}"
    rf"|(?P<past>half|(?:a )?quarter|five|ten|twenty(?:[ -]five)?) past (?P<ph>{_HOUR}|{_any(_HOURS)})"
    rf"|(?P<to>(?:a )?quarter) to (?P<th>{_HOUR}|{_any(_HOURS)})(?! (?:months?|years?|weeks?|days?|hours?))"
    rf"|(?P<o>{_HOUR}|{_any(_HOURS)}) ?o ?['’]? ?clock"
    rf"|(?P<i>1[0-2]|[1-9])(?:[:. ](?P<in>{_MINUTE}))?"
    r"(?= (?:in the|at|that|this|yesterday) (?:early )?(?:morning|afternoon|evening|night)(?![^\W_]))",
    "relday": r"(?:the )?(?P<r>day before yesterday|day after tomorrow)"
    r"|(?:(?P<mod>early|late|earlier|later) )?(?P<r2>yesterday|today|tomorrow|tonight|tonite)"
    r"|(?P<r3>this day)(?! (?:in|of|and|on)(?![^\W_])| \d)"
    r"|(?:(?P<mod2>early|late|earlier|later) )?(?P<t>this|last) (?:(?P<m>early|late) )?"
    r"(?P<p>morning|afternoon|evening|night|nite)",
    "weekday": rf"(?:(?P<mod>early|late|earlier|later)(?: on)? )?(?:(?P<w>{_THE}) )?(?:(?P<mod2>early|late) )?"
    rf"(?:(?P<d>{_DAY})|(?P<D>{_any(_SHORT_DAYS)})(?:\.|(?=,? {_MONTH}(?![a-z]))))(?!s(?![^\W_]))"
    r"(?P<turn> before last| after next)?",
    "focus": rf"{_MOD}(?P<w>the same|that same|that very|the very same|that|the following|the next|the previous"
    rf"|the preceding|the very next|same|next|following) (?P<u>day|{_PART}|night|week|weekend|month|year)"
    r"|(?P<late>(?:(?:early|late|earlier|later) (?:in |on )?)?(?:that|the)) "
    r"(?P<u2>day|night|week|weekend|month|year|decade) (?P<k>before|after)(?P<turn> last| next)?"
    r"|(?P<later>later|earlier) (?:in |on )?(?:that|the same|the(?= day)) (?:same )?(?P<u3>day|night|week|month|year)",
    "span": r"recent (?P<r>days|weeks|months|years|decades)"
    r"|(?:the )?(?P<v>coming|next|past|last) (?P<r2>days|weeks|months|years|decades)"
    r"(?! (?:of|in|before|after)(?![^\W_]))"
    r"|(?:the )?(?P<r3>days|weeks|months|years|decades) (?P<v3>ahead)(?! of(?![^\W_]))|(?:the |these |this )?"
    r"(?P<w>past|last|next|coming|previous|following|first) "
    rf"(?P<n>{_ONE_COUNT}(?:(?: or | to | ?[-–] ?){_ONE_COUNT})?(?: and a half| 1/2| ?½)?"
    rf"|few|several|couple(?: of)?|dozen|half|quarter)(?: (?:of )?(?:an?|the))? (?P<u>{_UNIT})",
    "distance": rf"{_HEDGE}(?P<n>{_COUNT})(?:[ -](?:more|whole|full|long|short|straight|consecutive))?[ -]"
    rf"(?P<u>{_UNIT})"
    r"(?P<half> and a half)?(?! ?[-–]?old\b| of age)(?:['’]?s?)"
    r"(?P<time> time(?![^\W_]))?"
    r"(?: (?P<k>ago|back|earlier|later|hence|before|after|prior(?: to)?|afterwards?|from (?:now|today|tomorrow)|from"
    r"|previously|since|into|in advance of|following)(?! than))?"
    rf"|(?P<u2>{_UNIT}) (?P<k2>ago|earlier|later|before|after|afterwards?|prior(?: to)?)(?! than)",
    "unit": rf"(?:{_MODS}(?:[ -]| in | on | of ))?(?P<w>{_THE}|the) (?:(?:whole|entire|full) )?"
    r"(?P<u>weekend|week|month|quarter|year|decade|century)",
    "overnight": r"(?P<p>overnight)",
    "part": rf"(?:in |at |during |by |(?P<before>before ))?(?:the )?{_PART}(?: hours)?",
    "year": rf"(?P<mod>(?:early|late|mid)(?:[ -]| in ))?(?P<y>{_YEAR})(?:{_DASH}(?P<e>{_YEAR}|\d\d)|/(?P<e2>\d\d))?"
    rf"(?![\d%]|[,.:]\d|[-–/]\d{{1,3}}(?!\d))|(?P<side>pre|post)[ -](?P<Y3>{_YEAR})(?![\d%])"
    rf"|(?P<h>nineteen|twenty)[ -](?P<ten>{_any(_TEENS)}|(?:{_any(list(TENS))}|oh)(?:[ -]{_any(_HOURS[:9])})?)"
    r"(?![ -][a-z]+[ -]old)"
    rf"|two thousand(?: and)? (?P<k>{_any(_NUMBERS)})"
    r"|(?P<Y>[1-9]\d{2,3}) (?:ad|ce)(?![^\W_])|ad (?P<Y2>[1-9]\d{2,3})"
    rf"|(?P<short>(?<=['’])\d\d)(?![\d%]|[,.:]\d|['’])"
    rf"|(?P<old>[1-9]\d{{1,2}})(?:{_DASH}(?P<to>[1-9]\d\d))?(?![\d%]|[,.:]\d|['’]?s(?![a-z])| ?{_BC})",
}


def _beginnings() -> dict[str, tuple[str, ...]]:
    first: dict[str, list[str]] = {}

    def add(words: str | list[str] | tuple[str, ...] | dict[str, int], kinds: str) -> None:
        for w in words.split() if isinstance(words, str) else words:
            first.setdefault(w, []).extend(k for k in kinds.split() if k not in first.get(w, ()))

    add("#", "iso slash nine clock dmy within decade century quarter distance holiday year nth")
    add("sept september", "nine")
    add([h.split()[0] for h in HOLIDAYS], "holiday")
    add("new year valentine st april president july mother father", "holiday")
    add([*MONTHS, *SHORT], "mdy my month")
    add("first second third fourth fifth last final the", "within")
    add("week", "within close")
    add("year month quarter", "close")
    add("early late mid earlier later", "relday weekday my month season decade century focus unit year part")
    add("last this next past previous coming that following these same preceding",
        "relday span weekday focus month season unit")  # fmt: skip
    add("the", "relday span focus weekday month century quarter decade season unit holiday war my part")
    add("pre first second third fourth final q1 q2 q3 q4", "part quarter span")
    add(ORDINALS, "century dmy")
    add("twenty", "century")
    add([*SEASONS, "springtime", "summertime", "wintertime"], "season")
    add(["noon", "midnight", "midday", "half", "quarter", "twenty", *_HOURS], "clock")
    add("yesterday today tomorrow tonight tonite day", "relday")
    add([*DAYS, *_SHORT_DAYS], "weekday")
    add([w for u in _UNIT_NAMES for w in (u, u + "s")], "distance")
    add(_NUMBERS, "distance")
    add("centuries a an several few couple many some half more less fewer about nearly almost just over under around "
        "at roughly approximately only up well", "distance")  # fmt: skip
    add("recent days weeks months years decades", "span")
    add("first second world ww wwi wwii ww1 ww2", "war")
    add("end beginning start middle", "my month unit century decade")
    add("overnight", "overnight")
    add(
        "morning afternoon evening night nightfall dawn dusk midday daybreak sunrise sunset in at during by before "
        "small wee",
        "part",
    )
    add("ad pre post nineteen twenty two", "year")
    return {w: tuple(kinds) for w, kinds in first.items()}


BEGINNINGS = _beginnings()
"""For each word that can begin a time, the kinds to try, in order; "#" is any word that begins with a digit."""
BEGIN = re.compile(rf"(?<![^\W_])(?:\d[^\W_]*|{_any([w for w in BEGINNINGS if w != '#'])}(?![^\W_]))")
COMPILED = {kind: re.compile(rf"(?:{p})(?![^\W_])") for kind, p in PATTERNS.items()}
