"""What becomes of a change that a country asked for, or of its objection."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.systematisation.evidence.actions import Words
from tinkuy.systematisation.evidence.kind_details import Details
from tinkuy.systematisation.evidence.models.finding import Finding, Validation, Verdict

from .writing import edit_finding


@transaction.atomic
def accept_change(
    *,
    actor: Person,
    validation: Validation,
    text: Words,
    heading: Words | None = None,
    details: Details | None = None,
    read_as: str = "",
) -> Finding:
    """Take a change into the words. All countries quoted are asked again, about this finding alone."""
    demand(actor, "write_findings", validation.cycle)
    _demand_open(validation)
    before = validation.finding.content_hash
    finding = edit_finding(
        actor=actor, finding=validation.finding, text=text, heading=heading, details=details, read_as=read_as
    )
    if finding.content_hash == before:
        raise Refused(_("These are the words as they stand. Write the change, or say why it is not taken in."))
    _resolve(validation, "")  # that it stands in the words now is said by each page in its language
    record(actor, "took the change into", finding, label=finding.label, country=validation.country)
    return finding


@transaction.atomic
def answer_change(*, actor: Person, validation: Validation, resolution: str) -> Validation:
    """Say what became of a change or an objection while the words stay; the country reads it and may answer anew."""
    demand(actor, "write_findings", validation.cycle)
    _demand_open(validation)
    resolution = tidy(resolution)
    if not resolution:
        raise Refused(_("Write what became of it: the country reads it."), about="resolution")
    _resolve(validation, resolution)
    label = validation.finding.label
    record(actor, "answered", validation, label=label, country=validation.country)
    return validation


def _resolve(validation: Validation, resolution: str) -> None:
    validation.resolution, validation.resolved_at = resolution, clock.now()
    validation.save(update_fields=["resolution", "resolved_at"])


def _demand_open(validation: Validation) -> None:
    if validation.verdict not in (Verdict.WITH_CHANGE, Verdict.OBJECTION):
        raise Refused(_("This country asked for no change."))
    if validation.resolved_at is not None:
        raise Refused(_("Somebody has answered this already."))
