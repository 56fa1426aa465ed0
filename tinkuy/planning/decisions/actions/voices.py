"""What the countries say of a proposal, and how an objection is settled.

The clock closes by the stated rule.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.countries import country_forms
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import demand_choice, lock
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.decisions.models import Decision, DecisionState, DecisionVoice, VoiceKind
from tinkuy.planning.decisions.rules import closes_at, outcome, takes_voices

LONGEST = 600


@transaction.atomic
def give_voice(*, actor: Person, decision: Decision, country: str, kind: str, reason: str = "") -> DecisionVoice:
    """Say what *country* answers; until the deadline it may answer anew. An objection needs its *reason*."""
    decision = _open(actor, "give_voice", decision)
    _demand_own(actor, decision, country)
    demand_choice(kind, VoiceKind)
    reason = _short(reason)
    if kind == VoiceKind.OBJECTION and not reason:
        raise Refused(_("Write why your country objects, so that it can be resolved."), about="reason")
    voice, is_new = DecisionVoice.objects.update_or_create(
        decision=decision,
        country=country,
        defaults={
            "cycle": decision.cycle,
            "kind": kind,
            "reason": reason,
            "resolution": "",
            "accepted_at": None,
            "person": actor,
            "said_at": clock.now(),
        },
    )
    record(actor, "answered", voice, label=decision.label, country=country, kind=str(kind), first=is_new)
    return voice


@transaction.atomic
def resolve_objection(*, actor: Person, decision: Decision, country: str, resolution: str) -> DecisionVoice:
    """State what would resolve the objection of *country*; that country accepts it or not."""
    decision = _open(actor, "propose_decisions", decision)
    voice = _objection(decision, country)
    resolution = _short(resolution)
    if not resolution:
        raise Refused(_("Write what would resolve the objection."), about="resolution")
    voice.resolution = resolution
    voice.save(update_fields=["resolution"])
    record(actor, "offered a resolution to", voice, label=decision.label, country=country)
    return voice


@transaction.atomic
def accept_resolution(*, actor: Person, decision: Decision, country: str, resolution: str) -> DecisionVoice:
    """The objecting country accepts exactly the words that it read: its objection is a consent with this condition."""
    decision = _open(actor, "give_voice", decision)
    _demand_own(actor, decision, country)
    voice = _objection(decision, country)
    if not voice.resolution:
        raise Refused(_("Nobody has stated a resolution yet."))
    if _short(resolution) != voice.resolution:
        raise Refused(_("The resolution has changed since you read it. Reload the page."))
    voice.accepted_at = clock.now()
    voice.save(update_fields=["accepted_at"])
    record(actor, "accepted the resolution of", voice, label=decision.label, country=country)
    return voice


def _open(actor: Person, deed: str, decision: Decision) -> Decision:
    """The decision as it is now, locked; refuses once its deadline has passed, whether or not a worker closed it."""
    rules.demand(actor, deed, decision.cycle)
    lock(decision.cycle)
    current = Decision.objects.select_related("cycle").get(pk=decision.pk)
    if not takes_voices(current):
        raise Refused(_("This proposal is closed: its result stays."))
    return current


def _demand_own(actor: Person, decision: Decision, country: str) -> None:
    if not InvitedCountry.objects.filter(country=country).exists():
        raise Refused(_("Only the invited countries answer a proposal."))
    if country not in rules.countries_of(actor, decision.cycle):
        raise Refused(_("Only a focal point %(of_country)s answers for it.") % country_forms(country))


def _objection(decision: Decision, country: str) -> DecisionVoice:
    objections = DecisionVoice.objects.filter(decision=decision, country=country, kind=VoiceKind.OBJECTION)
    voice = objections.filter(accepted_at=None).first()
    if voice is None:
        raise Refused(_("This country has no open objection."))
    return voice


def _short(text: str) -> str:
    text = tidy(text).replace("\r\n", "\n")
    if len(text) > LONGEST:
        raise Refused(
            _("Write up to %(longest)s characters.") % {"longest": LONGEST}, about=("text", "reason", "resolution")
        )
    return text


def close_due_decisions() -> int:
    """Close in every cycle what is past its deadline; how many. May run twice, and late: the result is the same."""
    return sum(close_decisions_of(cycle) for cycle in cycles_with_open_decisions())


@transaction.atomic
def close_decisions_of(cycle: Cycle) -> int:
    """Close what is past its deadline in *cycle*: nobody could answer since, so that a late worker changes nothing."""
    with scope(cycle=cycle):
        lock(cycle)
        due = [decision for decision in open_decisions() if not takes_voices(decision)]
        for decision in due:
            _close(decision)
    return len(due)


def _close(decision: Decision) -> None:
    """With the moment of its deadline: that, and not the worker, closed it."""
    voices = list(DecisionVoice.objects.filter(decision=decision))
    result = outcome(decision.silence, invited_countries(decision.cycle), voices)
    Decision.objects.filter(pk=decision.pk, state=DecisionState.OPEN).update(
        state=result.state,
        consented=result.consented,
        countries=result.countries,
        closed_at=closes_at(decision),
    )
    record(None, "closed", decision, label=decision.label, state=str(result.state))


def open_decisions() -> Iterable[Decision]:
    return Decision.objects.filter(state=DecisionState.OPEN).select_related("cycle")


def cycles_with_open_decisions() -> list[Cycle]:
    """An example's clock that stands still closes nothing."""
    cycles = Cycle.objects.filter(decisions__state=DecisionState.OPEN, clock_stands_at=None)
    return list(cycles.distinct())
