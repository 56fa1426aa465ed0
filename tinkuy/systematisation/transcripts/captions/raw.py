"""Captions as they stand in a file, before it is known who speaks."""

from dataclasses import dataclass

UNKNOWN = -1
"""The start or the end of a caption that the file does not tell, or not so that it can be read."""


@dataclass(frozen=True)
class RawCaption:
    """`voice` is what the file itself marks as the speaker; an aside is nobody's, such as *Acuerdos:* in minutes."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    voice: str = ""
    is_aside: bool = False


@dataclass(frozen=True)
class RawCaptions:
    layout: str
    captions: tuple[RawCaption, ...]
    unreadable: int
    has_header: bool = True
    language: str = ""
    notes: tuple[tuple[str, int], ...] = ()
    """What else to warn of: a kind of `file.CaptionWarning`, and how often."""
