"""Embeddings of sentences by the sentence encoder that training starts from: what the reader's own are taught by."""

from pathlib import Path

import numpy as np
import torch
from corpora import Document
from transformers import AutoModel, AutoTokenizer

from model import EMBED

BATCH = 64
SAMPLE = 20_000
"""The axes come from so many sentences, those of the attributed articles, which are the same in every run: a reader
that is trained on from another keeps its axes."""
LONGEST = 64
"""Pieces; MiniLM was trained on sentences of at most 128, and few of a newspaper's have more than 64."""


def taught(docs: list[Document], folder: Path) -> list[Document]:
    """The documents with a vector [EMBED] for each sentence.

    It is the encoder's mean over the sentence's pieces, of length 1, turned to the axes on which sentences vary most
    (singular value decomposition); the first EMBED of them are kept.
    """
    texts = [s.text for d in docs for s in d.sentences]
    vectors = _encoded(texts, folder)
    _, _, axes = np.linalg.svd(vectors[:SAMPLE], full_matrices=False)
    axes *= np.sign(axes.sum(1, keepdims=True))  # which way an axis points is no one's choice
    short = iter(vectors @ axes[:EMBED].T)
    return [d._replace(sentences=[s._replace(vector=next(short)) for s in d.sentences]) for d in docs]


@torch.no_grad()
def _encoded(texts: list[str], folder: Path) -> np.ndarray:
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    out = np.zeros((len(texts), model.config.hidden_size), np.float32)
    order = np.argsort([len(t) for t in texts], kind="stable")
    for at in range(0, len(order), BATCH):
        some = order[at : at + BATCH]
        b = tokenizer([texts[i] for i in some], padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        hidden, mask = model(**b).last_hidden_state, b["attention_mask"][..., None]
        mean = (hidden * mask).sum(1) / mask.sum(1)
        out[some] = torch.nn.functional.normalize(mean, dim=-1).numpy()
    return out
