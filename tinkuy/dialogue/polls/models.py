from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.text import TranslatedField, in_language
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook


class PollState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a poll", "Draft")
    OPEN = "open", pgettext_lazy("state of a poll", "Open")
    CLOSED = "closed", pgettext_lazy("state of a poll", "Closed")
    ARCHIVED = "archived", pgettext_lazy("state of a poll", "Archived")


class Poll(models.Model):
    """One question with options of which each person chooses one (single choice)."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="polls")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    question = TranslatedField()
    state = models.CharField(max_length=20, choices=PollState, default=PollState.DRAFT)
    is_revealed = models.BooleanField(default=False, help_text="Everybody sees the result, not only who voted")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_second = models.PositiveIntegerField(null=True, blank=True)
    hook = models.ForeignKey(
        Hook, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="The thread it answers"
    )

    personal_data: ClassVar = (
        holds("question", "What the team asks the room", Until.RECORD, "dialogue.polls.actions.remove_poll"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["webinar"], condition=models.Q(state="open"), name="one_poll_at_a_time_is_open"
            )
        ]

    def __str__(self) -> str:
        return in_language(self.question, "es")


class Option(models.Model):
    """What one may choose. While the poll is open, `votes` are those of the batches told so far; then they are all."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    ordinal = models.PositiveSmallIntegerField()
    text = TranslatedField()
    votes = models.PositiveIntegerField(default=0)

    personal_data: ClassVar = (
        holds("text", "What the team asks the room", Until.RECORD, "dialogue.polls.actions.remove_poll"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["poll", "ordinal"], name="one_option_per_place")]

    def __str__(self) -> str:
        return in_language(self.text, "es")


class PollVote(models.Model):
    """A vote in an open poll. The tag is keyed with the poll's own key; rows and key are destroyed at the close."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="vote_rows")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="vote_rows")
    tag = models.CharField(max_length=64)

    personal_data: ClassVar = (holds_nobody("tag", "A keyed fingerprint, whose key dies"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["poll", "tag"], name="one_vote_each")]

    def __str__(self) -> str:
        return f"vote in poll {self.poll_id}"
