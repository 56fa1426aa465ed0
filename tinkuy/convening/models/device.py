"""How a participant enters: the browsers in which their page is open, and the codes that open one more."""

from django.db import models
from django_scopes import ScopedManager

from tinkuy.planning.models import Cycle
from tinkuy.planning.models.personal_page import MailedCode, OpenBrowser

from .registration import Registration


class Device(OpenBrowser):
    """A browser in which a registration is open."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="devices")

    objects = ScopedManager(cycle="cycle")

    def __str__(self) -> str:
        return f"device {self.public_id}"


class PersonalCode(MailedCode):
    """A code by mail that opens a participant's page in one more browser."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="codes")

    objects = ScopedManager(cycle="cycle")
