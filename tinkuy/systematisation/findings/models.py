import re
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.core.text import folded
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.finding import Finding


class Tie(models.TextChoices):
    """How one finding stands to another. The last two keep an old address leading on."""

    LEADS_TO = "leads_to"
    MERGED_INTO = "merged_into"
    SPLIT_INTO = "split_into"


class FindingLink(models.Model):
    """One finding leads to another (a lesson to a recommendation), was merged into it, or gave part of itself to it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    origin = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="links_on")
    target = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="links_back")
    tie = models.CharField(max_length=20, choices=Tie, default=Tie.LEADS_TO)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints = [models.UniqueConstraint(fields=["origin", "target", "tie"], name="two_findings_are_tied_once")]

    def __str__(self) -> str:
        return f"{self.origin.label} → {self.target.label}"


class QualityItem(models.TextChoices):
    """What no program can tell of a finding: a person reads it and says so."""

    ONE_IDEA = "one_idea", _("It says one idea")
    UNDERSTOOD = "understood", _("Somebody who was not there understands it")
    USEFUL = "useful", _("Another country can do something with it")
    SAFE = "safe", _("It leads to no person and no case")


class QualityTick(models.Model):
    """Somebody read a finding and ticked an item, over its exact words; with other words it is asked again."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="ticks")
    item = models.CharField(max_length=20, choices=QualityItem)
    content_hash = models.CharField(max_length=64)
    ticked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    ticked_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("content_hash", "A fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["finding", "item"], name="an_item_is_ticked_once")]

    def __str__(self) -> str:
        return f"{self.finding.label} {self.item}"


INFINITIVE = re.compile(r"(ar|er|ir|or)(se|lo|la|los|las|le|les)?$")

NOUNS = "ayer bar familiar hogar lugar mayor mejor menor militar mujer par poder por taller valor"
"""Words that end as an infinitive does and are none."""


HAS_INFINITIVES = ("es", "pt-br")
"""Languages in which a verb that begins a sentence is known by its form."""


def starts_with_a_verb(text: str) -> bool:
    """Whether *text*, in Spanish or Portuguese, begins with an infinitive. A hint for who writes, never a refusal."""
    words = re.findall(r"\w+", folded(text))
    return bool(words) and words[0] not in NOUNS.split() and INFINITIVE.search(words[0]) is not None
