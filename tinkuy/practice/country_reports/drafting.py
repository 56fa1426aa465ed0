"""The first words of a report, made of what the country said and did; its own words stand as it wrote them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import in_language
from tinkuy.people.countries import country_after
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.country_reports.facts import AnswerFacts, CountryFacts
from tinkuy.practice.key_actions.models import KeyAction, KeyActionState
from tinkuy.practice.responses.models import SETTLED, ResponseState
from tinkuy.practice.responses.rules import ENDORSED


@dataclass(frozen=True)
class Draft:
    opening: str
    parts: dict[str, str]
    closing: str


def draft_of(facts: CountryFacts, language: str) -> Draft:
    """Of all answers, in *language*."""
    with translation.override(language):
        return Draft(
            opening=_opening(facts, language),
            parts=_parts(facts),
            closing="\n".join(_ahead(facts)),
        )


def _opening(facts: CountryFacts, language: str) -> str:
    title = in_language(facts.cycle.title, language, facts.cycle.main_language)
    number = len({one.response.finding_id for one in facts.answers})
    answered = sum(one.response.state != ResponseState.NO_ANSWER for one in facts.answers)
    words = ngettext(
        "%(country)s was asked about one recommendation of the cycle “%(title)s”.",
        "%(country)s was asked about %(count)s recommendations of the cycle “%(title)s”.",
        number,
    )
    counts = _("Answered: %(answered)s. Agreed or further: %(agreed)s. In practice: %(done)s.") % {
        "answered": answered,
        "agreed": sum(one.response.state in ENDORSED for one in facts.answers),
        "done": sum(one.response.state == ResponseState.IN_PRACTICE for one in facts.answers),
    }
    named: dict[str, Any] = {"title": title, "count": number, "country": country_after("the", facts.country)}
    sentence = words % named
    return f"{sentence[:1].upper()}{sentence[1:]} {counts}"


def _parts(facts: CountryFacts) -> dict[str, str]:
    """By recommendation; what several institutions of the country say of one stands together."""
    parts: dict[str, list[str]] = {}
    for one in facts.answers:
        parts.setdefault(one.response.finding.public_id, []).append("\n".join(_sentences(one)))
    return {finding: "\n\n".join(texts) for finding, texts in parts.items()}


def _sentences(one: AnswerFacts) -> Iterator[str]:
    response = one.response
    state = str(ResponseState(one.state).label)
    if one.since:
        state = _("%(state)s since %(day)s") % {"state": state, "day": day_with_year(one.since)}
    stands = f"{state}."
    yield f"{response.institution}: {stands}" if response.institution else stands
    if response.text:
        yield response.text
    if response.reason and response.state == ResponseState.REJECTED:
        yield _("Reason: %(reason)s") % {"reason": response.reason}
    for action in one.actions:
        if action.state == KeyActionState.DONE:
            yield _("Done: %(action)s (proof: %(proof)s)") % {
                "action": action.text,
                "proof": action.proof.removesuffix("."),
            }
    if one.steps and one.steps[-1].note:
        step = one.steps[-1]
        yield _("Latest news, %(day)s: %(note)s") % {"day": day_with_year(step.taken_on), "note": step.note}
    if one.is_verified:
        yield _("Another country verified it.")


def _ahead(facts: CountryFacts) -> Iterator[str]:
    """What is still to be done, the nearest first."""
    waiting = [
        (action, one)
        for one in facts.answers
        for action in one.actions
        if action.state != KeyActionState.DONE and one.response.state not in SETTLED
    ]
    for action, one in sorted(waiting, key=lambda pair: (pair[0].due_on is None, pair[0].due_on or facts.today)):
        yield f"{one.response.finding.label}: {_to_do(action)}"


def _to_do(action: KeyAction) -> str:
    if action.due_on is None:
        return action.text
    return _("%(action)s, by %(day)s") % {"action": action.text, "day": day_with_year(action.due_on)}
