"""A public page with a form, kept without its tokens: whoever asks for it gets their own, put in as it is served.

What stands between the tokens is packed once. The tokens go out unpacked beside it (stored blocks, RFC 1951 § 3.2.4),
so that the length of an answer says nothing of them.
"""

import gzip
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, parse_cookie
from django.middleware.csrf import CsrfViewMiddleware, get_token

from tinkuy.core.deeds import new_once_key
from tinkuy.journal.once import KEY_FIELD

from ..bodies import Scope

type Headers = list[tuple[bytes, bytes]]

FORGERY, ONCE = b"csrfmiddlewaretoken", KEY_FIELD.encode()
TOKEN = re.compile(rb'(?<=<input type="hidden" name=")(%s|%s)" value="(\w+)(?=">)' % (FORGERY, ONCE))
"""As Django and `once_key` write them."""
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Deflated, no flags, no time, of no known system (RFC 1952 § 2.3)."""
LAST_BLOCK = b"\x01\x00\x00\xff\xff"
OWN_HEADERS = frozenset({b"set-cookie", b"content-length"})
"""Of each answer anew."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two tokens, and the same packed, without an end."""

    plain: bytes
    packed: bytes


@dataclass(frozen=True, slots=True)
class FormPage:
    """The kind of each token stands at the place of the piece that it follows; one piece more ends the page."""

    pieces: Sequence[Piece]
    tokens: Sequence[bytes]
    is_packed: bool

    def __len__(self) -> int:
        """Bytes of memory."""
        return sum(len(piece.plain) + len(piece.packed) for piece in self.pieces)

    def filled(self, values: Sequence[bytes]) -> bytes:
        """The page with these *values* as its tokens."""
        if not self.is_packed:
            return b"".join(self._plain(values))
        check = size = 0
        for part in self._plain(values):
            check, size = zlib.crc32(part, check), size + len(part)
        packed = b"".join(piece.packed + stored(value) for piece, value in self._with(values))
        return GZIP_HEAD + packed + LAST_BLOCK + struct.pack("<2I", check, size)

    def _plain(self, values: Sequence[bytes]) -> Iterator[bytes]:
        for piece, value in self._with(values):
            yield piece.plain
            yield value

    def _with(self, values: Sequence[bytes]) -> Iterator[tuple[Piece, bytes]]:
        return zip(self.pieces, [*values, b""], strict=True)


def form_page(headers: Headers, body: bytes) -> FormPage | None:
    """The page of this answer without its tokens; nothing where it holds one that is not written as all are."""
    is_packed = (b"content-encoding", b"gzip") in headers
    plain = gzip.decompress(body) if is_packed else body
    pieces, tokens, ended = [], [], 0
    for token in TOKEN.finditer(plain):
        pieces.append(piece(plain[ended : token.start(2)]))
        tokens.append(token[1])
        ended = token.end(2)
    if len(tokens) != plain.count(FORGERY) + plain.count(b'name="%s"' % ONCE):
        return None
    return FormPage([*pieces, piece(plain[ended:])], tokens, is_packed)


def piece(plain: bytes) -> Piece:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return Piece(plain, packing.compress(plain) + packing.flush(zlib.Z_FULL_FLUSH))


def stored(value: bytes) -> bytes:
    """*value* as a block of its own that is not packed."""
    return struct.pack("<BHH", 0, len(value), len(value) ^ 0xFFFF) + value


def answer_for(page: FormPage, headers: Headers, scope: Scope) -> tuple[Headers, bytes]:
    """The headers and the body for whoever sends the request of *scope*."""
    token, cookie = _token_and_cookie(scope)
    values = [token if kind == FORGERY else new_once_key().encode() for kind in page.tokens]
    body = page.filled(values)
    own = [(b"content-length", b"%d" % len(body)), (b"set-cookie", cookie)]
    return [(name, value) for name, value in headers if name not in OWN_HEADERS] + own, body


_guard = CsrfViewMiddleware(lambda request: HttpResponse())


def _token_and_cookie(scope: Scope) -> tuple[bytes, bytes]:
    """The token of a form for the secret that the browser has, or for a new one, and the cookie that says it again."""
    request = HttpRequest()
    cookies = (value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    request.COOKIES = parse_cookie("; ".join(cookies))
    _guard.process_request(request)
    token = get_token(request)
    response = _guard.process_response(request, HttpResponse())
    (cookie,) = response.cookies.values()
    return token.encode(), cookie.OutputString().encode()
