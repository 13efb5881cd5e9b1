"""Write the share of news articles that hold a word: `src/rashomon/group/data/common_words.tsv`.

    python training/common_words.py ARTICLES.jsonl.xz > src/rashomon/group/data/common_words.tsv

Only the older half of the articles is counted, so that grouping can be measured on the newer half.
"""

import json
import lzma
import sys
from collections import Counter

from rashomon.text.words import plain

LEAST_SHARE = 0.005


def main() -> None:
    """Count, and print the words from most to least common."""
    with lzma.open(sys.argv[1], "rt", encoding="utf-8") as file:
        lines = file.readlines()
    counted = lines[: len(lines) // 2]
    held_by: Counter[str] = Counter()
    for line in counted:
        article = json.loads(line)
        held_by.update(set(plain((article["title"] or "") + "\n" + article["text"])))
    print("# word, and in how many of 1,000 English news articles it stands (training/common_words.py)")
    for word, n in sorted(held_by.items(), key=lambda x: (-x[1], x[0])):
        if n / len(counted) >= LEAST_SHARE:
            print(f"{word}\t{1000 * n / len(counted):.0f}")


if __name__ == "__main__":
    main()
