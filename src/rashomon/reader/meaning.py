"""What a clause means, as the model has it: the mean of its words' embeddings, in a form that is small to keep."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from rashomon.reader.marked import Token
from rashomon.types import Clause

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def with_meaning(clauses: Sequence[Clause], tokens: list[Token], embedded: NDArray[np.float16]) -> tuple[Clause, ...]:
    """Clauses with their embeddings; `embedded` holds each token's part, [n tokens, width]."""
    import numpy as np

    starts = [t.start for t in tokens]
    out = []
    for c in clauses:
        mean = embedded[bisect_left(starts, c.start) : bisect_left(starts, c.end)].astype(np.float32).mean(axis=0)
        small = np.rint(mean * (127 / (np.abs(mean).max() or 1.0))).astype(np.int8)
        out.append(msgspec.structs.replace(c, embedding=small.tobytes()))
    return tuple(out)
