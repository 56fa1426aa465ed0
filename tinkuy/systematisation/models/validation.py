from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.held import Until, holds, holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

from .finding import Finding


class Verdict(models.TextChoices):
    YES = "yes", _("Agrees")
    WITH_CHANGE = "with_change", _("Agrees with a change")
    OBJECTION = "objection", _("Objects")
    ABSTENTION = "abstention", _("Abstains")


class Validation(models.Model):
    """What a country says of a finding, over the exact words it read (`content_hash`).

    Once the words change, what was said of the former words stays as a row and counts no more.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="validations")
    country = models.CharField(max_length=2)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    verdict = models.CharField(max_length=20, choices=Verdict)
    comment = models.TextField(blank=True, help_text="The change asked for, the reason of the objection, or a note")
    proposed = models.TextField(blank=True, help_text="The words that the country would write")
    proposed_language = models.CharField(max_length=5, blank=True)
    resolution = models.TextField(blank=True, help_text="What became of the change or the objection")
    resolved_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64)
    given_at = models.DateTimeField(default=clock.now)

    held: ClassVar = (
        holds(
            "comment proposed resolution",
            "What a country says of what was learned",
            Until.RECORD,
            "systematisation.actions.answer_change",
        ),
        holds_nobody("content_hash", "A fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["country"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "country", "content_hash"], name="one_voice_per_country_and_wording"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["yes", "abstention"])
                | ~models.Q(comment="")
                | models.Q(verdict="with_change", proposed__gt=""),
                name="a_change_or_objection_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {Verdict(self.verdict).label}"

    @property
    def asks(self) -> bool:
        """Whether the team has something to look at: a change or an objection of which nothing became yet."""
        return self.verdict in (Verdict.WITH_CHANGE, Verdict.OBJECTION) and self.resolved_at is None
