"""How much of a request is taken in before anybody is asked what it says: its first line, its headers, what is no body.

A parser keeps what it is given until it is whole. So what comes is counted on its way to the parser, and a request that
says too much before its body is answered at once, its further bytes are dropped, and the line is closed.
"""

import re
from dataclasses import dataclass
from http import HTTPStatus

MOST_HEAD = 32 * 1024
"""Bytes of the request line and the headers, and of anything else that is no body: trailers, extensions of chunks."""
MOST_HEADERS = 100
MOST_HEADS = 16 * 1024 * 1024
"""Bytes of all heads that are not complete yet, of all lines together."""
SLICE = 8 * 1024
"""Heads go to the parser in pieces of so many bytes. What comes in one with the end of the request before is not
counted, so that only the head of a later request of a line may be longer than allowed, by one of them."""
SECONDS_TO_LISTEN = 3
MOST_DROPPED = 128 * 1024 * 1024
"""How long, and for how many bytes, a client that was refused is still listened to: one that is cut off while it sends
never reads the answer."""


MOST_PLAIN = 8 * 1024
_STREAM = re.compile(rb"GET (/stream/[!-~]+) HTTP/1\.1\r\n")
_LAST_EVENT = re.compile(rb"\r\nlast-event-id:[ \t]*([!-~]+)[ \t]*\r\n(?![ \t])", re.IGNORECASE)
_FOR_THE_PARSER = (b"\r\ncontent-length", b"\r\ntransfer-encoding", b"\0")
"""What only a parser reads rightly, in small letters: to look for plain bytes takes a fifth of what a pattern does."""

Headers = list[tuple[bytes, bytes]]


def stream_request_in(data: bytes) -> tuple[bytes, Headers] | None:
    """The address and the one header that matters, if *data* is a whole request for a stream and nothing else.

    After a restart thousands ask in a second; a parser that calls us for each header costs more than all the rest.
    """
    line, lines = _STREAM.match(data), data.count(b"\n")
    is_whole = data.find(b"\r\n\r\n") == len(data) - 4 and len(data) <= MOST_PLAIN
    if line is None or not is_whole or lines > MOST_HEADERS or lines != data.count(b"\r\n"):
        return None
    small = data.lower()
    ids = small.count(b"\r\nlast-event-id")
    last_event = _LAST_EVENT.search(data) if ids == 1 else None
    if (ids and not last_event) or any(words in small for words in _FOR_THE_PARSER):
        return None
    return line[1], [(b"last-event-id", last_event[1])] if last_event else []


class Heads:
    """The bytes of all heads that are on their way, counted together."""

    def __init__(self) -> None:
        self.bytes = 0

    @property
    def is_full(self) -> bool:
        return self.bytes > MOST_HEADS


@dataclass
class Count:
    """What one line has sent of a head, or beside a body, and how many headers the request has that it is at."""

    heads: Heads
    bytes: int = 0
    headers: int = 0

    def begin_request(self) -> None:
        self.headers = 0

    def add(self, number: int) -> None:
        self.bytes += number
        self.heads.bytes += number

    def clear(self) -> None:
        self.heads.bytes -= self.bytes
        self.bytes = 0

    @property
    def room(self) -> int:
        """The length of the next piece, which is never more than one byte too many."""
        return max(1, min(SLICE, MOST_HEAD + 1 - self.bytes))

    @property
    def has_too_many_headers(self) -> bool:
        return self.headers > MOST_HEADERS

    def refusal(self, *, is_first_line: bool) -> HTTPStatus | None:
        """Why no more of it is taken in."""
        if self.bytes > MOST_HEAD:
            return HTTPStatus.URI_TOO_LONG if is_first_line else HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        if self.has_too_many_headers:
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        return HTTPStatus.SERVICE_UNAVAILABLE if self.heads.is_full else None


SENTENCES = {
    HTTPStatus.URI_TOO_LONG: "The address is longer than 32 KB. La dirección es más larga que 32 KB. "
    "O endereço é maior que 32 KB.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "The request says more than 32 KB before its content. "
    "La petición trae más de 32 KB antes de su contenido. A requisição traz mais de 32 KB antes do seu conteúdo.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Too many at this moment; try again in some seconds. Son demasiados en este "
    "momento; inténtelo de nuevo en unos segundos. São muitos neste momento; tente de novo em alguns segundos.",
}
"""In all three: which language the person reads stands in what is refused."""


def answer(status: HTTPStatus) -> bytes:
    """The whole response, after which the line is closed."""
    body = SENTENCES[status].encode() + b"\n"
    head = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        "content-type: text/plain; charset=utf-8",
        f"content-length: {len(body)}",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "connection: close",
        *(["retry-after: 5"] if status == HTTPStatus.SERVICE_UNAVAILABLE else []),
    ]
    return "\r\n".join([*head, "", ""]).encode() + body
