from django.db import models

from .guest import Guest
from .personal_page import OpenBrowser


class GuestDevice(OpenBrowser):
    """A browser in which a guest's page is open."""

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="devices")

    def __str__(self) -> str:
        return f"guest's device {self.public_id}"
