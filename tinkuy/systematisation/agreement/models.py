from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript


class Hand(models.TextChoices):
    """Whose coding it is: that of the session as the team coded it, or that of the second coder."""

    FIRST = "first", _("First coding")
    SECOND = "second", _("Second coding")


class Settlement(models.TextChoices):
    """What becomes of a passage that the two coded differently."""

    KEEP_FIRST = "first", _("The first coding stays")
    KEEP_SECOND = "second", _("The second coding takes its place")
    KEEP_BOTH = "both", _("Both stay")
    KEEP_NONE = "none", _("Neither stays")


class DoubleCoding(models.Model):
    """A stretch of a transcript that a second person codes without seeing the first coding.

    Captions `first` to `last`. Once it is finished both codings stand still in its `ParallelCode` rows, whatever is
    decided of the quotes afterwards.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="double_codings")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    first = models.PositiveIntegerField(help_text="Ordinal of its first caption")
    last = models.PositiveIntegerField(help_text="Ordinal of its last caption")
    second_coder = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-opened_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="a_double_coding_has_captions")
        ]

    def __str__(self) -> str:
        return f"{self.transcript_id}: {self.first}–{self.last}"

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


class ParallelCode(models.Model):
    """A passage of a double coding as one of the two coded it. Never a quote: no list, count or figure reads it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    double_coding = models.ForeignKey(DoubleCoding, on_delete=models.CASCADE, related_name="codes")
    hand = models.CharField(max_length=10, choices=Hand)
    cue = models.ForeignKey(Cue, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=FindingKind)
    code = models.ForeignKey(Code, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    excerpt = models.ForeignKey(Excerpt, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["cue__ordinal", "start", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["double_coding", "hand", "cue", "start", "end", "kind"], name="a_hand_codes_a_passage_once"
            ),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="a_coded_passage_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.hand} {self.kind} {self.start}–{self.end}"


class Settled(models.Model):
    """What the team decided of a passage that the two coded differently."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    double_coding = models.ForeignKey(DoubleCoding, on_delete=models.CASCADE, related_name="settlements")
    cue = models.ForeignKey(Cue, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    decision = models.CharField(max_length=10, choices=Settlement)
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    settled_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["double_coding", "cue", "start"], name="a_difference_is_settled_once")
        ]

    def __str__(self) -> str:
        return f"{self.cue_id}:{self.start} {self.decision}"
