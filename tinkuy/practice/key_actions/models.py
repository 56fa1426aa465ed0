from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import PersonalData, Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.own_pages.models import SealedContact, SinglePurposeLink
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.models import SETTLED, Response

LONGEST_NOTE = 1000
ASKED_AHEAD = timedelta(days=7)
"""Whoever does an action is asked so long before its day."""


class KeyActionState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("key action", "Pending")
    UNDER_WAY = "under_way", pgettext_lazy("key action", "Under way")
    DONE = "done", pgettext_lazy("key action", "Done")


class KeyAction(SealedContact, QuickRow):
    """One thing a country will do, who is responsible, by when; a done one has its proof.

    It is asked after by its own counterpart or `owner`, an account of the team; without either by whoever answers for
    its response.
    """

    known_as = "key-action"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="actions")
    text = models.CharField(max_length=300)
    responsible = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=KeyActionState, default=KeyActionState.PENDING)
    proof = models.TextField(blank=True)

    personal_data: ClassVar = (
        holds("text proof", "What a country answers and does", Until.CYCLE, ""),
        holds(
            "sealed_name sealed_email",
            "How whoever does an action is asked",
            Until.OWN_DAY,
            "own_pages.sealed_contacts.erase_contacts",
            opens="contact_name",
        ),
    )

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state="done") | ~models.Q(proof=""),
                name="a_done_action_has_its_proof",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def contact_account(self) -> Person | None:
        return self.owner

    def is_overdue(self, today: date) -> bool:
        """Not done, past its day, and its country has still to do it. Computed at each look, never stored."""
        is_expected = self.state != KeyActionState.DONE and self.response.state not in SETTLED
        return is_expected and self.due_on is not None and self.due_on < today


class ActionStep(models.Model):
    """An update of an action on a day: a change of its state, or words without one; a proof is words, link or file.

    `file` names a sealed file of the data folder (`proof_files`), `ending` says what it is, `size` its bytes. Of a file
    that was removed the `ending` stays.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    action = models.ForeignKey(KeyAction, on_delete=models.CASCADE, related_name="steps")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=20, choices=KeyActionState)
    taken_on = models.DateField()
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    link = models.CharField(max_length=500, blank=True)
    file = models.CharField(max_length=32, blank=True)
    ending = models.CharField(max_length=5, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds("note link", "What a country answers and does", Until.CYCLE, ""),
        holds_nobody("file", "The name of a sealed file, drawn by lot"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["taken_on", "id"]

    def __str__(self) -> str:
        return f"{self.taken_on} {self.state}"

    @property
    def has_removed_file(self) -> bool:
        """Whether it had a file that somebody took away."""
        return bool(self.ending and not self.file)


class ActionLink(SinglePurposeLink):
    """Sends one update of an action. It opens while its address is still that of whom the action is asked by.

    `sent_to` is the keyed fingerprint of that address; without one the team sends it another way. `used_by` is the
    update that it sent.
    """

    place: ClassVar[str] = "action-link"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    action = models.ForeignKey(KeyAction, on_delete=models.CASCADE, related_name="links")
    sent_to = models.CharField(max_length=64, blank=True)
    used_by = models.OneToOneField(ActionStep, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    used_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar[tuple[PersonalData, ...]] = (holds_nobody("sent_to", "A keyed fingerprint"),)

    def __str__(self) -> str:
        return f"link of {self.action_id}"

    @classmethod
    def fingerprint_of_address(cls, email: str) -> str:
        """What is stored of the address that a link was sent to."""
        return sealing.blind_index(email.casefold(), place=f"{cls.place}|address")
