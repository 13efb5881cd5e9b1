"""Train the reader.

    python training/reader/train.py ../shared/data --teacher MINILM_FOLDER --out reader.pt [--events FOLDER...]

MINILM_FOLDER holds all-MiniLM-L6-v2 as transformers loads it: training starts from it unless --start names a folder
with a shipped reader, or a reader.pt, to go on from; sentence embeddings are taught by it. Seeded; one step is one
batch. Writes the weights, and beside them a JSON file with the settings, the corpora's digests and the losses.
"""

import argparse
import hashlib
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cosine_similarity, cross_entropy
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import AutoModel, BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).parents[1]))

from batches import PAIRS, Draw, batch, batches, stream
from corpora import attributed, held_out, named, outlets, written
from happened import BAG, happened
from pages import Filling
from shipped import load
from teacher import taught

from model import HEADS, TYPES, Reader
from rashomon.model.pieces import FEATURES

WEIGHTS = {"mark": 1.5, "capital": 0.7, "cue": 1.0, "source": 0.5, "content": 0.5, "entity": 0.5, "role": 2.0,
           "quoted": 0.3, "paragraph": 0.3, "furniture": 1.0, "embedding": 1.0, "event": 0.5, "bag": 1.0,
           "part": 1.0}  # fmt: skip
MAKE = {"attn_implementation": "sdpa", "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
MINILM = {"vocab_size": 30522, "hidden_size": 384, "num_hidden_layers": 6, "num_attention_heads": 12,
          "intermediate_size": 1536, "max_position_embeddings": 512}  # fmt: skip
MEAN = 0.97
"""What is kept is a running mean of the weights, taken every ten steps with this decay."""
TAUGHT = 300
"""Well-written articles whose sentences the teacher embeds; the others go without."""


def losses(model: Reader, b: dict[str, torch.Tensor], half: bool = False) -> dict[str, torch.Tensor]:
    """Cross entropy a head, over the words whose label is known."""
    at = b["ids"].device
    with torch.autocast(at.type, torch.bfloat16, enabled=half):
        scores, projected, embedded = model(b["ids"], b["features"], b["mask"])
        rows = torch.arange(len(b["ids"]), device=at)[:, None]
        words, scores = projected[rows, b["first"]], scores[rows, b["first"]].float()
        out = {}
        for name, part in zip(HEADS, scores.split(list(HEADS.values()), -1), strict=True):
            if name == "event" and name in b:
                out |= _events(part.log_softmax(-1), b[name], b["bag"])
            elif name in b and (b[name] >= 0).any():
                out[name] = cross_entropy(part.flatten(0, 1), b[name].flatten(), ignore_index=-1)
        for name in PAIRS:
            if len(b[name]):
                row, cue = b[f"{name}_at"].T
                offset = torch.arange(words.shape[1], device=at)[None] - cue[:, None]
                found = getattr(model, name)(model.pairs(words[row, cue], words[row], offset)).float()
                out[name] = cross_entropy(found.flatten(0, 1), b[name].flatten(), ignore_index=-1)
        if len(b["vector"]):
            out["embedding"] = _apart(embedded[rows, b["first"]].float(), b["sentence_at"], b["vector"])
    return out


def _events(scores: torch.Tensor, allowed: torch.Tensor, bags: torch.Tensor) -> dict[str, torch.Tensor]:
    """Of words' log probabilities [B, W, classes]: that of the classes allowed, and that a bag's type is told in it.

    A bag is the words of one sentence that may tell an event of its type (multiple-instance learning, Dietterich et
    al. 1997): one of them should, and sooner than any of another type.
    """
    out = {}
    if (known := allowed > 0).any():
        bit = torch.arange(scores.shape[-1], device=scores.device)
        closed = (allowed[known][:, None] >> bit & 1) == 0
        out["event"] = -scores[known].masked_fill(closed, -1e9).logsumexp(-1).mean()
    told = []
    for row, bag in zip(scores, bags, strict=True):
        for number in bag[(bag >= 0) & (bag % BAG < len(TYPES))].unique():
            every = row[bag // BAG == number // BAG, 1 : 1 + len(TYPES)].exp()
            own = row[bag == number, 1 + number % BAG].exp().sum()
            told.append(-own.clamp(1e-6, 1).log() - 0.3 * (own / every.sum().clamp(1e-6)).clamp(1e-6, 1).log())
    if told:
        out["bag"] = torch.stack(told).mean()
    return out


def _apart(words: torch.Tensor, at: torch.Tensor, vectors: torch.Tensor) -> torch.Tensor:
    """How far the means of the words [B, W, EMBED] of sentences are from the teacher's vectors: 1 - cosine."""
    sums = torch.nn.functional.pad(words.cumsum(1), (0, 0, 1, 0))
    row, first, last = at.T
    return (1 - cosine_similarity(sums[row, last] - sums[row, first], vectors)).mean()


def start(path: Path) -> Reader:
    """The encoder to begin with, heads fresh; a reader as it ships, or one trained before."""
    if not path.is_dir():
        return torch.load(path, weights_only=False, map_location="cpu")
    if not (shipped := (path / "reader.json").exists()):
        encoder = AutoModel.from_pretrained(path, **MAKE)
    else:
        encoder = BertModel(BertConfig(**MINILM, **MAKE), add_pooling_layer=False)
    model = Reader(encoder, FEATURES)
    if shipped:
        print(json.dumps({"fresh": load(path, model)}))
    return model


def main() -> None:
    """Read, train, write."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("data", type=Path)
    ap.add_argument("--teacher", type=Path, required=True, help="all-MiniLM-L6-v2")
    ap.add_argument("--start", type=Path, help="what to train on from, if not the teacher")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--events", nargs="*", type=Path, default=[], help="folders of events whose accounts are left out")
    ap.add_argument("--steps", type=int, default=3000)
    ap.add_argument("--batch", type=int, default=20, help="full windows a step")
    ap.add_argument("--articles", type=int, default=3000, help="well-written articles for the marks")
    ap.add_argument("--share", type=float, default=0.3, help="share of windows from those")
    ap.add_argument("--events-share", type=float, default=0.12, help="share of windows from the corpora of events")
    ap.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder; heads take five times it")
    ap.add_argument("--hidden", type=float, default=0.08, help="share of the keyed articles' words that are not shown")
    ap.add_argument("--dropout", type=float, default=0.0, help="in the encoder")
    ap.add_argument("--half", action="store_true", help="in bfloat16: far slower where the processor has none")
    ap.add_argument("--compile", action="store_true", help="let torch compile the encoder, which takes a C++ compiler")
    ap.add_argument("--seed", type=int, default=0)
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    rng = np.random.default_rng(a.seed)
    files = [
        a.data / p
        for p in ("attribution/train.jsonl", "entities/entities.train.jsonl.xz", "articles/articles.jsonl.xz",
                  "events/plv.train.tsv", "coreference/ecb-plus.train.txt.xz", "syntax/ewt.train.conllu.xz",
                  "syntax/gum.train.conllu.xz")
    ]  # fmt: skip
    every = outlets(files[2], [a.data / "sentences/dev.jsonl"], a.events)
    kept = {o: found for o, found in every.items() if not held_out(o)}
    filling = Filling([x.title for f in kept.values() for x in f if x.title], *named(*files[:2]), list(kept))
    plain, keyed = written(kept, a.articles, rng), attributed(*files[:2])
    told = taught(keyed + plain[:TAUGHT], a.teacher)
    keyed, plain = told[: len(keyed)], told[len(keyed) :] + plain[TAUGHT:]
    print(json.dumps({"articles": len(plain), "attributed": len(keyed)}), flush=True)
    streams = [
        stream(keyed, rng, Draw(0.5, 0.35, 0.35, 0.25, a.hidden), filling),
        stream(plain, rng, Draw(0.85, 0.5, 0.25, 0.25), filling),
        stream(happened(*files[3:], rng), rng, Draw(0.35, 0, 0, 0.2), filling),
    ]
    stock = batches(streams, [1 - a.share - a.events_share, a.share, a.events_share], a.batch, rng)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = start(a.start or a.teacher).train().to(device)
    for layer in model.encoder.modules():
        if isinstance(layer, torch.nn.Dropout):
            layer.p = a.dropout
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": model.encoder.parameters(), "lr": a.rate}, {"params": heads, "lr": 5 * a.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(MEAN))
    if a.compile:
        model.encoder.compile(dynamic=True)
    warm = max(1, a.steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (a.steps - s) / (a.steps - warm)))
    )
    began, seen, log = time.time(), {}, []
    for step in range(1, a.steps + 1):
        found = losses(model, {k: v.to(device) for k, v in batch(next(stock)).items()}, a.half)
        sum(WEIGHTS[k] * v for k, v in found.items()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        if step % 10 == 0 or step == a.steps:
            mean.update_parameters(model)
        for k, v in found.items():
            seen[k] = 0.98 * seen.get(k, v.item()) + 0.02 * v.item()
        if step % 50 == 0 or step == a.steps:
            log.append(
                {"step": step, "seconds": round(time.time() - began), **{k: round(v, 4) for k, v in seen.items()}}
            )
            print(json.dumps(log[-1]), flush=True)
        if step % 300 == 0 or step == a.steps:
            torch.save(mean.module, a.out)
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    started = str((a.start or a.teacher).name)
    settings = {"started_from": started} | {
        k: v for k, v in vars(a).items() if k not in ("data", "teacher", "start", "out", "events")
    }
    record = {"settings": settings, "corpora_sha256": digests, "log": log}
    a.out.with_suffix(".json").write_text(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
