"""What a finding of each kind tells beside its sentence, in the order in which it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinkuy.core.text import tidy
from tinkuy.systematisation.evidence.models.code import FindingKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Details = Mapping[str, Any]
"""Field → its words by language, `{"exposed": {"es": …}}`; of a choice its code, `{"term": "months"}`."""


class Term(models.TextChoices):
    """How soon a recommendation can be followed."""

    WEEKS = "weeks", _("Within weeks")
    MONTHS = "months", _("Within months")
    YEARS = "years", _("More than a year")


class Priority(models.TextChoices):
    HIGH = "high", pgettext_lazy("priority of a recommendation", "High")
    MEDIUM = "medium", pgettext_lazy("priority of a recommendation", "Medium")
    LOW = "low", pgettext_lazy("priority of a recommendation", "Low")


@dataclass(frozen=True)
class ToldField:
    """`choices` make it a choice; else it is text in several languages."""

    name: str
    label: "StrOrPromise"
    help: "StrOrPromise" = ""
    choices: type[models.TextChoices] | None = None


KINDS_TOLD: Mapping[str, tuple[ToldField, ...]] = {
    FindingKind.RISK: (
        ToldField("exposed", _("Who is exposed"), _("Groups and places, never a person.")),
        ToldField("raises", _("What raises the risk")),
        ToldField("consequence", _("What it leads to")),
    ),
    FindingKind.GOOD_PRACTICE: (
        ToldField("problem", _("Which problem it answers")),
        ToldField("done", _("What was done")),
        ToldField("who", _("Who did it"), _("Institutions and roles, never a person.")),
        ToldField("resources", _("With which resources")),
        ToldField("result", _("What it achieved")),
        ToldField("conditions", _("What it takes to do it elsewhere")),
    ),
    FindingKind.LESSON: (
        ToldField("context", _("In which context")),
        ToldField("happened", _("What happened")),
        ToldField("learned", _("What was learned from it")),
        ToldField("applies", _("When it applies")),
    ),
    FindingKind.RECOMMENDATION: (
        ToldField("inside", _("To whom, inside the organisation"), _("Teams and offices that can follow it.")),
        ToldField("outside", _("To whom, outside"), _("Ministries, institutions, organisations: at least one in all.")),
        ToldField("term", _("How soon"), choices=Term),
        ToldField("priority", _("Priority"), choices=Priority),
    ),
}

ADDRESSEES = ("inside", "outside")
"""A recommendation names somebody in at least one of them (invariant 14)."""


def kept_details(kind: str, details: Details | None) -> dict[str, Any]:
    """*details* as they are kept: only fields of *kind*, words trimmed, what is empty or unknown left out."""
    kept: dict[str, Any] = {}
    for field in KINDS_TOLD[kind]:
        value = (details or {}).get(field.name)
        if field.choices:
            if value in field.choices.values:
                kept[field.name] = str(value)
        elif isinstance(value, Mapping):
            words = {code: tidy(text) for code, text in value.items() if tidy(text)}
            if words:
                kept[field.name] = words
    return kept


def has_addressee(details: Details) -> bool:
    return any(details.get(name) for name in ADDRESSEES)


def missing_details(kind: str, details: Details) -> list[ToldField]:
    """The fields of *kind* that say nothing yet; of whom a recommendation is for, none once one of them is named."""
    missing = [field for field in KINDS_TOLD[kind] if not details.get(field.name)]
    if kind == FindingKind.RECOMMENDATION and has_addressee(details):
        return [field for field in missing if field.name not in ADDRESSEES]
    return missing


def told_fields(kind: str, details: Details) -> list[tuple[ToldField, Any]]:
    """What is told, field by field in order, for a page."""
    return [(field, details[field.name]) for field in KINDS_TOLD[kind] if details.get(field.name)]
