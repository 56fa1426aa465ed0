from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.core.text import TranslatedField, in_language
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


class HookKind(models.TextChoices):
    OPEN_QUESTION = "open_question", _("Open question")
    CASE_IN_SUSPENSE = "case_in_suspense", _("Case in suspense")
    FIGURE_ANNOUNCED = "figure_announced", _("Figure announced")
    CHALLENGE = "challenge", _("Challenge")
    BRIDGE_POLL = "bridge_poll", _("Bridge poll")
    GUEST_TO_BE_ANNOUNCED = "guest_to_be_announced", _("Guest to be announced")
    PRODUCT_TO_COME = "product_to_come", _("Product to come")


class HookState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("state of a thread", "Planned")
    PLANTED = "planted", pgettext_lazy("state of a thread", "Planted")
    RESOLVED = "resolved", pgettext_lazy("state of a thread", "Resolved")
    DROPPED = "dropped", pgettext_lazy("state of a thread", "Dropped")


OPEN_HOOKS = (HookState.PLANNED, HookState.PLANTED)
"""Neither picked up nor closed yet."""


class HookTarget(models.TextChoices):
    WEBINAR = "webinar", _("A later session")
    PRODUCT = "product", _("The product")
    NEXT_CYCLE = "next_cycle", _("The next cycle")


class Hook(QuickRow):
    """An expectation planted in one webinar and picked up in a later one (*hilo*, *elemento de expectativa*)."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="hooks")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30, choices=HookKind, default=HookKind.OPEN_QUESTION)
    text = TranslatedField()
    state = models.CharField(max_length=20, choices=HookState, default=HookState.PLANNED)
    origin = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="hooks_planted")
    target_kind = models.CharField(max_length=20, choices=HookTarget, default=HookTarget.WEBINAR)
    target = models.ForeignKey(
        Webinar, null=True, blank=True, on_delete=models.PROTECT, related_name="hooks_to_pick_up"
    )
    former_target = models.ForeignKey(
        Webinar, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Did not pick it up"
    )
    planted_second = models.PositiveIntegerField(null=True, blank=True)
    resolved_second = models.PositiveIntegerField(null=True, blank=True)
    country = models.CharField(
        max_length=2, blank=True, help_text="Which country asks it; told where its regime lets a country be named"
    )
    responsible = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    drop_reason = models.TextField(blank=True)
    settlement = models.TextField(blank=True, help_text="The agreement that answered it, in the cycle's main language")

    personal_data: ClassVar = (
        holds("text", "What the team writes of its cycle", Until.RECORD, "planning.hooks.actions.edit_hook"),
        holds(
            "drop_reason settlement",
            "What the team decides, agrees and plans",
            Until.RECORD,
            "planning.hooks.actions.reword_outcome",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="one_hook_per_number"),
            models.CheckConstraint(
                condition=Q(target_kind="webinar", target__isnull=False) | ~Q(target_kind="webinar"),
                name="hook_to_a_webinar_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(drop_reason=""),
                name="dropped_hook_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {in_language(self.text, 'es')}"

    @property
    def label(self) -> str:
        return f"H{self.number}"

    @property
    def is_open(self) -> bool:
        """Still to be planted or to be picked up: only such a thread can be changed."""
        return self.state in OPEN_HOOKS
