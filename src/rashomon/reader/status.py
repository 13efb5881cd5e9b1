"""stub"""

from rashomon.reader.marked import Token
from rashomon.types import EventStatus, EventType


def status(tokens: list[Token], trigger: int, sentence: tuple[int, int], kind: EventType = "OTHER") -> EventStatus:
    """stub"""
    return "happened"
