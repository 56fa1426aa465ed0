"""Proposing to the countries, recording what a session agreed on, and taking a proposal back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinkuy.core import clock, languages
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import demand_choice, lock
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.decisions.messages import tell_of_decision
from tinkuy.planning.decisions.models import Decision, DecisionState, DecisionVoice, Silence, VoiceKind
from tinkuy.planning.decisions.rules import takes_voices

LONGEST = 600


@dataclass(frozen=True)
class SettledObjection:
    """What a country objected in a session, and what it accepted there."""

    country: str
    reason: str
    resolution: str
    person: Person | None = None


@transaction.atomic
def propose_decision(
    *,
    actor: Person,
    cycle: Cycle,
    text: str,
    deadline: date,
    silence: str,
    language: str = "es",
    webinar: Webinar | None = None,
) -> Decision:
    """Put a proposal to the invited countries until the end of *deadline*; *silence* is the rule that closes it.

    Their focal points are told. *webinar* is the session in which it was made, if it was made in one.
    """
    rules.demand(actor, "propose_decisions", cycle)
    lock(cycle)
    demand_choice(silence, Silence)
    if deadline < day_of(cycle):
        raise Refused(_("Choose a deadline that is still to come, so that the countries can answer."), about="deadline")
    about = _about(cycle, text, language, webinar)
    decision = Decision.objects.create(
        **about, proposed_by=actor, country=_country_of(actor, cycle), deadline=deadline, silence=silence
    )
    record(actor, "proposed", decision, label=decision.label)
    tell_of_decision(decision)
    return decision


@transaction.atomic
def record_decision(
    *,
    actor: Person,
    cycle: Cycle,
    text: str,
    webinar: Webinar,
    second: int | None = None,
    language: str = "es",
    proposed_by: Person | None = None,
    objections: Sequence[SettledObjection] = (),
) -> Decision:
    """Write down what a session agreed on by consent, at that *second* of it: nobody counted, so no voice is made up.

    *objections* were raised there and settled with a resolution: the decision was adopted with these conditions.
    """
    rules.demand(actor, "record_decisions", cycle)
    lock(cycle)
    if not rules.took_place(webinar):
        raise Refused(_("A decision is recorded once its session has begun."), about="webinar")
    state = DecisionState.WITH_CONDITION if objections else DecisionState.ADOPTED
    decision = Decision.objects.create(
        **_about(cycle, text, language, webinar),
        second=second,
        proposed_by=proposed_by,
        country=_country_of(proposed_by, cycle) if proposed_by else "",
        state=state,
        closed_at=clock.now(),
    )
    for objection in objections:
        _settle(decision, objection)
    record(actor, "recorded", decision, label=decision.label)
    return decision


@transaction.atomic
def withdraw_decision(*, actor: Person, decision: Decision) -> Decision:
    """Who proposed it takes it back while it is open."""
    rules.demand(actor, "propose_decisions", decision.cycle)
    if decision.proposed_by_id != actor.pk:
        raise Refused(_("Only who made a proposal takes it back."))
    if not takes_voices(decision):
        raise Refused(_("This proposal is closed: its result stays."))
    changed = Decision.objects.filter(pk=decision.pk, state=DecisionState.OPEN)
    if not changed.update(state=DecisionState.WITHDRAWN, closed_at=clock.now()):
        raise Refused(_("This proposal is closed: its result stays."))
    decision.refresh_from_db()
    record(actor, "withdrew", decision, label=decision.label)
    return decision


def _about(cycle: Cycle, text: str, language: str, webinar: Webinar | None) -> dict[str, Any]:
    text = demand_text(text, _("Write what is proposed."), about="text")
    if len(text) > LONGEST:
        raise Refused(_("A proposal has up to %(longest)s characters.") % {"longest": LONGEST}, about="text")
    if language not in languages.CODES:
        raise Refused(_("Say in which language the proposal is written."), about="language")
    if webinar is not None and webinar.cycle_id != cycle.pk:
        raise Refused(_("A proposal is made in a session of this cycle."), about="webinar")
    highest = Decision.objects.aggregate(highest=Max("number"))["highest"] or 0
    return {"cycle": cycle, "number": highest + 1, "text": text, "language": language, "webinar": webinar}


def _country_of(person: Person, cycle: Cycle) -> str:
    return next(iter(sorted(rules.countries_of(person, cycle))), "")


def _settle(decision: Decision, objection: SettledObjection) -> None:
    reason, resolution = tidy(objection.reason), tidy(objection.resolution)
    if not InvitedCountry.objects.filter(country=objection.country).exists():
        raise Refused(_("Say which of the invited countries objected."), about="objecting")
    if not (reason and resolution):
        raise Refused(_("Write what the country objected, and what it accepted."), about=("reason", "resolution"))
    DecisionVoice.objects.create(
        cycle=decision.cycle,
        decision=decision,
        country=objection.country,
        kind=VoiceKind.OBJECTION,
        reason=reason,
        resolution=resolution,
        accepted_at=clock.now(),
        person=objection.person,
    )
