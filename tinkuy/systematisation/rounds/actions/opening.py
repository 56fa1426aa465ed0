"""Rounds of validation: opening one, giving it more days, and the clock that closes it by its stated rule."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.decisions.models import Silence
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.rules import demand
from tinkuy.systematisation.evidence.actions import demand_same_cycle, lock
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState
from tinkuy.systematisation.rounds.models import ValidationRound
from tinkuy.systematisation.rounds.queries.standing import earliest_deadline, ends_at, round_summary

from .answering import settle
from .asking import demand_ready, focal_points_with_role, put_into, send_link


@transaction.atomic
def open_round(
    *, actor: Person, cycle: Cycle, findings: Sequence[Finding], closes_on: date, silence: str
) -> ValidationRound:
    """Put *findings* to the countries until the end of *closes_on*; *silence* is the rule, stated from now on.

    Each focal point is owed a link that answers for their country. There is one open round at a time.
    """
    demand(actor, "write_findings", cycle)
    lock(cycle)
    close_rounds_of(cycle)
    if ValidationRound.objects.filter(closed_at=None).exists():
        raise Refused(_("A round is open already. What you submit now joins it."))
    if silence not in Silence.values:
        raise Refused(_("Say what it means when a country does not answer."), about="silence")
    _demand_days(cycle, closes_on)
    _demand_askable(cycle, findings)
    last = ValidationRound.objects.aggregate(last=Max("number"))["last"] or 0
    opened = ValidationRound.objects.create(
        cycle=cycle, number=last + 1, silence=silence, closes_on=closes_on, opened_by=actor
    )
    for finding in findings:
        _put(opened, finding)
    _set_day(cycle, closes_on)
    record(actor, "opened", opened, number=opened.number, findings=len(findings), silence=silence)
    _send_links(opened)
    return opened


@transaction.atomic
def extend_round(*, actor: Person, opened: ValidationRound, closes_on: date) -> ValidationRound:
    """Give the countries more days, never fewer; the rule for silence stays."""
    demand(actor, "write_findings", opened.cycle)
    opened = ValidationRound.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=opened.pk)
    if not opened.takes_answers(day_of(opened.cycle)):
        raise Refused(_("This round is closed. Open another one."), about="closes_on")
    if closes_on <= opened.closes_on:
        raise Refused(_("Choose a later day: nobody loses days that they were given."), about="closes_on")
    opened.closes_on = closes_on
    opened.save(update_fields=["closes_on"])
    _set_day(opened.cycle, closes_on)
    record(actor, "extended", opened, number=opened.number)
    return opened


def close_due_rounds() -> int:
    """Close in every cycle what is past its deadline; how many. May run twice, and late: the result is the same."""
    return sum(close_rounds_of(cycle) for cycle in cycles_with_open_rounds())


def cycles_with_open_rounds() -> list[Cycle]:
    """An example's clock that stands still closes and reminds of nothing."""
    return list(Cycle.objects.filter(validation_rounds__closed_at=None, clock_stands_at=None).distinct())


@transaction.atomic
def close_rounds_of(cycle: Cycle) -> int:
    """Close what is past its deadline in *cycle*, at the moment of the deadline, and settle its findings."""
    with scope(cycle=cycle):
        over = [
            opened
            for opened in ValidationRound.objects.filter(closed_at=None).select_related("cycle")
            if not opened.takes_answers(day_of(cycle))
        ]
        for opened in over:
            close_round(opened)
    return len(over)


def close_round(opened: ValidationRound) -> None:
    """End a round whose deadline is over: by its rule, silence means something only from now on."""
    opened.closed_at = ends_at(opened)
    opened.save(update_fields=["closed_at"])
    record(None, "closed", opened, number=opened.number)
    for finding in Finding.objects.filter(asked_in__round=opened).select_related("cycle"):
        settle(finding)


def _put(opened: ValidationRound, finding: Finding) -> None:
    if Finding.objects.filter(pk=finding.pk, state=FindingState.PROPOSED).update(state=FindingState.CONTRASTED):
        finding.state = FindingState.CONTRASTED
        record(opened.opened_by, "submitted", finding, label=finding.label)
    put_into(opened, finding)


def _send_links(opened: ValidationRound) -> None:
    standing = {one.country: one for one in round_summary(opened).standings}
    for role in focal_points_with_role():
        count = len(standing[role.country].owed) if role.country in standing else 0
        key = f"validation-round-{opened.cycle.public_id}-{opened.number}-{role.pk}"
        send_link(opened, role, "validation-round", key=key, count=count)


def _set_day(cycle: Cycle, closes_on: date) -> None:
    """The day of the plan is the day of the round: every page that waits for the countries names this one."""
    Cycle.objects.filter(pk=cycle.pk).update(validate_by=closes_on)
    cycle.validate_by = closes_on


def _demand_days(cycle: Cycle, closes_on: date) -> None:
    earliest = earliest_deadline(cycle)
    if closes_on < earliest:
        raise Refused(
            _("Give the countries three days at least: until %(day)s or later.") % {"day": day_with_year(earliest)},
            about="closes_on",
        )


def _demand_askable(cycle: Cycle, findings: Sequence[Finding]) -> None:
    demand_same_cycle(cycle, *findings)
    if not findings:
        raise Refused(_("Choose the findings that you ask about."), about="findings")
    for finding in findings:
        if finding.state not in (FindingState.PROPOSED, FindingState.CONTRASTED):
            raise Refused(_("%(label)s is not waiting for the countries.") % {"label": finding.label}, about="findings")
        demand_ready(finding)
