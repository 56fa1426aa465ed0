from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

from .codes import new_letter_code

LONGEST_TITLE, LONGEST_PLACE, LONGEST_LINK = 200, 120, 500


class VisibilityKind(models.TextChoices):
    """How a focal point was seen."""

    EVENT = "event", pgettext_lazy("visibility act", "Spoke at an event")
    MEDIA = "media", pgettext_lazy("visibility act", "Appeared in the press, on radio or on television")
    PUBLICATION = "publication", pgettext_lazy("visibility act", "Was credited in a publication")
    WEB = "web", pgettext_lazy("visibility act", "Appeared on a website or a social network")
    RECOGNITION = "recognition", pgettext_lazy("visibility act", "Received a recognition")


class VisibilityAct(models.Model):
    """One public appearance or credit of a focal point: what, where, when, and where it can be read.

    Public pages show it from `agreed_on` on, the day on which the focal point agreed to that, and not before.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=20, choices=VisibilityKind)
    title = models.CharField(max_length=LONGEST_TITLE)
    place = models.CharField(max_length=LONGEST_PLACE, blank=True)
    took_place_on = models.DateField()
    link = models.URLField(max_length=LONGEST_LINK, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "title place link",
            "How a focal point was seen in public",
            Until.RECORD,
            "practice.visibility.actions.acts.remove_act",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-took_place_on", "-id"]

    def __str__(self) -> str:
        return f"visibility act {self.public_id}"


class RecognitionLetter(models.Model):
    """What a focal point had done in a cycle on the day a letter of recognition was made, signed by the hub.

    It holds no name: that is written on the paper each time. `credit` are counts by kind. It outlives the role, and
    anyone checks it by its `code` until its person takes it back.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    country = models.CharField(max_length=2)
    code = models.CharField(max_length=16, unique=True, default=new_letter_code, editable=False)
    credit = models.JSONField(default=dict)
    began_on = models.DateField(help_text="When the role was given")
    ended_on = models.DateField(null=True, blank=True, help_text="When it was taken back, if it was")
    issued_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (
        holds_nobody("code", "A code made by chance"),
        holds_nobody("credit", "Counts by kind of deed"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-issued_at", "-id"]

    def __str__(self) -> str:
        return f"letter {self.pk}"

    @property
    def holds(self) -> bool:
        return self.withdrawn_at is None

    @property
    def code_in_groups(self) -> str:
        """As it is read and typed: `k7qm-4t2x-9d3h-w8rp`."""
        return "-".join(self.code[start : start + 4] for start in range(0, len(self.code), 4))
