"""Teach a judge that reads two clauses together: a cross-encoder, a second opinion beside the trees.

    python training/closer.py distil EVENTS --articles ARTICLES.jsonl.xz --groups GROUPS.json --start MINILM
        --out FILE [--held K]
    python training/closer.py keys EVENTS --start FILE [--folds K...] [--out closer.pt]

It first learns what the trees say of pairs from groups of articles that tell one event and have no key (distillation:
Hinton et al. 2015), then the keys. MINILM is a folder with all-MiniLM-L6-v2 as transformers loads it. `keys` prints for
each fold the average precision on events that taught it nothing, alone and beside the trees. Seeded.
"""

import argparse
import json
import lzma
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from sklearn.metrics import average_precision_score
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as loss_of
from transformers import AutoModel

from boost import Bagged, fit
from judge import teach
from keys import Event, Seen, events
from rashomon.reader import read
from rashomon.reader.pieces import CLS, SEP, pieces, signs
from rashomon.reconcile.told import Told
from rashomon.types import Account, Reading
from sheets import FOLDS, Sheet, folds, labels, prepare

FROM, TO = 1, 2
"""Pieces of the vocabulary that no text holds: they stand before and after the clause within its sentence."""
BEFORE, LONGEST, AFTER = 12, 48, 8
"""Pieces of the sentence before the clause, of the clause, and of the sentence after it."""
LIKELY = 0.05
"""Pairs of the keys that the trees give less teach nothing: they stay unlikely whatever is said of them."""
UNLIKELY = 0.12
"""Share of such pairs of the articles that are kept, so that it learns what is no pair, too."""
UPTO = 6_000
"""Characters of an article."""
BATCH = 24
SHARES = (0.2, 0.4, 0.6, 0.8, 1.0)


class Example(NamedTuple):
    """A pair: pieces of both sides, how likely it is to state one point, and what the trees say of it."""

    left: list[int]
    right: list[int]
    label: float
    trees: float


def marked(text: str, reading: Reading, clause: Told) -> list[int]:
    """The pieces of a clause between FROM and TO, with those around it in its sentence."""
    sentence = reading.sentences[clause.sentence] if reading.sentences else clause
    low, high = min(sentence.start, clause.start), max(sentence.end, clause.end)
    before, held, after = (
        pieces(signs(text[a:b])).ids.tolist()
        for a, b in ((low, clause.start), (clause.start, clause.end), (clause.end, high))
    )
    return [*before[-BEFORE:], FROM, *held[:LONGEST], TO, *after[:AFTER]]


def examples(sheet: Sheet, readings: Sequence[Reading], label: np.ndarray, trees: np.ndarray) -> list[Example]:
    """All candidate pairs of an event."""
    sides = [marked(sheet.event.accounts[t.account].text, readings[t.account], t) for t in sheet.items]
    rows = zip(sheet.pairs, label.tolist(), trees.tolist(), strict=True)
    return [Example(sides[p.a], sides[p.b], y, x) for p, y, x in rows]


def of_groups(articles: Path, groups: Path, keyed: Path, teacher: Bagged) -> Iterator[Example]:
    """Pairs of articles that tell one event, and of no event with a key, as the trees judge them."""
    sets = json.loads(groups.read_text())
    wanted, seen = {i for g in sets for i in g}, Seen([keyed])
    with lzma.open(articles, "rt", encoding="utf-8") as lines:
        known = {a["id"]: a["text"][:UPTO] for a in map(json.loads, lines) if a["id"] in wanted}
    for g in sets:
        accounts = [Account(id=i, text=known[i]) for i in g if i in known and not seen(known[i])]
        if len(accounts) > 1:
            readings = [read(a) for a in accounts]
            sheet = prepare(Event("", accounts, []), readings)
            if sheet.pairs:
                said = teacher.predict_proba(sheet.x)[:, 1]
                for e in examples(sheet, readings, said, said):
                    if e.trees > LIKELY or random.random() < UNLIKELY:
                        yield e


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
    descent = torch.optim.AdamW(model.parameters(), rate, weight_decay=0.01)
    model.train()
    for k, some in enumerate(batches):
        for group in descent.param_groups:
            group["lr"] = rate * min(1.0, (k + 1) / warm) * max(0.02, 1 - k / len(batches))
        loss = loss_of(model(*batch(some, random.random() < 0.5)), torch.tensor([e.label for e in some]))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        descent.step()
        descent.zero_grad()
        told.append(loss.item())
        if k % 100 == 99:
            print(f"{k + 1} of {len(batches)}: {np.mean(told[-100:]):.4f}", flush=True)
    return told


def said(model: Closer, held: Sequence[Example]) -> np.ndarray:
    """The log-odds of each example, either side first, averaged."""
    model.eval()
    out = []
    with torch.no_grad():
        for k in range(0, len(held), BATCH):
            both = [model(*batch(held[k : k + BATCH], turned)) for turned in (False, True)]
            out.append((both[0] + both[1]).numpy() / 2)
    return np.concatenate(out)


def precision(model: Closer, held: Sequence[Example]) -> dict:
    """Average precision of the trees, of the model, and of their log-odds added in several shares."""
    y, own = [e.label for e in held], said(model, held)
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
    """Go on with the keys: once without each fold, whose events are then measured, and once with all."""
    both = [(e, [read(x) for x in e.accounts]) for flat in (False, True) for e in events(a.events, flat)]
    taught = teach([prepare(e, r) for e, r in both])
    held = [
        [e for e in examples(sheet, readings, labels(sheet).astype(float), p) if e.trees > LIKELY]
        for sheet, (_, readings), p in zip(taught.sheets, both, taught.same, strict=True)
    ]
    for k, out_of in enumerate(folds(taught.names)):
        if k in a.folds:
            model = distilled(a.start)
            kept = [e for n, some in zip(taught.names, held, strict=True) if n in out_of for e in some]
            print(json.dumps({"fold": k, "pairs": len(kept), "distilled": precision(model, kept)}), flush=True)
            learn(model, [e for n, some in zip(taught.names, held, strict=True) if n not in out_of for e in some])
            print(json.dumps({"fold": k, "keys": precision(model, kept)}), flush=True)
    if a.out:
        model = distilled(a.start)
        learn(model, [e for some in held for e in some])
        torch.save((model.encoder.config, model.state_dict()), a.out)


def learn(model: Closer, held: Sequence[Example]) -> None:
    """Two passes over the keys, the second with half the rate."""
    for rate in (4e-5, 2e-5):
        train(model, held, rate)


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
    two.add_argument("--out", type=Path, help="where the model that learned from all keys goes")
    two.set_defaults(run=keys)
    a = ap.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    a.run(a)


if __name__ == "__main__":
    main()
