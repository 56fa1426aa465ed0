from django.db import models

from .guest import Guest
from .personal_page import MailedCode


class GuestCode(MailedCode):
    """A code by mail that opens a guest's page in one more browser."""

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="codes")
