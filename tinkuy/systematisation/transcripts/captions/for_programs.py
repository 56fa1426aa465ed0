"""Transcripts that a program writes for other programs: JSON of Whisper, WhisperX, AssemblyAI and Fireflies, the table
of Whisper, TTML and its older form DFXP, the timed text of YouTube.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from django.utils.translation import gettext_lazy as _
from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.errors import Refused

from .layouts import LONGEST_LINE
from .raw import RawCaption, RawCaptions

TEXTS = ("text", "sentence", "transcript")
STARTS = ("start", "startTime", "start_time", "begin")
ENDS = ("end", "endTime", "end_time")
SPEAKERS = ("speaker", "speaker_name", "speakerName", "speaker_label")
DEEPEST = 4
SHORTEST_IN_MILLISECONDS = 200
"""Whole numbers are seconds or milliseconds: most captions last longer than a fifth of a second, none for minutes."""

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,6})|:\d{1,3})?$")
_AMOUNT = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)(h|ms|m|s)$")
_UNITS = {"h": 3_600_000, "m": 60_000, "s": 1_000, "ms": 1}
_DECLARATION = re.compile(r"^<\?xml[^>]{0,200}\?>\s*")
_TABLE_HEAD = "start\tend\ttext"


def captions_for_programs(text: str) -> RawCaptions | None:
    """The captions of *text* where it is one of these layouts; None for any other text."""
    raw = _read(text.lstrip("\ufeff\n\r\t "))
    if raw and max(len(line) for caption in raw.captions for line in caption.lines) > LONGEST_LINE:
        raise Refused(_("This is not a caption file: one of its lines is longer than 5,000 letters."))
    return raw


def _read(text: str) -> RawCaptions | None:
    if text.startswith(("{", "[")):
        return _of_json(text)
    if text.startswith(("<?xml", "<tt", "<timedtext", "<transcript")):
        return _of_xml(text)
    return _of_table(text) if text.startswith(_TABLE_HEAD) else None


def _of_json(text: str) -> RawCaptions | None:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    candidates = list(_lists(read, DEEPEST))
    if not candidates:
        return None
    items = max(candidates, key=_letters)  # of words and the sentences that hold them, the sentences
    stated = next((read[key] for key in ("language", "language_code") if isinstance(read, dict) and key in read), "")
    unit = _unit_of(items)
    captions = tuple(_caption(item, unit) for item in items)
    return RawCaptions("json", captions, 0, language=str(stated or "").lower())


def _lists(value: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    """Each list whose items all say what was said and from when on."""
    if isinstance(value, list):
        if value and all(isinstance(item, dict) and _has(item, TEXTS) and _has(item, STARTS) for item in value):
            yield value
        return
    for inner in value.values() if isinstance(value, dict) and depth else ():
        yield from _lists(inner, depth - 1)


def _letters(items: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """How much is said, and in how few pieces."""
    return sum(len("".join(str(_first(item, TEXTS)).split())) for item in items), -len(items)


def _has(item: Mapping[str, Any], keys: Sequence[str]) -> bool:
    return any(isinstance(item.get(key), str | int | float) for key in keys)


def _first(item: Mapping[str, Any], keys: Sequence[str]) -> Any:
    return next((item[key] for key in keys if isinstance(item.get(key), str | int | float)), None)


def _unit_of(items: Sequence[Mapping[str, Any]]) -> int:
    """How many milliseconds a number is."""
    numbers = [value for item in items for keys in (STARTS, ENDS) if (value := _first(item, keys)) is not None]
    if any(not isinstance(value, int) for value in numbers):
        return 1_000
    lengths = [_first(item, ENDS) - _first(item, STARTS) for item in items if _first(item, ENDS) is not None]
    return 1 if lengths and median(lengths) >= SHORTEST_IN_MILLISECONDS else 1_000


def _caption(item: Mapping[str, Any], unit: int) -> RawCaption:
    start = _moment(_first(item, STARTS), unit)
    end = _moment(_first(item, ENDS), unit)
    speaker = _first(item, SPEAKERS)
    words = " ".join(str(_first(item, TEXTS)).split())
    return RawCaption(
        start or 0, end if end is not None else start or 0, (words,), "" if speaker is None else str(speaker).strip()
    )


def _moment(value: Any, unit: int) -> int | None:
    if isinstance(value, str):
        return _milliseconds(value)
    return None if value is None or not abs(value) < 1e9 else int(value * unit)


def _of_xml(text: str) -> RawCaptions | None:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode(), parser)
    except etree.XMLSyntaxError:
        return None
    if etree.QName(root).localname not in ("tt", "timedtext", "transcript"):
        return None
    captions = tuple(caption for element in root.iter("{*}p", "{*}text") if (caption := _of_element(element)))
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    return RawCaptions("ttml", captions, 0, language=language.lower()) if captions else None


def _of_element(element: Any) -> RawCaption | None:
    """TTML says `begin` and `end` or `dur`; YouTube `t` and `d` in milliseconds, or `start` and `dur` in seconds."""
    times = {"t": "ms", "d": "ms", "start": "s", "dur": "s", "begin": "", "end": ""}
    by_name = {
        name: _milliseconds(value if re.search(r"[a-z:]", value) else value + unit)
        for name, unit in times.items()
        if (value := element.get(name))
    }
    starts = [by_name[name] for name in ("begin", "start", "t") if by_name.get(name) is not None]
    if not starts:
        return None
    start = starts[0] or 0
    lengths = [by_name[name] for name in ("dur", "d") if by_name.get(name) is not None]
    end = by_name.get("end") or start + (lengths[0] or 0 if lengths else 0)
    return RawCaption(start, end, (_words(element),))


def _words(element: Any) -> str:
    for line_end in element.iter("{*}br"):
        line_end.tail = f" {line_end.tail or ''}"
    return " ".join("".join(element.itertext()).split())


def _of_table(text: str) -> RawCaptions | None:
    rows = [line.split("\t", 2) for line in text.splitlines()[1:] if line.strip()]
    if any(len(row) < 3 or not (row[0].isdecimal() and row[1].isdecimal()) for row in rows):
        return None
    captions = tuple(RawCaption(int(start[:9]), int(end[:9]), (" ".join(words.split()),)) for start, end, words in rows)
    return RawCaptions("tsv", captions, 0) if captions else None


def _milliseconds(stamp: str) -> int | None:
    """Of `00:01:02.5`, `01:02`, `62.5s`, `160ms`; None for anything else, such as frames alone."""
    stamp = stamp.strip()
    if match := _CLOCK.match(stamp):
        hours, minutes, seconds, part = match.groups()
        whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
        return whole * 1000 + int(((part or "") + "000")[:3])
    match = _AMOUNT.match(stamp)
    return int(float(match[1]) * _UNITS[match[2]]) if match else None
