"""A day in the life: accounts arrive in a feed, a toll is corrected, a person judges, and a page shows it as it comes.

Real processes: `watch` on a feed on loopback, `serve`, and Chromium.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from local_site import Site
from rashomon import pipeline
from rashomon.archive.stable import anchor, renamed
from rashomon.types import Story
from waiting import LONG, free_port, soon

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("no `chromium` on the path: no day was lived through", allow_module_level=True)
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no day was lived through")

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-fire"
SWITCHES = ["--disable-gpu", *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]


@contextlib.contextmanager
def running(log: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as file:
        process = subprocess.Popen([sys.executable, "-m", "rashomon", *arguments], stdout=file, stderr=file)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(300)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def in_order(story: Story) -> Story:
    """The story with its points named by their places, as `report` names them."""
    return renamed(story, {p.id: f"p{k}" for k, p in enumerate(story.points, 1)})


def test_a_day(tmp_path: Path) -> None:
    accounts = sorted(pipeline.load(EXAMPLE).accounts, key=lambda a: a.published or "9")
    database = str(tmp_path / "day.db")
    subprocess.run([sys.executable, "-m", "rashomon", "archive", "init", database], check=True, timeout=LONG)
    port = free_port()
    with Site() as site:
        site.feed([])
        feed = f"{site.base}/feed.xml"
        asks = ["--every", "0.3", "--again", "100000", "--delay", "0", "--allow", "127.0.0.1", "--archive", database]
        with (
            running(tmp_path / "watch.log", "watch", feed, *asks) as watching,
            running(tmp_path / "serve.log", "serve", database, "--port", str(port)) as serving,
            pipeline.open_archive(database) as archive,
            sync_api.sync_playwright() as driver,
        ):
            here = f"http://127.0.0.1:{port}"

            def publish(number: int, mark: str = "") -> None:
                for account in accounts[:number]:
                    site.publish(account)
                site.feed([replace(a, published=a.published) for a in accounts[:number]], {accounts[0].id: mark})

            def told(number: int) -> bool:
                assert watching.poll() is None, (tmp_path / "watch.log").read_text()
                assert serving.poll() is None, (tmp_path / "serve.log").read_text()
                found = archive.stories()
                return sum(s.accounts for s in found) == number and not archive.status().unsettled

            publish(2)
            soon(lambda: told(2), "the first two accounts")
            first = archive.stories()[-1].id
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
            page = browser.new_page()
            page.set_default_timeout(1000 * LONG)
            errors: list[str] = []
            page.on("pageerror", lambda e: errors.append(str(e)))
            page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
            page.goto(f"{here}/stories/{first}")
            page.evaluate("window.sameDocument = true")
            page.wait_for_selector("body[data-live=yes]")

            publish(5)
            soon(lambda: told(5), "three more accounts")
            page.wait_for_selector("#news li", state="attached")
            revision = archive.summary(first).revision
            soon(lambda: int(page.get_attribute("body", "data-revision") or 0) >= revision, "the page follows")

            story = archive.story(first)
            points = [p for p in story.points if "46" not in p.statements[0].text and len(p.statements) == 1][:2]
            judgement = {
                "id": 0, "story": "", "kind": "merge", "name": "Nana", "at": "", "reason": "one and the same",
                "statements": [msgspec.to_builtins(anchor(points[0].statements[0]))],
                "others": [msgspec.to_builtins(anchor(points[1].statements[0]))],
            }  # fmt: skip
            asked = urllib.request.Request(
                f"{here}/api/stories/{first}/judgements",
                json.dumps(judgement).encode(),
                {"content-type": "application/json"},
            )
            with urllib.request.urlopen(asked, timeout=LONG) as answer:
                assert json.load(answer)["name"] == "Nana"
            soon(lambda: "judged" in page.inner_text("#news"), "the judgement shows")

            corrected = replace(accounts[0], text=accounts[0].text.replace("46", "17"))
            assert corrected.text != accounts[0].text
            wrong, accounts[0] = accounts[0], replace(corrected, published="2023-03-14T20:10:00Z")
            publish(7, "corrected")
            soon(lambda: told(7) and archive.status().versions == 8, "the corrected toll")
            publish(9, "corrected")
            soon(lambda: told(9), "the last accounts")
            # The essay of nine days later tells a story of its own, as in `rashomon group`.
            assert sorted(s.accounts for s in archive.stories()) == [1, 8]
            first = next(s.id for s in archive.stories() if s.accounts == 8)
            revision = archive.summary(first).revision
            soon(
                lambda: int(page.get_attribute("body", "data-revision") or 0) >= revision, "the page follows to the end"
            )
            soon(lambda: "edited" in page.inner_text("#news"), "the correction shows")
            frame = page.frame_locator("#page")
            soon(lambda: "8 accounts" in frame.locator("body").inner_text(), "the frame shows the newest page")
            assert page.evaluate("window.sameDocument") is True
            assert errors == []
            browser.close()

            kept = [archive.account(a.id)[0] for a in archive.story(first).accounts]
            assert "17" in next(a for a in kept if (a.url or "").endswith(f"{wrong.id}.html")).text
            assert in_order(archive.story(first, machine=True)) == pipeline.reconcile(kept)
            merged = {anchor(p.statements[0]) for p in points}
            assert [p for p in archive.story(first).points if merged <= set(map(anchor, p.statements))]
            assert [j.name for j in archive.judgements(first)] == ["Nana"]
            assert list(archive.verify()) == []
        log = (tmp_path / "watch.log").read_text()
        assert len([line for line in log.splitlines() if line.startswith("new\t")]) == 9
        assert len([line for line in log.splitlines() if line.startswith("edited\t")]) == 1
