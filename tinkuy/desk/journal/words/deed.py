from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Thing(TextChoices):
    """What the journal may be narrowed to."""

    CYCLE = "cycle", _("The cycle")
    SESSIONS = "sessions", _("Sessions")
    AGENDA = "agenda", _("Agenda")
    THREADS = "threads", _("Threads")
    TEAM = "team", _("Team")
    TOGETHER = "together", _("The work together")
    GUESTS = "guests", _("Speakers and counterparts")
    TAKING_PART = "taking-part", _("Registration and attendance")
    ROOM = "room", _("Live sessions")
    EVIDENCE = "evidence", _("Transcripts and quotes")
    FINDINGS = "findings", _("Findings")
    SHEET = "sheet", _("Sheet")
    PRACTICE = "practice", _("Put into practice")
    RESOURCES = "resources", _("Resources")


@dataclass(frozen=True)
class Deed:
    """A whole sentence, in which `%(who)s` did it; the other names are those of `JournalSentence`.

    *nameless*: a deed of somebody who takes part. Whoever did it is never told, not of the team either, nor the hour.
    *gone* is the sentence where the subject, whose name *words* tell, is no longer there.
    *of_one_person*: done to one person at a time, whose number the entries would tell.
    *counts* says what the `%(number)s` in the words counts; it is never persons.
    """

    words: str | Promise
    thing: Thing
    nameless: bool = False
    of_one_person: bool = False
    gone: str | Promise = ""
    counts: str = ""

    @property
    def stands_once_a_day(self) -> bool:
        """However often it was done: entries that can be counted are a number of persons (invariant 9)."""
        return self.nameless or self.of_one_person


UNKNOWN = _("%(who)s did something for which this page has no words yet.")
