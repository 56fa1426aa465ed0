"""Finding the captions of a text: which layout it has, and its raw captions."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import webvtt
from django.utils.translation import gettext_lazy as _
from webvtt import sbv, srt
from webvtt.errors import MalformedCaptionError, MalformedFileError
from webvtt.models import Caption, Timestamp

from tinkuy.core.errors import Refused

LONGEST_LINE = 5000
ARROW = re.compile(r"\d\s{0,9}-->\s{0,9}\d")
SRT_TIME = re.compile(r"\d{1,9}:\d{1,2}:\d{1,2},\d{1,9}\s{0,9}-->")
SBV_TIME = re.compile(r"^\d{1,9}:\d{1,2}:\d{1,2}\.\d{3},\d{1,9}:\d{1,2}:\d{1,2}\.\d{3}$", re.MULTILINE)
VOICE = re.compile(r"<v(?:\.[^\s>]{1,50})?[ \t]{1,9}([^<>\n]{1,200})>", re.IGNORECASE)
TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)\b[^<>]{0,200}>|<\d[\d:.]{0,20}>", re.IGNORECASE)
# Every repetition is bounded: a hostile file must not keep the reader busy.


@dataclass(frozen=True)
class RawCaption:
    """A caption before its speaker is known; `voice` is what a Teams tag says."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    voice: str = ""


@dataclass(frozen=True)
class RawCaptions:
    layout: str
    captions: tuple[RawCaption, ...]
    unreadable: int
    has_header: bool = True
    language: str = ""
    notes: tuple[tuple[str, int], ...] = ()
    """What else to warn of: a kind of `file.CaptionWarning`, and how often."""


def raw_captions(text: str) -> RawCaptions | None:
    """The captions of *text* as they stand in it; None for a text in which no time of a caption stands."""
    try:
        return _read(text.lstrip("\ufeff\n "))
    except (MalformedFileError, MalformedCaptionError) as error:
        raise Refused(_("The captions of this file cannot be read. Export them again as .vtt or .srt.")) from error


def _read(text: str) -> RawCaptions | None:
    captions: RawCaptions | None = None
    if text.startswith("WEBVTT"):
        _demand_short_lines(text)
        return _vtt(text, has_header=True)
    if SRT_TIME.search(text):
        _demand_short_lines(text)
        captions = _of("srt", srt.parse_captions(text.split("\n")), len(ARROW.findall(text)))
    elif ARROW.search(text):
        _demand_short_lines(text)
        captions = _vtt(f"WEBVTT\n\n{text}", has_header=False)
    elif SBV_TIME.search(text):
        _demand_short_lines(text)
        captions = _of("sbv", sbv._parse_captions(text.split("\n")), len(SBV_TIME.findall(text)))
    return captions if captions and captions.captions else None


def _demand_short_lines(text: str) -> None:
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise Refused(_("This is not a caption file: one of its lines is longer than 5,000 letters."))


def _vtt(text: str, *, has_header: bool) -> RawCaptions:
    parsed = webvtt.from_string(text)
    language = re.search(r"^Language:\s*(\S+)", text[:500], re.MULTILINE | re.IGNORECASE)
    raw = _of("vtt", parsed.captions, len(ARROW.findall(text)))
    return RawCaptions(
        raw.layout, raw.captions, raw.unreadable, has_header, language.group(1).lower() if language else ""
    )


def _of(layout: str, captions: list[Caption], times: int) -> RawCaptions:
    read = tuple(part for caption in captions for part in _parts(caption))
    return RawCaptions(layout, read, max(0, times - len(captions)))


def _parts(caption: Caption) -> Iterator[RawCaption]:
    """One part for each voice of the caption; without voice tags, the caption itself."""
    start, end = _milliseconds(caption.start), _milliseconds(caption.end)
    raw = str(caption.raw_text)
    pieces = VOICE.split(raw)
    if pieces[0].strip() or len(pieces) == 1:
        yield RawCaption(start, end, _plain_lines(pieces[0]))
    for voice, words in zip(pieces[1::2], pieces[2::2], strict=True):
        yield RawCaption(start, end, _plain_lines(words), html.unescape(voice).strip())


def _plain_lines(raw: str) -> tuple[str, ...]:
    """The lines without tags, with `&amp;` and its kin as the letters they stand for."""
    lines = (" ".join(html.unescape(TAG.sub("", line)).split()) for line in raw.split("\n"))
    return tuple(line for line in lines if line)


def _milliseconds(stamp: str) -> int:
    return int(Timestamp.from_string(stamp).in_milliseconds())
