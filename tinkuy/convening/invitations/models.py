"""Invitations: who is invited, the mails to them, the links in these; and how many were invited."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.text import TranslatedField
from tinkuy.own_pages.models import SinglePurposeLink
from tinkuy.people.models import Person
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.models import Upload


class SendingState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a sending", "To be approved")
    APPROVED = "approved", pgettext_lazy("state of a sending", "Under way")
    STOPPED = "stopped", pgettext_lazy("state of a sending", "Stopped")
    DONE = "done", pgettext_lazy("state of a sending", "Sent")


class InvitationSending(models.Model):
    """One mail to many invitees: written, looked at, approved with the number of those who get it, sent by the worker.

    `countries` and `sectors` are codes; an empty list stands for all. `words` are the team's own, before ours.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="invitation_sendings")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    countries = models.JSONField(default=list, blank=True)
    sectors = models.JSONField(default=list, blank=True)
    is_repeat = models.BooleanField(default=False, help_text="To who was invited and did not answer, not to who is new")
    words = TranslatedField()
    state = models.CharField(max_length=20, choices=SendingState, default=SendingState.DRAFT)
    recipients = models.PositiveIntegerField(default=0, help_text="How many there were when it was approved")
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (
        holds(
            "words",
            "What the team writes of its cycle",
            Until.RECORD,
            "convening.invitation_mails.actions.sending.rewrite_sending",
        ),
        holds_nobody("countries sectors", "Numbers, codes, a fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"sending {self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.state in (SendingState.DRAFT, SendingState.APPROVED)


class InvitationWave(models.Model):
    """How many were invited in a country at once, and how many opened the page. Counts only: of a sending, or as
    somebody wrote them down.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    country = models.CharField(max_length=2)
    sent_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    sent_on = models.DateField()
    invited = models.PositiveIntegerField()
    opened = models.PositiveIntegerField(default=0)
    sending = models.ForeignKey(
        InvitationSending, null=True, blank=True, on_delete=models.CASCADE, related_name="waves"
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["sent_on", "country"]
        constraints = [
            models.UniqueConstraint(
                fields=["sending", "country"],
                condition=models.Q(sending__isnull=False),
                name="one_wave_per_sending_and_country",
            )
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.sent_on}"


ERASED_BY = "convening.invitation_mails.actions.erasing.empty_invitees"


class Invitee(models.Model):
    """Somebody of a list who is invited to a cycle, and what became of it. Name and address are sealed with its key.

    Their list is that of a country, whoever brought it in. `was_registered`: before anybody invited them, so that no
    mail goes. What became of them stays as a number when name and address are erased.
    """

    known_as: ClassVar[str] = "invitee"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="invitees")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    sealed_name = models.BinaryField(default=b"", blank=True)
    sealed_email = models.BinaryField(default=b"", blank=True)
    email_index = models.CharField(max_length=64, blank=True)
    country = models.CharField(max_length=2, blank=True)
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    language = models.CharField(max_length=5, default="es")
    upload = models.ForeignKey(Upload, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitees")
    made_at = models.DateTimeField(default=clock.now)
    was_registered = models.BooleanField(default=False)
    sending = models.ForeignKey(InvitationSending, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField(null=True, blank=True)
    reached_at = models.DateTimeField(null=True, blank=True, help_text="A server took the mail")
    failed_at = models.DateTimeField(null=True, blank=True, help_text="No mail reaches the address")
    called_at = models.DateTimeField(null=True, blank=True, help_text="A link was made to be passed on by telephone")
    declined_at = models.DateTimeField(null=True, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    erase_on = models.DateField(help_text="Close of the cycle + 30 days: name and address go")

    personal_data: ClassVar = (
        holds("sealed_name", "Whom a team invites to a cycle", Until.CONVENED, ERASED_BY, opens="name"),
        holds("sealed_email", "Whom a team invites to a cycle", Until.CONVENED, ERASED_BY, opens="email"),
        holds_nobody("email_index", "A keyed fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["id"]
        indexes = [models.Index(fields=["cycle", "country"], name="invitees_of_a_country")]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "email_index"], condition=~models.Q(email_index=""), name="one_invitee_per_address"
            )
        ]

    def __str__(self) -> str:
        return f"invitee {self.public_id}"

    @property
    def about(self) -> str:
        """How the outbox names whose message it is."""
        return f"{self.known_as}|{self.public_id}"

    @classmethod
    def place_of(cls, public_id: str, column: str) -> str:
        return f"{cls.known_as}|{column}|{public_id}"

    def seal(self, *, name: str, email: str) -> None:
        """Set name and address, and the blind index of the address. Does not save."""
        self.sealed_name = sealing.seal(name, key=self.cycle.data_key, place=self.place_of(self.public_id, "name"))
        self.sealed_email = sealing.seal(email, key=self.cycle.data_key, place=self.place_of(self.public_id, "email"))
        self.email_index = self.index_in(self.cycle, email)

    @classmethod
    def index_in(cls, cycle: Cycle, email: str) -> str:
        """By which an address is found in *cycle*: the same as that of a registration."""
        return sealing.blind_index(email, place=cycle.public_id)

    def name(self, key: bytes | None = None) -> str:
        """ "" where the list had none; pass the cycle's *key* when opening many."""
        place = self.place_of(self.public_id, "name")
        return sealing.unseal(self.sealed_name, key=key or self.cycle.data_key, place=place)

    def email(self, key: bytes | None = None) -> str:
        place = self.place_of(self.public_id, "email")
        return sealing.unseal(self.sealed_email, key=key or self.cycle.data_key, place=place)


class LinkChannel(models.TextChoices):
    """How a personal link reaches its invitee."""

    MAIL = "mail", pgettext_lazy("channel of an invitation", "By mail")
    TELEPHONE = "telephone", pgettext_lazy("channel of an invitation", "By telephone")


class InviteeLink(SinglePurposeLink):
    """Opens the invitation of one invitee: to register, to decline, to get no more. It goes with the invitee."""

    place: ClassVar[str] = "invitee-link"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, related_name="links")
    channel = models.CharField(max_length=20, choices=LinkChannel, default=LinkChannel.MAIL)

    def __str__(self) -> str:
        return f"link of {self.invitee_id}"
