from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.core.text import TranslatedField
from tinkuy.own_pages.models import GivenConsent, MailedCode, OpenBrowser, PageOwner
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role, Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar


class GuestKind(models.TextChoices):
    SPEAKER = "speaker", pgettext_lazy("kind of guest", "Speaker")
    COUNTERPART = "counterpart", pgettext_lazy("kind of guest", "National counterpart")


class Sex(models.TextChoices):
    """Volunteered by a speaker, for the balance of the cycle: told as a count, never of one person."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", pgettext_lazy("sex", "Other")
    UNSAID = "unsaid", _("I prefer not to say")


ERASED_BY = "planning.guests.actions.erasing.erase_guests"


class Guest(PageOwner):
    """Somebody outside the team who is shown or heard in a cycle, by consent: a speaker, or a national counterpart.

    Name and e-mail are sealed with the cycle's key. Without a name the guest was erased and is counted only. `photo`
    names a sealed file of the data folder (`guests/photos.py`); nobody reads it from any address of its own.
    """

    known_as = "guest"
    role = Role.GUEST
    link_place = "guest-link"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="guests")
    kind = models.CharField(max_length=20, choices=GuestKind, default=GuestKind.SPEAKER)
    link_sent_at = models.DateTimeField(null=True, blank=True)
    post = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="guests"
    )
    organisation_name = models.CharField(max_length=200, blank=True, help_text="Where the directory does not have it")
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    country = models.CharField(max_length=2, blank=True)
    bio = TranslatedField()
    sex = models.CharField(max_length=10, choices=Sex, blank=True, default="")
    photo = models.CharField(max_length=32, blank=True, help_text="Name of its file")
    photo_rights = models.CharField(max_length=200, blank=True, help_text="Whose it is, and under which licence")
    photo_alt = models.CharField(max_length=200, blank=True, help_text="What it shows, for who does not see it")

    personal_data: ClassVar = (
        holds("sealed_name", "How a guest is shown and heard", Until.GUEST_ENDS, ERASED_BY, opens="name"),
        holds("sealed_email", "How a guest is written to", Until.GUEST_ENDS, ERASED_BY, opens="email"),
        holds(
            "post organisation_name bio photo photo_rights photo_alt",
            "How a guest is shown and heard",
            Until.GUEST_ENDS,
            ERASED_BY,
        ),
        holds_nobody("email_index link_fingerprint", "A keyed fingerprint"),
    )

    class Meta(PageOwner.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "email_index"], condition=~models.Q(email_index=""), name="one_guest_per_address"
            ),
            models.CheckConstraint(
                condition=models.Q(photo="") | (~models.Q(photo_rights="") & ~models.Q(photo_alt="")),
                name="photo_with_rights_and_alternative_text",
            ),
        ]

    @property
    def is_erased(self) -> bool:
        return not self.sealed_name

    @property
    def has_page(self) -> bool:
        return not self.is_erased

    @property
    def organisation_words(self) -> str:
        return str(self.organisation or self.organisation_name)

    def name(self, key: bytes | None = None) -> str:
        """The name; an erased one is «a guest»."""
        return gettext("a guest") if self.is_erased else super().name(key)


class GuestCode(MailedCode):
    """A code by mail that opens a guest's page in one more browser."""

    known_as = "guest"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="codes")


PAPER = "paper"


class GuestPurpose(models.TextChoices):
    """What a guest agrees to, each by itself."""

    RECORDING = "recording", pgettext_lazy("purpose of a consent", "Recording")
    PHOTO = "photo", pgettext_lazy("purpose of a consent", "Photo")
    ATTRIBUTION = "attribution", pgettext_lazy("purpose of a consent", "Name in the programme")
    PUBLICATION = "publication", pgettext_lazy("purpose of a consent", "Biography, also after the cycle")


class GuestConsent(GivenConsent):
    """A consent of a guest, with the language in which they read it.

    One signed on paper has the version `PAPER` and says who filed it.
    """

    known_as = "guest"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=GuestPurpose)
    language = models.CharField(max_length=5, default="es")
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(GivenConsent.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["guest", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_guest_consent_in_force_per_purpose",
            )
        ]

    @property
    def is_on_paper(self) -> bool:
        return self.version == PAPER


class GuestDevice(OpenBrowser):
    """A browser in which a guest's page is open."""

    known_as = "guest"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="devices")

    def __str__(self) -> str:
        return f"guest's device {self.public_id}"


class GuestPart(QuickRow):
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
