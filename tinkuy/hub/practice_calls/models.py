import json
from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.text import TranslatedField
from tinkuy.hub.mailed_rows import MailedRow
from tinkuy.people.models import Person
from tinkuy.publication.sheets.models import Sheet

ERASED = "offered-practice-erased"
"""How the ledger of erasures calls one."""
ERASED_BY = "hub.practice_calls.actions.leaving.forget_old_practices"
UNCONFIRMED_FOR, DRAFT_FOR = timedelta(days=2), timedelta(days=90)
READ_FOR, DECLINED_FOR, PUBLISHED_FOR = timedelta(days=365), timedelta(days=90), timedelta(days=30)
"""How long one that was sent is kept until it is decided and published; and after it was declined, or published."""


class PracticeCall(models.Model):
    """The hub asks for practices from outside until a day: about what, in which languages, under which terms."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    title = TranslatedField()
    text = TranslatedField()
    terms = TranslatedField()
    theme = models.CharField(max_length=40, blank=True, help_text="The tag of a concept")
    languages = models.JSONField(default=list, help_text="In which practices may be written")
    licence = models.CharField(max_length=40)
    until = models.DateField()
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    personal_data: ClassVar = (
        holds("title text terms", "What the hub calls for", Until.HUB, ""),
        holds_nobody("theme languages licence", "Codes of lists"),
    )

    class Meta:
        ordering: ClassVar = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return f"call {self.public_id}"


class OfferState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", pgettext_lazy("state of an offered practice", "Not confirmed")
    DRAFT = "draft", pgettext_lazy("state of an offered practice", "Being written")
    RECEIVED = "received", pgettext_lazy("state of an offered practice", "Received")
    CONVERSATION = "conversation", pgettext_lazy("state of an offered practice", "In conversation")
    ACCEPTED = "accepted", pgettext_lazy("state of an offered practice", "Accepted")
    DECLINED = "declined", pgettext_lazy("state of an offered practice", "Declined")


BY_AUTHOR, BY_TEAM = "author", "team"


class OfferedPractice(MailedRow):
    """A practice that somebody without an account offers in answer to a call.

    All that says who, whence and what is sealed; nobody who reads it is shown the address. It counts once its author
    opened the link of a mail and wrote on its page. What was agreed becomes the draft of a sheet; the row, with who
    offered it and the conversation, goes on `erase_on`, or when its author erases it.
    """

    place = "practice"

    call = models.ForeignKey(PracticeCall, on_delete=models.CASCADE, related_name="offered")
    state = models.CharField(max_length=12, choices=OfferState, default=OfferState.UNCONFIRMED)
    sealed_organisation = models.BinaryField(default=b"", blank=True)
    sealed_country = models.BinaryField(default=b"", blank=True)
    sealed_answers = models.BinaryField(default=b"", blank=True)
    sealed_conversation = models.BinaryField(default=b"", blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True, help_text="That the sheet is published, and where")
    sheet = models.ForeignKey(Sheet, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    personal_data: ClassVar = (
        holds("sealed_name", "Who offers a practice", Until.OWN_DAY, ERASED_BY, opens="name"),
        holds("sealed_email", "Where who offers a practice is answered", Until.OWN_DAY, ERASED_BY, opens="email"),
        holds("sealed_organisation", "Who offers a practice", Until.OWN_DAY, ERASED_BY, opens="organisation"),
        holds("sealed_country", "Who offers a practice", Until.OWN_DAY, ERASED_BY, opens="country"),
        holds("sealed_answers", "What somebody offers to the hub", Until.OWN_DAY, ERASED_BY, opens="answers"),
        holds("sealed_conversation", "What somebody offers to the hub", Until.OWN_DAY, ERASED_BY, opens="conversation"),
        holds_nobody("language", "A code"),
    )

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["call", "state"])]

    @property
    def organisation(self) -> str:
        return self.opened("organisation")

    @property
    def country(self) -> str:
        return self.opened("country")

    @property
    def answers(self) -> dict[str, str]:
        """What was written, by the field of the sheet."""
        answers: dict[str, str] = self._plain("answers", {})
        return answers

    @property
    def conversation(self) -> list[dict[str, str]]:
        """What was asked and answered, in order: `by`, `at` (ISO), `words`."""
        lines: list[dict[str, str]] = self._plain("conversation", [])
        return lines

    @property
    def title(self) -> str:
        return self.answers.get("title", "")

    @property
    def is_written(self) -> bool:
        """Whether its author may still change its words."""
        return self.state in (OfferState.UNCONFIRMED, OfferState.DRAFT, OfferState.CONVERSATION)

    @property
    def is_undecided(self) -> bool:
        """Whether the team may still ask, accept or decline."""
        return self.state in (OfferState.RECEIVED, OfferState.CONVERSATION)

    @property
    def waits_for_author(self) -> bool:
        lines = self.conversation
        return self.state == OfferState.CONVERSATION and bool(lines) and lines[-1]["by"] == BY_TEAM

    def say(self, by: str, words: str) -> None:
        """Add a line to the conversation. Does not save."""
        line = {"by": by, "at": clock.now().isoformat(), "words": words}
        self.seal(conversation=json.dumps([*self.conversation, line]))

    def write(self, answers: dict[str, str]) -> None:
        """Set what was written. Does not save."""
        self.seal(answers=json.dumps(answers))

    def _plain(self, column: str, otherwise: Any) -> Any:
        return json.loads(self.opened(column)) if getattr(self, f"sealed_{column}") else otherwise
