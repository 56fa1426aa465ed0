from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.optional_scope import OptionallyScopedManager
from tinkuy.hub.mailed_rows import MailedRow
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

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


class Enquiry(MailedRow):
    """What somebody without an account writes to the hub, to a cycle, or to a focal point, and what is answered.

    Words, name and address are sealed; nobody who answers is shown the address. It counts once its address was
    confirmed by the link of a mail. The row goes on `erase_on`, or when whoever wrote it takes it back.
    """

    place = "enquiry"

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    addressee = models.CharField(max_length=12, choices=Addressee)
    focal_point = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=EnquiryState, default=EnquiryState.UNCONFIRMED)
    sealed_words = models.BinaryField(default=b"", blank=True)
    sealed_answer = models.BinaryField(default=b"", blank=True)
    taken_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

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

    @property
    def is_open(self) -> bool:
        return self.state == EnquiryState.OPEN

    @property
    def words(self) -> str:
        return self.opened("words")

    @property
    def answer(self) -> str:
        return self.opened("answer")
