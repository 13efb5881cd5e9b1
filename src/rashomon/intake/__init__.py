"""Files, pages and streams to accounts. The only room that opens inputs; it never fetches anything from a network.

Docs: `docs/inputs.md`.
"""

from rashomon.intake.gazetteer import load_gazetteer
from rashomon.intake.inputs import load
from rashomon.intake.story import load_story

__all__ = ["load", "load_gazetteer", "load_story"]
