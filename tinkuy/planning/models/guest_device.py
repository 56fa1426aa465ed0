from django.db import models
from django_scopes import ScopedManager

from .cycle import Cycle
from .guest import Guest
from .personal_page import OpenBrowser


class GuestDevice(OpenBrowser):
    """A browser in which a guest's page is open."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="devices")

    objects = ScopedManager(cycle="cycle")

    def __str__(self) -> str:
        return f"guest's device {self.public_id}"
