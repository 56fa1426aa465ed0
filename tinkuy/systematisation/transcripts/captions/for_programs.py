"""Transcripts that a program writes for other programs: JSON of Whisper, WhisperX, AssemblyAI and Fireflies, the table
of Whisper, TTML and its older form DFXP, the timed text of YouTube.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from django.utils.translation import gettext_lazy as _
from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.errors import Refused

from .guesses import DAY
from .layouts import LONGEST_LINE
from .raw import UNKNOWN, RawCaption, RawCaptions

TEXTS = ("text", "sentence", "transcript")
STARTS = ("start", "startTime", "start_time", "begin")
ENDS = ("end", "endTime", "end_time")
SPEAKERS = ("speaker", "speaker_name", "speakerName", "speaker_label")
DEEPEST = 4
MOST_DIGITS = 15
SHORTEST_IN_MILLISECONDS = 200
"""Most captions last longer than a fifth of a second, few for minutes: whole numbers may then be either."""

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,6})|:\d{1,3})?$")
_AMOUNT = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)(h|ms|m|s)$")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{0,15})?(?:[eE][-+]?\d{1,2})?")
_UNITS = {"h": 3_600_000, "m": 60_000, "s": 1_000, "ms": 1}
_DECLARATION = re.compile(r"^<\?xml[^>]{0,200}\?>\s*")
_TABLE_HEAD = "start\tend\ttext"


def captions_for_programs(text: str) -> RawCaptions | None:
    """The captions of *text* where it is one of these layouts; None for any other text."""
    raw = _read(text.lstrip("\ufeff\n\r\t "))
    if raw and max(len(line) for caption in raw.captions for line in caption.lines) > LONGEST_LINE:
        raise Refused(_("This is not a caption file: one of its lines is longer than 5,000 characters."))
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


def _unit_of(items: Sequence[Mapping[str, Any]]) -> int | None:
    """How many milliseconds a number is: a second, where all of them are then of one day; None where it may be both."""
    values = [_first(item, keys) for item in items for keys in (STARTS, ENDS)]
    numbers = [number for value in values if (number := _number(value)) is not None]
    if max(numbers, default=0) > DAY // 1_000:
        return 1
    spans = [(_number(_first(item, STARTS)), _number(_first(item, ENDS))) for item in items]
    lengths = [end - start for start, end in spans if start is not None and end is not None]
    is_whole = all(isinstance(value, int) for value in values if value is not None)
    return None if is_whole and lengths and median(lengths) >= SHORTEST_IN_MILLISECONDS else 1_000


def _number(value: Any) -> float | None:
    """Also of one in quotes, as Amazon writes it; None for what is no number, and for *not a number*."""
    if isinstance(value, bool) or (isinstance(value, str) and not _NUMBER.fullmatch(value.strip())):
        return None
    return None if value is None or not abs(float(value)) < math.inf else float(value)


def _caption(item: Mapping[str, Any], unit: int | None) -> RawCaption:
    start, end = (_moment(_first(item, keys), unit) for keys in (STARTS, ENDS))
    speaker = _first(item, SPEAKERS)
    words = " ".join(str(_first(item, TEXTS)).split())
    return RawCaption(start, end, (words,), "" if speaker is None else str(speaker).strip())


def _moment(value: Any, unit: int | None) -> int:
    """`UNKNOWN` for what is none, for one before the beginning, and where nobody knows the unit."""
    number = _number(value)
    if number is not None:
        return int(number * unit) if number >= 0 and unit else UNKNOWN
    read = _milliseconds(value) if isinstance(value, str) else None
    return UNKNOWN if read is None else read


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
    read = [_of_element(element) for element in root.iter("{*}p", "{*}text") if _words(element)]
    captions = tuple(caption for caption in read if caption)
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    unreadable = len(read) - len(captions)
    return RawCaptions("ttml", captions, unreadable, language=language.lower()) if captions else None


def _of_element(element: Any) -> RawCaption | None:
    """None where its start, or that of what holds it, cannot be read: in TTML one counts from the other."""
    before = [_beginning(holder) for holder in element.iterancestors() if _moves(holder)]
    start = _beginning(element)
    if start is None or None in before:
        return None
    times = _times_of(element)
    length = next((times[name] for name in ("dur", "d") if times.get(name) is not None), None)
    end = times.get("end")
    if end is None and length is not None:
        end = start + length
    offset = sum(one or 0 for one in before)
    return RawCaption(start + offset, UNKNOWN if end is None else end + offset, (_words(element),))


def _moves(element: Any) -> bool:
    return element.get("begin") is not None or element.get("timeContainer") == "seq"


def _beginning(element: Any) -> int | None:
    """None too for what counts from the end of the one before."""
    if element.get("timeContainer") == "seq":
        return None
    times = _times_of(element)
    return next((times[name] for name in ("begin", "start", "t") if times.get(name) is not None), None)


def _times_of(element: Any) -> dict[str, int | None]:
    """TTML says `begin` and `end` or `dur`; YouTube `t` and `d` in milliseconds, or `start` and `dur` in seconds.

    A number without a unit is none in TTML; the programs that write it mean seconds.
    """
    units = {"t": "ms", "d": "ms", "start": "s", "dur": "s", "begin": "s", "end": "s"}
    return {
        name: _milliseconds(value if re.search(r"[a-z:]", value) else value + unit)
        for name, unit in units.items()
        if (value := element.get(name))
    }


def _words(element: Any) -> str:
    for line_end in element.iter("{*}br"):
        line_end.tail = f" {line_end.tail or ''}"
    return " ".join("".join(element.itertext()).split())


def _of_table(text: str) -> RawCaptions | None:
    rows = [line.split("\t", 2) for line in text.splitlines()[1:] if line.strip()]
    if any(len(row) < 3 or not (row[0].isdecimal() and row[1].isdecimal()) for row in rows):
        return None
    captions = tuple(RawCaption(_whole(start), _whole(end), (" ".join(words.split()),)) for start, end, words in rows)
    return RawCaptions("tsv", captions, 0) if captions else None


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= MOST_DIGITS else UNKNOWN


def _milliseconds(stamp: str) -> int | None:
    """Of `00:01:02.5`, `01:02`, `62.5s`, `160ms`; None for anything else, such as frames alone."""
    stamp = stamp.strip()
    if match := _CLOCK.match(stamp):
        hours, minutes, seconds, part = match.groups()
        whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
        return whole * 1000 + int(((part or "") + "000")[:3])
    match = _AMOUNT.match(stamp)
    return int(float(match[1]) * _UNITS[match[2]]) if match else None
