from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.core.text import TranslatedField, in_language
from tinkuy.people.models import Person

from .cycle import Cycle, Regime


class WebinarState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a session", "Draft")
    SCHEDULED = "scheduled", pgettext_lazy("state of a session", "Scheduled")
    ANNOUNCED = "announced", pgettext_lazy("state of a session", "Announced")
    LIVE = "live", pgettext_lazy("state of a session", "Live")
    HELD = "held", pgettext_lazy("state of a session", "Held")
    ATTENDANCE_LOADED = "attendance_loaded", pgettext_lazy("state of a session", "Attendance loaded")
    MINUTES_READY = "minutes_ready", pgettext_lazy("state of a session", "Minutes ready")
    VALIDATED = "validated", pgettext_lazy("state of a session", "Validated")
    POSTPONED = "postponed", pgettext_lazy("state of a session", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("state of a session", "Cancelled")


TO_COME = (WebinarState.SCHEDULED, WebinarState.ANNOUNCED)
"""It has a day and waits for it."""

HELD_STATES = (
    WebinarState.HELD,
    WebinarState.ATTENDANCE_LOADED,
    WebinarState.MINUTES_READY,
    WebinarState.VALIDATED,
)


class Webinar(QuickRow):
    """One live meeting of a cycle, at its place in the order."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="webinars")
    ordinal = models.PositiveSmallIntegerField()
    title = TranslatedField()
    subtitle = TranslatedField()
    question = TranslatedField()
    summary = TranslatedField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    former_starts_at = models.DateTimeField(null=True, blank=True, help_text="The date it had before it was moved")
    revision = models.PositiveIntegerField(default=0, help_text="How often its date or state changed, for calendars")
    change_reason = TranslatedField(help_text="Why it was moved, postponed or cancelled, as its page says")
    state = models.CharField(max_length=20, choices=WebinarState, default=WebinarState.SCHEDULED)
    video_link = models.CharField(max_length=500, blank=True)
    video_link_until = models.DateField(null=True, blank=True, help_text="The last day on which the link opens")
    builds_on = models.ManyToManyField("self", symmetrical=False, related_name="prepares", blank=True)
    host_country = models.CharField(max_length=2, blank=True)
    interpretation = models.JSONField(default=list, blank=True)
    actually_started_at = models.DateTimeField(null=True, blank=True)
    actually_ended_at = models.DateTimeField(null=True, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True, help_text="Where it has another number than its cycle")
    is_full = models.BooleanField(
        default=False, help_text="Every place is taken: kept by admission, so that no page counts who registered"
    )

    personal_data: ClassVar = (
        holds(
            "title subtitle question video_link",
            "What the team writes of its cycle",
            Until.RECORD,
            "planning.sessions.actions.webinars.edit_webinar",
        ),
        holds(
            "summary",
            "What the team writes of its cycle",
            Until.RECORD,
            "planning.sessions.actions.holding.summarise_webinar",
        ),
        holds("change_reason", "What the team writes of its cycle", Until.CYCLE, ""),
        holds_nobody("interpretation", "Codes of languages"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["cycle", "ordinal"], name="one_webinar_per_place")]

    def __str__(self) -> str:
        return f"{self.ordinal}. {in_language(self.title, 'es')}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def most_places(self) -> int | None:
        """How many may register for it; None where nobody is turned away."""
        return self.cycle.places if self.places is None else self.places

    @property
    def video_opens(self) -> bool:
        """Whether its video link is there and has not expired on the cycle's day."""
        return bool(self.video_link) and (self.video_link_until is None or self.video_link_until >= self.cycle.today())

    @property
    def is_held(self) -> bool:
        return self.state in HELD_STATES

    @property
    def was_moved(self) -> bool:
        """It stands on another day than people were first told, and has still to come."""
        return self.former_starts_at is not None and self.state in TO_COME

    @property
    def window(self) -> tuple[datetime, datetime]:
        """The real start and end where known, else the planned ones."""
        return self.actually_started_at or self.starts_at, self.actually_ended_at or self.ends_at


class SegmentKind(models.TextChoices):
    OPENING = "opening", pgettext_lazy("part of an agenda", "Opening")
    EXPERIENCE = "experience", pgettext_lazy("part of an agenda", "Experience")
    DIALOGUE = "dialogue", pgettext_lazy("part of an agenda", "Dialogue")
    WORK = "work", pgettext_lazy("part of an agenda", "Group work")
    BREAK = "break", pgettext_lazy("part of an agenda", "Break")
    CLOSING = "closing", pgettext_lazy("part of an agenda", "Closing")


class Segment(QuickRow):
    """A part of a webinar's agenda. Its regime says how what is said in it may be attributed.

    Somebody of the team may lead it, and a country may tell its experience in it.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="segments")
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=SegmentKind)
    regime = models.CharField(max_length=20, choices=Regime, default=Regime.ATTRIBUTION)
    lead = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    country = models.CharField(max_length=2, blank=True, help_text="Whose experience is told")
    may_be_recorded = models.BooleanField(default=False)

    personal_data: ClassVar = (
        holds("title", "What the team writes of its cycle", Until.RECORD, "planning.agenda.actions.edit_segment"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["webinar", "ordinal"], name="one_segment_per_place")]

    def __str__(self) -> str:
        return self.title
