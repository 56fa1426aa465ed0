"""The lines of a transcript in plain text that say when, or who: as Teams, Zoom, Meet, Otter and people write them.

Persona Uno   0:03                 Teams' document, Otter (two spaces or more; the words follow)
[Persona Uno] 10:03:12             the captions that Zoom saves; the hour of the day
00:12:34 Persona Uno: Buenas       also with brackets, and with the name alone in its line
Persona Uno (00:12): Buenas        minutes by hand and many programs
00:05:00                           Meet: a mark now and then
"""

import re
from dataclasses import dataclass

LONGEST_NAME = 80
TIME = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?|\d{1,3}:\d{2}(?:[.,]\d{1,6})?"
UNTIL = rf"(?:\s{{0,3}}(?:-->|[-–—~→])\s{{0,3}}(?P<end>{TIME}))?"
NAME = rf"(?P<name>[^:?!¿¡;…\[\]()]{{1,{LONGEST_NAME}}}?)"

TIME_FIRST = re.compile(rf"^(?:[\[(]\s?)?(?P<start>{TIME}){UNTIL}(?:\s?[\])])?(?:\s{{0,3}}[-–—:|]\s|\s|$)(?P<rest>.*)$")
NAME_IN_BRACKETS = re.compile(
    rf"^\[(?P<name>[^\[\]]{{1,{LONGEST_NAME}}})\]\s{{1,3}}(?P<start>{TIME}){UNTIL}(?:\s{{1,3}}[-–—]?\s{{0,3}}(?P<rest>\S.*))?$"
)
NAME_THEN_TIME = re.compile(rf"^{NAME}(?:\s{{2,9}}|\t{{1,3}})(?P<start>{TIME}){UNTIL}(?:\s{{1,9}}(?P<rest>\S.*))?$")
NAME_AND_TIME_ALONE = re.compile(rf"^{NAME}(?:\s[-–—|]\s|,\s|\s)(?P<start>{TIME}){UNTIL}\s?:?$")
NAME_AND_TIME_IN_BRACKETS = re.compile(
    rf"^{NAME},?\s?[\[(](?P<start>{TIME}){UNTIL}[\])](?:\s?:\s{{0,3}}(?P<rest>.*)|\s?)$"
)
NAME_LAST = (NAME_IN_BRACKETS, NAME_THEN_TIME, NAME_AND_TIME_IN_BRACKETS, NAME_AND_TIME_ALONE)

NAME_ALONE = re.compile(rf"^(?P<name>[^:.?!¿¡;…\"“”]{{2,{LONGEST_NAME}}}):$")
OF_THE_PROGRAM = re.compile(
    r"^(?:transcribed by https?://otter\.ai"
    r"|.{0,90}\b(?:started|stopped) transcription|transcription ended after .{0,20}"
    r"|.{0,90}\b(?:inició|detuvo|iniciou|interrompeu|parou) a? ?(?:la )?transcri(?:pción|ção)"
    r"|la transcripción finalizó (?:a las|después de) .{0,20}|a transcrição (?:foi encerrada|terminou) após .{0,20}"
    r"|this editable transcript was computer generated.{0,200}"
    r"|esta transcripción editable (?:se generó|ha sido generada).{0,200}"
    r"|esta transcrição editável foi gerada.{0,200})[.\s]*$",
    re.IGNORECASE,
)
"""What the program says of itself, not anybody in the session."""


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
