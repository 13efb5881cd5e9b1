"""What a user would run today in place of `rashomon read`: the same start model, by sentence-transformers on torch.

    python benchmarks/beside.py articles.jsonl MINILM_FOLDER

Cuts each account into sentences and embeds them; nothing else is read. Prints how many there were. `run_speed.py` runs
it as a child.
"""

import json
import sys
from pathlib import Path

from sentence_transformers import SentenceTransformer

from rashomon.reader.sentences import sentence_spans


def main() -> None:
    """Embed every sentence, an account at a time, as they would stream in."""
    model = SentenceTransformer(sys.argv[2], device="cpu")
    count = 0
    for line in Path(sys.argv[1]).read_text().split("\n"):
        if line:
            text = json.loads(line)["text"]
            count += len(model.encode([text[s.start : s.end] for s in sentence_spans(text)], show_progress_bar=False))
    print(count)


if __name__ == "__main__":
    main()
