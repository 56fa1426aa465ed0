"""Bytes to text: byte order marks, UTF-16 without one, Windows, Mac and DOS code pages; says which (promise I05)."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

# C0 and C1 controls, soft hyphen, zero-width and bidirectional marks, a byte order mark in the middle of a file.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 65_536
_FEW = 40

WINDOWS = ("cp1252", "latin-1")
OTHERS = ("mac-roman", "cp850")
MENDED = "utf-8 + cp1252"
TWICE = "utf-8 twice"
CHOICES = ("utf-8", "cp1252", "mac-roman", "cp850", "utf-16-le", "utf-16-be")
"""What a person may say that the bytes are, when the letters look wrong."""

_LETTERS = "áéíóúñüãõçâêôàÁÉÍÓÚÑÜÃÕÇÂÊÔÀ"
_NEAR = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]|[\x80-\xff](?=[A-Za-z])")


class NotText(Exception):
    """The bytes are those of something else than text."""


@dataclass(frozen=True)
class Decoded:
    """`text` in NFC with `\\n` line ends and no control characters; `encoding` is the one that was found.

    `zeros` empty bytes and `unreadable` letters were met on the way (the latter stand as U+FFFD).
    """

    text: str
    encoding: str
    zeros: int
    unreadable: int


def decode(data: bytes, encoding: str = "") -> Decoded:
    """The text of *data*, in the *encoding* that a person chose among `CHOICES` or in the one that is found.

    Raises `NotText` for a binary file.
    """
    encoding, text = _read_as(data, encoding) if encoding in CHOICES else _read(data)
    cleaned = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Decoded(unicodedata.normalize("NFC", cleaned), encoding, text.count("\x00"), text.count("\ufffd"))


def _read(data: bytes) -> tuple[str, str]:
    if data.startswith(codecs.BOM_UTF8):
        return _utf8(data[3:], "utf-8-sig")
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _marked_utf16(data[2:], encoding)
    encoding = _unmarked_utf16(data)
    _demand_text(data.replace(b"\x00", b"") if encoding else data)
    return (encoding, _utf16(data, encoding)) if encoding else _utf8(data, "utf-8")


def _marked_utf16(data: bytes, encoding: str) -> tuple[str, str]:
    """As the mark says, unless the zeros say the other order, or there is not one in all the text: then it is UTF-8."""
    if len(data) > _FEW and not data[:_SAMPLE].count(0):
        return _utf8(data, "utf-8")
    encoding = _unmarked_utf16(data) or encoding
    return encoding, _utf16(data, encoding)


def _read_as(data: bytes, encoding: str) -> tuple[str, str]:
    """As was asked; letters that are none in that encoding show as U+FFFD."""
    is_wide = encoding.startswith("utf-16")
    if not is_wide:
        _demand_text(data)
    return encoding, _utf16(data, encoding) if is_wide else data.decode(encoding, errors="replace")


def _demand_text(data: bytes) -> None:
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * 0.02:
        raise NotText


def _utf16(data: bytes, encoding: str) -> str:
    """The text; a last half letter, from a file that was cut, is left out."""
    return data[: len(data) // 2 * 2].decode(encoding, errors="replace")


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 by its zeros: in Latin text nearly every second byte is one, always on the same side."""
    sample = data[: _SAMPLE // 16 * 2]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half >= 2 and odd >= half * 0.4 and even <= half * 0.05:
        return "utf-16-le"
    if half >= 2 and even >= half * 0.4 and odd <= half * 0.05:
        return "utf-16-be"
    return ""


def _utf8(data: bytes, encoding: str) -> tuple[str, str]:
    """UTF-8, strictly; else a Windows code page; both where single bytes of one stand in a text of the other."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        mended = data.decode("utf-8", errors="tinkuy-cp1252")
        return (MENDED, mended) if _counts_as_utf8(data) else _code_page(data)
    once = _TWICE_OVER.sub(_once, text)
    return (encoding, text) if once == text else (TWICE, once)


def _once(misread: re.Match[str]) -> str:
    """Letters that somebody read as Windows text and saved as UTF-8 once more: `Ã³` was `ó`."""
    try:
        return misread[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return misread[0]


def _counts_as_utf8(data: bytes) -> bool:
    """Whether most bytes over 127 form whole UTF-8 characters: then a stray byte is damage, not another encoding."""
    over = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return sum(map(len, _WHOLE.findall(data))) > over / 2


def _code_page(data: bytes) -> tuple[str, str]:
    """Windows, unless the bytes between letters are letters of Spanish and Portuguese on a Mac or in old DOS only."""
    over = b"".join(_NEAR.findall(data[: _SAMPLE * 16]))
    shares = {page: len(over) - len(over.translate(None, page_letters)) for page, page_letters in _PAGES.items()}
    best = max(shares, key=lambda page: shares[page])  # the first of equals: Windows
    return (best, data.decode(best)) if best in OTHERS else _windows(data)


_PAGES = {page: _LETTERS.encode(page) for page in ("cp1252", *OTHERS)}
_SECOND = re.escape("".join(bytes([byte]).decode("cp1252", errors="ignore") for byte in range(0x80, 0xC0)))
_TWICE_OVER = re.compile(f"[ÂÃ][{_SECOND}]")


def _windows(data: bytes) -> tuple[str, str]:
    try:
        return "cp1252", data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1", data.decode("latin-1")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: the bytes that are not UTF-8, read as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", errors="replace"), error.end


codecs.register_error("tinkuy-cp1252", _as_cp1252)
