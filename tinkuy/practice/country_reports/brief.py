"""What the two printed pages of a country say, every word ready in the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext as _, ngettext

from tinkuy.core.text import in_language, shortened
from tinkuy.design.components import percent
from tinkuy.design.figures.practice_knot import practice_knot
from tinkuy.design.typesetting.looks import XMLNS
from tinkuy.people.countries import country_name
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.country_reports.facts import AnswerFacts, CountryFacts
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.figures.changes import changes_since, sessions_before
from tinkuy.practice.figures.rates import Rate
from tinkuy.practice.key_actions.models import KeyActionState
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.verification.gaps import sentence_of
from tinkuy.practice.verification.models import Verification, Verifier

MOST_ANSWERS, MOST_ACTIONS, MOST_LOOKS, MOST_CHANGES = 12, 10, 5, 8
LONGEST_WORDS, LONGEST_SAYING, LONGEST_OPENING = 170, 220, 700


@dataclass(frozen=True)
class AnswerLine:
    label: str
    words: str
    state: str
    knot: str
    says: str


@dataclass(frozen=True)
class ActionLine:
    label: str
    words: str
    state: str
    is_late: bool


@dataclass(frozen=True)
class RateLine:
    name: str
    value: str
    made_of: str
    definition: str


@dataclass(frozen=True)
class CountryBrief:
    """`is_outside` says that it holds only what the country lets everybody read."""

    language: str
    title: str
    series: str
    opening: str
    numbers: Sequence[tuple[str, str]]
    answers: Sequence[AnswerLine]
    more_answers: str
    rates: Sequence[RateLine]
    actions: Sequence[ActionLine]
    more_actions: str
    looks: Sequence[str]
    changes_title: str
    changes: Sequence[str]
    notes: Sequence[str]
    made_on: str
    is_outside: bool
    is_example: bool


def brief_of(facts: CountryFacts, report: CountryReport | None, *, is_outside: bool) -> CountryBrief:
    """Of the *facts* as they may be read; the opening of a *report* that is ready stands above them."""
    cycle = facts.cycle
    language = get_language() or cycle.main_language
    actions = [line for one in facts.answers for line in _actions(one, facts)]
    changes_title, changes = ("", []) if is_outside else _changes(facts)
    return CountryBrief(
        language=language,
        title=_("%(country)s: what became of the recommendations") % {"country": facts.name},
        series=in_language(cycle.title, language, cycle.main_language),
        opening=shortened(report.opening, LONGEST_OPENING) if report and report.ready_on else "",
        numbers=_numbers(facts),
        answers=[_answer(one, facts, language) for one in facts.answers[:MOST_ANSWERS]],
        more_answers=_more(len(facts.answers) - MOST_ANSWERS),
        rates=[_rate(rate) for rate in facts.rates if rate.form != "count"],
        actions=actions[:MOST_ACTIONS],
        more_actions=_more(len(actions) - MOST_ACTIONS),
        looks=[_look(one, look) for one in facts.answers for look in one.verifications][:MOST_LOOKS],
        changes_title=changes_title,
        changes=changes,
        notes=_notes(facts, is_outside=is_outside),
        made_on=_("Made on %(day)s.") % {"day": day_with_year(facts.today)},
        is_outside=is_outside,
        is_example=cycle.is_example,
    )


def _more(count: int) -> str:
    return ngettext("and %(count)s more", "and %(count)s more", count) % {"count": count} if count > 0 else ""


def _numbers(facts: CountryFacts) -> list[tuple[str, str]]:
    counts = {rate.code: rate for rate in facts.rates}
    questions, done = int(counts["asked"].figure.numerator), int(counts["completion"].figure.numerator)
    return [
        (str(questions), ngettext("question put", "questions put", questions)),
        (percent(counts["response"].figure.value), _("answered")),
        (percent(counts["acceptance"].figure.value), _("of the answers agree")),
        (str(done), ngettext("is in practice", "are in practice", done)),
    ]


def _answer(one: AnswerFacts, facts: CountryFacts, language: str) -> AnswerLine:
    response = one.response
    state = str(ResponseState(one.state).label)
    if one.since:
        state = _("%(state)s since %(day)s") % {"state": state, "day": day_with_year(one.since)}
    if one.is_verified:
        state = _("%(state)s, verified") % {"state": state}
    institution = f"{response.institution}. " if response.institution and one.tells else ""
    words = response.reason if response.state == ResponseState.REJECTED else response.text
    drawn = "no_response" if one.state == ResponseState.NO_ANSWER else str(one.state)
    knot = practice_knot(drawn, is_verified=one.is_verified).replace("<svg ", f"<svg {XMLNS} ", 1)
    return AnswerLine(
        label=response.finding.label,
        words=shortened(in_language(response.finding.text, language, facts.cycle.main_language), LONGEST_WORDS),
        state=state,
        knot=knot,
        says=shortened(institution + words, LONGEST_SAYING) if one.tells else "",
    )


def _actions(one: AnswerFacts, facts: CountryFacts) -> Iterator[ActionLine]:
    for action in one.actions:
        is_late = action.is_overdue(facts.today)
        state = str(action.get_state_display())
        if action.due_on and action.state != KeyActionState.DONE:
            due = _("overdue since %(day)s") if is_late else _("due on %(day)s")
            state = f"{state}, {due % {'day': day_with_year(action.due_on)}}"
        who = f" ({action.responsible})" if action.responsible else ""
        yield ActionLine(one.response.finding.label, shortened(action.text + who, LONGEST_SAYING), state, is_late)


def _rate(rate: Rate) -> RateLine:
    figure = rate.figure
    whole = int(figure.denominator)
    if rate.form == "days":
        value = "—" if figure.value is None else number_format(figure.value, decimal_pos=0)
        made_of = ngettext("of %(count)s question", "of %(count)s questions", whole) % {"count": whole}
    else:
        value = percent(figure.value)
        made_of = _("%(part)s of %(whole)s") % {"part": int(figure.numerator), "whole": whole}
    return RateLine(str(rate.name), value, made_of if whole else "", str(figure.definition))


def _look(one: AnswerFacts, look: Verification) -> str:
    who = country_name(look.country) if look.country else str(look.institution or Verifier(look.verifier).label)
    return f"{one.response.finding.label}, {who}: {sentence_of(look.points.all())}"


def _changes(facts: CountryFacts) -> tuple[str, list[str]]:
    """Since the last session that took place."""
    sessions = sessions_before(facts.cycle)
    if not sessions:
        return "", []
    webinar, since = sessions[0]
    changes = changes_since(facts.cycle, since, [facts.country])
    lines = [
        f"{one.response.finding.label}: "
        f"{str(ResponseState(one.before).label).lower()} → {str(ResponseState(one.step.state).label).lower()}"
        for one in changes.answers
        if one.has_moved
    ]
    title = _("Since session %(place)s, %(day)s") % {"place": webinar.ordinal, "day": day_with_year(since)}
    return (title, lines[:MOST_CHANGES]) if lines else ("", [])


def _notes(facts: CountryFacts, *, is_outside: bool) -> list[str]:
    whose = (
        _("It holds what the country lets everybody read of its answers.")
        if is_outside
        else _("It holds all that the country said: for the team, not to be handed on without the country.")
    )
    return [_("A question is one recommendation put to one addressee of the country."), whose]
