"""How telling a word is, and which words are used alike: frozen facts about English news.

`data/lexicon.npz` is made by `training/lexicon.py`; `docs/models.md` holds the card.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNSEEN = 9.5
"""Inverse document frequency (natural log) of a stem that the corpus does not hold."""
NUMBER = 4.0
"""The same for any number: short ones stand everywhere, and whether they agree is judged apart."""


class Lexicon(NamedTuple):
    """Stems with their weight and direction."""

    place: dict[str, int]
    idf: NDArray[np.float32]
    """[stems], natural log."""
    vectors: NDArray[np.int8]
    """[stems, 64], unit length times 127."""

    def weight(self, stem: str) -> float:
        """Inverse document frequency of a stem."""
        if stem.isdigit():
            return NUMBER
        i = self.place.get(stem)
        return UNSEEN if i is None else float(self.idf[i])

    def unit_vectors(self, stems: list[str]) -> NDArray[np.float32]:
        """One vector a stem, unit length, zero where it is not known: shape [stems, 64]."""
        import numpy as np

        out = np.zeros((len(stems), self.vectors.shape[1]), dtype=np.float32)
        for k, s in enumerate(stems):
            i = self.place.get(s)
            if i is not None:
                out[k] = self.vectors[i]
        norms = np.sqrt((out * out).sum(1, keepdims=True))
        return np.asarray(out / np.maximum(norms, 1e-6), dtype=np.float32)

    def direction(self, stems: list[str]) -> NDArray[np.float32]:
        """The weighted mean of the stems' vectors at unit length: shape [64], zero where none is known."""
        import numpy as np

        at = [i for s in stems if (i := self.place.get(s)) is not None]
        if not at:
            return np.zeros(self.vectors.shape[1], dtype=np.float32)
        x = (self.vectors[at].astype(np.float32) * self.idf[at][:, None]).sum(0)
        norm = float(np.sqrt((x * x).sum()))
        return np.asarray(x / norm if norm else x, dtype=np.float32)


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once."""
    import numpy as np

    with resources.files("rashomon.reconcile").joinpath("data/lexicon.npz").open("rb") as f, np.load(f) as z:
        names = z["words"].tobytes().decode().split("\n")
        return Lexicon({w: i for i, w in enumerate(names)}, z["idf"].astype(np.float32), z["vectors"])
