from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

from .proposal import Proposal
from .registration import Registration


class VoteValue(models.TextChoices):
    IN_FAVOUR = "in_favour", pgettext_lazy("vote of a country", "In favour")
    NOT_NOW = "not_now", pgettext_lazy("vote of a country", "Not this time")


class ProposalVote(models.Model):
    """What an invited country says of a proposal, by one of its focal points."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="votes")
    country = models.CharField(max_length=2)
    value = models.CharField(max_length=20, choices=VoteValue)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["country"]
        constraints = [models.UniqueConstraint(fields=["proposal", "country"], name="one_vote_per_country")]

    def __str__(self) -> str:
        return f"{self.country}: {self.value}"


class ProposalSupport(models.Model):
    """That a participant supports a proposal. Only counts of them are ever shown."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supports")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "registration"], name="one_support_per_registration")
        ]

    def __str__(self) -> str:
        return f"support of {self.proposal_id}"
