"""How a page is passed on: texts to paste for each channel, in each language, and its address as a square code.

One mechanism for whatever has a page of its own: a cycle to which people are invited, a sheet that was published. It
sends nothing: each link opens the reader's own program with the words in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote

import segno

LETTERS_IN_A_ROW = 60
QUIET = 4
"""Modules of empty room around a code, as the standard asks."""


@dataclass(frozen=True)
class SharedText:
    """The words in one language. `chat` ends with `address`; `letter` is what a mail says."""

    language: str
    name: str
    address: str
    chat: str
    letter: str
    subject: str

    @property
    def rows(self) -> int:
        """So that it is read whole, where the browser does not fit the field to its text by itself."""
        return 1 + sum(1 + len(line) // LETTERS_IN_A_ROW for line in self.chat.split("\n"))

    @property
    def channels(self) -> Sequence[tuple[str, str]]:
        """Name of each program and the address that opens it."""
        words = self.chat.removesuffix(self.address).rstrip().removesuffix(":")
        return (
            ("WhatsApp", whatsapp_address(self.chat)),
            ("Telegram", f"https://t.me/share/url?url={quote(self.address, safe='')}&text={quote(words)}"),
        )

    @property
    def mail(self) -> str:
        """Opens a new mail, where the machine has a program for it."""
        return f"mailto:?subject={quote(self.subject)}&body={quote(self.letter)}"


def whatsapp_address(text: str) -> str:
    """Opens the program with *text*; who gets it is chosen there."""
    return f"https://wa.me/?text={quote(text)}"


def square_code(address: str) -> str:
    """As an address of the picture itself, for a page."""
    return segno.make(address, error="m", micro=False).svg_data_uri(border=2, scale=5)


def qr_svg(address: str) -> bytes:
    written = BytesIO()
    segno.make(address, error="m", micro=False).save(written, kind="svg", border=QUIET, scale=10, xmldecl=True)
    return written.getvalue()


def qr_png(address: str) -> bytes:
    """At some 400 dots: for a slide or a poster the drawing is better."""
    written = BytesIO()
    segno.make(address, error="m", micro=False).save(written, kind="png", border=QUIET, scale=12)
    return written.getvalue()
