"""`rashomon serve`: an archive in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon import pipeline
from rashomon.cli.archive import Place, option
from rashomon.cli.messages import errand
from rashomon.cli.output import UsageError
from rashomon.types import ArchiveError


def serve(
    archive: Place,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port.")] = 8321,
    tokens: Annotated[
        Path | None,
        option("--tokens", "A file of who may come in: a line each, reader or editor, a token, a name.", "FILE"),
    ] = None,
    path: Annotated[str, option("--path", "The path under which a proxy shows it: /rashomon.", "PATH")] = "",
    name: Annotated[
        list[str] | None, option("--name", "A name by which browsers reach it; may be given several times.", "HOST")
    ] = None,
) -> None:
    """The archive in the browser: stories live, search, changes, judgements, uploads, a JSON API, feeds.

    Only this machine can reach it unless told otherwise; beyond it, tokens are demanded.
    """
    with errand("serve") as messages:
        try:
            from rashomon.server import Settings, read_tokens, run
            from rashomon.server.settings import is_loopback
        except ModuleNotFoundError as e:
            raise ArchiveError(f"serving needs {e.name}, which is not here: pip install 'rashomon[serve]'") from e
        if not tokens and not is_loopback(host):
            raise UsageError(f"{host} can be reached from other machines, so --tokens is needed: who may come in")
        if path and (not path.startswith("/") or path.endswith("/")):
            raise UsageError("--path begins with a slash and ends without one: /rashomon")
        settings = Settings(
            host=host, port=port, path=path, names=tuple(name or ()), tokens=read_tokens(tokens) if tokens else ()
        )
        with pipeline.open_archive(archive) as kept:
            messages.say(f"serving on http://{host}:{port}{path}/ (Ctrl-C ends it)")
            run(kept, settings)
