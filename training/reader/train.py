"""Train the reader.

    python training/reader/train.py ../shared/data --start MINILM_FOLDER --out reader.pt [--events FOLDER...]

MINILM_FOLDER holds all-MiniLM-L6-v2 as transformers loads it, or a reader.pt to go on from. Seeded; one step is one
batch. Writes the weights, and beside them a JSON file with the settings, the corpora's digests and the losses.
"""

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy
from transformers import AutoModel

sys.path.insert(0, str(Path(__file__).parents[1]))

from batches import Window, batch, windows
from corpora import Document, attributed, written
from model import HEADS, Reader

from rashomon.reader.pieces import FEATURES

WEIGHTS = {"mark": 1.0, "capital": 0.5, "cue": 1.0, "source": 0.5, "content": 0.5, "entity": 0.5, "role": 2.0}


def stream(docs: list[Document], rng: np.random.Generator, flat: float) -> Iterator[Window]:
    """Windows without end: the documents in a new order each round, windows mixed over a hundred documents."""
    while True:
        order = rng.permutation(len(docs))
        for at in range(0, len(order), 100):
            some = [w for i in order[at : at + 100] for w in windows(docs[i], rng, flat)]
            for i in rng.permutation(len(some)):
                yield some[i]


def losses(model: Reader, b: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Cross entropy a head, over the words whose label is known."""
    with torch.autocast("cpu" if b["ids"].device.type == "cpu" else "cuda", torch.bfloat16):
        scores, projected = model(b["ids"], b["features"], b["mask"])
        rows = torch.arange(len(b["ids"]))[:, None]
        words, scores = projected[rows, b["first"]], scores[rows, b["first"]].float()
        out = {}
        for name, part in zip(HEADS, scores.split(list(HEADS.values()), -1), strict=True):
            if name in b and (b[name] >= 0).any():
                out[name] = cross_entropy(part.flatten(0, 1), b[name].flatten(), ignore_index=-1)
        if len(b["role"]):
            row, cue = b["cue_at"].T
            offset = torch.arange(words.shape[1])[None] - cue[:, None]
            roles = model.roles(words[row, cue], words[row], offset).float()
            out["role"] = cross_entropy(roles.flatten(0, 1), b["role"].flatten(), ignore_index=-1)
    return out


def start(path: Path) -> Reader:
    """The encoder to begin with, heads fresh; or a reader trained before."""
    if path.is_dir():
        encoder = AutoModel.from_pretrained(
            path,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            add_pooling_layer=False,
        )
        return Reader(encoder, FEATURES)
    return torch.load(path, weights_only=False)


def main() -> None:
    """Read, train, write."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("data", type=Path)
    ap.add_argument("--start", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--events", nargs="*", type=Path, default=[], help="folders of events whose accounts are left out")
    ap.add_argument("--steps", type=int, default=3000)
    ap.add_argument("--batch", type=int, default=20, help="windows a step")
    ap.add_argument("--articles", type=int, default=3000, help="well-written articles for the marks")
    ap.add_argument("--share", type=float, default=0.3, help="share of windows from those")
    ap.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder; heads take five times it")
    ap.add_argument("--seed", type=int, default=0)
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    rng = np.random.default_rng(a.seed)
    files = [
        a.data / p
        for p in ("attribution/train.jsonl", "entities/entities.train.jsonl.xz", "articles/articles.jsonl.xz")
    ]
    keyed = stream(attributed(files[0], files[1]), rng, 0.5)
    dev = [a.data / "sentences/dev.jsonl"]
    plain = stream(written(files[2], dev, a.events, a.articles), rng, 0.9)
    model = start(a.start).train()
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": model.encoder.parameters(), "lr": a.rate}, {"params": heads, "lr": 5 * a.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, a.steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (a.steps - s) / (a.steps - warm)))
    )
    began, seen, log = time.time(), {}, []
    for step in range(1, a.steps + 1):
        some = [next(plain if rng.random() < a.share else keyed) for _ in range(a.batch)]
        found = losses(model, batch(some))
        sum(WEIGHTS[k] * v for k, v in found.items()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        for k, v in found.items():
            seen[k] = 0.98 * seen.get(k, v.item()) + 0.02 * v.item()
        if step % 50 == 0 or step == a.steps:
            log.append(
                {"step": step, "seconds": round(time.time() - began), **{k: round(v, 4) for k, v in seen.items()}}
            )
            print(json.dumps(log[-1]), flush=True)
        if step % 300 == 0 or step == a.steps:
            torch.save(model, a.out)
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    settings = {k: v for k, v in vars(a).items() if k not in ("data", "start", "out", "events")}
    record = {"settings": settings, "corpora_sha256": digests, "log": log}
    a.out.with_suffix(".json").write_text(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
