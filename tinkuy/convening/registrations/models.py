"""A registration, what its person agreed to, the browsers in which their page is open, the codes that open one more."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.convening.kept_files.models import RegistrationList
from tinkuy.core import clock, sealing
from tinkuy.core.held import Until, holds, holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.own_pages.models import MailedCode, OpenBrowser


class RegistrationState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("state of a registration", "Waiting for its mail to be answered")
    CONFIRMED = "confirmed", pgettext_lazy("state of a registration", "Confirmed")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a registration", "Withdrawn")


class RegistrationSource(models.TextChoices):
    REGISTERED = "registered", pgettext_lazy("source of a registration", "Registered")
    WALK_IN = "walk_in", _("Came without registering")


class AppearsAs(models.TextChoices):
    NAME = "name", _("With my name")
    ALIAS = "alias", _("With an alias")
    NONE = "none", _("Without a name")


class Need(models.TextChoices):
    """What helps someone to take part; kept as a list of these codes."""

    CAPTIONS = "captions", _("Live captions")
    SIGN_LANGUAGE = "sign_language", _("Sign language interpretation")
    PORTUGUESE = "portuguese", _("Interpretation into Portuguese")
    SCREEN_READER = "screen_reader", _("Materials for a screen reader")
    WEAK_CONNECTION = "weak_connection", _("My connection is slow: audio or text only")
    TELEPHONE = "telephone", _("To call by telephone, without internet")


class Registration(models.Model):
    """A participant of one cycle. Name and e-mail are sealed with the cycle's key; there is no global participant.

    `sealed_name` holds the name or the alias, as `appears_as` says, and is empty where they appear without one. Until
    the mail was answered the registration is pending and counts nowhere. An erased one appears as nothing.
    `listed` is the list that added it, if one did.
    `declined` are the webinars that were offered and not chosen: any other that is added enrols by itself.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="registrations")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=20, choices=RegistrationState, default=RegistrationState.CONFIRMED)
    source = models.CharField(max_length=20, choices=RegistrationSource, default=RegistrationSource.REGISTERED)
    number = models.PositiveIntegerField(default=0, help_text="Drawn at random in the cycle, once confirmed")
    appears_as = models.CharField(max_length=10, choices=AppearsAs, default=AppearsAs.NAME, blank=True)
    sealed_name = models.BinaryField(default=b"", blank=True)
    sealed_email = models.BinaryField(default=b"", blank=True)
    sealed_note = models.BinaryField(default=b"", blank=True)
    email_index = models.CharField(max_length=64, blank=True)
    link_fingerprint = models.CharField(max_length=64, blank=True, help_text="Of the secret in the personal link")
    country = models.CharField(max_length=2, blank=True)
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL)
    listed = models.ForeignKey(
        RegistrationList, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    language = models.CharField(max_length=5, default="es")
    needs = models.JSONField(default=list, blank=True)
    joins_new_webinars = models.BooleanField(default=False)
    webinars = models.ManyToManyField(Webinar, related_name="registrations", blank=True)
    declined = models.ManyToManyField(Webinar, related_name="+", blank=True)
    made_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    erase_on = models.DateField(help_text="Close of the cycle + 30 days: name, e-mail and language go")

    held: ClassVar = (
        holds(
            "sealed_name",
            "Who takes part",
            Until.THEY_LEAVE,
            "convening.withdrawing.actions.withdraw_registration",
            opens="name",
        ),
        holds(
            "sealed_email",
            "How somebody who takes part is written to",
            Until.THEY_LEAVE,
            "convening.withdrawing.actions.withdraw_registration",
            opens="email",
        ),
        holds(
            "sealed_note",
            "What helps somebody to take part",
            Until.THEY_LEAVE,
            "convening.withdrawing.actions.withdraw_registration",
            opens="note",
        ),
        holds(
            "needs",
            "What helps somebody to take part",
            Until.THEY_LEAVE,
            "convening.withdrawing.actions.withdraw_registration",
        ),
        holds_nobody("email_index link_fingerprint", "A keyed fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "email_index"],
                condition=~models.Q(email_index="") & models.Q(state="confirmed"),
                name="one_registration_per_address",
            ),
            models.UniqueConstraint(
                fields=["cycle", "number"], condition=models.Q(number__gt=0), name="one_number_per_registration"
            ),
        ]

    def __str__(self) -> str:
        return f"registration {self.public_id}"

    @property
    def is_confirmed(self) -> bool:
        return self.state == RegistrationState.CONFIRMED

    def seal(self, *, name: str, email: str, key: bytes | None = None) -> None:
        """Set name and e-mail, sealed for this row, and the blind index of the e-mail. Does not save.

        Pass the cycle's *key* when sealing many.
        """
        key = key or self.cycle.data_key
        self.seal_name(name, key)
        self.sealed_email = sealing.seal(email, key=key, place=self._place("email"))
        self.email_index = sealing.blind_index(email, place=self.cycle.public_id) if email else ""

    def seal_name(self, name: str, key: bytes | None = None) -> None:
        """Set the name or alias. Does not save."""
        self.sealed_name = sealing.seal(name, key=key or self.cycle.data_key, place=self._place("name"))

    def seal_note(self, note: str) -> None:
        """Set what the organisers should provide for. Does not save."""
        self.sealed_note = sealing.seal(note, key=self.cycle.data_key, place=self._place("note"))

    def name(self, key: bytes | None = None) -> str:
        """The name or alias; pass the cycle's *key* when opening many."""
        return sealing.unseal(self.sealed_name, key=key or self.cycle.data_key, place=self._place("name"))

    def email(self, key: bytes | None = None) -> str:
        return sealing.unseal(self.sealed_email, key=key or self.cycle.data_key, place=self._place("email"))

    def note(self) -> str:
        return sealing.unseal(self.sealed_note, key=self.cycle.data_key, place=self._place("note"))

    def shown_name(self, key: bytes | None = None) -> str:
        """What others may call them: the name or alias they chose, else their number; once erased, neither."""
        if not self.appears_as:
            return gettext("a participant")
        return (self.name(key) if self.sealed_name else "") or gettext("Participant %(number)d") % {
            "number": self.number
        }

    @staticmethod
    def place_of(public_id: str, column: str) -> str:
        """Where a value of the row with this *public_id* was sealed, for who opens many without making rows of them."""
        return f"registration|{column}|{public_id}"

    def _place(self, column: str) -> str:
        return self.place_of(self.public_id, column)


class Purpose(models.TextChoices):
    USE_OF_DATA = "use_of_data", _("Use of my data for this cycle")
    QUOTATION = "quotation", _("Quotation without my name")
    FOLLOW_UP = "follow_up", _("Follow-up after the cycle")
    """Asked for no more, since nothing was ever sent for it; what was agreed to stays on record."""


IN_FORCE = models.Q(withdrawn_at=None, ended_at=None)
"""Consents that hold now."""


class Consent(models.Model):
    """That a participant agreed to one purpose. `version` says which exact text they read (`convening/consents.py`).

    `withdrawn_at` is the person's deed; `ended_at` the site's, where it stopped asking for a purpose.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    held: ClassVar = (holds_nobody("version", "Which text was read"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "purpose"],
                condition=models.Q(withdrawn_at=None, ended_at=None),
                name="one_consent_in_force_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"


class Device(OpenBrowser):
    """A browser in which a registration is open."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="devices")

    def __str__(self) -> str:
        return f"device {self.public_id}"


class PersonalCode(MailedCode):
    """A code by mail that opens a participant's page in one more browser."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="codes")
