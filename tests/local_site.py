"""A web site on loopback that does as it is told: pages, feeds, and all that a hostile one does."""

import http.server
import threading
from collections.abc import Callable
from html import escape
from types import TracebackType
from typing import NamedTuple, Self

from rashomon.types import Account


class Answer(NamedTuple):
    """What a path answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = {}  # noqa: RUF012


class Site:
    """Answers by path: a fixed answer, or a function that writes to the connection itself. Keeps what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[http.server.BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                answer = site.answers.get(self.path, Answer(b"nothing here", 404))
                if not isinstance(answer, Answer):
                    answer(self)
                    return
                mark = f'"{hash(answer.body)}"'
                if self.headers.get("if-none-match") == mark:
                    answer = Answer(b"", 304)
                self.send_response(answer.status)
                for name, value in {"etag": mark, "content-length": str(len(answer.body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def publish(self, account: Account, mark: str = "") -> None:
        """A page for an account."""
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in account.text.split("\n") if p.strip())
        page = (
            f'<!doctype html><html lang="en"><head><title>{escape(account.title or "")}</title>'
            f'<meta property="og:site_name" content="{escape(account.outlet or "")}"></head>'
            f"<body><article><h1>{escape(account.title or '')}</h1>{paragraphs}{mark}</article></body></html>"
        )
        self.answers[f"/a/{account.id}.html"] = Answer(page.encode(), headers={"content-type": "text/html"})

    def feed(self, accounts: list[Account], updated: dict[str, str] | None = None) -> None:
        """A feed that names these accounts."""
        items = "".join(
            f"<item><title>{escape(a.title or '')}</title><link>{self.base}/a/{a.id}.html</link>"
            + (f"<dc:date>{a.published}</dc:date>" if a.published else "")
            + f"<guid>{a.id}{(updated or {}).get(a.id, '')}</guid></item>"
            for a in accounts
        )
        body = (
            '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<channel><title>Sarn Wire</title>{items}</channel></rss>"
        )
        self.answers["/feed.xml"] = Answer(body.encode(), headers={"content-type": "application/rss+xml"})
