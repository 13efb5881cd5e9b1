"""Two short accounts of one invented event, and how tests hand them over."""

import json
import subprocess
from collections.abc import Callable

GAZETTE = """The ferry Marigold ran aground off Tolle Point on Tuesday evening with 84 people on board.

"Nobody was hurt," harbour master Ilse Brandt told reporters. She said the crew had lost steering.

Divers will inspect the hull on Thursday, the port authority said."""

COURIER = """A passenger ferry with 91 people on board ran aground off Tolle Point on Tuesday evening.

Two passengers were treated for bruises, according to the coast guard.

Divers will inspect the hull of the Marigold on Thursday, the port authority said in a statement."""

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def line(id_: str, text: str = GAZETTE, **fields: object) -> str:
    """An account as a line of JSON Lines."""
    return json.dumps({"id": id_, "text": text, **fields}) + "\n"
