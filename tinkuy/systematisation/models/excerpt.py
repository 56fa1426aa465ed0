from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person
from tinkuy.planning.models import Cycle, Regime, Webinar

from .codebook import Code, FindingKind
from .transcript import Cue


class Excerpt(models.Model):
    """A coded passage (*cita*): characters `start` to `end` of one cue's text, kept as they stood.

    Country and regime are copied at the moment of coding; a stricter regime may be set later, never a looser one.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="excerpts")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    cue = models.ForeignKey(Cue, on_delete=models.PROTECT, related_name="excerpts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=20, choices=FindingKind)
    code = models.ForeignKey(Code, null=True, blank=True, on_delete=models.SET_NULL, related_name="excerpts")
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=5, default="es")
    regime = models.CharField(max_length=20, choices=Regime, default=Regime.ATTRIBUTION)
    start_ms = models.PositiveIntegerField(help_text="Start of the cue, copied for the order and the quipu")
    coded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    coded_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["webinar__ordinal", "start_ms", "start"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="an_excerpt_is_not_empty"),
            models.UniqueConstraint(fields=["cue", "start", "end", "kind"], name="a_passage_is_coded_once_per_kind"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def minute(self) -> float:
        return self.start_ms / 60_000

    @property
    def clock(self) -> str:
        """The moment as `mm:ss`; minutes may pass 59."""
        seconds = self.start_ms // 1000
        return f"{seconds // 60:02d}:{seconds % 60:02d}"
