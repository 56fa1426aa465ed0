from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.models import Guest
from tinkuy.planning.hooks.models import Hook


class QuestionState(models.TextChoices):
    """Deferred was read by the room and left is what it never read: neither waits once the session is over."""

    WAITING = "waiting", pgettext_lazy("state of a question", "Waiting for the moderation")
    HELD = "held", pgettext_lazy("state of a question", "Held back for now")
    VISIBLE = "visible", pgettext_lazy("state of a question", "Visible")
    ANSWERED = "answered", pgettext_lazy("state of a question", "Answered")
    DEFERRED = "deferred", pgettext_lazy("state of a question", "Left for after the session")
    LEFT = "left", pgettext_lazy("state of a question", "For afterwards, in writing")
    MERGED = "merged", pgettext_lazy("state of a question", "Joined to another one")
    DECLINED = "declined", pgettext_lazy("state of a question", "Not published")
    ARCHIVED = "archived", pgettext_lazy("state of a question", "Archived")


class ShownAs(models.TextChoices):
    NAMED = "named", _("With my name or alias")
    WITHOUT_NAME = "without_name", _("Without my name")


class Question(models.Model):
    """Asked by a participant, or by someone of the team, in one webinar.

    `second` counts from the real start; who asked `in_writing` did so when the room was closed, whatever hours the
    session is said to have had since. `regime` is the strictest that ever applied to it; country and name are shown
    only as far as it allows. `upvotes` stays when the tags that guard against a second vote are destroyed. A role of
    the team, or a guest, may have promised an answer in writing until the day `answer_by`.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="questions")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    asker = models.ForeignKey(Registration, null=True, blank=True, on_delete=models.SET_NULL)
    asker_of_team = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    shown_as = models.CharField(max_length=20, choices=ShownAs, default=ShownAs.WITHOUT_NAME)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=5, default="es")
    regime = models.CharField(max_length=20, choices=Regime, default=Regime.ATTRIBUTION)
    text = models.TextField()
    state = models.CharField(max_length=20, choices=QuestionState, default=QuestionState.WAITING)
    reason = models.TextField(blank=True, help_text="Why it was declined: the asker reads it")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")
    is_pinned = models.BooleanField(default=False)
    upvotes = models.PositiveIntegerField(default=0)
    second = models.PositiveIntegerField(default=0)
    in_writing = models.BooleanField(default=False)
    hook = models.ForeignKey(
        Hook, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="The thread it answers"
    )
    answered_second = models.PositiveIntegerField(null=True, blank=True)
    answer = models.TextField(blank=True)
    promised_by_role = models.ForeignKey(TeamRole, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    promised_by_guest = models.ForeignKey(Guest, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answer_by = models.DateField(null=True, blank=True)
    mailed_step = models.CharField(max_length=20, blank=True, help_text="The last step that its asker was told by mail")
    asked_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "text",
            "What somebody asks the room",
            Until.UNANSWERED,
            "dialogue.questions.actions.take_back_questions",
        ),
        holds_nobody("mailed_step", "A word of the program"),
        holds(
            "reason answer",
            "What the team answers",
            Until.UNANSWERED,
            "dialogue.questions.actions.take_back_questions",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-is_pinned", "-upvotes", "id"]
        indexes: ClassVar = [models.Index(fields=["webinar", "state"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="a_declined_question_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False), name="a_merged_question_names_the_other"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def promised_by(self) -> str:
        """Who promised to answer it, as the key that a form sends; nothing where nobody did, or they are gone."""
        if self.promised_by_role_id:
            return f"role-{self.promised_by_role_id}"
        return f"guest-{self.promised_by_guest.public_id}" if self.promised_by_guest else ""

    @property
    def is_promised(self) -> bool:
        return bool(self.promised_by_role_id or self.promised_by_guest_id) and self.state in (
            QuestionState.DEFERRED,
            QuestionState.LEFT,
        )


class Upvote(models.Model):
    """Somebody supports a question. The tag is keyed, so that nobody supports twice; rows and key go at the close.

    `joined_from` is the question it was given to, where that one was joined to another.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="upvote_rows")
    joined_from = models.ForeignKey(Question, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    tag = models.CharField(max_length=64)

    personal_data: ClassVar = (holds_nobody("tag", "A keyed fingerprint, whose key dies"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["question", "tag"], name="one_upvote_each")]

    def __str__(self) -> str:
        return f"upvote of question {self.question_id}"
