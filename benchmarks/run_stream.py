"""What an account of a stream costs, as the stream grows: processor time a 5,000 accounts, and memory.

    python benchmarks/run_stream.py ARTICLES.jsonl.xz --upto 200000 > stream.csv

The articles are gone through again and again, each time with dates that go on where the last ones ended and with
changed names, so that no account comes twice. Prints a line for each stretch: accounts so far, processor seconds for
it (sorting alone, without taking the articles in), accounts a second, peak memory in MB, accounts held, stories
closed, and processor seconds for the yardstick: the same few articles sorted anew again and again during the stretch,
which take longer where the machine has other work. With --plot FILE.svg a plot of the cost in yardsticks and of
memory; with --from-csv FILE it is drawn from an earlier run.
"""

import argparse
import csv
import lzma
import re
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from rashomon.group import Grouper
from rashomon.types import Account

STRETCH = 5000
NAME = re.compile(r"\b([A-Z][a-z]{2,})([a-z])\b")
EACH, MEASURE = 1000, 250
"""After so many accounts the yardstick is taken, over so many articles: the first."""
COLUMNS = ("accounts", "cpu_seconds", "accounts_per_second", "peak_mb", "held", "closed", "yardstick_seconds")


def repeated(path: Path, upto: int) -> Iterator[Account]:
    """The articles over and over, the second time on under other dates and with other names."""
    turn, taken, shift = 0, 0, 0
    while taken < upto:
        first = last = None
        with lzma.open(path, "rb") as file:
            for line in file:
                account = msgspec.json.decode(line, type=Account)
                day = date.fromisoformat((account.published or "2012-01-01")[:10])
                first, last = first or day, day
                if turn:
                    account = _changed(account, turn, day + timedelta(days=shift))
                yield account
                taken += 1
                if taken == upto:
                    return
        turn += 1
        shift += (last - first).days + 3 if first and last else 0


def _changed(account: Account, turn: int, day: date) -> Account:
    letters = "aeiouyklmnrst"
    added = letters[turn % len(letters)] + letters[turn // len(letters) % len(letters)]
    text = NAME.sub(rf"\1{added}\2", account.text)
    title = NAME.sub(rf"\1{added}\2", account.title or "")
    published = min(day, date(9000, 1, 1)).isoformat()
    return msgspec.structs.replace(
        account, id=f"{account.id}-{turn}", text=text, title=title, published=published, url=None
    )


def sorted_anew(accounts: list[Account]) -> float:
    """Processor seconds."""
    begun = time.process_time()
    grouper = Grouper()
    for account in accounts:
        list(grouper.add(account))
    return time.process_time() - begun


def measured(accounts: Iterator[Account]) -> Iterator[dict[str, float]]:
    """A row for each stretch."""
    grouper, spent, closed, number, yard, first = Grouper(), 0.0, 0, 0, 0.0, list[Account]()
    for number, account in enumerate(accounts, 1):
        if len(first) < MEASURE:
            first.append(account)
        begun = time.process_time()
        closed += sum(1 for _ in grouper.add(account))
        spent += time.process_time() - begun
        if number % EACH == 0:
            yard += sorted_anew(first)
        if number % STRETCH == 0 or number == 1000:
            size = STRETCH if number % STRETCH == 0 else number
            yield {
                "accounts": number,
                "cpu_seconds": round(spent, 2),
                "accounts_per_second": round(size / spent),
                "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "held": len(grouper._index.held),
                "closed": closed,
                "yardstick_seconds": round(yard * EACH / min(number, STRETCH), 3),
            }
            if number % STRETCH == 0:
                spent = yard = 0.0


def plot(rows: list[dict[str, float]]) -> str:
    """What an account costs in yardsticks, and memory, over accounts, as SVG."""
    width, height, left, base = 640, 240, 60, 200
    rows = [r for r in rows if r["accounts"] % STRETCH == 0]
    most = max(r["accounts"] for r in rows)
    frame = f'viewBox="0 0 {width} {2 * height}" font-family="sans-serif" font-size="12"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>']
    by_yardstick = "yardstick_seconds" in rows[0]  # figures taken where nothing else runs need none
    said = "processor time an account, in that of one of the first 250" if by_yardstick else "milliseconds an account"
    cost = [
        (r["accounts"], r["cpu_seconds"] / STRETCH / (r["yardstick_seconds"] / MEASURE if by_yardstick else 0.001))
        for r in rows
    ]
    memory = [(r["accounts"], r["peak_mb"]) for r in rows]
    for i, (title, points) in enumerate(((said, cost), ("peak memory, MB", memory))):
        top = max(y for _, y in points) * 1.15
        at = [(left + x / most * (width - left - 20), height * i + base - y / top * 160) for x, y in points]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        low = height * i + base
        parts += [
            f'<text x="{left}" y="{height * i + 24}">{title}</text>',
            f'<path d="M{left} {low - 170}V{low}H{width - 20}" fill="none" stroke="#888"/>',
            f'<text x="{left - 6}" y="{low - 156}" text-anchor="end">{top / 1.15:.3g}</text>',
            f'<text x="{left - 6}" y="{low}" text-anchor="end">0</text>',
            f'<text x="{width - 20}" y="{low + 16}" text-anchor="end">{most:,} accounts</text>',
            f'<polyline points="{line}" fill="none" stroke="#14507a" stroke-width="2"/>',
        ]
    return "\n".join([*parts, "</svg>\n"])


def main() -> None:
    """Run, or draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--upto", type=int, default=200_000)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--from-csv", type=Path)
    given = parser.parse_args()
    rows = []
    if given.from_csv:
        with given.from_csv.open() as file:
            rows = [{k: float(v) for k, v in row.items()} for row in csv.DictReader(file)]
    else:
        out = csv.DictWriter(sys.stdout, COLUMNS)
        out.writeheader()
        for row in measured(repeated(given.articles, given.upto)):
            out.writerow(row)
            sys.stdout.flush()
            rows.append(row)
    if given.plot:
        given.plot.write_text(plot(rows), "utf-8")


if __name__ == "__main__":
    main()
