"""Texts without what no document can hold: control characters, halves of characters, characters of no meaning."""

import unicodedata
from typing import Any

from tinkuy.core.text import tidy
from tinkuy.publication.content.sheet import SheetContent

MEANINGLESS = ("Cs", "Co", "Cn")
"""Surrogates, private use, not assigned: XML refuses the first, no font draws the others."""


def writable(content: SheetContent) -> SheetContent:
    """The same sheet; PDF and DOCX can hold each of its characters."""
    return SheetContent.from_json(writable_plain(content.to_json()))


def writable_plain(plain: Any) -> Any:
    """The same for plain values: texts, lists and dictionaries of them."""
    if isinstance(plain, str):
        return "".join(c for c in tidy(plain) if unicodedata.category(c) not in MEANINGLESS)
    if isinstance(plain, dict):
        return {key: writable_plain(value) for key, value in plain.items()}
    return [writable_plain(value) for value in plain] if isinstance(plain, list | tuple) else plain
