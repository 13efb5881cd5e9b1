"""Measure quality with the scorers that lie beside the checkout, and fail where a figure falls under its floor.

    python benchmarks/run_floors.py [--shared ../shared] [--only story] [--slow]
    python benchmarks/run_floors.py --pin                          raise floors to what was measured, and pin new ones
    python benchmarks/run_floors.py --pin --lower "the reason"     also lower those that fell; the reason is kept

`floors.json` holds, for each measure, a digest of the scorer and the corpus it was pinned with: a floor only means
something on the same texts and by the same rules. A measure whose digest differs fails until it is pinned anew, with a
reason. Nothing is written without --pin.
"""

import argparse
import hashlib
import json
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

FLOORS = Path(__file__).with_name("floors.json")
ONE_PART, FEW_POINTS = 0.006, 0.035
"""A figure this little under its floor still stands: 8-bit sums differ with and without VNNI, which moved figures of
the same weights by up to 0.005; of the stories' 35 differing points one more or less moves that F1 by 0.03."""
HELD_OUT = Path(__file__).parents[1] / "training" / "reader" / "held_out.py"
BAD = ("FELL", "OTHER CORPUS")


class Measure(NamedTuple):
    """One run of a scorer: its arguments (paths below the shared folder), and the figures to find in its output."""

    scorer: str
    arguments: str
    figures: dict[str, str]
    command: str
    slow: bool = False
    part: Path | None = None
    """A script that prints the part of the corpus that is scored, where training saw the rest."""
    tolerance: float = ONE_PART


STORY = {
    "shared F1": r"^ALL.*?shared .*?F1 (\d\.\d+)",
    "differing F1": r"^ALL.*?differing .*?F1 (\d\.\d+)",
    "credited": r"^ALL.*?credited (\d\.\d+)",
}
ATTRIBUTIONS = {part: rf"^{part} +exact .*?F1 (\d\.\d+)" for part in ("source", "cue", "content")}
ATTRIBUTIONS["linked"] = r"^linked .*?F1 (\d\.\d+)"
RECONCILE, READ, GROUP = "reconcile {input} --format json", "read {input} --format jsonl", "group {input} --format json"

PLACES = {"found": r"^places +found (\d\.\d+)", "within 161 km": r"within 161 km (\d\.\d+)"}
SENTENCES = {part: rf"^{part} .*?F1 (\d\.\d+)" for part in ("end", "comma", "capital")}
EVENTS = {"macro F1": r"macro F1 (\d\.\d+)"}
GROUPS = {"B-cubed F1": r"B-cubed .*?F1 (\d\.\d+)"}

MEASURES = {
    "story": Measure("story.py", "accounts/dev", STORY, RECONCILE, tolerance=FEW_POINTS),
    "story, flattened": Measure("story.py", "accounts/dev --flat", STORY, RECONCILE, tolerance=FEW_POINTS),
    "attributions": Measure("reading.py", "attributions data/attribution/dev.jsonl", ATTRIBUTIONS, READ),
    "attributions, flattened": Measure(
        "reading.py", "attributions data/attribution/dev.jsonl --flat", ATTRIBUTIONS, READ
    ),
    "sentences": Measure("reading.py", "sentences data/sentences/dev.jsonl", SENTENCES, READ),
    "places, local news": Measure("reading.py", "places data/places/lgl.jsonl", PLACES, READ),
    "places, world news": Measure("reading.py", "places data/places/geowebnews.jsonl", PLACES, READ),
    "events": Measure("reading.py", "events data/events/plv.train.tsv", EVENTS, READ, part=HELD_OUT),
    "groups": Measure(
        "groups.py", "data/articles/articles.jsonl.xz data/articles/groups.json", GROUPS, GROUP, slow=True
    ),
}


def corpus_files(measure: Measure, shared: Path) -> list[Path]:
    """The scorer's own files and every file that it is given."""
    found = [shared / "bench" / measure.scorer, shared / "bench" / "spans.py"]
    for word in measure.arguments.split():
        path = shared / word
        if "/" in word:
            found += sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return found


def digest(measure: Measure, shared: Path) -> str:
    """SHA-256 over names and contents of all files that the measure rests on, and over how it is run."""
    total = hashlib.sha256(f"{measure.scorer} {measure.arguments}".encode())
    for path in corpus_files(measure, shared):
        total.update(path.relative_to(shared).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def run(measure: Measure, shared: Path) -> dict[str, float]:
    """Run the scorer and find its figures. Exits with what the scorer said when it failed."""
    arguments = [str(shared / w) if "/" in w else w for w in measure.arguments.split()]
    if measure.part:
        held = subprocess.run(
            [sys.executable, str(measure.part), arguments[-1]], capture_output=True, check=True
        ).stdout
        with tempfile.NamedTemporaryFile(suffix=".tsv") as file:
            file.write(held)
            file.flush()
            return _scored(measure, shared, [*arguments[:-1], file.name])
    return _scored(measure, shared, arguments)


def _scored(measure: Measure, shared: Path, arguments: list[str]) -> dict[str, float]:
    program = f"{shlex.quote(sys.executable)} -m rashomon {measure.command}"
    command = [sys.executable, str(shared / "bench" / measure.scorer), *arguments, "--run", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{shlex.join(command)}\nexit {done.returncode}\n{done.stderr}")
    found: dict[str, float] = {}
    for name, pattern in measure.figures.items():
        match = re.search(pattern, done.stdout, re.MULTILINE)
        if not match:
            sys.exit(f"{shlex.join(command)}\ndid not print the figure {name!r}:\n{done.stdout}")
        found[name] = float(match[1])
    return found


def verdict(figure: float, floor: float | None, same_corpus: bool, tolerance: float = ONE_PART) -> str:
    """One word on how a figure stands to its floor: unpinned, held, or one of BAD."""
    if floor is None:
        return "unpinned"
    if not same_corpus:
        return "OTHER CORPUS"
    return "held" if figure >= floor - tolerance else "FELL"


def pin(
    floors: dict[str, Any],
    name: str,
    found: dict[str, float],
    now: str,
    reason: str | None,
    tolerance: float = ONE_PART,
) -> list[str]:
    """Put a measure's figures into `floors`, upwards only unless there is a reason. Returns what was refused."""
    old = floors.get(name, {"figures": {}})
    same, refused = old.get("digest", now) == now, []
    if not same and not reason:
        return [f"{name}: the corpus or the scorer changed; pin it with --lower and the reason"]
    figures = dict(old["figures"]) if same else {}
    for figure, value in found.items():
        floor = figures.get(figure)
        if floor is not None and value < floor - tolerance and not reason:
            refused.append(f"{name}: {figure} fell from {floor} to {value}; lower it with --lower and the reason")
        elif floor is None or value > floor or (value < floor - tolerance and reason):
            figures[figure] = value
    history = list(old.get("lowered", []))
    lowered = {k: [v, figures.get(k)] for k, v in old["figures"].items() if figures.get(k, -1) < v}
    if lowered or not same:
        history.append({"reason": reason, "figures": lowered} | ({} if same else {"digest": [old["digest"], now]}))
    floors[name] = {"digest": now, "figures": figures} | ({"lowered": history} if history else {})
    return refused


def main() -> None:
    """Measure, print a line a figure, and exit 1 when a floor does not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--only", choices=MEASURES, action="append", help="only this measure; may be repeated")
    parser.add_argument("--slow", action="store_true", help="also the measures that take minutes")
    parser.add_argument("--pin", action="store_true", help="write new and higher floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: also lower floors, and keep the reason")
    a = parser.parse_args()
    if a.lower and not a.pin:
        parser.error("--lower needs --pin")
    floors = json.loads(FLOORS.read_text("utf-8"))
    failures: list[str] = []
    unpinned = 0
    for name in a.only or [n for n, m in MEASURES.items() if a.slow or not m.slow]:
        now, found = digest(MEASURES[name], a.shared), run(MEASURES[name], a.shared)
        known = floors.get(name, {"figures": {}})
        for figure, value in found.items():
            floor = known["figures"].get(figure)
            said = verdict(value, floor, known.get("digest") == now, MEASURES[name].tolerance)
            shown = "none " if floor is None else f"{floor:.3f}"
            print(f"{name:24} {figure:14} {value:.3f}  floor {shown}  {said}", flush=True)
            unpinned += said == "unpinned"
            if said in BAD and not a.pin:
                failures.append(f"{name}: {figure}: {said}")
        if a.pin:
            failures += pin(floors, name, found, now, a.lower, MEASURES[name].tolerance)
    if a.pin:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    elif unpinned:
        print(f"{unpinned} of these figures have no floor yet; --pin makes what was measured their floor")
    if failures:
        sys.exit("\n".join(["", *failures]))


if __name__ == "__main__":
    main()
