from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import Until, holds
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.support.models import PeerSupport


class VisitDecision(models.TextChoices):
    """What the visiting country does with what it met."""

    ADOPT = "adopt", pgettext_lazy("decision after a peer visit", "We adopt it")
    ADAPT = "adapt", pgettext_lazy("decision after a peer visit", "We adapt it")
    NOT_NOW = "not_now", pgettext_lazy("decision after a peer visit", "Not now")


class PeerVisit(models.Model):
    """A visit that support consists of: the asking country visits the giving one, on site or by video.

    When it takes place, who confirmed it and whether it was done says its agreement. Each side writes its own notes;
    the visiting one decides at the end, with its reason or with what it adapts.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    support = models.OneToOneField(PeerSupport, on_delete=models.CASCADE, related_name="visit")
    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="peer_visit")
    is_by_video = models.BooleanField(default=False)
    visitor_notes = models.TextField(blank=True)
    host_notes = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=VisitDecision, blank=True)
    decision_reason = models.TextField(blank=True, help_text="What is adapted, or why not now")
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    personal_data: ClassVar = (
        holds("visitor_notes host_notes decision_reason", "What a country answers and does", Until.CYCLE, ""),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(decision__in=["adapt", "not_now"]) | ~Q(decision_reason=""),
                name="a_decision_but_to_adopt_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"visit {self.support_id}"
