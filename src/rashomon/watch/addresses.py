"""Which addresses may be asked: http and https, on machines that all the world can reach, unless allowed by name."""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

LONGEST = 2000


class RefusedAddressError(Exception):
    """An address that is not asked; the message says why."""


class Target(NamedTuple):
    """A checked address: where it leads was looked up once, and there and nowhere else the connection goes."""

    url: str
    secure: bool
    host: str
    port: int
    path: str
    """With its query."""
    at: str
    """The internet address."""

    def site(self) -> str:
        """Scheme, host and port: what robots.txt and the delay are about."""
        return f"{'https' if self.secure else 'http'}://{self.host}:{self.port}"


def target(url: str, allowed: frozenset[str], base: str | None = None) -> Target:
    """An address checked and looked up. `allowed` names hosts (or host:port) that may be private.

    Raises RefusedAddressError.
    """
    url = urljoin(base, url) if base else url
    if len(url) > LONGEST or any(ord(c) <= 32 or ord(c) == 127 for c in url):
        raise RefusedAddressError("the address is too long, or holds what no address holds")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host = host.encode("idna").decode() if not host.isascii() else host
    except (ValueError, UnicodeError) as e:
        raise RefusedAddressError(f"the address is malformed ({e})") from e
    if parts.scheme not in ("http", "https"):
        raise RefusedAddressError(f"only http and https are fetched, not {parts.scheme[:20] or 'this'}")
    if parts.username or parts.password or not host:
        raise RefusedAddressError("the address names no host, or holds a password")
    secure = parts.scheme == "https"
    port = port or (443 if secure else 80)
    by_name = host in allowed or f"{host}:{port}" in allowed
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    whole = urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))
    return Target(whole, secure, host, port, path, _looked_up(host, port, by_name))


def _looked_up(host: str, port: int, by_name: bool) -> str:
    try:
        found = [str(x[4][0]) for x in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as e:
        raise RefusedAddressError(f"the host {host} is not known ({e})") from e
    for at in found:
        if not by_name and not is_public(at):
            raise RefusedAddressError(f"the host {host} is at the private address {at}; --allow {host} would allow it")
    return found[0]


def is_public(at: str) -> bool:
    """Whether an internet address is one that all the world can reach."""
    try:
        ip = ipaddress.ip_address(at.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast
