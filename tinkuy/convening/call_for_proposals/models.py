from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.themes.models import Theme

ERASED_BY = "convening.call_for_proposals.actions.proposing.take_back_proposals"


class ProposalKind(models.TextChoices):
    THEME = "theme", _("A theme")
    EXPERIENCE = "experience", _("An experience")


class ProposalState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("state of a proposal", "Waiting for the team")
    OPEN = "open", pgettext_lazy("state of a proposal", "Shown")
    ACCEPTED = "accepted", pgettext_lazy("state of a proposal", "Accepted")
    DECLINED = "declined", pgettext_lazy("state of a proposal", "Declined")


class Proposal(models.Model):
    """A theme or an experience that somebody proposes for the cycle, in answer to its call.

    It is of somebody of the team or of a participant, whom nobody is told; once they left the cycle it is nobody's. A
    participant's waits until the team shows it. An accepted one became a theme, or a part of a session's agenda.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="proposals")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=20, choices=ProposalKind, default=ProposalKind.THEME)
    title = models.CharField(max_length=120)
    text = models.TextField()
    language = models.CharField(max_length=5, default="es")
    country = models.CharField(max_length=2, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    registration = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    state = models.CharField(max_length=20, choices=ProposalState, default=ProposalState.WAITING)
    reason = models.TextField(blank=True, help_text="Why it was declined, as its proposer reads it")
    made_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    theme = models.ForeignKey(Theme, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    segment = models.ForeignKey(Segment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    personal_data: ClassVar = (
        holds("title text", "What somebody proposes", Until.UNANSWERED, ERASED_BY),
        holds("reason", "What the team answers", Until.UNANSWERED, ERASED_BY),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(registration__isnull=True), name="proposal_of_one_proposer"
            ),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(reason=""), name="declined_proposal_says_why"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_waiting(self) -> bool:
        return self.state == ProposalState.WAITING

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.OPEN


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

    personal_data: ClassVar = (holds("text", "What somebody proposes", Until.UNANSWERED, ERASED_BY),)

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
