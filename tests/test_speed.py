"""The speed benchmark runs and prints its table."""

import re
import subprocess
import sys
from pathlib import Path

from ferry import line

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "run_speed.py"


def speed(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, SCRIPT, "--runs", "1", *arguments], capture_output=True, text=True, timeout=300, check=False
    )


def test_the_table_has_a_row_for_each_command(accounts: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(line(f"a{i}") for i in range(3)))
    done = speed("--accounts", str(accounts), "--articles", str(articles), "--count", "2")
    assert done.returncode == 0, done.stderr
    rows = re.findall(r"^\| `(\w+)`, (.*?) \| (\d+\.\d\d) s \| (\d+) MB \| .*\|$", done.stdout, re.MULTILINE)
    assert [row[0] for row in rows] == ["report", "report", "read"]
    assert rows[2][1] == "2 articles"
    assert all(float(seconds) > 0 and 10 < int(memory) < 4000 for _, _, seconds, memory in rows)


def test_a_command_that_fails_is_no_figure(tmp_path: Path) -> None:
    done = speed("--accounts", str(tmp_path / "missing.txt"))
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
