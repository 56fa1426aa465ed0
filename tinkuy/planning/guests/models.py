from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock, sealing
from tinkuy.core.held import Until, holds, holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.text import TranslatedField
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.own_pages.models import MailedCode, OpenBrowser


class GuestKind(models.TextChoices):
    SPEAKER = "speaker", pgettext_lazy("kind of guest", "Speaker")
    COUNTERPART = "counterpart", pgettext_lazy("kind of guest", "National counterpart")


class Sex(models.TextChoices):
    """Volunteered by a speaker, for the balance of the cycle: told as a count, never of one person."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", pgettext_lazy("sex", "Other")
    UNSAID = "unsaid", _("I prefer not to say")


class Guest(models.Model):
    """Somebody outside the team who is shown or heard in a cycle, by consent: a speaker, or a national counterpart.

    Name and e-mail are sealed with the cycle's key. Without a name the guest was erased and is counted only. `photo`
    names a sealed file of the data folder (`guests/photos.py`); nobody reads it from any address of its own.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="guests")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=20, choices=GuestKind, default=GuestKind.SPEAKER)
    sealed_name = models.BinaryField(default=b"", blank=True)
    sealed_email = models.BinaryField(default=b"", blank=True)
    email_index = models.CharField(max_length=64, blank=True)
    link_fingerprint = models.CharField(max_length=64, blank=True, help_text="Of the secret in the personal link")
    link_sent_at = models.DateTimeField(null=True, blank=True)
    post = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="guests"
    )
    organisation_name = models.CharField(max_length=200, blank=True, help_text="Where the directory does not have it")
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=5, default="es")
    bio = TranslatedField()
    sex = models.CharField(max_length=10, choices=Sex, blank=True, default="")
    photo = models.CharField(max_length=32, blank=True, help_text="Name of its file")
    photo_rights = models.CharField(max_length=200, blank=True, help_text="Whose it is, and under which licence")
    photo_alt = models.CharField(max_length=200, blank=True, help_text="What it shows, for who does not see it")
    made_at = models.DateTimeField(default=clock.now)

    held: ClassVar = (
        holds(
            "sealed_name",
            "How a guest is shown and heard",
            Until.GUEST_ENDS,
            "planning.guests.actions.erasing.erase_guests",
            opens="name",
        ),
        holds(
            "sealed_email",
            "How a guest is written to",
            Until.GUEST_ENDS,
            "planning.guests.actions.erasing.erase_guests",
            opens="email",
        ),
        holds(
            "post organisation_name bio photo photo_rights photo_alt",
            "How a guest is shown and heard",
            Until.GUEST_ENDS,
            "planning.guests.actions.erasing.erase_guests",
        ),
        holds_nobody("email_index link_fingerprint", "A keyed fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "email_index"], condition=~models.Q(email_index=""), name="one_guest_per_address"
            ),
            models.CheckConstraint(
                condition=models.Q(photo="") | (~models.Q(photo_rights="") & ~models.Q(photo_alt="")),
                name="photo_with_rights_and_alternative_text",
            ),
        ]

    def __str__(self) -> str:
        return f"guest {self.public_id}"

    @property
    def is_erased(self) -> bool:
        return not self.sealed_name

    @property
    def organisation_words(self) -> str:
        return str(self.organisation or self.organisation_name)

    def seal(self, *, name: str, email: str, key: bytes | None = None) -> None:
        """Set name and e-mail, sealed for this row, and the blind index of the e-mail. Does not save.

        Pass the cycle's *key* when sealing many.
        """
        key = key or self.cycle.data_key
        self.seal_name(name, key)
        self.sealed_email = sealing.seal(email, key=key, place=self._place("email"))
        self.email_index = sealing.blind_index(email, place=self.cycle.public_id) if email else ""

    def seal_name(self, name: str, key: bytes | None = None) -> None:
        """Set the name. Does not save."""
        self.sealed_name = sealing.seal(name, key=key or self.cycle.data_key, place=self._place("name"))

    def name(self, key: bytes | None = None) -> str:
        """The name; pass the cycle's *key* when opening many. An erased one is «a guest»."""
        if self.is_erased:
            return gettext("a guest")
        return sealing.unseal(self.sealed_name, key=key or self.cycle.data_key, place=self._place("name"))

    def email(self, key: bytes | None = None) -> str:
        return sealing.unseal(self.sealed_email, key=key or self.cycle.data_key, place=self._place("email"))

    def _place(self, column: str) -> str:
        return f"guest|{column}|{self.public_id}"


class GuestCode(MailedCode):
    """A code by mail that opens a guest's page in one more browser."""

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="codes")


PAPER = "paper"


class GuestPurpose(models.TextChoices):
    """What a guest agrees to, each by itself."""

    RECORDING = "recording", pgettext_lazy("purpose of a consent", "Recording")
    PHOTO = "photo", pgettext_lazy("purpose of a consent", "Photo")
    ATTRIBUTION = "attribution", pgettext_lazy("purpose of a consent", "Name in the programme")
    PUBLICATION = "publication", pgettext_lazy("purpose of a consent", "Biography, also after the cycle")


class GuestConsent(models.Model):
    """That a guest agreed to one purpose. `version` and `language` say which exact text they read.

    A new row each time, so that the history stays. One signed on paper has the version `PAPER` and says who filed it.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=GuestPurpose)
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=5, default="es")
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    held: ClassVar = (holds_nobody("version", "Which text was read"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["guest", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_guest_consent_in_force_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"

    @property
    def is_on_paper(self) -> bool:
        return self.version == PAPER


class GuestDevice(OpenBrowser):
    """A browser in which a guest's page is open."""

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="devices")

    def __str__(self) -> str:
        return f"guest's device {self.public_id}"


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
