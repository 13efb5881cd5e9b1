"""Whether background stands last: importance and order of points against the kinds that keys give them.

    python training/background.py EVENTS [--readings KEPT]

For every point of two accounts or more that is one of the key's, its kind is looked up. Printed, as published and
flattened: how often a point that is no background is more important than one of the same event that is (AUC), and the
mean rank of both within their event, from 0 (first) to 1, by importance and in the story's order.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from crossval import readings
from keys import Event, Places, _find, same
from rashomon.reconcile import reconcile
from rashomon.text.words import plain
from rashomon.types import Point

BACKGROUND = "background"


class Kinds:
    """The kinds of an event's points, by where the key finds them."""

    def __init__(self, event: Event, key: dict) -> None:
        index = {a.id: k for k, a in enumerate(event.accounts)}
        words = [plain(a.text) for a in event.accounts]
        self.places = {a.id: Places(a.text) for a in event.accounts}
        self.points: list[tuple[str, dict[str, list]]] = []
        for point in key["points"]:
            where = defaultdict(list)
            for s in point["statements"]:
                where[s["account"]] += _find(words[index[s["account"]]], plain(s["quote"]))
            self.points.append((point["kind"], where))

    def of(self, point: Point) -> str | None:
        """The kind of the key's point that most of the statements are of, two at least."""
        hits = [
            (sum(any(same(self.places[s.account].range(s.start, s.end), r) for r in at[s.account]) for s in told), kind)
            for told in [point.statements]
            for kind, at in self.points
        ]
        most = max((n for n, _ in hits), default=0)
        return next(kind for n, kind in hits if n == most) if most >= 2 else None


def ranks(values: list[float]) -> list[float]:
    """Where each stands among all, the greatest at 0 and the least at 1."""
    order = sorted(range(len(values)), key=lambda k: -values[k])
    place = {k: n for n, k in enumerate(order)}
    return [place[k] / max(1, len(values) - 1) for k in range(len(values))]


def main() -> None:
    """Read, reconcile, look the kinds up, measure."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("events", type=Path)
    ap.add_argument("--readings", type=Path)
    a = ap.parse_args()
    for flat, read_ in readings(a.events, a.readings).items():
        won = pairs = 0.0
        mean: dict[tuple[str, bool], list[float]] = defaultdict(list)
        for event, of_event in read_:
            kinds = Kinds(event, json.loads((a.events / event.name / "gold.json").read_text()))
            story = reconcile(list(zip(event.accounts, of_event, strict=True)))
            known = [(p, kinds.of(p)) for p in story.points if p.outlets > 1]
            found = [(p.importance or 0.0, kind == BACKGROUND) for p, kind in known if kind]
            for name, values in (
                ("importance", [v for v, _ in found]),
                ("order", [-float(k) for k in range(len(found))]),
            ):
                for rank, (_, background) in zip(ranks(values), found, strict=True):
                    mean[name, background].append(rank)
            low, high = [v for v, b in found if b], [v for v, b in found if not b]
            won += sum((x > y) + (x == y) / 2 for x in high for y in low)
            pairs += len(high) * len(low)
        line = " ".join(
            f"{name}: background {sum(mean[name, True]) / len(mean[name, True]):.2f}"
            f" others {sum(mean[name, False]) / len(mean[name, False]):.2f}"
            for name in ("importance", "order")
        )
        print(f"{'flattened' if flat else 'published'} AUC {won / pairs:.3f} {line}", flush=True)


if __name__ == "__main__":
    main()
