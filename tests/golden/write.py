"""Write the golden story of the example: which statements make which point, and in what they part.

    python tests/golden/write.py        writes tests/golden/harbour-fire.json
    python tests/golden/write.py -      prints it instead

One point a line, those of two statements or more, in the story's order: its status, its statements as
[account, start, end, by], and the aspects in which they part. Read the difference before you commit it.
"""

import json
import sys
from pathlib import Path

from rashomon import load, reconcile

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-fire"
GOLDEN = Path(__file__).with_name("harbour-fire.json")


def golden() -> str:
    """The golden story as JSON."""
    points = [
        {
            "status": p.status,
            "statements": [[s.account, s.start, s.end, s.by] for s in p.statements],
            "aspects": sorted({d.aspect for d in p.differences}),
        }
        for p in reconcile(load(EXAMPLE).accounts).points
        if len(p.statements) > 1
    ]
    return "[\n" + ",\n".join(json.dumps(p, ensure_ascii=False) for p in points) + "\n]\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["-"]:
        sys.stdout.buffer.write(golden().encode())
    else:
        GOLDEN.write_text(golden(), "utf-8")
        print(f"{GOLDEN.name} written: read what changed before you commit it", file=sys.stderr)
