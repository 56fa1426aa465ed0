"""Which moments a cycle uses, and what becomes of one moment of one session."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.convening.message_texts.models import Moment
from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


class MomentMode(models.TextChoices):
    OFF = "off", pgettext_lazy("mode of a message", "It is not sent")
    BY_ITSELF = "by_itself", pgettext_lazy("mode of a message", "It is sent by itself")
    ASK_FIRST = "ask_first", pgettext_lazy("mode of a message", "Somebody approves it first")


DEFAULT_MODES = {
    Moment.WEEK: MomentMode.OFF,
    Moment.DAY: MomentMode.BY_ITSELF,
    Moment.HOUR: MomentMode.BY_ITSELF,
    Moment.TEN_MINUTES: MomentMode.OFF,
    Moment.THANKS: MomentMode.ASK_FIRST,
    Moment.CATCH_UP: MomentMode.ASK_FIRST,
    Moment.RECAP: MomentMode.BY_ITSELF,
}
"""Two reminders, and the summary for who asked for it. What tells people apart by whether they came waits for a person:
only a person knows whether the attendance is whole."""


class MomentSetting(models.Model):
    """How a cycle uses one moment, where it is not as `DEFAULT_MODES` has it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    moment = models.CharField(max_length=20, choices=Moment)
    mode = models.CharField(max_length=20, choices=MomentMode)

    personal_data: ClassVar = (holds_nobody("moment mode", "Ids and words of the program"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["moment"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "moment"], name="one_setting_per_moment")]

    def __str__(self) -> str:
        return f"{self.moment} {self.mode}"


class Decision(models.TextChoices):
    """What the team decided of one dispatch; empty while the cycle's setting holds."""

    NONE = "", pgettext_lazy("decision on a dispatch", "Nothing decided")
    APPROVED = "approved", pgettext_lazy("decision on a dispatch", "Approved")
    HELD = "held", pgettext_lazy("decision on a dispatch", "On hold")
    DROPPED = "dropped", pgettext_lazy("decision on a dispatch", "Dropped")


class MomentDispatch(models.Model):
    """The messages of one moment of one session as it stands on a date (`revision`): decided, going, gone.

    `since`: the date was changed then, with a message; what was due earlier is not owed any more. `countries_done`
    are those whose people were all owed it. Without a row nothing was decided and nothing went.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="dispatches")
    revision = models.PositiveIntegerField(default=0)
    moment = models.CharField(max_length=20, choices=Moment)
    decision = models.CharField(max_length=20, choices=Decision, default=Decision.NONE, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    countries_done = models.JSONField(default=list, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("moment decision countries_done", "Ids and words of the program"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["webinar", "revision", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["webinar", "revision", "moment"], name="one_dispatch_per_moment")
        ]

    def __str__(self) -> str:
        return f"{self.moment} {self.webinar_id}"
