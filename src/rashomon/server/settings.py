"""What a server is told when it starts, and its limits."""

import ipaddress
from pathlib import Path
from typing import Literal

import msgspec

from rashomon.types import ArchiveError

Role = Literal["reader", "editor"]
SHORTEST = 16
"""Characters of a token at least."""


class Token(msgspec.Struct, frozen=True):
    """Who may come in, and as what."""

    role: Role
    secret: str
    name: str


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Where a server listens, who may come in, and how much at once."""

    host: str = "127.0.0.1"
    port: int = 8321
    path: str = ""
    """The path under which a proxy shows it: "/rashomon"."""
    names: tuple[str, ...] = ()
    """Names by which browsers reach it, besides those of this machine's loopback."""
    tokens: tuple[Token, ...] = ()
    largest: int = 20_000_000
    """Bytes of a request at most."""
    rate: float = 100.0
    """Requests a second of one client, in the long run."""
    burst: int = 500
    """Requests that one client may make at once after a rest."""
    patience: float = 60.0
    """Seconds that a request may take, its body included."""
    streams: int = 200
    """Pages that may be told of changes at the same time."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def read_tokens(path: Path) -> tuple[Token, ...]:
    """The tokens of a file: a line each, `reader` or `editor`, the token, and whose it is. Raises ArchiveError."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise ArchiveError(f"the tokens cannot be read from {path}: {e}") from e
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        role, secret, name = [*line.split(maxsplit=2), "", "", ""][:3]
        if role not in ("reader", "editor") or len(secret) < SHORTEST:
            raise ArchiveError(
                f"{path}, line {number}: write reader or editor, a token of at least {SHORTEST} characters, a name"
            )
        found.append(Token(role, secret, name.strip() or role))  # type: ignore[arg-type]
    if not found:
        raise ArchiveError(f"{path} holds no token")
    return tuple(found)
