"""The one client by which the product asks another machine (promise I10).

Only addresses that the whole internet reaches are asked, each resolved once and connected to as resolved, so that no
second answer of a name server leads elsewhere. Redirects are not followed; an answer has five seconds, and 64 KB unless
the caller allows more. Where the installation itself is this machine's alone, this machine may be asked too.
"""

import io
import json
import socket
import ssl
import time
from collections.abc import Container, Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 5
MOST_BYTES = 64 * 1024
MOST_WORDS = 4 * 1024
"""Of an answer that was refused."""
MOST_ADDRESSES = 3
"""Of one name, that are tried."""
PORTS = {"https": 443, "http": 80}

OF_THE_WHOLE_INTERNET = ip_network("2000::/3")
WITH_ANOTHER_INSIDE = tuple(map(ip_network, ("2001::/32", "2002::/16", "64:ff9b::/96", "64:ff9b:1::/48")))
"""Teredo, 6to4 and translations: Python calls some of them global, whatever address they carry."""
RELAYS = ip_network("192.88.99.0/24")


class NotFetched(Exception):
    """It may not be asked, or does not answer as it should. The text is for the log only; `status` is that of an answer
    that was refused, 0 where there was none; `words` are the first bytes of such an answer, of whoever wrote them.
    """

    def __init__(self, fault: str, status: int = 0, words: bytes = b"") -> None:
        super().__init__(fault)
        self.status, self.words = status, words


def is_of_the_whole_internet(address: str) -> bool:
    """Whether *address*, as a resolver writes it, is a unicast address that is reached from everywhere."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return _is_public(ip.ipv4_mapped)
        if ip.scope_id or ip not in OF_THE_WHOLE_INTERNET or any(ip in net for net in WITH_ANOTHER_INSIDE):
            return False
    return _is_public(ip)


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip in RELAYS)


def fetch_json(
    address: str, *, data: bytes | None = None, headers: Mapping[str, str] | None = None
) -> Mapping[str, Any]:
    """The JSON object that *address* answers to a GET, or to a POST of *data*; raises `NotFetched`."""
    try:
        answer = json.loads(fetch(address, data=data, headers=headers))
    except (ValueError, RecursionError) as error:
        raise NotFetched(type(error).__name__) from error
    if not isinstance(answer, dict):
        raise NotFetched("the answer is no object")
    return answer


def fetch(
    address: str,
    *,
    data: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    most_bytes: int = MOST_BYTES,
    good: Container[int] = (200,),
    method: str = "",
) -> bytes:
    """The body that *address* answers to a GET, or to a POST of *data* (or another *method*), with one of the *good*
    statuses; raises `NotFetched`.
    """
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname or parts.username or parts.password:
        raise NotFetched("no address of the web")
    if parts.scheme != "https" and not settings.IS_LOOPBACK:
        raise NotFetched("not by https")
    try:
        return _body(
            address, method or ("GET" if data is None else "POST"), data, dict(headers or {}), most_bytes, good
        )
    except (OSError, HTTPException, ValueError) as error:
        raise NotFetched(type(error).__name__) from error


def _body(
    address: str, method: str, data: bytes | None, headers: dict[str, str], most_bytes: int, good: Container[int]
) -> bytes:
    parts = urlsplit(address)
    ends_at = time.monotonic() + SECONDS
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    line = _connected(parts.scheme, host, port)
    connection = HTTPConnection(host, port, timeout=SECONDS)
    connection.sock = _Line(line, ends_at)
    try:
        target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        if data is not None:
            headers = {"Content-Type": "application/x-www-form-urlencoded"} | headers
        connection.request(method, target, data, {"Accept": "application/json"} | headers)
        response = connection.getresponse()
        if response.status not in good:
            raise NotFetched(f"the answer is {response.status}", response.status, _beginning(response, ends_at))
        return _read(response, ends_at, most_bytes)
    finally:
        connection.close()
        line.close()


class _Line:
    """A socket that is read until *ends_at*, however slowly a head or a body drips in: what waits for it is the worker,
    and with it every other deed of the clock. Whoever connected it closes it.
    """

    def __init__(self, line: socket.socket, ends_at: float) -> None:
        self._line, self._ends_at = line, ends_at

    def sendall(self, data: bytes) -> None:
        self._line.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Drops(self._line, self._ends_at))

    def close(self) -> None:
        """The answer is still to be read."""


class _Drops(io.RawIOBase):
    def __init__(self, line: socket.socket, ends_at: float) -> None:
        self._line, self._ends_at = line, ends_at

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        seconds = self._ends_at - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        self._line.settimeout(seconds)
        return self._line.recv_into(buffer)


def _beginning(response: HTTPResponse, ends_at: float) -> bytes:
    """Of an answer that was refused: some of them say why. What does not come in time is left."""
    try:
        return _read(response, ends_at, MOST_WORDS)
    except (OSError, HTTPException, NotFetched):
        return b""


def _read(response: HTTPResponse, ends_at: float, most_bytes: int) -> bytes:
    """All of it, unless it is longer or slower than allowed."""
    body = bytearray()
    while more := response.read1(16_384):
        body += more
        if len(body) > most_bytes:
            raise NotFetched("the answer is too long")
        if time.monotonic() > ends_at:
            raise NotFetched("the answer takes too long")
    return bytes(body)


def _connected(scheme: str, host: str, port: int) -> socket.socket:
    """A connection to the first address of *host* that answers; none, if any of its addresses may not be asked."""
    addresses = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not addresses or not all(_may_be_fetched(one) for one in addresses):
        raise NotFetched("its address is not one of the whole internet")
    line = _first_line(addresses[:MOST_ADDRESSES], port)
    if scheme == "https":
        return ssl.create_default_context().wrap_socket(line, server_hostname=host)
    return line


def _first_line(addresses: list[str], port: int) -> socket.socket:
    """A name may have an address of each kind, of which only one answers."""
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=SECONDS)
    return socket.create_connection((addresses[-1], port), timeout=SECONDS)


def _may_be_fetched(address: str) -> bool:
    if settings.IS_LOOPBACK and ip_address(address.partition("%")[0]).is_loopback:
        return True
    return is_of_the_whole_internet(address)
