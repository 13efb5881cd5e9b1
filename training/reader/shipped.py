"""The reader as it ships, turned back into a network to train on from: 8-bit weights become numbers again."""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx.numpy_helper import to_array

from model import HEADS, Reader


def load(folder: Path, model: Reader) -> list[str]:
    """Give `model` the weights of the files in `folder`; returns the names of those that it keeps as they were.

    A head that the shipped reader lacks, or has with other classes, keeps its fresh weights.
    """
    found = _weights(onnx.load(folder / "reader.onnx").graph)
    with np.load(folder / "reader.npz") as z:
        found |= {"distance.weight": z["distance"], "role.weight": z["weight"].T, "role.bias": z["bias"]}
        if "part_weight" in z.files:
            found |= {"part.weight": z["part_weight"].T, "part.bias": z["part_bias"]}
    own = model.state_dict()
    for part in ("weight", "bias"):
        found[f"heads.{part}"] = _heads(own[f"heads.{part}"].numpy(), found[f"heads.{part}"], folder)
    fits = {k: torch.from_numpy(np.array(v, np.float32)) for k, v in found.items() if k in own}
    fits = {k: v for k, v in fits.items() if v.shape == own[k].shape}
    model.load_state_dict(fits, strict=False)
    return sorted(own.keys() - fits.keys())


def _weights(graph: onnx.GraphProto) -> dict[str, np.ndarray]:
    """Every weight by its name in the network; matrices lost theirs and take it from the bias that is added to them."""
    held = {i.name: to_array(i) for i in graph.initializer}
    made = {o: n for n in graph.node for o in n.output}
    out = {}
    for name, value in held.items():
        if name.startswith("model.") and name.endswith(("weight", "bias")):
            out[name.removeprefix("model.")] = value
        elif name.startswith("model.") and name.endswith("weight_quantized"):
            out[name.removeprefix("model.").removesuffix("_quantized")] = _number(held, name)
    for node in graph.node:
        bias = next((i for i in node.input if i.startswith("model.") and i.endswith(".bias")), None)
        if node.op_type != "Add" or bias is None:
            continue
        at = made[next(i for i in node.input if i != bias)]
        while "MatMul" not in at.op_type:  # the scaling between the integers' product and the sum
            at = made[at.input[0]]
        out[bias.removeprefix("model.").replace("bias", "weight")] = _number(held, at.input[1]).T
    return out


def _number(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A matrix as numbers: [in, out], scaled a column where it is stored in 8 bits."""
    if not name.endswith("_quantized"):
        return held[name]
    base = name.removesuffix("_quantized")
    zero = held[f"{base}_zero_point"].astype(np.float32)
    return (held[name].astype(np.float32) - zero) * held[f"{base}_scale"]


def _heads(own: np.ndarray, shipped: np.ndarray, folder: Path) -> np.ndarray:
    """The heads' rows [classes, ...], those of the shipped reader where it has a head of that name and size."""
    out, at, then = own.copy(), 0, {}
    for name, classes in json.loads((folder / "reader.json").read_text())["heads"].items():
        then[name] = shipped[at : at + classes]
        at += classes
    at = 0
    for name, classes in HEADS.items():
        if name in then and len(then[name]) == classes:
            out[at : at + classes] = then[name]
        at += classes
    return out
