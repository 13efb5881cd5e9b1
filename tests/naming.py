"""Entities of a text by itself, for tests of what is made of them."""

from rashomon.reader.entities import entities as entities_of
from rashomon.reader.gazetteer import SHIPPED, Gazetteer
from rashomon.reader.hearing import hear
from rashomon.reader.marked import mark
from rashomon.types import Entity


def entities(text: str, gazetteer: Gazetteer = SHIPPED) -> tuple[Entity, ...]:
    """What the model names in the text, joined."""
    heard = hear(text)
    marked = mark(text, heard.odds)
    return entities_of(text, marked, heard.names, [False] * len(marked.tokens), gazetteer)
