"""What an app builds its own pages on: who owns a page, the browsers in which it is open, the codes, the consents.

All of them are abstract. The app that knows the owner makes tables of them, each with a foreign key `cycle` and, but
for the owner's own, one that is called `known_as` and leads to the owner. A `SinglePurposeLink` needs no owner: it
opens no page of anybody's own, and does one act. A `SealedContact` is a row for which somebody is asked by such links.
"""

import secrets
from typing import Any, ClassVar, Self

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import PersonalData, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow


class PageOwner(QuickRow):
    """Somebody of one cycle with a page of their own. Name and e-mail are sealed with the cycle's key, for this row.

    `known_as` is what the row is called where it is sealed, in the outbox, in the trail and on a request.
    """

    known_as: ClassVar[str]
    role: ClassVar[str]
    """What the gate calls a browser in which the page is open."""
    link_place: ClassVar[str]
    """Where the secret of a personal link is fingerprinted."""
    cycle: Any

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    sealed_name = models.BinaryField(default=b"", blank=True)
    sealed_email = models.BinaryField(default=b"", blank=True)
    email_index = models.CharField(max_length=64, blank=True)
    link_fingerprint = models.CharField(max_length=64, blank=True, help_text="Of the secret in the personal link")
    language = models.CharField(max_length=5, default="es")
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        abstract = True
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return f"{self.known_as} {self.public_id}"

    @property
    def has_page(self) -> bool:
        """Whether a link, a code or a browser may still open their page."""
        raise NotImplementedError

    @property
    def page_role(self) -> str:
        """What the gate calls a browser in which this page is open."""
        return self.role

    @property
    def about(self) -> str:
        """How the outbox names whose message it is."""
        return f"{self.known_as}|{self.public_id}"

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
        """What they wrote as their name; pass the cycle's *key* when opening many."""
        return sealing.unseal(self.sealed_name, key=key or self.cycle.data_key, place=self._place("name"))

    def email(self, key: bytes | None = None) -> str:
        return sealing.unseal(self.sealed_email, key=key or self.cycle.data_key, place=self._place("email"))

    @classmethod
    def place_of(cls, public_id: str, column: str) -> str:
        """Where a value of the row with this *public_id* was sealed, for who opens many without making rows of them."""
        return f"{cls.known_as}|{column}|{public_id}"

    def _place(self, column: str) -> str:
        return self.place_of(self.public_id, column)

    @classmethod
    def fingerprint_of_link(cls, secret: str) -> str:
        """What is stored of the secret in a personal link."""
        return sealing.blind_index(secret, place=cls.link_place)


class OpenBrowser(models.Model):
    """A browser in which somebody's page is open. It holds the `public_id` in its session, and nothing else.

    Nothing of the browser itself is kept: neither its name nor its address.
    """

    known_as: ClassVar[str]
    cycle: Any

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        abstract = True
        ordering = ["opened_at", "id"]

    @property
    def owner(self) -> Any:
        """Whose page it is."""
        return getattr(self, self.known_as)


class MailedCode(models.Model):
    """A code sent by mail. Only its keyed fingerprint is stored; it works once, for ten minutes, for five tries."""

    known_as: ClassVar[str]

    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar[tuple[PersonalData, ...]] = (holds_nobody("fingerprint", "A keyed fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"code of {self.made_at:%Y-%m-%d %H:%M}"


class GivenConsent(QuickRow):
    """That somebody agreed to one purpose. `version` says which exact text they read.

    A new row each time, so that the history stays. The table gives `purpose` its choices.
    """

    known_as: ClassVar[str]
    IN_FORCE: ClassVar[models.Q] = models.Q(withdrawn_at=None)
    """Those that hold now."""

    purpose = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar[tuple[PersonalData, ...]] = (holds_nobody("version", "Which text was read"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        abstract = True
        ordering = ["given_at", "id"]

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"


class SinglePurposeLink(models.Model):
    """A link of one message that does exactly one named act, shows no personal data and ends (`single_purpose`).

    The secret stands in the message alone, in the path of its address; here is its fingerprint.
    """

    place: ClassVar[str]
    """Where its secret is fingerprinted, and the door at which wrong ones are counted."""
    cycle: Any

    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar[tuple[PersonalData, ...]] = (holds_nobody("fingerprint", "A keyed fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        abstract = True

    @classmethod
    def fingerprint_of(cls, secret: str) -> str:
        """What is stored of a secret."""
        return sealing.blind_index(secret, place=cls.place)

    @classmethod
    def with_new_secret(cls, **fields: Any) -> tuple[str, Self]:
        """A secret that nobody knows yet, and the row of its link, which is not saved."""
        secret = secrets.token_urlsafe(24)
        return secret, cls(fingerprint=cls.fingerprint_of(secret), **fields)


class SealedContact(models.Model):
    """A row for which somebody is asked: an account, or a counterpart without one (`sealed_contacts` erases them).

    A counterpart's name and e-mail are sealed with the cycle's key, for this row, until `contact_until`. `known_as` is
    what the row is called where it is sealed and in the outbox. The table says of whom `sealed_name` and
    `sealed_email` are, since it knows what for.
    """

    known_as: ClassVar[str]
    cycle: Any

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    sealed_name = models.BinaryField(default=b"", blank=True)
    sealed_email = models.BinaryField(default=b"", blank=True)
    contact_language = models.CharField(max_length=5, blank=True, default="")
    contact_until = models.DateField(null=True, blank=True)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        abstract = True

    @property
    def contact_account(self) -> Any:
        """The account by which one is asked where no counterpart is named."""
        raise NotImplementedError

    @property
    def about(self) -> str:
        """How the outbox names whose message it is."""
        return f"{self.known_as}|{self.public_id}"

    @property
    def has_counterpart(self) -> bool:
        """Whether name and address of somebody without an account are kept here."""
        return bool(self.sealed_email)

    @property
    def is_counterpart_past(self) -> bool:
        """Whether the last day is over on which the counterpart's address is kept; the clock erases it then."""
        return self.contact_until is not None and self.contact_until < self.cycle.today()

    def seal(self, *, name: str, email: str, key: bytes | None = None) -> None:
        """Set name and e-mail of a counterpart, sealed for this row. Does not save."""
        key = key or self.cycle.data_key
        self.sealed_name = sealing.seal(name, key=key, place=self._place("name"))
        self.sealed_email = sealing.seal(email, key=key, place=self._place("email"))

    def contact_name(self) -> str:
        """Of the counterpart; else of the account."""
        if not self.has_counterpart:
            return str(self.contact_account.name) if self.contact_account else ""
        return sealing.unseal(self.sealed_name, key=self.cycle.data_key, place=self._place("name"))

    def contact_email(self) -> str:
        if not self.has_counterpart:
            return str(self.contact_account.email) if self.contact_account else ""
        return sealing.unseal(self.sealed_email, key=self.cycle.data_key, place=self._place("email"))

    def _place(self, column: str) -> str:
        return f"{self.known_as}|{column}|{self.public_id}"
