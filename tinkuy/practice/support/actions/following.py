"""Answering, agreeing, giving, closing, declining, withdrawing: each by the country whose word it is."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.rules import demand_voice
from tinkuy.practice.support import rules
from tinkuy.practice.support.actions.mails import tell_news
from tinkuy.practice.support.actions.steps import clean_words, locked, move, named, write_step
from tinkuy.practice.support.models import PeerSupport, SupportState
from tinkuy.practice.support.queries import answers_of, last_word_on, offers_to

type Withdrawal = Callable[[Person, PeerSupport], object]
_on_withdrawal: list[Withdrawal] = []


def when_support_is_withdrawn(deed: Withdrawal) -> None:
    """A later feature ends what rests on the support, in the same transaction; the row says why."""
    if deed not in _on_withdrawal:
        _on_withdrawal.append(deed)


@transaction.atomic
def answer_request(
    *, actor: Person, support: PeerSupport, country: str, helps: bool, note: str = "", names_nobody: bool = False
) -> PeerSupport:
    """*country* says whether it can help: what and when, or in a word why not.

    Who was asked for what it offers to all agrees by it. An open request takes an answer of each country, and stays
    open whoever declines.
    """
    support = locked(support)
    on_behalf = rules.demand_speech(actor, support.cycle, country)
    note = clean_words(note, names_nobody=names_nobody)
    is_open = rules.is_open_request(support)
    _demand_addressee(support, country, is_open=is_open)
    if not helps:
        note = demand_text(note, _("Write in a word why your country cannot help now."), about="note")
    elif not support.origin_id:
        note = demand_text(note, _("Write what your country can do, and when."), about="note")
    state = SupportState.AGREED if helps and support.origin_id else _answer(helps)
    if is_open and any((one.country, one.state, one.note) == (country, state, note) for one in answers_of(support)):
        return support
    step = write_step(actor, support, country, state, note=note, is_on_behalf=on_behalf)
    record(actor, "answered", support, **named(support, country))
    if not is_open:
        return move(support, step, **({} if helps else {"reason": note}))
    PeerSupport.objects.filter(pk=support.pk).update(state=_state_of_open(support))
    support.state = _state_of_open(support)
    tell_news(support, step, [support.asking])
    return support


def _answer(helps: bool) -> SupportState:
    return SupportState.OFFERED if helps else SupportState.DECLINED


def _state_of_open(support: PeerSupport) -> SupportState:
    """An open request is offered something as long as one country offers it."""
    answered = {one.state for one in answers_of(support)}
    return SupportState.OFFERED if SupportState.OFFERED in answered else SupportState.ASKED


def _demand_addressee(support: PeerSupport, country: str, *, is_open: bool) -> None:
    if country == support.asking:
        raise Refused(_("Your country asks for this itself."))
    if is_open:
        return
    rules.demand_step(support, SupportState.DECLINED)
    if support.state != SupportState.ASKED or country != support.giving:
        raise Refused(_("Another country was asked for this."))


@transaction.atomic
def agree_support(*, actor: Person, support: PeerSupport, giving: str = "") -> PeerSupport:
    """The asking country accepts what is offered to it; of several offers that of *giving*."""
    support = locked(support)
    if rules.is_open_request(support) and giving not in {one.country for one in offers_to(support)}:
        raise Refused(_("Choose one of the countries that offer it."), about="giving")
    giving = support.giving or giving
    if not support.asking:
        raise Refused(_("This offer stands for every country: ask for it."))
    on_behalf = rules.demand_speech(actor, support.cycle, support.asking)
    if support.state == SupportState.ASKED:
        raise Refused(_("The other country has not answered yet."))
    rules.demand_step(support, SupportState.AGREED)
    rules.demand_invited(support.cycle, giving)
    others = {one.country for one in offers_to(support)} - {giving}
    step = write_step(actor, support, support.asking, SupportState.AGREED, is_on_behalf=on_behalf)
    record(actor, "agreed on", support, **named(support, support.asking))
    support = move(support, step, giving=giving)
    tell_news(support, step, sorted(others))
    return support


@transaction.atomic
def mark_given(
    *,
    actor: Person,
    support: PeerSupport,
    country: str,
    taken_on: date,
    note: str = "",
    names_nobody: bool = False,
) -> PeerSupport:
    """Either side says that it was given, on its day."""
    support = locked(support)
    on_behalf = _demand_side(actor, support, country)
    rules.demand_step(support, SupportState.GIVEN)
    _demand_day(support, taken_on)
    note = clean_words(note, names_nobody=names_nobody)
    step = write_step(actor, support, country, SupportState.GIVEN, note=note, taken_on=taken_on, is_on_behalf=on_behalf)
    record(actor, "gave", support, **named(support, country))
    return move(support, step)


def _demand_day(support: PeerSupport, taken_on: date) -> None:
    if taken_on > support.cycle.today():
        raise Refused(_("Write the day on which it happened: it cannot lie ahead."), about="taken_on")
    if taken_on < (last := last_word_on(support)):
        raise Refused(
            _("The day lies before the last step, which was on %(day)s.") % {"day": day_with_year(last)},
            about="taken_on",
        )


@transaction.atomic
def close_support(*, actor: Person, support: PeerSupport, result: str, names_nobody: bool = False) -> PeerSupport:
    """The country that asked says what it was good for; with that it ends."""
    support = locked(support)
    on_behalf = rules.demand_speech(actor, support.cycle, support.asking)
    rules.demand_step(support, SupportState.CLOSED)
    result = clean_words(result, names_nobody=names_nobody, about="result")
    result = demand_text(result, _("Write what it was good for: with its result it is closed."), about="result")
    step = write_step(actor, support, support.asking, SupportState.CLOSED, note=result, is_on_behalf=on_behalf)
    record(actor, "closed", support, **named(support, support.asking))
    return move(support, step, result=result)


@transaction.atomic
def decline_offer(*, actor: Person, support: PeerSupport, reason: str, names_nobody: bool = False) -> PeerSupport:
    """The country that something is offered to says in a word why it does not take it."""
    support = locked(support)
    if rules.is_standing_offer(support) or rules.is_open_request(support):
        raise Refused(_("This stands for every country: whoever made it withdraws it."))
    on_behalf = rules.demand_speech(actor, support.cycle, support.asking)
    if support.state != SupportState.OFFERED:
        rules.demand_step(support, SupportState.OFFERED)
    rules.demand_step(support, SupportState.DECLINED)
    reason = clean_words(reason, names_nobody=names_nobody, about="reason")
    reason = demand_text(reason, _("Write in a word why your country does not take it."), about="reason")
    step = write_step(actor, support, support.asking, SupportState.DECLINED, note=reason, is_on_behalf=on_behalf)
    record(actor, "declined", support, **named(support, support.asking))
    return move(support, step, reason=reason)


@transaction.atomic
def withdraw_support(
    *, actor: Person, support: PeerSupport, country: str, reason: str = "", names_nobody: bool = False
) -> PeerSupport:
    """Whoever spoke first takes it back; of what is agreed either side does, with a word.

    So does a country that left the cycle: what it left is taken back by it or, in its name, by the coordination.
    """
    support = locked(support)
    demand_voice(actor, rules.ACTION, support.cycle, country)
    rules.demand_step(support, SupportState.WITHDRAWN)
    is_agreed = support.state == SupportState.AGREED
    if country != support.from_country and not (is_agreed and country in (support.asking, support.giving)):
        raise Refused(_("Only the country that asked or offered takes it back."))
    reason = clean_words(reason, names_nobody=names_nobody, about="reason")
    if is_agreed:
        reason = demand_text(reason, _("It was agreed: write in a word why it is withdrawn."), about="reason")
    offering = {one.country for one in offers_to(support)}
    step = write_step(actor, support, country, SupportState.WITHDRAWN, note=reason)
    record(actor, "withdrew", support, **named(support, country))
    support = move(support, step, reason=reason)
    for deed in _on_withdrawal:
        deed(actor, support)
    tell_news(support, step, sorted(offering))
    return support


def _demand_side(actor: Person, support: PeerSupport, country: str) -> bool:
    if country not in (support.asking, support.giving):
        raise Refused(_("Only the two countries that agreed on it do this."))
    return rules.demand_speech(actor, support.cycle, country)
