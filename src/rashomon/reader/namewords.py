"""Closed lists of the words in and around names."""

from rashomon.text.names import TITLES
from rashomon.types import EntityKind

FUNCTION = frozenset(
    """a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out
    over per
    to toward towards under until up upon via with within without after before during since while where when which who
    whom
    whose what why how because although though i you he she it we they me him her us them his its our their my your
    mine is
    are was were be been being am has have had do does did will would shall should can could may might must not no yes
    all
    any both each either every few more most other some such only own same too very just now here there also again
    once ever
    never still however meanwhile moreover s t re ve ll d m let oh well ok one two three four five six seven eight
    nine ten
    first second third last next new old""".split()
)
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
    am pm
    est edt pst pdt gmt utc bst christmas easter thanksgiving""".split()
)
ABBREVIATED = frozenset(
    "st dr mr mrs ms sen rep gov gen lt col maj sgt capt adm rev hon prof ft mt jr sr brig cmdr cpl reps sens".split()
)
STRONG_TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord rev reverend bishop archbishop cardinal pope imam sheikh
    ayatollah king
    queen prince princess president chancellor minister premier senator sen representative rep congressman congresswoman
    governor gov mayor judge justice secretary general gen lt lieutenant col colonel maj major brig capt captain cmdr
    commander sgt sergeant cpl adm admiral officer detective inspector sheriff spokesman spokeswoman spokesperson
    director
    chairman chairwoman ambassador speaker leader chief correspondent reporter analyst professor coach candidate nominee
    lawyer attorney activist author actor actress singer journalist pastor rabbi father sister host founder ceo
    economist strategist democrat republican""".split()
)
TITLE_WORDS = (
    (TITLES | STRONG_TITLES | frozenset("supreme elect state national security press managing senior junior".split()))
    - frozenset("us u s then so".split())
    - frozenset(("foreign", "finance", "interior", "state", "national", "security", "press", "supreme"))
)
ORG_HEADS = frozenset(
    """department ministry agency bureau committee subcommittee council court commission corps party university college
    institute association federation union bank company corporation corp inc group foundation center centre
    administration
    service services force forces army navy police news times post journal press network board authority senate house
    congress parliament assembly caucus fund alliance coalition league society organization organisation club church
    school
    hospital patrol guard radio television tv media magazine chamber academy partners airlines airways motors industries
    holdings committees front brigade brigades command division regiment squadron ltd llc plc trust laboratory museum
    embassy consulate office tribune herald gazette chronicle observer guardian telegraph weekly daily""".split()
)
FLAT_HEADS = frozenset(
    "department ministry agency bureau committee subcommittee council commission corps court party".split()
)
"""Words for bodies that make a name without capitals to show it."""
WEAK = frozenset(
    "district appeals city county state local human civil police fire health national federal international".split()
)
"""Modifiers that alone before such a word name no one body."""
ORG_MODIFIERS = frozenset(
    """justice state defense defence treasury interior foreign homeland security energy labor commerce education
    agriculture
    transportation health human police fire sheriff supreme appeals federal district circuit central national
    intelligence
    judiciary oversight ethics armed relations affairs finance budget rules veterans republican democratic communist
    labour
    conservative socialist islamic revolutionary guards guard air coast marine secret border customs immigration reserve
    house senate county city state civil liberties world united nations international""".split()
)
OF_BODY = frozenset(
    """state defense defence justice health education energy labor labour commerce agriculture transportation interior
    treasury foreign affairs finance intelligence homeland security veterans housing human services investigation
    representatives commons lords governors education elections directors trustees supervisors technology science
    sciences
    medicine law public economic national internal revenue prisons appeals staff information interior culture tourism
    oil trade budget management land reclamation ethics communications staff""".split()
)
OF_HEADS = frozenset(
    """department ministry bureau committee council court university college institute association federation union
    bank house
    board office center centre academy church chamber school league embassy commission agency party league
    parliament""".split()
)
"""Words for bodies that "of" may follow within a name."""
LINK = frozenset("of for the de del la al bin".split())
PLACE_HEADS = frozenset(
    """county parish city town township village river lake island islands bay mountain mountains valley street avenue
    road
    boulevard highway airport park beach creek falls province region district peninsula sea ocean gulf desert coast
    square
    bridge canyon harbor harbour heights hill hills isle cape fort mount mt ft lake port san santa los las""".split()
)
PLACE_PREPOSITIONS = frozenset("in at near from outside across around into to of inside through toward towards".split())
LETTERS: dict[str, EntityKind] = {"us": "place", "uk": "place", "un": "organisation", "eu": "organisation"}
NOT_ALONE = frozenset("ii iii iv vi eastern western northern southern north south east west god time universe".split())
"""Words that name nothing when they stand alone, capital or not."""
PLACE_FIRST = frozenset(
    """new old san santa los las la el le fort saint st mount north south east west northern southern eastern western
    great
    united central middle long capitol white wall downing ground salt cape lake little big black red golden green grand
    palm rock cedar oak high sierra virginia rio sri hong ivory guinea papua ain al""".split()
)
"""Everyday words that names of places begin with."""
AROUND = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast southwest metro
    metropolitan
    greater downtown upstate central historic upper lower""".split()
)
