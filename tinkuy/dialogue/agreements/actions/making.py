"""Agreements: caught in the room, or as the answer to a thread; reworded, taken back, made public."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.dialogue.agreements import rules
from tinkuy.dialogue.agreements.actions.confirming import ask_again
from tinkuy.dialogue.agreements.actions.parties import add_countries, move_last_days, set_countries
from tinkuy.dialogue.agreements.models import LONGEST_TEXT, LONGEST_WHO, Agreement
from tinkuy.dialogue.agreements.queries import summary_of, under_present_regime
from tinkuy.dialogue.floor.channels import tell_console
from tinkuy.dialogue.floor.queries import floor_of, regime_at
from tinkuy.dialogue.questions.models import Question
from tinkuy.journal.trail import record, undoing
from tinkuy.language.personal_data.asking import demand_names_nobody
from tinkuy.own_pages.sealed_contacts import forget_contact
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks import actions
from tinkuy.planning.hooks.contributions import answered_hook
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.rules import demand


class Terms(TypedDict):
    """What is agreed: *who* does *text* by when, and the invited countries that make it."""

    text: str
    who: str
    countries: Sequence[str]
    due_on: NotRequired[date | None]


@transaction.atomic
def catch_agreement(
    *,
    actor: Person,
    webinar: Webinar,
    hook: Hook | None = None,
    question: Question | None = None,
    second: int | None = None,
    language: str = "",
    **terms: Unpack[Terms],
) -> Agreement:
    """Write down what the room agrees on while it is said, under the regime of then (*second*; now if unsaid).

    Where no thread is named, it comes from the one that the session had picked up last.
    """
    demand(actor, "catch_agreements", webinar.cycle)
    cycle = lock(webinar.cycle)
    floor = floor_of(webinar)
    at = second if second is not None else floor.second_at(clock.now()) if floor else None
    agreement = _insert(
        actor,
        cycle,
        terms,
        webinar=webinar,
        second=at,
        regime=regime_at(webinar, floor, second),
        origin_hook_id=hook.pk if hook else answered_hook(webinar.pk, at or 0),
        question=question,
        language=language,
    )
    record(actor, "caught", agreement, label=agreement.label)
    tell_console(webinar, "agreements")
    return agreement


@transaction.atomic
def take_back_agreement(*, actor: Person, agreement: Agreement, undoes: int | None = None) -> None:
    """Remove one that was caught by mistake; refused once somebody was asked to confirm it."""
    demand(actor, "catch_agreements", agreement.cycle)
    lock(agreement.cycle)
    if agreement.parties.exclude(asked_at=None).exists():
        raise Refused(_("Its parties were asked already: say that it is dropped, and why."))
    if agreement.hook_id:
        raise Refused(_("This agreement answers a thread, which people heard: say that it is dropped, and why."))
    record(actor, "took back", agreement, label=agreement.label, **undoing(undoes))
    webinar = agreement.webinar
    for party in agreement.parties.all():
        forget_contact(party)
    Agreement.objects.filter(pk=agreement.pk).delete()
    if webinar is not None:
        tell_console(webinar, "agreements")


@transaction.atomic
def agree_on_hook(*, actor: Person, hook: Hook, **terms: Unpack[Terms]) -> Agreement:
    """Answer a thread that no session picked up by an agreement."""
    demand(actor, "plant_hooks", hook.cycle)
    cycle = lock(hook.cycle)
    _demand_countries(terms["countries"])
    _whole(terms)
    actions.settle_hook(actor=actor, hook=hook, settlement=_in_words(cycle, terms))
    agreement = _insert(actor, cycle, terms, hook=hook, origin_hook=hook, regime=cycle.default_regime)
    record(actor, "agreed", agreement, label=hook.label)
    return agreement


@transaction.atomic
def make_agreement(*, actor: Person, cycle: Cycle, language: str = "", **terms: Unpack[Terms]) -> Agreement:
    """Write down what countries agreed on outside of the sessions, under the regime of the cycle."""
    demand(actor, "keep_agreements", cycle)
    cycle = lock(cycle)
    _demand_countries(terms["countries"])
    agreement = _insert(actor, cycle, terms, regime=cycle.default_regime, language=language)
    record(actor, "made", agreement, label=agreement.label)
    return agreement


@transaction.atomic
def reword_agreement(
    *,
    actor: Person,
    agreement: Agreement,
    indicator: str | None = None,
    names_nobody: bool = False,
    **terms: Unpack[Terms],
) -> Agreement:
    """Write it anew, beside its thread too. Whoever confirmed other words is asked again: see `ask_again`.

    Words of a public one are read again before, as in `set_public`.
    """
    demand(actor, "plant_hooks", agreement.cycle)
    lock(agreement.cycle)
    agreement = Agreement.objects.select_related("cycle", "hook").get(pk=agreement.pk)
    if agreement.hook:
        _demand_countries(terms["countries"])
    before, words_before = agreement.terms, _public_words(agreement)
    agreement.text, agreement.who = _whole(terms)
    agreement.due_on = terms.get("due_on")
    if indicator is not None:
        agreement.indicator = tidy(indicator)[:LONGEST_TEXT]
    if agreement.is_public and not names_nobody and _public_words(agreement) != words_before:
        demand_names_nobody(_public_words(agreement))
    agreement.save(update_fields=["text", "who", "due_on", "indicator"])
    set_countries(actor, agreement, terms["countries"])
    move_last_days(agreement)
    if agreement.hook:
        actions.reword_outcome(actor=actor, hook=agreement.hook, words=_in_words(agreement.cycle, terms))
    record(actor, "reworded", agreement, label=agreement.label)
    if before != agreement.terms:
        ask_again(agreement)
    return agreement


@transaction.atomic
def set_public(*, actor: Person, agreement: Agreement, is_public: bool, names_nobody: bool = False) -> Agreement:
    """Let strangers read it, as far as its regime allows, from the moment that all its parties confirmed it; or not.

    Words that may say who somebody is are read again first: *names_nobody* says that they were.
    """
    demand(actor, "keep_agreements", agreement.cycle)
    [agreement] = under_present_regime([agreement])
    if is_public and not rules.may_be_public(agreement):
        raise Refused(_("It was made in a closed part: it stays among those who were there."))
    if is_public and not summary_of(agreement).is_in_force:
        raise Refused(_("An agreement is public once all its parties have confirmed it."))
    if is_public and not names_nobody:
        demand_names_nobody(_public_words(agreement))
    if Agreement.objects.filter(pk=agreement.pk, is_public=not is_public).update(is_public=is_public):
        record(actor, "published" if is_public else "hid", agreement, label=agreement.label)
    agreement.is_public = is_public
    return agreement


def _public_words(agreement: Agreement) -> tuple[str, ...]:
    return agreement.text, agreement.who, agreement.indicator


def _insert(actor: Person, cycle: Cycle, terms: Terms, **origin: object) -> Agreement:
    """A new one with the next number, and its countries as its first parties."""
    text, who = _whole(terms)
    last = Agreement.objects.aggregate(last=Max("number"))["last"] or 0
    agreement = Agreement.objects.create(
        cycle=cycle, number=last + 1, text=text, who=who, due_on=terms.get("due_on"), made_by=actor, **origin
    )
    add_countries(agreement, terms["countries"])
    return agreement


def _whole(terms: Terms) -> tuple[str, str]:
    """What is done and who does it, tidy; refused where something is missing or too long."""
    text, who = tidy(terms["text"]), tidy(terms["who"])
    if not text or not who:
        raise Refused(_("An agreement says what will be done, and who does it."), about="who" if text else "text")
    if len(text) > LONGEST_TEXT or len(who) > LONGEST_WHO:
        raise Refused(_("An agreement has one sentence of at most %(most)d characters.") % {"most": LONGEST_TEXT})
    if set(terms["countries"]) - set(InvitedCountry.objects.values_list("country", flat=True)):
        raise Refused(_not_invited(), about="countries")
    return text, who


def _demand_countries(codes: Sequence[str]) -> None:
    if not codes:
        raise Refused(_not_invited(), about="countries")


def _not_invited() -> str:
    return _("An agreement is made by invited countries: choose one at least.")


def _in_words(cycle: Cycle, terms: Terms) -> str:
    """«Guardia de turno en frontera (Migraciones, Bolivia, Perú)»."""
    countries = ", ".join(country_name(code, cycle.main_language) for code in sorted(terms["countries"]))
    return f"{tidy(terms['text'])} ({tidy(terms['who'])}, {countries})"
