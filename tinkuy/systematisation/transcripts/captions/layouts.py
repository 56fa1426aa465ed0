"""Finding the captions of a text: which layout it has, its raw captions, and the lines that say when or who.

In plain text Teams, Zoom, Meet, Otter and people write these lines so:

Persona Uno   0:03                 Teams' document, Otter (two spaces or more; the words follow)
[Persona Uno] 10:03:12             the captions that Zoom saves; the hour of the day
00:12:34 Persona Uno: Buenas       also with brackets, and with the name alone in its line
Persona Uno (00:12): Buenas        minutes by hand and many programs
Persona Uno: [00:00:12] Buenas     Sonix
0:12 - Persona Uno                 Fathom, HappyScribe, Read.ai (a bar); the words follow
00:05:00                           Meet: a mark now and then
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import webvtt
from django.utils.translation import gettext_lazy as _
from webvtt import sbv, srt
from webvtt.errors import MalformedCaptionError, MalformedFileError
from webvtt.models import Caption, Timestamp

from tinkuy.core.errors import Refused

from .raw import RawCaption, RawCaptions
from .rolling import without_repetitions
from .timings import TIMING, is_numbered, with_plain_times
from .turn_marks import untagged, with_turn
from .untangling import rolls, untangled

LONGEST_LINE = 5000
ARROW = re.compile(r"\d\s{0,9}-->\s{0,9}\d")
SRT_TIME = re.compile(r"\d{1,9}:\d{1,2}:\d{1,2},\d{1,9}\s{0,9}-->")
SBV_TIME = re.compile(r"^\d{1,9}:\d{1,2}:\d{1,2}\.\d{3},\d{1,9}:\d{1,2}:\d{1,2}\.\d{3}$", re.MULTILINE)
VOICE = re.compile(r"<v(?:\.[^\s>]{1,50})?[ \t]{1,9}([^<>\n]{1,200})>", re.IGNORECASE)
TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)\b[^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{1,60}\}", re.IGNORECASE)
LINE_SIGN = re.compile(r"\\[Nnh]")
"""How ASS breaks a line; it stays in subtitles that were converted."""
WORDLESS = re.compile(r"-->.{0,200}\n(?:[ \t]{0,9}\n){2,9}(?=\d{1,9}[ \t]{0,9}\n.{0,40}-->|\Z)")
"""The time of a caption with nothing below it but empty lines."""
BLANK_AFTER_TIME = re.compile(
    r"^(.{0,40}-->.{0,200}\n)(?:[ \t]{1,9}\n|\n(?=[^\n])(?!NOTE\b|STYLE\b|REGION\b|.{0,40}-->|.{0,80}\n.{0,40}-->))",
    re.MULTILINE,
)
"""YouTube's first caption begins with a line of one space, which is no end of it; some programs leave one empty."""
WEBEX_NAME = re.compile(r'^\d{1,7} "([^"\n]{1,200})" \(\d{1,20}\)$')
NOBODY = ""
"""Whose name Webex does not write above a caption: they are not known, and not who spoke before."""
# Every repetition is bounded: a hostile file must not keep the reader busy.


def raw_captions(text: str) -> RawCaptions | None:
    """The captions of *text* as they stand in it; None for a text in which no time of a caption stands."""
    try:
        return _read(untangled(text.lstrip("\ufeff\n ")))
    except (MalformedFileError, MalformedCaptionError) as error:
        raise Refused(_("The captions of this file cannot be read. Export them again as .vtt or .srt.")) from error


def _read(text: str) -> RawCaptions | None:
    if text.startswith("WEBVTT"):
        _demand_short_lines(text)
        return _vtt(text, has_header=True)
    captions: RawCaptions | None = None
    if TIMING.search(text) or ARROW.search(text):
        _demand_short_lines(text)
        captions = _srt(text) if SRT_TIME.search(text) or is_numbered(text) else None
        captions = captions if captions and captions.captions else _vtt(f"WEBVTT\n\n{text}", has_header=False)
    elif SBV_TIME.search(text):
        _demand_short_lines(text)
        parted = SBV_TIME.sub(r"\n\g<0>", text)  # some programs leave no empty line above a time
        captions = _of("sbv", sbv._parse_captions(parted.split("\n")), len(SBV_TIME.findall(text)))
    return captions if captions and captions.captions else None


def _demand_short_lines(text: str) -> None:
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise Refused(_("This is not a caption file: one of its lines is longer than 5,000 characters."))


def _srt(text: str) -> RawCaptions:
    text, mended = with_plain_times(text, as_srt=True)
    times = len(ARROW.findall(text)) - len(WORDLESS.findall(text))  # the library leaves those out that hold no words
    return _of("srt", srt.parse_captions(text.split("\n")), times, mended)


def _vtt(text: str, *, has_header: bool) -> RawCaptions:
    text, mended = with_plain_times(BLANK_AFTER_TIME.sub(r"\1", text), as_srt=False)
    parsed = webvtt.from_string(text)
    language = re.search(r"^Language:\s*(\S+)", text[:500], re.MULTILINE | re.IGNORECASE)
    raw = _of("vtt", parsed.captions, len(ARROW.findall(text)), mended)
    return replace(raw, has_header=has_header, language=language.group(1).lower() if language else "")


def _of(layout: str, captions: list[Caption], times: int, mended: int = 0) -> RawCaptions:
    names = _names_above(captions)
    parts = tuple(part for caption in captions for part in _parts(caption, names.get(caption.identifier or "")))
    are_tagged = any(VOICE.search(str(caption.raw_text)) for caption in captions)
    once, repetitions = without_repetitions(parts, are_known_to_roll=any(rolls(str(one.raw_text)) for one in captions))
    read = tuple(with_turn(untagged(part) if are_tagged else part) for part in once)
    notes = (("loose_times", mended), ("rolling", repetitions))
    return RawCaptions(layout, read, max(0, times - len(captions)), notes=notes)


def _names_above(captions: list[Caption]) -> dict[str, str]:
    """Who speaks, where the line above the time says it: Webex's `1 "Persona Uno" (2467820544)`, or the name alone.

    Such a line is a number or a key elsewhere, which no two captions share.
    """
    times = Counter(caption.identifier for caption in captions if caption.identifier)
    quoted = {line: match[1].strip() for line in times if (match := WEBEX_NAME.match(line))}
    if quoted:
        return dict.fromkeys(times, NOBODY) | quoted
    if max(times.values(), default=0) < 2:
        return {}
    return {line: line.strip() for line in times if line[0].isupper() and len(line) <= LONGEST_NAME}


def _parts(caption: Caption, name: str | None) -> Iterator[RawCaption]:
    """One part for each voice of the caption; without voice tags, the caption itself."""
    start, end = _milliseconds_of_library(caption.start), _milliseconds_of_library(caption.end)
    raw = LINE_SIGN.sub("\n", str(caption.raw_text))
    pieces = VOICE.split(raw)
    if pieces[0].strip() or len(pieces) == 1:
        lines = _plain_lines(pieces[0])
        yield RawCaption(start, end, lines, name or "", is_aside=name == NOBODY)
    for voice, words in zip(pieces[1::2], pieces[2::2], strict=True):
        yield RawCaption(start, end, _plain_lines(words), html.unescape(voice).strip())


def _plain_lines(raw: str) -> tuple[str, ...]:
    """The lines without tags, with `&amp;` and its kin as the letters they stand for."""
    lines = (" ".join(html.unescape(TAG.sub("", line)).split()) for line in raw.split("\n"))
    return tuple(line for line in lines if line)


def _milliseconds_of_library(stamp: str) -> int:
    return int(Timestamp.from_string(stamp).in_milliseconds())


LONGEST_NAME = 80
TIME = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?|\d{1,3}:\d{2}(?:[.,]\d{1,6})?"
UNTIL = rf"(?:\s{{0,3}}(?:-->|[-–—~→])\s{{0,3}}(?P<end>{TIME}))?"
NAME = rf"(?P<name>[^:?!¿¡;…\[\]()]{{1,{LONGEST_NAME}}}?)"

TIME_FIRST = re.compile(rf"^(?:[\[(]\s?)?(?P<start>{TIME}){UNTIL}(?:\s?[\])])?(?:\s{{0,3}}[-–—:|]\s|\s|$)(?P<rest>.*)$")
UNIT_OF_HOURS = re.compile(r"^(?:horas?|hrs?|hs?|hours?|o'clock|uhr|heures?|[ap]\.?\s?m)\b\.?", re.IGNORECASE)
"""After a time, they say that it is an hour somebody wrote down: minutes begin at *13:00 horas*."""
NAME_IN_BRACKETS = re.compile(
    rf"^\[(?P<name>[^\[\]]{{1,{LONGEST_NAME}}})\]\s{{1,3}}(?P<start>{TIME}){UNTIL}(?:\s{{1,3}}[-–—]?\s{{0,3}}(?P<rest>\S.*))?$"
)
NAME_THEN_TIME = re.compile(rf"^{NAME}(?:\s{{2,9}}|\t{{1,3}})(?P<start>{TIME}){UNTIL}(?:\s{{1,9}}(?P<rest>\S.*))?$")
NAME_COLON_AND_TIME = re.compile(rf"^{NAME}:\s?[\[(](?P<start>{TIME}){UNTIL}[\])]\s{{0,3}}(?P<rest>\S.*)$")
NAME_AND_TIME_ALONE = re.compile(rf"^{NAME}(?:\s[-–—|]\s|,\s|\s)(?P<start>{TIME}){UNTIL}\s?:?$")
NAME_AND_TIME_IN_BRACKETS = re.compile(
    rf"^{NAME},?\s?[\[(](?P<start>{TIME}){UNTIL}[\])](?:\s?:\s{{0,3}}(?P<rest>.*)|\s?)$"
)
NAME_LAST = (NAME_IN_BRACKETS, NAME_THEN_TIME, NAME_AND_TIME_IN_BRACKETS, NAME_COLON_AND_TIME, NAME_AND_TIME_ALONE)

NAME_ALONE = re.compile(rf"^(?P<name>[^:.?!¿¡;…\"“”]{{2,{LONGEST_NAME}}}):$")
OF_THE_PROGRAM = re.compile(
    r"^(?:transcribed by https?://otter\.ai"
    r"|.{0,90}\b(?:started|stopped) transcription|transcription ended after .{0,20}"
    r"|.{0,90}\b(?:inició|detuvo|iniciou|interrompeu|parou) a? ?(?:la )?transcri(?:pción|ção)"
    r"|.{0,90}\ba (?:démarré|arrêté|interrompu) la transcription"
    r"|la transcripción finalizó (?:a las|después de) .{0,20}|a transcrição (?:foi encerrada|terminou) após .{0,20}"
    r"|meeting ended after .{0,20}|la reunión finalizó después de .{0,20}|a reunião terminou depois de .{0,20}"
    r"|this editable transcript was computer generated.{0,200}|people can also change the text after .{0,60}"
    r"|esta transcripción editable (?:se (?:ha )?gener|ha sido generada).{0,200}"
    r"|los usuarios también pueden cambiar el texto .{0,60}"
    r"|(?:action item|screen sharing|highlight): .{1,400} - watch: https?://\S{1,300}"
    r"|esta transcrição editável foi gerada.{0,200}|as pessoas também podem alterar o texto .{0,60})[.\s]*$",
    re.IGNORECASE,
)
"""What the program says of itself, not anybody in the session."""


ANCHOR = re.compile(r"\s{0,3}\{#[^{}\s]{1,60}\}\s{0,9}$")
SIGN_OF_MARKDOWN = re.compile(r"\\([-!#&()*+.>_~`\[\]])")
HEADING_OF_TRANSCRIPT = re.compile(
    r"^(?:📖\s{0,3})?(?:transcript|transcription|transcripción|transcrição)$", re.IGNORECASE
)
"""Meet's notes stand above it: a summary, details with minutes in brackets, who was invited."""
HEADING_OF_PERSONS = re.compile(
    r"^(?:attendees|participants|asistentes|participantes|invitados|convidados)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Head:
    """Milliseconds; `end` and `start` are None where the line does not tell. `rest` are words in the same line."""

    start: int | None
    end: int | None = None
    name: str = ""
    rest: str = ""
    is_hour_of_day: bool = False


def head_of(line: str) -> Head | None:
    """What a line says of when and who; None where it only holds words."""
    first = TIME_FIRST.match(line)
    if first:
        rest = first["rest"].strip()
        if UNIT_OF_HOURS.match(rest):
            return None
        alone = NAME_ALONE.match(rest)
        start, end = _milliseconds(first["start"]), _milliseconds(first["end"])
        return Head(start, end, name=alone["name"].strip()) if alone else Head(start, end, rest=rest)
    for pattern in NAME_LAST:
        if match := pattern.match(line):
            groups = match.groupdict()
            return Head(
                _milliseconds(groups["start"]),
                _milliseconds(groups["end"]),
                groups["name"].strip(" ,-–—"),
                (groups.get("rest") or "").strip(),
                is_hour_of_day=pattern is NAME_IN_BRACKETS,
            )
    alone = NAME_ALONE.match(line)
    return Head(None, name=alone["name"].strip()) if alone else None


def plain(line: str) -> str:
    """The line without the signs of Markdown and of lists."""
    line = html.unescape(SIGN_OF_MARKDOWN.sub(r"\1", ANCHOR.sub("", line)))
    return re.sub(r"^(?:#{1,6}\s|>\s?|[-*•]\s)+", "", line.strip()).replace("**", "").replace("__", "").strip(" *_")


def _milliseconds(stamp: str | None) -> int | None:
    """Of `h:mm:ss`, `mm:ss`, with or without parts of a second."""
    if stamp is None:
        return None
    whole, _dot, part = stamp.replace(",", ".").partition(".")
    seconds = 0
    for piece in whole.split(":"):
        seconds = seconds * 60 + int(piece)
    return seconds * 1000 + int((part + "000")[:3])
