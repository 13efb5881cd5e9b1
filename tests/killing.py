"""Two writers add the same accounts to one archive and are killed at random moments: is anything lost, or doubled?

    PYTHONPATH=tests python tests/killing.py news.db --moments 100
    PYTHONPATH=tests python tests/killing.py postgresql://me@127.0.0.1/test --moments 100

The archive must not be there yet. Reader and reconciling are stand-ins, so that the archive's own work is most of it.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rashomon.archive import create, open_archive
from rashomon.types import Account, Added
from standin import HANDS

STORIES = 125
LONG = 300.0


def accounts(count: int) -> list[Account]:
    """Accounts of many invented fires, four of each."""
    found = []
    for n in range(count):
        town, rng = f"Town{n % STORIES}", random.Random(n % STORIES)
        words = " ".join(f"w{rng.randrange(10**6)}" for _ in range(100))
        text = f"A fire at {town} of {words}. {n % 7} killed. Reporter {n} wrote this. Ilse Brandt attacked Sarn."
        found.append(Account(id=f"a{n}", text=text, outlet=f"Outlet {n // STORIES}", published="2031-03-04"))
    return found


def write(place: str, count: int, seed: int) -> None:
    """Add all accounts in an order of one's own, and say each one that is acknowledged."""
    some = random.Random(seed).sample(accounts(count), count)
    with open_archive(place, HANDS) as archive:
        for i in range(0, count, 10):
            for item in archive.add(some[i : i + 10], place=f"writer {seed}"):
                if isinstance(item, Added):
                    print(item.account, flush=True)


def killed(place: str, count: int, seed: int, moments: int, longest: float) -> Iterator[str]:
    """Faults found over so many killings, the archive going on from where it was."""
    rng = random.Random(seed)
    acknowledged: set[str] = set()
    for moment in range(moments):
        with tempfile.TemporaryDirectory() as folder:
            logs = [Path(folder) / f"writer{k}" for k in range(2)]
            writers = []
            for log in logs:
                command = [sys.executable, __file__, place, "--write", str(count), "--seed", str(rng.randrange(10**6))]
                with log.open("wb") as file:
                    writers.append(subprocess.Popen(command, stdout=file))
            began = time.monotonic()
            while not all(log.stat().st_size for log in logs) and time.monotonic() - began < LONG:
                time.sleep(0.01)
            time.sleep(rng.random() * longest)
            for writer in writers:
                writer.kill()
                writer.wait()
            for log in logs:
                whole, _, _ = log.read_text().rpartition("\n")
                acknowledged |= set(whole.split())
        with open_archive(place, HANDS) as archive:
            yield from (f"moment {moment}: {fault}" for fault in check(archive, acknowledged))
        print(f"moment {moment + 1} of {moments}, {len(acknowledged)} acknowledged", file=sys.stderr, flush=True)
        if len(acknowledged) == count:
            yield from finish(place, count)
            empty(place)
            acknowledged.clear()
    yield from finish(place, len(acknowledged))


def check(archive, acknowledged: set[str]) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """What is wrong with an archive whose writers were just killed."""
    yield from archive.verify()
    import sqlalchemy as sa

    from rashomon.archive.schema import accounts as rows

    with archive.database.reading() as connection:
        kept = list(connection.execute(sa.select(rows.c.given)).scalars())
    if len(kept) != len(set(kept)):
        yield "an account is there twice"
    if acknowledged - set(kept):
        yield f"{len(acknowledged - set(kept))} acknowledged accounts are lost"


def finish(place: str, count: int) -> Iterator[str]:
    """What is wrong once all that was left is done."""
    with open_archive(place, HANDS) as archive:
        list(archive.catch_up())
        yield from archive.verify()
        status = archive.status()
        if (status.waiting, status.unsettled) != (0, 0) or status.accounts < count:
            yield f"work was left: {status}"
        if sum(s.accounts for s in archive.stories(limit=10_000)) != status.accounts:
            yield "an account is in no story, or in two"


def empty(place: str) -> None:
    """Take all accounts out again."""
    with open_archive(place, HANDS) as archive:
        for account in [a.id for s in archive.stories(limit=10_000) for a in archive.story(s.id).accounts]:
            archive.remove(account)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("place")
    parser.add_argument("--moments", type=int, default=100)
    parser.add_argument("--accounts", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=3.0, help="seconds until writers are killed, at most")
    parser.add_argument("--write", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        write(given.place, given.write, given.seed)
        return
    create(given.place, HANDS).close()
    faults = list(killed(given.place, given.accounts, given.seed, given.moments, given.longest))
    print(*faults, sep="\n")
    print(f"{given.moments} moments, {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
