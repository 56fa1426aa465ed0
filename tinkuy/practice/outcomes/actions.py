"""Outcomes are recorded, substantiated by a document or somebody else's word, shown by their country, withdrawn."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import demand_names_nobody
from tinkuy.language.personal_data.guard import alerts
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import demand_voice
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.outcomes import rules
from tinkuy.practice.outcomes.models import Actor, Outcome, OutcomeState
from tinkuy.systematisation.evidence.models.finding import Finding


@dataclass(frozen=True)
class Observed:
    """What is told of an outcome: what was observed first, then what contributed to it."""

    actor: str
    who_changed: str
    what_changed: str
    changed_on: date
    significance: str
    contribution: str


OBSERVED = ("actor", "who_changed", "what_changed", "changed_on", "significance", "contribution")
EVIDENCE = ("substantiation", "source", "source_address")


@transaction.atomic
def record_outcome(
    *,
    actor: Person,
    cycle: Cycle,
    finding: Finding,
    country: str,
    observed: Observed,
    adoption: Adoption | None = None,
) -> Outcome:
    """Record a change to which *finding* contributed, and the *adoption* by which it did, if it was one."""
    demand_voice(actor, "record_adoptions", cycle, country)
    if not cycle.invited_countries.filter(country=country).exists():
        raise Refused(_("This country is not invited to the cycle."), about="country")
    if not finding.needs_no_validation:
        raise Refused(_("Choose a finding that was published."), about="finding")
    if adoption is not None and (adoption.country, adoption.finding_id) != (country, finding.pk):
        raise Refused(_("This adoption is another country's, or of another practice."), about="adoption")
    outcome = Outcome(cycle=cycle, finding=finding, country=country, adoption=adoption, recorded_by=actor)
    _write(outcome, observed)
    outcome.save()
    record(actor, "recorded", outcome, country=country, finding=finding.label)
    return outcome


@transaction.atomic
def edit_outcome(*, actor: Person, outcome: Outcome, observed: Observed) -> Outcome:
    """Write it anew, once it is withdrawn too. Words that may say who somebody is leave public pages first."""
    outcome = _row_of_country(actor, outcome)
    former = {str(getattr(outcome, name)) for name in OBSERVED}
    _write(outcome, observed)
    _close_if_personal(outcome, {str(getattr(outcome, name)) for name in OBSERVED} - former)
    outcome.save(update_fields=[*OBSERVED, "is_public"])
    record(actor, "edited", outcome, country=outcome.country)
    return outcome


def _write(outcome: Outcome, observed: Observed) -> None:
    if observed.actor not in Actor.values:
        raise Refused(_("Choose what kind of actor changed."), about="actor")
    if observed.changed_on > outcome.cycle.today():
        raise Refused(_("This day is still to come."), about="changed_on")
    outcome.actor, outcome.changed_on = observed.actor, observed.changed_on
    outcome.who_changed = demand_text(observed.who_changed, _("Write who changed."), about="who_changed")
    outcome.what_changed = demand_text(observed.what_changed, _("Write what changed."), about="what_changed")
    outcome.significance = demand_text(observed.significance, _("Write why it matters."), about="significance")
    outcome.contribution = demand_text(
        observed.contribution, _("Write how the recommendation contributed."), about="contribution"
    )


@transaction.atomic
def substantiate_outcome(
    *, actor: Person, outcome: Outcome, substantiation: str, source: str, source_address: str = ""
) -> Outcome:
    """Say what confirms it, and where that is: a document, or who knows it and did not write it, by their role.

    With nothing written it is not substantiated any more.
    """
    outcome = _row_of_country(actor, outcome)
    former = {getattr(outcome, name) for name in EVIDENCE}
    outcome.substantiation, outcome.source, outcome.source_address = tidy(substantiation), tidy(source), source_address
    if bool(outcome.substantiation) != bool(outcome.source):
        raise Refused(
            _("Write both: what confirms it, and the source where that is."),
            about="source" if outcome.substantiation else "substantiation",
        )
    is_substantiated = bool(outcome.substantiation)
    outcome.source_address = source_address if is_substantiated else ""
    outcome.substantiated_on = outcome.cycle.today() if is_substantiated else None
    if outcome.state != OutcomeState.WITHDRAWN:
        outcome.state = OutcomeState.SUBSTANTIATED if is_substantiated else OutcomeState.REPORTED
    _close_if_personal(outcome, {getattr(outcome, name) for name in EVIDENCE} - former)
    outcome.save(update_fields=[*EVIDENCE, "state", "substantiated_on", "is_public"])
    record(actor, "substantiated", outcome, country=outcome.country)
    return outcome


@transaction.atomic
def decide_outcome_publication(
    *, actor: Person, outcome: Outcome, is_public: bool, names_nobody: bool = False
) -> Outcome:
    """Its country shows it to everybody or takes it back; *names_nobody* says that it was read again."""
    outcome = _locked(outcome)
    if not rules.may_decide_openness(actor, outcome):
        raise Refused(_("Only a focal point of this country decides what is public of its outcomes."))
    if is_public and outcome.state == OutcomeState.WITHDRAWN:
        raise Refused(_("This outcome was withdrawn."), about="is_public")
    if is_public and not names_nobody:
        demand_names_nobody(words_of(outcome))
    outcome.is_public = is_public
    outcome.save(update_fields=["is_public"])
    record(actor, "decided what is public of", outcome, public=is_public, country=outcome.country)
    return outcome


@transaction.atomic
def withdraw_outcome(*, actor: Person, outcome: Outcome, reason: str) -> Outcome:
    """It proved wrong, or is told elsewhere: no public page has it any more; the team keeps it with the reason."""
    outcome = _row_of_country(actor, outcome)
    if outcome.state == OutcomeState.WITHDRAWN:
        raise Refused(_("This outcome was withdrawn."))
    outcome.reason = demand_text(reason, _("Write why it is withdrawn."), about="reason")
    outcome.state, outcome.is_public = OutcomeState.WITHDRAWN, False
    outcome.save(update_fields=["reason", "state", "is_public"])
    record(actor, "withdrew", outcome, country=outcome.country)
    return outcome


def words_of(outcome: Outcome) -> list[str]:
    observed = [outcome.who_changed, outcome.what_changed, outcome.significance, outcome.contribution]
    return [*observed, outcome.substantiation, outcome.source, outcome.source_address]


def _close_if_personal(outcome: Outcome, words: set[str]) -> None:
    if outcome.is_public and any(alerts(one) for one in words):
        outcome.is_public = False


def _locked(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_for_update(of=("self",)).select_related("cycle", "finding").get(pk=outcome.pk)


def _row_of_country(actor: Person, outcome: Outcome) -> Outcome:
    outcome = _locked(outcome)
    demand_voice(actor, "record_adoptions", outcome.cycle, outcome.country)
    return outcome
