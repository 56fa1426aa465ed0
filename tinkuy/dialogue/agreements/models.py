"""Agreements of a cycle, who made each, what each of them answered, and what became of it."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.dialogue.questions.models import Question
from tinkuy.own_pages.models import SealedContact, SinglePurposeLink
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook

LONGEST_TEXT, LONGEST_WHO, LONGEST_WORDS = 400, 200, 1000


class AgreementState(models.TextChoices):
    OPEN = "open", pgettext_lazy("state of an agreement", "Open")
    UNDER_WAY = "under_way", pgettext_lazy("state of an agreement", "Under way")
    DONE = "done", pgettext_lazy("state of an agreement", "Done")
    DROPPED = "dropped", pgettext_lazy("state of an agreement", "Dropped")


ENDED = (AgreementState.DONE, AgreementState.DROPPED)
"""States after which nobody is asked how it goes."""


class Agreement(models.Model):
    """What named parties agreed to do, by when. One may answer a thread that no session picked up.

    `who` names an institution or a post, never a private person. It was caught in `webinar` at `second`, under
    `regime`; it comes from `origin_hook` or from `question`, where it comes from one.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_TEXT)
    who = models.CharField(max_length=LONGEST_WHO)
    due_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=5, blank=True, default="")
    hook = models.OneToOneField(Hook, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreement")
    origin_hook = models.ForeignKey(
        Hook, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements_from_it"
    )
    question = models.ForeignKey(Question, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements")
    webinar = models.ForeignKey(Webinar, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements")
    second = models.PositiveIntegerField(null=True, blank=True)
    regime = models.CharField(max_length=20, choices=Regime, default=Regime.ATTRIBUTION)
    state = models.CharField(max_length=20, choices=AgreementState, default=AgreementState.OPEN)
    indicator = models.CharField(
        max_length=LONGEST_TEXT, blank=True, default="", help_text="How it shows that it works"
    )
    proof = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    reason = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    is_public = models.BooleanField(default=False)
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "text who indicator",
            "What the team decides, agrees and plans",
            Until.RECORD,
            "dialogue.agreements.actions.making.reword_agreement",
        ),
        holds("proof reason", "What a country answers and does", Until.CYCLE, ""),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "number"], name="one_agreement_per_number"),
            models.CheckConstraint(condition=~Q(state="done") | ~Q(proof=""), name="a_done_agreement_has_its_proof"),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""), name="a_dropped_agreement_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return f"A{self.number}"

    @property
    def terms(self) -> dict[str, str]:
        """What is agreed, as whoever confirms it reads it."""
        return {"text": self.text, "who": self.who, "due_on": self.due_on.isoformat() if self.due_on else ""}

    @property
    def words_language(self) -> str:
        return self.language or self.cycle.main_language

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    def is_overdue(self, today: date) -> bool:
        """Not done, not dropped, past its day. Computed at each look, never stored."""
        return not self.has_ended and self.due_on is not None and self.due_on < today


class PartyAnswer(models.TextChoices):
    ACCEPTED = "accepted", pgettext_lazy("answer of a party", "Accepted")
    OTHER_WORDS = "other_words", pgettext_lazy("answer of a party", "Accepted with other words")
    DECLINED = "declined", pgettext_lazy("answer of a party", "Declined")


class AgreementParty(SealedContact):
    """A country or an institution named in an agreement, whom to ask there, and what it answered to which terms.

    The contact is the account of a focal point, or a counterpart: name and e-mail are sealed until `contact_until`.
    """

    known_as = "agreement-party"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    country = models.CharField(max_length=2, blank=True)
    institution = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="agreement_parties"
    )
    focal_point = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=20, choices=PartyAnswer, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_terms = models.JSONField(default=dict, blank=True)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")

    personal_data: ClassVar = (
        holds(
            "sealed_name sealed_email",
            "How a party of an agreement is asked",
            Until.OWN_DAY,
            "own_pages.sealed_contacts.erase_contacts",
            opens="contact_name",
        ),
        holds(
            "words answered_terms",
            "What a country answers and does",
            Until.RECORD,
            "dialogue.agreements.actions.parties.remove_party",
        ),
    )

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "country"], condition=Q(institution=None), name="a_country_is_a_party_once"
            ),
            models.UniqueConstraint(
                fields=["agreement", "institution"],
                condition=~Q(institution=None),
                name="an_institution_is_a_party_once",
            ),
            models.CheckConstraint(condition=Q(answer="") | ~Q(answered_at=None), name="an_answer_has_its_moment"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The institution, else the country in the reader's language."""
        return str(self.institution) if self.institution else country_name(self.country)

    @property
    def contact_account(self) -> Person | None:
        return self.focal_point

    @property
    def has_contact(self) -> bool:
        return bool(self.focal_point_id) or self.has_counterpart

    def waits(self, terms: dict[str, str]) -> bool:
        """Whether it has still to answer these *terms*: it said nothing yet, or something of others."""
        return not self.answer or self.answered_terms != terms


class AgreementLink(SinglePurposeLink):
    """Answers an agreement for one of its parties, and tells what became of it. It goes with the contact."""

    place: ClassVar[str] = "agreement-link"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    party = models.ForeignKey(AgreementParty, on_delete=models.CASCADE, related_name="links")

    def __str__(self) -> str:
        return f"link of {self.party_id}"


class AgreementStep(models.Model):
    """A change of an agreement's state, or news without one, on a day."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=20, choices=AgreementState)
    taken_on = models.DateField()
    note = models.CharField(max_length=LONGEST_WORDS, blank=True)
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds("note", "What a country answers and does", Until.CYCLE, ""),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["taken_on", "id"]

    def __str__(self) -> str:
        return f"{self.taken_on} {self.state}"
