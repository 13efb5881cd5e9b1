"""Mix a trained reader with the one that it was trained on from: means of their weights read better than either.

    python training/reader/mix.py reader.pt --with FOLDER|earlier.pt --share 0.35 --out mixed.pt

After Wortsman et al. 2022 (robust fine-tuning by weight-space ensembles). The embedding's projection stays the
trained one's: two runs need not have the same axes. The run's JSON goes along, with what was mixed in.
"""  # fmt: skip

import argparse
import copy
import json
from pathlib import Path

import torch
from shipped import load
from train import start

from model import Reader


def mix(trained: Reader, other: Reader, share: float) -> Reader:
    """`trained` with `share` of its weights taken from `other`."""
    theirs = other.state_dict()
    mixed = {
        k: torch.lerp(v, theirs[k], share) if v.is_floating_point() and not k.startswith("embed.") else v
        for k, v in trained.state_dict().items()
    }
    trained.load_state_dict(mixed)
    return trained


def earlier(path: Path, trained: Reader) -> Reader:
    """The reader to mix in; of a shipped one the heads that it lacks are the trained reader's."""
    if not path.is_dir():
        return start(path)
    other = copy.deepcopy(trained)
    load(path, other)
    return other


def main() -> None:
    """Load both, mix, write."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("model", type=Path)
    ap.add_argument("--with", dest="other", type=Path, required=True, help="a folder with a shipped reader, or a .pt")
    ap.add_argument("--share", type=float, default=0.35, help="of the other's weights")
    ap.add_argument("--out", type=Path, required=True)
    a = ap.parse_args()
    trained = start(a.model)
    torch.save(mix(trained, earlier(a.other, trained), a.share), a.out)
    record = json.loads(a.model.with_suffix(".json").read_text())
    other = a.other.with_suffix(".json")
    run = json.loads(other.read_text())["settings"] if other.exists() else None
    record.setdefault("mixed", []).append({"with": a.other.name, "share": a.share, "settings": run})
    a.out.with_suffix(".json").write_text(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
