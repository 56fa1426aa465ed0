"""What was read from a caption file."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, ngettext


@dataclass(frozen=True)
class CaptionCue:
    """One caption. Times in milliseconds from the start; `ordinal` counts from 1, even without numbers in the file."""

    ordinal: int
    start_ms: int
    end_ms: int
    speaker: str
    text: str


@dataclass(frozen=True)
class CaptionWarning:
    """Something to look at, that did not stop the reading: `kind` as in `sentence`, and how many times."""

    kind: str
    count: int

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> str | Promise:
        """The sentence the person reads, in the active language."""
        return _SENTENCES[self.kind](self.count) % {"count": self.count}


@dataclass(frozen=True)
class CaptionFile:
    """`layout` is zoom, teams, vtt, srt, sbv, text or word; `language` one of our codes (es, pt-br, en)."""

    layout: str
    language: str
    cues: tuple[CaptionCue, ...]
    warnings: tuple[CaptionWarning, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in the order of their first words."""
        return tuple(dict.fromkeys(cue.speaker for cue in self.cues if cue.speaker))

    @property
    def has_times(self) -> bool:
        """Whether the file tells when something was said; else its minutes are a guess."""
        return all(warning.kind != "no_times" for warning in self.warnings)

    @property
    def minutes(self) -> float:
        """From the start to the end of the last caption."""
        return max((cue.end_ms for cue in self.cues), default=0) / 60_000


_SENTENCES = {
    "ends_before_start": lambda n: ngettext(
        "%(count)s caption ends before it starts; its end was set to its start.",
        "%(count)s captions end before they start; their end was set to their start.",
        n,
    ),
    "overlaps": lambda n: ngettext(
        "%(count)s caption starts before the previous one ends.",
        "%(count)s captions start before the previous one ends.",
        n,
    ),
    "out_of_order": lambda n: ngettext(
        "%(count)s caption stood out of order and was put in its place.",
        "%(count)s captions stood out of order and were put in their place.",
        n,
    ),
    "unreadable_time": lambda n: ngettext(
        "%(count)s caption has a time that cannot be read and was left out.",
        "%(count)s captions have a time that cannot be read and were left out.",
        n,
    ),
    "empty": lambda n: ngettext(
        "%(count)s caption has no text and was left out.",
        "%(count)s captions have no text and were left out.",
        n,
    ),
    "no_header": lambda n: ngettext(
        "The file lacks its first line, WEBVTT; it was read all the same.",
        "The file lacks its first line, WEBVTT; it was read all the same.",
        n,
    ),
    "no_speaker": lambda n: ngettext(
        "%(count)s caption has no speaker.",
        "%(count)s captions have no speaker.",
        n,
    ),
    "no_times": lambda n: _(
        "The file tells no times, or some that cannot be read: its minutes are a guess from its length, at 150 words "
        "a minute. The strictest rule of the session's agenda holds for all of it."
    ),
    "hours_of_day": lambda n: _("The times are hours of the day; they are counted from the first one."),
    "before_first": lambda n: ngettext(
        "%(count)s line before the first time was left out: a title, a date, who came.",
        "%(count)s lines before the first time were left out: a title, a date, who came.",
        n,
    ),
    "of_the_program": lambda n: ngettext(
        "%(count)s line of the program itself was left out: when it began or ended, what it warns of.",
        "%(count)s lines of the program itself were left out: when it began or ended, what it warns of.",
        n,
    ),
    "page_edges": lambda n: ngettext(
        "%(count)s line at the head or foot of a page was left out.",
        "%(count)s lines at the head or foot of pages were left out.",
        n,
    ),
    "loose_times": lambda n: ngettext(
        "%(count)s caption has its time written in an unusual way; it was read all the same.",
        "%(count)s captions have their time written in an unusual way; they were read all the same.",
        n,
    ),
    "rolling": lambda n: ngettext(
        "%(count)s caption repeated the line before it, as rolling captions do; one copy of each line was read.",
        "%(count)s captions repeated the line before them, as rolling captions do; one copy of each line was read.",
        n,
    ),
    "other_language": lambda n: ngettext(
        "The words look like none of Spanish, Portuguese and English; the file was read all the same.",
        "The words look like none of Spanish, Portuguese and English; the file was read all the same.",
        n,
    ),
    "damaged_letters": lambda n: ngettext(
        "%(count)s letter could not be read: look for the sign �.",
        "%(count)s letters could not be read: look for the sign �.",
        n,
    ),
}
