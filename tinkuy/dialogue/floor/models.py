from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.identifiers import new_join_code
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook


class ScreenKind(models.TextChoices):
    TITLE = "title", pgettext_lazy("on screen", "The session's question")
    HOOK = "hook", pgettext_lazy("on screen", "A thread")
    QUESTION = "question", pgettext_lazy("on screen", "A question")
    POLL = "poll", pgettext_lazy("on screen", "A poll")
    HOLDING = "holding", pgettext_lazy("on screen", "The holding slide")


class Floor(models.Model):
    """The floor of one webinar: whether it takes questions, the segment of the agenda it is in, what is on screen.

    Made when somebody prepares or opens it. `extra_minutes` were given to the present segment.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.OneToOneField(Webinar, on_delete=models.CASCADE, related_name="floor")
    join_code = models.CharField(max_length=8, unique=True, default=new_join_code)
    takes_questions = models.BooleanField(default=True)
    segment = models.ForeignKey(Segment, null=True, blank=True, on_delete=models.SET_NULL)
    segment_began_at = models.DateTimeField(null=True, blank=True)
    extra_minutes = models.PositiveSmallIntegerField(default=0)
    screen = models.CharField(max_length=20, choices=ScreenKind, default=ScreenKind.TITLE)
    screen_hook = models.ForeignKey(Hook, null=True, blank=True, on_delete=models.SET_NULL)
    screen_question = models.ForeignKey(
        "dialogue.Question", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    screen_poll = models.ForeignKey("dialogue.Poll", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    personal_data: ClassVar = (holds_nobody("join_code", "A code of the program"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["webinar__ordinal"]

    def __str__(self) -> str:
        return f"floor of {self.webinar}"

    def second_at(self, moment: datetime) -> int:
        """Seconds from the real start of the webinar to *moment*, never below 0."""
        start, _end = self.webinar.window
        return max(0, int((moment - start).total_seconds()))
