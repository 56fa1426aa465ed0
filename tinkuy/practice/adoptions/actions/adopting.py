"""The record of an adoption: since when and where, what was adapted and why, with what result, and its end."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.adoptions import rules
from tinkuy.practice.adoptions.actions.analysis import row_of_country
from tinkuy.practice.adoptions.models import Adoption, AdoptionState
from tinkuy.practice.responses.models import Openness
from tinkuy.practice.responses.queries import first_published_on
from tinkuy.practice.responses.rules import openness_after


@dataclass(frozen=True)
class Practised:
    """What the adopting country tells of it."""

    adopted_on: date
    place: str = ""
    adaptations: str = ""
    adaptation_reason: str = ""
    result: str = ""


WORDS = ("place", "adaptations", "adaptation_reason", "result")


@transaction.atomic
def adopt(*, actor: Person, adoption: Adoption, practised: Practised) -> Adoption:
    """It is done since a day. The analysis comes before, and what was adapted is said, if only that nothing was."""
    adoption = row_of_country(actor, adoption)
    _demand_step(adoption, AdoptionState.ADOPTED)
    if not (adoption.context and adoption.planned_changes and adoption.core_elements):
        raise Refused(_("Write the analysis first: the context, what changes and what must not change."))
    _write(adoption, practised)
    adoption.state = AdoptionState.ADOPTED
    adoption.analysed_on = adoption.analysed_on or adoption.cycle.today()
    adoption.save(update_fields=["state", "analysed_on", "adopted_on", *WORDS])
    record(actor, "adopted", adoption, country=adoption.country, finding=adoption.finding.label)
    return adoption


@transaction.atomic
def edit_adoption(*, actor: Person, adoption: Adoption, practised: Practised) -> Adoption:
    """Write what is told of it anew, its result above all; what may say who somebody is leaves public pages first."""
    adoption = row_of_country(actor, adoption)
    if adoption.adopted_on is None:
        raise Refused(_("This can be written once it is adopted."))
    former = {getattr(adoption, name) for name in WORDS}
    _write(adoption, practised)
    if adoption.ended_on and practised.adopted_on > adoption.ended_on:
        raise Refused(_("It ended before this day."), about="adopted_on")
    adoption.openness = openness_after(adoption, *({getattr(adoption, name) for name in WORDS} - former))
    adoption.save(update_fields=["adopted_on", "openness", *WORDS])
    record(actor, "edited", adoption, country=adoption.country)
    return adoption


def _write(adoption: Adoption, practised: Practised) -> None:
    _demand_day(adoption, practised.adopted_on, about="adopted_on")
    published = first_published_on(adoption.finding)
    if published and practised.adopted_on < published:
        raise Refused(
            _("The practice was published on %(day)s: choose that day or a later one.")
            % {"day": day_with_year(published)},
            about="adopted_on",
        )
    adaptations = demand_text(
        practised.adaptations, _("Write what was adapted, if only that nothing was."), about="adaptations"
    )
    adoption.adopted_on, adoption.adaptations = practised.adopted_on, adaptations
    adoption.place, adoption.result = tidy(practised.place), tidy(practised.result)
    adoption.adaptation_reason = tidy(practised.adaptation_reason)


def _demand_day(adoption: Adoption, day: date, *, about: str) -> None:
    if day > adoption.cycle.today():
        raise Refused(_("This day is still to come."), about=about)


@transaction.atomic
def end_adoption(*, actor: Person, adoption: Adoption, ended_on: date, reason: str) -> Adoption:
    """It is done no more since a day, and why. Public pages go on saying that it was, and until when."""
    adoption = row_of_country(actor, adoption)
    _demand_step(adoption, AdoptionState.ENDED)
    _demand_day(adoption, ended_on, about="ended_on")
    if adoption.adopted_on and ended_on < adoption.adopted_on:
        raise Refused(_("It was adopted after this day."), about="ended_on")
    adoption.reason = demand_text(reason, _("Write why it ended: others learn from it."), about="reason")
    adoption.state, adoption.ended_on = AdoptionState.ENDED, ended_on
    adoption.openness = openness_after(adoption, adoption.reason)
    adoption.save(update_fields=["state", "ended_on", "reason", "openness"])
    record(actor, "ended", adoption, country=adoption.country)
    return adoption


@transaction.atomic
def decline_adoption(*, actor: Person, adoption: Adoption, reason: str) -> Adoption:
    """The analysis says no. It is kept: not to adopt, and why, is a result."""
    adoption = row_of_country(actor, adoption)
    _demand_step(adoption, AdoptionState.DECLINED)
    adoption.reason = demand_text(reason, _("Write why it is not adopted: others learn from it."), about="reason")
    adoption.state, adoption.analysed_on = AdoptionState.DECLINED, adoption.cycle.today()
    adoption.save(update_fields=["state", "analysed_on", "reason"])
    record(actor, "declined", adoption, country=adoption.country)
    return adoption


@transaction.atomic
def withdraw_adoption(*, actor: Person, adoption: Adoption, reason: str) -> Adoption:
    """The country takes its record back: no public page has it any more. The team keeps it, with the reason."""
    adoption = row_of_country(actor, adoption)
    _demand_step(adoption, AdoptionState.WITHDRAWN)
    adoption.reason = demand_text(reason, _("Write why it is withdrawn."), about="reason")
    adoption.state, adoption.openness = AdoptionState.WITHDRAWN, Openness.CLOSED
    adoption.save(update_fields=["state", "reason", "openness"])
    record(actor, "withdrew", adoption, country=adoption.country)
    return adoption


def _demand_step(adoption: Adoption, to: str) -> None:
    if to not in rules.MAY_FOLLOW[adoption.state]:
        raise Refused(
            _("It has changed meanwhile: %(state)s. Reload the page.")
            % {"state": str(AdoptionState(adoption.state).label).lower()}
        )
