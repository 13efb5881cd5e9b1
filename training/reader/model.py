"""The reader's network: one encoder (MiniLM's six layers), a layer for shape and gap, linear heads, a pair head.

A sentence's embedding is the mean of its words' embeddings, so that one pass serves sentences however they are cut.

Shapes: B windows, L pieces, W words, C cues.
"""

import torch
from torch import nn

HEADS = {"mark": 4, "capital": 4, "cue": 3, "source": 3, "content": 3, "quoted": 3, "paragraph": 2, "furniture": 2}
"""Classes a word. Marks: none, comma, stop, question; capitals: none, first, all, mixed; spans: out, first, further;
paragraph: whether one ends with the word; furniture: whether the word is the page's and not the account's."""
KINDS = (
    "person",
    "organisation",
    "place",
    "group",
    "date",
    "time",
    "duration",
    "money",
    "percent",
    "number",
    "ordinal",
)
HEADS["entity"] = 1 + 2 * len(KINDS)
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""PLOVER's types (Halterman et al. 2023), CONCEDE and RETREAT as one, as the corpus has them."""
HEADS["event"] = 1 + len(TYPES) + 1
"""Of a word: tells no event, one of a type, one that PLOVER leaves out."""
ROLES = 5
"""Of a word for a cue: none, source begins, source, content begins, content; for an event, actor and target instead."""
PAIR, PRODUCT, REACH = 128, 64, 100
"""Width of the pair head's sum and product; words on each side of a cue that can belong to it."""
EMBED = 128
"""Width of a sentence's embedding."""


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: nn.Module, features: int) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.features = nn.Embedding(features, width)
        nn.init.zeros_(self.features.weight)
        self.heads = nn.Linear(width, sum(HEADS.values()))
        self.embed = nn.Linear(width, EMBED)
        self.project = nn.Linear(width, 2 * PAIR + 2 * PRODUCT)
        self.distance = nn.Embedding(2 * REACH + 1, PAIR)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.role = nn.Linear(PAIR + PRODUCT, ROLES)
        self.part = nn.Linear(PAIR + PRODUCT, ROLES)

    def forward(
        self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Piece numbers, features, mask [B, L] to head scores [B, L, heads], projections [B, L, 384], embeddings."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.features(features)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return self.heads(hidden), self.project(hidden), self.embed(hidden)

    def pairs(self, at: torch.Tensor, word: torch.Tensor, offset: torch.Tensor) -> torch.Tensor:
        """Projections of cues or events [C, 384] and their windows' words [C, W, 384], offsets [C, W], to [C, W, 192].

        `role` makes of them what a word is for a cue, `part` what it is for an event.
        """
        a, _, p, _ = at.split((PAIR, PAIR, PRODUCT, PRODUCT), -1)
        _, b, _, q = word.split((PAIR, PAIR, PRODUCT, PRODUCT), -1)
        near = self.distance(offset.clamp(-REACH, REACH) + REACH)
        return torch.cat((torch.relu(a[:, None] + b + near), p[:, None] * q), -1)
