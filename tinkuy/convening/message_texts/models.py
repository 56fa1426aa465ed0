"""The moments of a session, and the words that a cycle writes for one of them in one language."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle

LONGEST_SUBJECT = 120
LONGEST_TEXT = 3_000


class Moment(models.TextChoices):
    """When those registered for a session are written to, in the order of its life."""

    WEEK = "week", pgettext_lazy("moment of a message", "A week before")
    DAY = "day", pgettext_lazy("moment of a message", "A day before")
    HOUR = "hour", pgettext_lazy("moment of a message", "An hour before")
    TEN_MINUTES = "ten_minutes", pgettext_lazy("moment of a message", "Ten minutes before")
    THANKS = "thanks", pgettext_lazy("moment of a message", "Thanks")
    CATCH_UP = "catch_up", pgettext_lazy("moment of a message", "Catching up")
    RECAP = "recap", pgettext_lazy("moment of a message", "The summary")


BEFORE = (Moment.WEEK, Moment.DAY, Moment.HOUR, Moment.TEN_MINUTES)
AFTER = (Moment.THANKS, Moment.CATCH_UP, Moment.RECAP)


class MessageText(models.Model):
    """What a cycle says at one moment in one language, with placeholders; without a row the product's words go."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    moment = models.CharField(max_length=20, choices=Moment)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    body = models.TextField(max_length=LONGEST_TEXT)
    written_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "subject body",
            "What the team writes of its cycle",
            Until.RECORD,
            "convening.message_texts.actions.restore_message_text",
        ),
        holds_nobody("moment", "Ids and words of the program"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["moment", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "moment", "language"], name="one_text_per_moment_and_language")
        ]

    def __str__(self) -> str:
        return f"{self.moment} {self.language}"
