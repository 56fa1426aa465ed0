"""What a finding of each kind tells beside its sentence, in the order in which it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

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
class KindField:
    """`choices` make it a choice; else it is text in several languages."""

    name: str
    label: "StrOrPromise"
    help: "StrOrPromise" = ""
    choices: type[models.TextChoices] | None = None


FIELDS_BY_KIND: Mapping[str, tuple[KindField, ...]] = {
    FindingKind.RISK: (
        KindField("exposed", _("Who is exposed"), _("Groups and places, never a person.")),
        KindField("raises", _("What raises the risk")),
        KindField("consequence", _("What it leads to")),
    ),
    FindingKind.GOOD_PRACTICE: (
        KindField("problem", _("Which problem it answers")),
        KindField("done", _("What was done")),
        KindField("who", _("Who did it"), _("Institutions and roles, never a person.")),
        KindField("resources", _("With which resources")),
        KindField("result", _("What it achieved")),
        KindField("conditions", _("What it takes to do it elsewhere")),
    ),
    FindingKind.LESSON: (
        KindField("context", _("In which context")),
        KindField("happened", _("What happened")),
        KindField("learned", _("What was learned from it")),
        KindField("applies", _("When it applies")),
    ),
    FindingKind.RECOMMENDATION: (
        KindField("inside", _("To whom, inside the organisation"), _("Teams and offices that can follow it.")),
        KindField("outside", _("To whom, outside"), _("Ministries, institutions, organisations: at least one in all.")),
        KindField("term", _("How soon"), choices=Term),
        KindField("priority", _("Priority"), choices=Priority),
    ),
}

ADDRESSEES = ("inside", "outside")
"""A recommendation names somebody in at least one of them (invariant 14)."""


def valid_details(kind: str, details: Details | None) -> dict[str, Any]:
    """*details* as they are kept: only fields of *kind*, words trimmed, what is empty or unknown left out."""
    valid: dict[str, Any] = {}
    for field in FIELDS_BY_KIND[kind]:
        value = (details or {}).get(field.name)
        if field.choices:
            if value in field.choices.values:
                valid[field.name] = str(value)
        elif isinstance(value, Mapping):
            words = {code: tidy(text) for code, text in value.items() if tidy(text)}
            if words:
                valid[field.name] = words
    return valid


def has_addressee(details: Details) -> bool:
    return any(details.get(name) for name in ADDRESSEES)


def lacks_addressee(kind: str, details: Details) -> bool:
    """Of a recommendation alone somebody has to know whom it is for before the countries are asked (invariant 14)."""
    return kind == FindingKind.RECOMMENDATION and not has_addressee(details)


def missing_details(kind: str, details: Details) -> list[KindField]:
    """The fields of *kind* that say nothing yet; of whom a recommendation is for, none once one of them is named."""
    missing = [field for field in FIELDS_BY_KIND[kind] if not details.get(field.name)]
    if kind == FindingKind.RECOMMENDATION and has_addressee(details):
        return [field for field in missing if field.name not in ADDRESSEES]
    return missing


def filled_fields(kind: str, details: Details) -> list[tuple[KindField, Any]]:
    """What is told, field by field in order, for a page."""
    return [(field, details[field.name]) for field in FIELDS_BY_KIND[kind] if details.get(field.name)]
