"""The nouns of the house: frozen structs without behaviour.

Every other room speaks in these. Offsets are Python string indices (code points) into `Account.text`, half-open.
"""

from rashomon.types.account import Account, Problem
from rashomon.types.errors import GazetteerError, ModelError
from rashomon.types.gazetteer import KnownPlace, Precision
from rashomon.types.group import Group, Groups
from rashomon.types.ledger import DateBasis, EventRow, QuadClass
from rashomon.types.reading import (
    ActorRole,
    Attribution,
    AttributionKind,
    Clause,
    Entity,
    EntityKind,
    Event,
    EventStatus,
    EventType,
    Figure,
    Furniture,
    Hedge,
    Place,
    PlaceKind,
    PublishedGuess,
    Reading,
    Sentence,
    Span,
    TimeAnchor,
    TimeExpression,
)
from rashomon.types.story import (
    Aspect,
    Difference,
    Link,
    Origin,
    Point,
    Statement,
    Status,
    Story,
    StoryAccount,
)

__all__ = [
    "Account",
    "ActorRole",
    "Aspect",
    "Attribution",
    "AttributionKind",
    "Clause",
    "DateBasis",
    "Difference",
    "Entity",
    "EntityKind",
    "Event",
    "EventRow",
    "EventStatus",
    "EventType",
    "Figure",
    "Furniture",
    "GazetteerError",
    "Group",
    "Groups",
    "Hedge",
    "KnownPlace",
    "Link",
    "ModelError",
    "Origin",
    "Place",
    "PlaceKind",
    "Point",
    "Precision",
    "Problem",
    "PublishedGuess",
    "QuadClass",
    "Reading",
    "Sentence",
    "Span",
    "Statement",
    "Status",
    "Story",
    "StoryAccount",
    "TimeAnchor",
    "TimeExpression",
]
