from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.optional_scope import OptionallyScopedManager
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.models import key_of

ERASED = "enquiry-erased"
"""How the ledger of erasures calls it."""
ERASED_BY = "hub.contact.actions.forget_old_enquiries"
UNCONFIRMED_FOR, KEPT_FOR = timedelta(days=2), timedelta(days=90)


class Addressee(models.TextChoices):
    HUB = "hub", pgettext_lazy("addressee of an enquiry", "The hub")
    CYCLE = "cycle", pgettext_lazy("addressee of an enquiry", "The team of the cycle")
    FOCAL_POINT = "focal_point", pgettext_lazy("addressee of an enquiry", "The focal point")


class EnquiryState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", pgettext_lazy("state of an enquiry", "Not confirmed")
    OPEN = "open", pgettext_lazy("state of an enquiry", "Open")
    ANSWERED = "answered", pgettext_lazy("state of an enquiry", "Answered")
    CLOSED = "closed", pgettext_lazy("state of an enquiry", "Closed without an answer")


class Enquiry(models.Model):
    """What somebody without an account writes to the hub, to a cycle, or to a focal point, and what is answered.

    Words, name and address are sealed; nobody who answers is shown the address. It counts once its address was
    confirmed by the link of a mail. The row goes on `erase_on`, or when whoever wrote it takes it back.
    """

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    addressee = models.CharField(max_length=12, choices=Addressee)
    focal_point = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=EnquiryState, default=EnquiryState.UNCONFIRMED)
    language = models.CharField(max_length=5, default="es")
    sealed_name = models.BinaryField(default=b"", blank=True)
    sealed_email = models.BinaryField(default=b"", blank=True)
    sealed_words = models.BinaryField(default=b"", blank=True)
    sealed_answer = models.BinaryField(default=b"", blank=True)
    taken_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    erase_on = models.DateField()

    personal_data: ClassVar = (
        holds("sealed_name", "Who writes to the hub", Until.OWN_DAY, ERASED_BY, opens="name"),
        holds("sealed_email", "Where the answer to a letter goes", Until.OWN_DAY, ERASED_BY, opens="email"),
        holds("sealed_words", "What somebody writes to the hub", Until.OWN_DAY, ERASED_BY, opens="words"),
        holds("sealed_answer", "What the team answers", Until.OWN_DAY, ERASED_BY, opens="answer"),
        holds_nobody("language", "A code"),
    )

    objects = OptionallyScopedManager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["state", "-made_at"])]

    def __str__(self) -> str:
        return f"enquiry {self.public_id}"

    @property
    def about(self) -> str:
        """How the outbox names whose message it is."""
        return f"enquiry|{self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.state == EnquiryState.OPEN

    def seal(self, **columns: str) -> None:
        """Set `name`, `email`, `words` or `answer`. Does not save."""
        for column, text in columns.items():
            sealed = sealing.seal(text, key=key_of(self.cycle), place=self._place(column))
            setattr(self, f"sealed_{column}", sealed)

    @property
    def name(self) -> str:
        return self._opened("name")

    @property
    def email(self) -> str:
        return self._opened("email")

    @property
    def words(self) -> str:
        return self._opened("words")

    @property
    def answer(self) -> str:
        return self._opened("answer")

    def _opened(self, column: str) -> str:
        return sealing.unseal(getattr(self, f"sealed_{column}"), key=key_of(self.cycle), place=self._place(column))

    def _place(self, column: str) -> str:
        return f"enquiry|{column}|{self.public_id}"
