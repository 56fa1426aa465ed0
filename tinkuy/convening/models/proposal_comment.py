from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.held import Until, holds
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

from .proposal import Proposal
from .registration import Registration


class CommentState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("state of a comment", "Waiting for the team")
    SHOWN = "shown", pgettext_lazy("state of a comment", "Shown")
    HIDDEN = "hidden", pgettext_lazy("state of a comment", "Not shown")


class ProposalComment(models.Model):
    """What somebody says of a proposal. A participant's waits until the team shows it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    language = models.CharField(max_length=5, default="es")
    country = models.CharField(max_length=2, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    registration = models.ForeignKey(Registration, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=20, choices=CommentState, default=CommentState.WAITING)
    at = models.DateTimeField(default=clock.now)

    held: ClassVar = (
        holds("text", "What somebody proposes", Until.UNANSWERED, "convening.actions.take_back_proposals"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(registration__isnull=True), name="comment_of_one_person"
            )
        ]

    def __str__(self) -> str:
        return f"comment of {self.at:%Y-%m-%d}"

    @property
    def is_waiting(self) -> bool:
        return self.state == CommentState.WAITING
