"""Closed classes of English words that the rules go by."""

from rashomon.text import almanac

PRONOUNS = frozenset("he she they i we it who".split())
DETERMINERS = frozenset("the a an this that these those his her its their our my some several many any no".split())
AUXILIARIES = frozenset(
    """is are was were be been being has have had do does did will would can could may might must shall should isn
    wasn weren aren hasn haven hadn don doesn didn won wouldn couldn shouldn ll ve""".split()
)
ADVERBS = frozenset(
    """also later then earlier previously recently already again still now repeatedly reportedly once first just only
    separately meanwhile quickly not never even further twice today yesterday""".split()
)
SUBORDINATORS = frozenset(
    """that because although though while when where whether if unless until since after before as so than which who
    whom whose why how what""".split()
)
CONJUNCTIONS = frozenset("and but or nor yet".split())
PREPOSITIONS = frozenset(
    """of in on at by for from with without to into onto over under about against between among during through amid
    near toward towards within upon across behind beyond despite except like per via around along outside inside
    off out up down""".split()
)
WEEKDAYS = frozenset(almanac.DAYS)
MONTHS = frozenset(almanac.MONTHS)
FUNCTION_WORDS = DETERMINERS | AUXILIARIES | SUBORDINATORS | CONJUNCTIONS | PREPOSITIONS | PRONOUNS
# Verbs that stand often between a speaker's name and other words, so that a name never runs over them.
PLAIN_VERBS = frozenset(
    """made make makes making took take takes taking went go goes going came come comes coming got get gets getting
    gave give gives giving saw see knew know knows thought think thinks want wants wanted need needs needed let
    put says said say left leave began begin started start killed hit held hold kept keep found find lost told
    asked tell ask called call looks look seems seem became become remains remain happened happen am re s""".split()
)
