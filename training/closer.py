"""Teach a judge that reads two clauses together: a cross-encoder, a second opinion beside the trees.

    python training/closer.py distil EVENTS --articles ARTICLES.jsonl.xz --groups GROUPS.json --start MINILM
        --out FILE [--held K]
    python training/closer.py keys EVENTS --start FILE [--folds K...] [--odds FOLDER] [--out DATA]

It first learns what the trees say of pairs from groups of articles that tell one event and have no key (distillation:
Hinton et al. 2015), then the keys. MINILM is a folder with all-MiniLM-L6-v2 as transformers loads it. `keys` prints for
each fold the average precision on events that taught it nothing, alone and beside the trees, keeps what it says of them
in FOLDER for `judge.py`, and writes the model that learned from all keys to DATA, in 8 bits. Seeded.
"""

import argparse
import hashlib
import json
import lzma
import random
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sklearn.metrics import average_precision_score
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as loss_of
from transformers import AutoModel

from boost import Bagged, fit
from keys import Event, Seen, events
from rashomon.model.pieces import CLS, SEP
from rashomon.reader import read
from rashomon.reconcile.closer import Shown, shown
from rashomon.text.words import flatten
from rashomon.types import Account
from sheets import FOLDS, Sheet, folds, labels, prepare, unseen

LIKELY = 0.05
"""Pairs to which the trees give less teach little: they stay unlikely whatever is said of them."""
UNLIKELY = 0.12
"""Share of pairs of the articles that the trees give less than LIKELY and that are kept, so that it learns what is no
pair, too."""
UPTO = 6_000
"""Characters of an article."""
BATCH = 48
RATE = 4e-5
SHARES = (0.2, 0.4, 0.6, 0.8, 1.0)


class Example(NamedTuple):
    """A pair: pieces of both sides, how likely it is to state one point, and what the trees say of it."""

    left: Shown
    right: Shown
    label: float
    trees: float


def examples(sheet: Sheet, label: np.ndarray, trees: np.ndarray) -> list[Example]:
    """All candidate pairs of an event."""
    sides = [shown(s) for s in sheet.sides]
    rows = zip(sheet.pairs, label.tolist(), trees.tolist(), strict=True)
    return [Example(sides[p.a], sides[p.b], y, x) for p, y, x in rows]


class Compared(NamedTuple):
    """The candidate pairs of a group of articles: the pieces of both sides, and what the trees look at."""

    sides: list[tuple[Shown, Shown]]
    x: np.ndarray


def compared(accounts: Sequence[Account]) -> Compared:
    """Read articles and compare their clauses."""
    readings = [read(a) for a in accounts]
    sheet = prepare(Event("", list(accounts), []), readings)
    nothing = np.zeros(len(sheet.pairs))
    return Compared([(e.left, e.right) for e in examples(sheet, nothing, nothing)], sheet.x)


def of_groups(articles: Path, groups: Path, keyed: Path, teacher: Bagged) -> Iterator[Example]:
    """Pairs of articles that tell one event, and of no event with a key, as the trees judge them.

    Every other group is flattened. What is likely is kept, and as much more as UNLIKELY says.
    """
    sets = json.loads(groups.read_text())
    wanted, seen = {i for g in sets for i in g}, Seen([keyed])
    with lzma.open(articles, "rt", encoding="utf-8") as lines:
        known = {a["id"]: a["text"][:UPTO] for a in map(json.loads, lines) if a["id"] in wanted}
    told = [[known[i] for i in g if i in known and not seen(known[i])] for g in sets]
    told = [[flatten(t) if k % 2 else t for t in g] for k, g in enumerate(g for g in told if len(g) > 1)]
    accounts = [[Account(id=str(k), text=t) for k, t in enumerate(g)] for g in told]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        for group in processes.map(compared, accounts):
            judged = teacher.predict_proba(group.x)[:, 1] if group.sides else []
            for (left, right), p in zip(group.sides, judged, strict=True):
                if p > LIKELY or random.random() < UNLIKELY:
                    yield Example(left, right, float(p), float(p))


class Closer(nn.Module):
    """An encoder over both clauses, and one number: the log-odds that they state one point."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(2 * width, 128), nn.GELU(), nn.Linear(128, 1))

    def forward(self, ids: torch.Tensor, side: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """ids, side (0 left, 1 right) and mask are [batch, length]; returns [batch]."""
        states = self.encoder(input_ids=ids, token_type_ids=side, attention_mask=mask).last_hidden_state
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        logits: torch.Tensor = self.head(torch.cat((states[:, 0], mean), 1)).squeeze(-1)
        return logits


class Alone(nn.Module):
    """The same over one pair without padding: ids and side [1, length] in, [1] out."""

    def __init__(self, model: Closer) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, side: torch.Tensor) -> torch.Tensor:
        """One forward pass."""
        odds: torch.Tensor = self.model(ids, side, torch.ones_like(ids))
        return odds


def export(model: Closer, folder: Path) -> None:
    """Write closer.onnx, its weights in 8 bits but those of the last layers, and closer.json with its digest."""
    model.encoder.set_attn_implementation("eager")
    example = torch.full((1, 16), 2023)
    with tempfile.TemporaryDirectory() as d:
        full = Path(d) / "full.onnx"
        torch.onnx.export(
            Alone(model.eval()), (example, torch.zeros_like(example)), str(full), dynamo=False, opset_version=17,
            input_names=["ids", "side"], output_names=["odds"], dynamic_axes={n: {1: "n"} for n in ("ids", "side")},
        )  # fmt: skip
        head = [n.name for n in onnx.load(full).graph.node if n.name.startswith("/model/head")]
        quantize_dynamic(
            full, folder / "closer.onnx", weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=head,
        )  # fmt: skip
    digest = hashlib.sha256((folder / "closer.onnx").read_bytes()).hexdigest()
    (folder / "closer.json").write_text(json.dumps({"sha256": {"closer.onnx": digest}}, indent=1) + "\n")


def batch(held: Sequence[Example], turned: bool) -> tuple[torch.Tensor, ...]:
    """Examples padded to one length, either side first."""
    rows = [(e.right, e.left) if turned else (e.left, e.right) for e in held]
    ids = [[CLS, *a, SEP, *b, SEP] for a, b in rows]
    long = max(map(len, ids))
    side = [[0] * (len(a) + 2) + [1] * (long - len(a) - 2) for a, _ in rows]
    return (
        torch.tensor([x + [0] * (long - len(x)) for x in ids]),
        torch.tensor(side),
        torch.tensor([[1] * len(x) + [0] * (long - len(x)) for x in ids]),
    )


def dealt(held: Sequence[Example]) -> list[list[Example]]:
    """Batches of examples of like length, in random order."""
    order = random.sample(list(held), len(held))
    out = []
    for k in range(0, len(order), 40 * BATCH):
        near = sorted(order[k : k + 40 * BATCH], key=lambda e: len(e.left) + len(e.right))
        out += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    return random.sample(out, len(out))


def train(model: Closer, held: Sequence[Example], rate: float) -> list[float]:
    """One pass; returns the loss of every batch."""
    told, batches = [], dealt(held)
    warm = min(100, 1 + len(batches) // 10)
    descent = torch.optim.AdamW(model.parameters(), rate, weight_decay=0.01, fused=True)
    model.train()
    for k, some in enumerate(batches):
        for group in descent.param_groups:
            group["lr"] = rate * min(1.0, (k + 1) / warm) * max(0.02, 1 - k / len(batches))
        with torch.autocast("cpu", torch.bfloat16):
            own = model(*batch(some, random.random() < 0.5))
        loss = loss_of(own.float(), torch.tensor([e.label for e in some]))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        descent.step()
        descent.zero_grad()
        told.append(loss.item())
        if k % 100 == 99:
            print(f"{k + 1} of {len(batches)}: {np.mean(told[-100:]):.4f}", flush=True)
    return told


def said(model: Closer, held: Sequence[Example]) -> np.ndarray:
    """The log-odds of each example, the left side first, as the program asks."""
    model.eval()
    with torch.no_grad():
        out = [model(*batch(held[k : k + BATCH], False)).numpy() for k in range(0, len(held), BATCH)]
    return np.concatenate(out)


def precision(held: Sequence[Example], own: np.ndarray) -> dict:
    """Average precision of the trees, of the model's log-odds, and of both added in several shares."""
    y = [e.label for e in held]
    p = np.clip([e.trees for e in held], 1e-4, 1 - 1e-4)
    odds = np.log(p / (1 - p))
    mixed = {f"with {s}": odds + s * own for s in SHARES}
    told = {"trees": odds, "alone": own, **mixed}
    return {k: round(float(average_precision_score(y, v)), 4) for k, v in told.items()}


def distil(a: argparse.Namespace) -> None:
    """Learn from articles without keys what the trees say of them."""
    taught = [prepare(e) for flat in (False, True) for e in events(a.events, flat)]
    out_of = folds([s.event.name for s in taught])[a.held] if a.held is not None else set()
    rest = [s for s in taught if s.event.name not in out_of]
    teacher = fit(np.concatenate([s.x for s in rest]), np.concatenate([labels(s) for s in rest]))
    found = list(islice(of_groups(a.articles, a.groups, a.events, teacher), a.pairs))
    encoder = AutoModel.from_pretrained(a.start)
    deep = len(encoder.encoder.layer)
    encoder.encoder.layer = nn.ModuleList(encoder.encoder.layer[k * deep // a.layers] for k in range(a.layers))
    encoder.config.num_hidden_layers = a.layers
    model = Closer(encoder, encoder.config.hidden_size)
    train(model, found, 1e-4)
    torch.save((encoder.config, model.state_dict()), a.out)


def distilled(path: Path) -> Closer:
    """The model as `distil` wrote it."""
    config, weights = torch.load(path, weights_only=False)
    model = Closer(AutoModel.from_config(config), config.hidden_size)
    model.load_state_dict(weights)
    return model


def keys(a: argparse.Namespace) -> None:
    """Go on with the keys: once without each fold, whose events are then judged, and once with all."""
    sheets = [prepare(e) for flat in (False, True) for e in events(a.events, flat)]
    names = [s.event.name for s in sheets]
    same = unseen(names, [s.x for s in sheets], [labels(s) for s in sheets], fit)
    held = [examples(s, labels(s).astype(float), p) for s, p in zip(sheets, same, strict=True)]
    for k, out_of in enumerate(folds(names)):
        if k in a.folds:
            odds = unseen_odds(a.start, names, held, out_of)
            if a.odds:
                np.savez_compressed(a.odds / f"{k}.npz", **{str(n): x for n, x in odds.items()})
    if a.out:
        model = distilled(a.start)
        train(model, likely([e for some in held for e in some]), RATE)
        export(model, a.out)


def unseen_odds(start: Path, names: Sequence[str], held: Sequence[list[Example]], out_of: set[str]) -> dict:
    """Log-odds by sheet of the pairs of the events held out, 0 where the trees give little; prints their precision."""
    model = distilled(start)
    kept = [n for n, name in enumerate(names) if name in out_of]
    some = likely([e for n in kept for e in held[n]])
    print(json.dumps({"pairs": len(some), "distilled": precision(some, said(model, some))}), flush=True)
    train(model, likely([e for n, name in enumerate(names) if name not in out_of for e in held[n]]), RATE)
    own = said(model, some)
    print(json.dumps({"pairs": len(some), "keys": precision(some, own)}), flush=True)
    rest = iter(own.tolist())
    return {n: np.array([next(rest) if e.trees > LIKELY else 0.0 for e in held[n]]) for n in kept}


def likely(held: Sequence[Example]) -> list[Example]:
    """The pairs that the trees do not rule out."""
    return [e for e in held if e.trees > LIKELY]


def main() -> None:
    """Take the command apart and do it."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = ap.add_subparsers(required=True)
    one = commands.add_parser("distil", help="learn from articles without keys")
    one.add_argument("events", type=Path)
    one.add_argument("--articles", type=Path, required=True)
    one.add_argument("--groups", type=Path, required=True, help="which of them tell one event")
    one.add_argument("--start", type=Path, required=True, help="all-MiniLM-L6-v2")
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--held", type=int, help="a fold, from 0, whose events do not teach the trees")
    one.add_argument("--layers", type=int, default=3, help="of the encoder's, spread over its depth")
    one.add_argument("--pairs", type=int, default=36_000, help="at most")
    one.set_defaults(run=distil)
    two = commands.add_parser("keys", help="go on with the keys, and measure")
    two.add_argument("events", type=Path)
    two.add_argument("--start", type=Path, required=True, help="what distil wrote")
    two.add_argument("--folds", type=int, nargs="*", default=range(FOLDS), help="to be measured, from 0; all")
    two.add_argument("--odds", type=Path, help="a folder for what is said of events that taught it nothing")
    two.add_argument("--out", type=Path, help="the folder that the model that learned from all keys goes to")
    two.set_defaults(run=keys)
    a = ap.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    a.run(a)


if __name__ == "__main__":
    main()
