"""How a participant enters: the browsers in which their page is open, and the codes that open one more."""

from django.db import models

from tinkuy.planning.own_pages.models import MailedCode, OpenBrowser

from .registration import Registration


class Device(OpenBrowser):
    """A browser in which a registration is open."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="devices")

    def __str__(self) -> str:
        return f"device {self.public_id}"


class PersonalCode(MailedCode):
    """A code by mail that opens a participant's page in one more browser."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="codes")
