from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from .cycle import Cycle
from .guest import Guest
from .segment import Segment
from .webinar import Webinar


class GuestPart(models.Model):
    """Where a guest is heard: in a part of a webinar's agenda, or in the webinar without saying in which part."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="parts")
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="guest_parts")
    segment = models.ForeignKey(Segment, null=True, blank=True, on_delete=models.CASCADE, related_name="guest_parts")

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["webinar__ordinal", "segment__ordinal", "id"]
        constraints = [
            models.UniqueConstraint(fields=["guest", "segment"], name="one_place_in_a_part"),
            models.UniqueConstraint(
                fields=["guest", "webinar"], condition=Q(segment=None), name="one_place_in_a_whole_session"
            ),
        ]

    def __str__(self) -> str:
        return f"part of guest {self.guest_id}"
