"""Firefox and WebKit for the report's tests, driven by the WebDriver commands that both know.

Firefox takes them itself, on the socket that it calls Marionette; WebKitGTK takes them over HTTP from WebKitWebDriver,
and draws on a display of its own by Xvfb. Nothing is fetched, and a browser that is not installed is said to be
missing.
"""

import base64
import itertools
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from waiting import free_port

PATIENCE = 300  # Seconds: a loaded machine is slow, not wrong.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Escape": "\ue00c", "ArrowLeft": "\ue012", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Control": "\ue009"}
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
WEBKIT = shutil.which("WebKitWebDriver")
PLACES = ("lib/*/webkit2gtk-4*/MiniBrowser", "libexec/webkit2gtk-4*/MiniBrowser")
MINIBROWSER = next((str(found) for place in PLACES for found in sorted(Path("/usr").glob(place))), None)

PREFERENCES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_open_during_load": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
EAR = b"""<script>window.heard = [];
for (const kind of ['error', 'securitypolicyviolation', 'unhandledrejection'])
  addEventListener(kind, e => heard.push([kind, e.message, e.reason, e.blockedURI].join(' ')), true);
for (const kind of ['error', 'warn']) console[kind] = (...told) => heard.push(`${kind} ${told.join(' ')}`);</script>"""
SAID_IN_FIREFOX = """
const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
const errors = Services.console.getMessageArray().filter(m => m instanceof Ci.nsIScriptError);
const told = [...errors.map(m => [m.sourceName, m.errorMessage]),
  ...storage.getEvents().map(e => [e.filename, `${e.level}: ${e.arguments.map(String).join(' ')}`])];
Services.console.reset(); storage.clearEvents();
return told.filter(([source]) => source.startsWith('file:')).map(([, text]) => text);"""


def missing(name: str) -> str:
    """Why no page can be opened in this browser here, `firefox` or `webkit`; empty where it can."""
    if name == "firefox":
        return "" if FIREFOX else "no `firefox-esr` on the path: the page was not opened in Firefox"
    absent = {"WebKitWebDriver": WEBKIT, "MiniBrowser": MINIBROWSER, "Xvfb": shutil.which("Xvfb")}
    lacking = ", ".join(f"`{tool}`" for tool, found in absent.items() if not found)
    return f"no {lacking}: the page was not opened in WebKit" if lacking else ""


class Driven:
    """A browser with one window. `send` gives it a command of WebDriver and returns the answer's value."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.downloads = folder  # Both save to the home folder where they know no better.

    def send(self, verb: str, path: str, **given: Any) -> Any:
        """A command by its HTTP verb and path below the session, with what its body holds."""
        raise NotImplementedError

    def said(self) -> list[str]:
        """What the pages have written to the console since this was last asked, what was refused them included."""
        raise NotImplementedError

    def narrow(self, width: int, height: int) -> int:
        """Make the page about this many pixels wide, as narrow as the window can be; how wide it is."""
        self.send("POST", "window/rect", width=width, height=height)
        return int(self.run("return innerWidth"))

    def open(self, address: str) -> None:
        """Load a page anew, even where another place in it is open."""
        self.send("POST", "url", url="about:blank")
        self.send("POST", "url", url=address)
        assert self.soon("return document.documentElement.matches('.ready') || !document.querySelector('main')")

    def run(self, script: str, *given: Any) -> Any:
        """What a function body returns within the page."""
        return self.send("POST", "execute/sync", script=script, args=list(given))

    def soon(self, script: str, *given: Any) -> bool:
        """Whether a function body comes to return what is true."""
        return until(lambda: bool(self.run(script, *given)))

    def find(self, selector: str) -> str:
        """The first element that fits."""
        return str(self.send("POST", "element", using="css selector", value=selector)[ELEMENT])

    def click(self, selector: str) -> None:
        """Click the middle of the first element that fits, as a hand would."""
        self._reach(selector)
        self.send("POST", f"element/{self.find(selector)}/click")

    def hover(self, selector: str) -> None:
        """Point at the first element that fits."""
        self._reach(selector)
        move = {"type": "pointerMove", "x": 0, "y": 0, "duration": 0, "origin": {ELEMENT: self.find(selector)}}
        self._act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [move]})

    def _reach(self, selector: str) -> None:
        """Bring it into the window: what is far from it may not be laid out, and WebKit's driver cannot click that."""
        script = "const one = document.querySelector(arguments[0]); one.scrollIntoView({ block: 'nearest' }); "
        assert self.soon(f"{script} return one.getBoundingClientRect().height > 0", selector), selector

    def press(self, *keys: str) -> None:
        """Press keys one after the other; `Control+v` holds one down."""
        actions = []
        for key in keys:
            held = [KEYS.get(one, one) for one in (key.split("+") if len(key) > 1 else [key])]
            actions += [{"type": "keyDown", "value": one} for one in held]
            actions += [{"type": "keyUp", "value": one} for one in reversed(held)]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        self.send("POST", "actions", actions=[source])

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.send("GET", "screenshot"))


class Firefox(Driven):
    """Firefox without a window, with a profile of its own."""

    name = "firefox"
    _NAMES = {  # noqa: RUF012
        "url": "Navigate", "execute/sync": "ExecuteScript", "actions": "PerformActions", "window/rect": "SetWindowRect",
        "screenshot": "TakeScreenshot", "back": "Back", "forward": "Forward", "element": "FindElement",
        "print": "Print",
    }  # fmt: skip

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        wanted = PREFERENCES | {"browser.download.dir": str(self.downloads)}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()]
        (folder / "user.js").write_text("".join(lines), "utf-8")
        self._numbers = itertools.count(1)

    @contextmanager
    def started(self) -> Iterator[None]:
        """The browser runs, and ends."""
        switches = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access"]
        with ended([str(FIREFOX), *switches, "--profile", str(self.folder)], {"HOME": str(self.folder)}):
            told = self.folder / "MarionetteActivePort"
            assert until(lambda: told.exists() and told.read_text("ascii") != ""), "Firefox names no port"
            with socket.create_connection(("127.0.0.1", int(told.read_text("ascii"))), PATIENCE) as self._socket:
                self._stream = self._socket.makefile("rb")
                self._heard()
                self._ask("WebDriver:NewSession")
                yield

    def send(self, verb: str, path: str, **given: Any) -> Any:
        """A command, by the name that Marionette has for it."""
        if path.endswith("/click"):
            return self._ask("WebDriver:ElementClick", id=path.split("/")[1])
        answer = self._ask(
            f"WebDriver:{self._NAMES[path]}", **given, **({"full": False} if path == "screenshot" else {})
        )
        return answer["value"] if set(answer or ()) == {"value"} else answer

    def said(self) -> list[str]:
        """From Firefox's own console: errors, warnings of styles, and what the policy refused."""
        return list(self._chrome(SAID_IN_FIREFOX))

    def narrow(self, width: int, height: int) -> int:
        """A window has a least width; the page within it has none."""
        super().narrow(max(width, 500), height + 90)
        self._chrome("gBrowser.selectedBrowser.style.maxWidth = arguments[0]", "none" if width >= 500 else f"{width}px")
        assert self.soon("return innerWidth <= arguments[0]", max(width, 300))
        return int(self.run("return innerWidth"))

    def _chrome(self, script: str, *given: Any) -> Any:
        """Run a script in the browser's own window."""
        self._ask("Marionette:SetContext", value="chrome")
        try:
            return self.run(script, *given)
        finally:
            self._ask("Marionette:SetContext", value="content")

    def _ask(self, name: str, **given: Any) -> Any:
        body = json.dumps([0, next(self._numbers), name, given]).encode()
        self._socket.sendall(b"%d:%b" % (len(body), body))
        _, _, wrong, answer = self._heard()
        if wrong:
            raise RuntimeError(f"{name}: {wrong['error']}: {wrong['message']}")
        return answer

    def _heard(self) -> Any:
        """One message: its length in bytes, a colon, JSON."""
        length = b"".join(iter(lambda: self._stream.read(1), b":"))
        return json.loads(self._stream.read(int(length)))


class WebKit(Driven):
    """WebKitGTK's small browser on a display of its own."""

    name = "webkit"

    @contextmanager
    def started(self) -> Iterator[None]:
        """The browser runs, and ends."""
        told = self.folder / "display"
        self._kept: list[str] = []
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
        with ended(screen, {}, told):
            assert until(lambda: told.read_text("ascii").endswith("\n")), "Xvfb names no display"
            env = {"DISPLAY": f":{told.read_text('ascii').strip()}", "HOME": str(self.folder), "GDK_BACKEND": "x11"}
            env |= {"XDG_RUNTIME_DIR": str(self.folder)}
            self._root = f"http://127.0.0.1:{(port := free_port())}/session"
            with ended([str(WEBKIT), "-p", str(port)], env):
                options = {"binary": str(MINIBROWSER), "args": ["--automation"]}
                wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
                assert until(lambda: listens(port)), "WebKitWebDriver does not listen"
                self._root += f"/{self._http('POST', self._root, wanted)['sessionId']}"
                yield
                self._http("DELETE", self._root)

    def send(self, verb: str, path: str, **given: Any) -> Any:
        """A command, over HTTP."""
        return self._http(verb, f"{self._root}/{path}", given if verb == "POST" else None)

    def _http(self, verb: str, address: str, body: Any = None) -> Any:
        request = urllib.request.Request(address, method=verb, data=None if body is None else json.dumps(body).encode())
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as wrong:
            told = json.load(wrong)["value"]
            raise RuntimeError(f"{verb} {address}: {told['error']}: {told['message']}") from None

    def open(self, address: str) -> None:
        """Its console cannot be had: a copy of the page is opened that listens, from before its policy is read."""
        self._kept += self._listened()
        page, _, place = address.partition("#")
        whole = Path(url2pathname(urlsplit(page).path))
        copy = self.folder / whole.name
        copy.write_bytes(whole.read_bytes().replace(EAR, b"").replace(b"<head>", b"<head>" + EAR, 1))
        super().open(copy.as_uri() + (f"#{place}" if place else ""))

    def said(self) -> list[str]:
        """Errors, what the policy refused, and what scripts wrote to the console as an error or a warning."""
        kept, self._kept = self._kept + self._listened(), []
        return kept

    def _listened(self) -> list[str]:
        return list(self.run("return (window.heard ?? []).splice(0)"))


@contextmanager
def driven(name: str, folder: Path) -> Iterator[Driven]:
    """The browser of this name, with its files in an empty folder; ended afterwards."""
    browser = {"firefox": Firefox, "webkit": WebKit}[name](folder)
    with browser.started():
        yield browser


@contextmanager
def ended(command: list[str], env: dict[str, str], out: Path | None = None) -> Iterator[None]:
    """A process that ends with the block."""
    with (out or Path(os.devnull)).open("wb") as sink:
        process = subprocess.Popen(command, env=os.environ | env, stdout=sink, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def until(holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold, asked again and again."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def listens(port: int) -> bool:
    """Whether something listens there."""
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0
