from django.db import models
from django_scopes import ScopedManager

from .cycle import Cycle
from .guest import Guest
from .personal_page import MailedCode


class GuestCode(MailedCode):
    """A code by mail that opens a guest's page in one more browser."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="codes")

    objects = ScopedManager(cycle="cycle")
