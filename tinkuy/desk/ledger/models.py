from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import CYCLE_ROLES
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.models import Upload

LONGEST_WHAT, LONGEST_NOTE = 200, 300


class ResourceKind(models.TextChoices):
    HOURS = "hours", pgettext_lazy("resource", "Hours of work")
    CASH = "cash", pgettext_lazy("resource", "Money")
    TOOL = "tool", pgettext_lazy("resource", "Tool or licence")
    IN_KIND = "in_kind", pgettext_lazy("resource", "Given in kind")


class ResourceEntry(models.Model):
    """One line of the ledger of a cycle (*recursos empleados*), on a day, as somebody of the team wrote it.

    Hours are those of a role; with `replaces_estimate` they stand for what the program would reckon of it. An amount
    keeps its currency and is never converted. What was taken back or corrected stays and counts nowhere.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=20, choices=ResourceKind)
    what = models.CharField(max_length=LONGEST_WHAT, blank=True)
    role = models.CharField(max_length=20, blank=True, choices=[(role.value, role.label) for role in CYCLE_ROLES])
    hours = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    replaces_estimate = models.BooleanField(default=False)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    institution = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    spent_on = models.DateField()
    note = models.CharField(max_length=LONGEST_NOTE, blank=True, help_text="Where the number comes from")
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    corrects = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="corrections",
        help_text="Which line",
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    upload = models.ForeignKey(
        Upload, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="The file that brought it"
    )

    personal_data: ClassVar = (
        holds("what note", "What the team writes of its cycle", Until.RECORD, "desk.ledger.actions.correct_entry"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-spent_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(amount=None) | ~models.Q(currency=""), name="an_amount_has_its_currency"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="hours") | (models.Q(hours__isnull=False) & ~models.Q(role="")),
                name="hours_are_those_of_a_role",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="cash") | models.Q(amount__isnull=False), name="money_has_its_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"resource {self.public_id}"
