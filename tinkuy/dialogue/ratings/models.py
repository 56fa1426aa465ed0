from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


class RatingQuestion(models.TextChoices):
    USEFUL = "useful", pgettext_lazy("question after a session", "Was this session useful for your work?")
    APPLY = "apply", pgettext_lazy("question after a session", "Will you apply something of it?")


class Usefulness(models.IntegerChoices):
    NOT = 0, pgettext_lazy("rating of a session", "Not useful")
    LITTLE = 1, pgettext_lazy("rating of a session", "A little useful")
    USEFUL = 2, pgettext_lazy("rating of a session", "Useful")
    VERY = 3, pgettext_lazy("rating of a session", "Very useful")


class Intention(models.IntegerChoices):
    """The four answers of the World Health Organization's evaluations of training, the best last."""

    NO = 0, pgettext_lazy("rating of a session", "No")
    POSSIBLY = 1, pgettext_lazy("rating of a session", "Possibly")
    PROBABLY = 2, pgettext_lazy("rating of a session", "Probably")
    DEFINITELY = 3, pgettext_lazy("rating of a session", "Definitely")


AGREES_FROM = 2
"""Of both questions: the two best of the four answers agree."""


class SessionRating(models.Model):
    """What somebody answers after a session, while they may change it. The tag is keyed with the session's own key;
    rows and key are destroyed when the answers are counted."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="ratings")
    tag = models.CharField(max_length=64)
    useful = models.PositiveSmallIntegerField(choices=Usefulness)
    apply = models.PositiveSmallIntegerField(choices=Intention)

    personal_data: ClassVar = (holds_nobody("tag", "A keyed fingerprint, whose key dies"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["webinar", "tag"], name="one_rating_each")]

    def __str__(self) -> str:
        return f"rating of session {self.webinar_id}"


class RatingCount(models.Model):
    """How many chose one answer to one question, counted once and for good: with a session's first row it is closed."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="rating_counts")
    question = models.CharField(max_length=10, choices=RatingQuestion)
    choice = models.PositiveSmallIntegerField()
    answers = models.PositiveIntegerField()

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["webinar", "question", "choice"], name="one_count_of_each_answer")
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.choice}: {self.answers}"
