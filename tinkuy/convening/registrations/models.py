"""A registration, what its person agreed to, the browsers in which their page is open, the codes that open one more."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from tinkuy.convening.invitations.models import Invitee
from tinkuy.core import sealing
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.own_pages.models import GivenConsent, MailedCode, OpenBrowser, PageOwner
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Role, Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.models import Upload


class RegistrationState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("state of a registration", "Waiting for its mail to be answered")
    APPLIED = "applied", pgettext_lazy("state of a registration", "Waiting for the team's decision")
    CONFIRMED = "confirmed", pgettext_lazy("state of a registration", "Confirmed")
    NOT_ADMITTED = "not_admitted", pgettext_lazy("state of a registration", "Not admitted")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a registration", "Withdrawn")


IN_FORCE = (RegistrationState.APPLIED, RegistrationState.CONFIRMED)
"""The mail was answered: an address has one of these in a cycle, and a form that names it again changes nothing."""

CAME_TO_THE_PAGE = (*IN_FORCE, RegistrationState.NOT_ADMITTED)
"""Their page is theirs, and they may leave."""


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


ERASED_BY = "convening.withdrawing.actions.withdraw_registration"


class Registration(PageOwner):
    """A participant of one cycle. Name and e-mail are sealed with the cycle's key; there is no global participant.

    `sealed_name` holds the name or the alias, as `appears_as` says, and is empty where they appear without one. Until
    the mail was answered the registration is pending and counts nowhere; nor does one on which the team decides, until
    it is admitted. An erased one appears as nothing.
    `listed` is the list that added it, if one did.
    `declined` are the webinars that were offered and not chosen: any other that is added enrols by itself. `awaited`
    are those that were full: their rows stand in the order in which people came.
    """

    known_as = "registration"
    role = Role.PARTICIPANT
    link_place = "personal-link"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="registrations")
    state = models.CharField(max_length=20, choices=RegistrationState, default=RegistrationState.CONFIRMED)
    source = models.CharField(max_length=20, choices=RegistrationSource, default=RegistrationSource.REGISTERED)
    number = models.PositiveIntegerField(default=0, help_text="Drawn at random in the cycle, once confirmed")
    appears_as = models.CharField(max_length=10, choices=AppearsAs, default=AppearsAs.NAME, blank=True)
    sealed_note = models.BinaryField(default=b"", blank=True)
    country = models.CharField(max_length=2, blank=True)
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL)
    sealed_organisation = models.BinaryField(
        default=b"", blank=True, help_text="As it was written, where the directory has none of that name"
    )
    sealed_reason = models.BinaryField(default=b"", blank=True, help_text="What the team answered to who applied")
    upload = models.ForeignKey(Upload, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations")
    needs = models.JSONField(default=list, blank=True)
    joins_new_webinars = models.BooleanField(default=False)
    webinars = models.ManyToManyField(Webinar, related_name="registrations", blank=True)
    declined = models.ManyToManyField(Webinar, related_name="+", blank=True)
    awaited = models.ManyToManyField(Webinar, related_name="awaited_by", blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    came_by = models.CharField(max_length=20, blank=True, default="", help_text="Which link brought them; counted")
    invitation = models.ForeignKey(
        Invitee,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Until the mail is answered",
    )
    erase_on = models.DateField(help_text="Close of the cycle + 30 days: name, e-mail and language go")

    personal_data: ClassVar = (
        holds("sealed_name", "Who takes part", Until.THEY_LEAVE, ERASED_BY, opens="name"),
        holds("sealed_email", "How somebody who takes part is written to", Until.THEY_LEAVE, ERASED_BY, opens="email"),
        holds("sealed_note", "What helps somebody to take part", Until.THEY_LEAVE, ERASED_BY, opens="note"),
        holds("sealed_organisation", "For whom they work", Until.THEY_LEAVE, ERASED_BY, opens="written_organisation"),
        holds("sealed_reason", "What the team answers", Until.THEY_LEAVE, ERASED_BY, opens="reason"),
        holds("needs", "What helps somebody to take part", Until.THEY_LEAVE, ERASED_BY),
        holds_nobody("email_index link_fingerprint", "A keyed fingerprint"),
        holds_nobody("came_by", "Numbers, codes, a fingerprint"),
    )

    class Meta(PageOwner.Meta):
        # By the address first: a code is asked for by it in whatever cycle. The constraint below serves no query: on
        # SQLite an index of some rows is used only where a query says the same condition in the same words.
        indexes = [models.Index(fields=["email_index", "cycle"], name="registrations_of_an_address")]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "email_index"],
                condition=~models.Q(email_index="") & models.Q(state__in=["applied", "confirmed"]),
                name="one_registration_per_address",
            ),
            models.UniqueConstraint(
                fields=["cycle", "number"], condition=models.Q(number__gt=0), name="one_number_per_registration"
            ),
        ]

    @property
    def is_confirmed(self) -> bool:
        return self.state == RegistrationState.CONFIRMED

    @property
    def has_page(self) -> bool:
        return self.state != RegistrationState.WITHDRAWN

    @property
    def page_role(self) -> str:
        """Whoever is not admitted reaches their own page, and nothing of the cycle."""
        return Role.PARTICIPANT if self.is_confirmed else Role.APPLICANT

    def seal_note(self, note: str, key: bytes | None = None) -> None:
        """Set what the organisers should provide for. Does not save."""
        self.sealed_note = sealing.seal(note, key=key or self.cycle.data_key, place=self._place("note"))

    def note(self) -> str:
        return sealing.unseal(self.sealed_note, key=self.cycle.data_key, place=self._place("note"))

    def seal_organisation(self, name: str) -> None:
        """Set for whom they work, as they wrote it. Does not save."""
        self.sealed_organisation = sealing.seal(name, key=self.cycle.data_key, place=self._place("organisation"))

    def written_organisation(self, key: bytes | None = None) -> str:
        return self._opened(self.sealed_organisation, "organisation", key)

    def seal_reason(self, reason: str) -> None:
        """Set what the team answered. Does not save."""
        self.sealed_reason = sealing.seal(reason, key=self.cycle.data_key, place=self._place("reason"))

    def reason(self) -> str:
        return self._opened(self.sealed_reason, "reason")

    def _opened(self, sealed: bytes | memoryview, column: str, key: bytes | None = None) -> str:
        """Nothing where nothing was written: most rows have neither, and lists open many."""
        return sealing.unseal(sealed, key=key or self.cycle.data_key, place=self._place(column)) if sealed else ""

    def display_name(self, key: bytes | None = None) -> str:
        """What others may call them: the name or alias they chose, else their number; once erased, neither."""
        if not self.appears_as:
            return gettext("a participant")
        return (self.name(key) if self.sealed_name else "") or gettext("Participant %(number)d") % {
            "number": self.number
        }


class Purpose(models.TextChoices):
    USE_OF_DATA = "use_of_data", _("Use of my data for this cycle")
    QUOTATION = "quotation", _("Quotation without my name")
    RECAP = "recap", _("What the sessions left, by mail")
    FOLLOW_UP = "follow_up", _("Follow-up after the cycle")
    """Asked for no more, since nothing was ever sent for it; what was agreed to stays on record."""


class Consent(GivenConsent):
    """A consent of a participant.

    `withdrawn_at` is the person's deed; `ended_at` the site's, where it stopped asking for a purpose.
    """

    known_as = "registration"
    IN_FORCE = models.Q(withdrawn_at=None, ended_at=None)

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(GivenConsent.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "purpose"],
                condition=models.Q(withdrawn_at=None, ended_at=None),
                name="one_consent_in_force_per_purpose",
            )
        ]


class Device(OpenBrowser):
    """A browser in which a registration is open."""

    known_as = "registration"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="devices")

    def __str__(self) -> str:
        return f"device {self.public_id}"


class PersonalCode(MailedCode):
    """A code by mail that opens a participant's page in one more browser."""

    known_as = "registration"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="codes")
