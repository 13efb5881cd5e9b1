"""Export a trained reader: 8-bit ONNX for onnxruntime, the pair head's weights beside it, their digests, its training.

python training/reader/export.py reader.pt --out src/rashomon/reader/data --version 1
"""

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

sys.path.insert(0, str(Path(__file__).parents[1]))

from model import HEADS, KINDS, PAIR, PRODUCT, REACH, TYPES, Reader


class Window(nn.Module):
    """The reader over one window without padding, [1, L] in, [L, heads], [L, projections] and [L, EMBED] out."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """One forward pass."""
        return tuple(x[0] for x in self.model(ids, features, torch.ones_like(ids)))


def export(model: Reader, folder: Path, version: str) -> dict:
    """Write reader.onnx, reader.npz and reader.json; the last is returned."""
    with tempfile.TemporaryDirectory() as d:
        full = Path(d) / "full.onnx"
        model.encoder.set_attn_implementation("eager")
        example = (torch.full((1, 16), 2023), torch.ones((1, 16), dtype=torch.int64))
        torch.onnx.export(
            Window(model.eval()), example, str(full), dynamo=False, opset_version=17,
            input_names=["ids", "features"], output_names=["scores", "projected", "embedded"],
            dynamic_axes={n: {1: "n"} for n in ("ids", "features")}
            | {n: {0: "n"} for n in ("scores", "projected", "embedded")},
        )  # fmt: skip
        heads = [
            n.name
            for n in onnx.load(full).graph.node
            if n.name.startswith(("/model/heads", "/model/project", "/model/embed/"))
        ]
        quantize_dynamic(
            full, folder / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=heads,
        )  # fmt: skip
    half = {k: v.detach().numpy().astype(np.float16) for k, v in (
        ("distance", model.distance.weight), ("weight", model.role.weight.T), ("bias", model.role.bias),
        ("part_weight", model.part.weight.T), ("part_bias", model.part.bias),
    )}  # fmt: skip
    np.savez(folder / "reader.npz", **half)
    files = ("reader.onnx", "reader.npz")
    card = {
        "version": version,
        "heads": HEADS,
        "kinds": KINDS,
        "types": TYPES,
        "pair": [PAIR, PRODUCT, REACH],
        "sha256": {f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in files},
    }
    (folder / "reader.json").write_text(json.dumps(card, indent=1) + "\n")
    return card


def main() -> None:
    """Load, export, say how large it is."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("model", type=Path)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--version", default="1")
    a = ap.parse_args()
    card = export(torch.load(a.model, weights_only=False, map_location="cpu"), a.out, a.version)
    run = a.model.with_suffix(".json")
    if run.exists():
        (a.out / "training.json").write_bytes(run.read_bytes())
    print(json.dumps({f: (a.out / f).stat().st_size for f in card["sha256"]}))


if __name__ == "__main__":
    main()
