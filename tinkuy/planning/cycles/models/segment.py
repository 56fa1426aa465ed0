from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import Until, holds
from tinkuy.people.models import Person

from .cycle import Cycle, Regime
from .webinar import Webinar


class SegmentKind(models.TextChoices):
    OPENING = "opening", pgettext_lazy("part of an agenda", "Opening")
    EXPERIENCE = "experience", pgettext_lazy("part of an agenda", "Experience")
    DIALOGUE = "dialogue", pgettext_lazy("part of an agenda", "Dialogue")
    WORK = "work", pgettext_lazy("part of an agenda", "Group work")
    BREAK = "break", pgettext_lazy("part of an agenda", "Break")
    CLOSING = "closing", pgettext_lazy("part of an agenda", "Closing")


class Segment(models.Model):
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
