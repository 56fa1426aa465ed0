"""5 PUT INTO PRACTICE: answers, actions, what stalled."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _, ngettext_lazy

from tinkuy.people.countries import country_forms, of
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.responses.models import Response, ResponseState
from tinkuy.systematisation.evidence.models.finding import FindingState

from . import addresses, preconditions
from .addresses import address
from .facts import Facts
from .rule import Case, advice, warning
from .wording import countries_listed, listed

PATIENCE = timedelta(days=30)
"""A country that has not answered after this long is asked again."""


def _is_long_ago(facts: Facts, response: Response) -> bool:
    return response.communicated_on is not None and response.communicated_on < facts.today - PATIENCE


def _forms_of(response: Response) -> dict[str, str]:
    """What a sentence says of the country; of a body without one its name."""
    if response.country:
        return country_forms(response.country)
    name = response.of_whom
    return {"country": name, "of_country": of(name), "in_country": name}


def _of_response(facts: Facts, response: Response, **values: object) -> Case:
    words = {**_forms_of(response), "label": response.finding.label}
    return Case(address(facts, addresses.RESPONSE, response.public_id), words | values)


def overdue_answers(facts: Facts) -> Iterator[Case]:
    long_ago = [response for response in facts.responses if _is_long_ago(facts, response)]
    silent = [response for response in long_ago if response.state == ResponseState.NO_ANSWER]
    labels = _labels_by_country(silent)
    if labels:
        yield Case(address(facts, addresses.PRACTICE), {"count": len(labels), "owed": _in_one_line(labels)})


def _labels_by_country(responses: Iterable[Response]) -> dict[str, list[str]]:
    """Of each country by name, or of a body without one, the recommendations of these *responses*, each once."""
    labels: dict[str, list[str]] = {}
    for response in sorted(responses, key=lambda response: (response.of_whom, response.finding.number)):
        of_one = labels.setdefault(response.of_whom, [])
        if response.finding.label not in of_one:  # of several institutions of a country
            of_one.append(response.finding.label)
    return labels


def _in_one_line(labels: dict[str, list[str]]) -> str:
    return "; ".join(f"{country}: {listed(codes)}" for country, codes in labels.items())


def overdue_actions(facts: Facts) -> Iterator[Case]:
    for response in facts.responses:
        late = [action.text for action in response.actions.all() if action.is_overdue(facts.today)]
        if late:
            yield _of_response(facts, response, count=len(late), action=late[0])


def silent_answers(facts: Facts) -> Iterator[Case]:
    """What was accepted or talked about, and nothing was told of since it was asked, in one line for all countries; no
    answer at all is told above.
    """
    silent = [one for one in facts.responses if one.pk in facts.silences and one.state != ResponseState.NO_ANSWER]
    if silent:
        labels, first = _labels_by_country(silent), min(facts.silences[one.pk] for one in silent)
        words = {"count": len(labels), "silent": _in_one_line(labels), "day": day_with_year(first)}
        yield Case(address(facts, addresses.PRACTICE), words)


def uncommunicated_recommendations(facts: Facts) -> Iterator[Case]:
    addressed = {(response.finding_id, response.country) for response in facts.responses}
    for finding in facts.recommendations:
        not_addressed = [code for code in facts.countries if (finding.pk, code) not in addressed]
        if not_addressed and finding.state == FindingState.PUBLISHED:
            values = {"label": finding.label, "countries": countries_listed(not_addressed)}
            yield Case(address(facts, addresses.PRACTICE), values)


RULES = (
    warning(
        id="overdue-answer",
        precondition=preconditions.ASKED.where(lambda facts: any(_is_long_ago(facts, one) for one in facts.responses)),
        look=overdue_answers,
        fact=ngettext_lazy(
            "%(count)s country has not answered for more than 30 days",
            "%(count)s countries have not answered for more than 30 days",
            "count",
        ),
        advice=_("%(owed)s. Ask their focal points whether the right institution received it."),
        deed=_("See the answers"),
        passed=_("No country has left a question unanswered for more than 30 days."),
        why=_("Without an answer nobody knows whether the recommendation arrived."),
    ),
    warning(
        id="overdue-action",
        precondition=preconditions.ACTIONS,
        look=overdue_actions,
        fact=ngettext_lazy(
            "An action %(of_country)s for %(label)s is overdue",
            "%(count)s actions %(of_country)s for %(label)s are overdue",
            "count",
        ),
        advice=_("“%(action)s”. Write what happened, or agree on another day."),
        deed=_("Write what happened"),
        passed=_("No key action is overdue."),
        why=_("An agreement is kept on its day."),
    ),
    warning(
        id="silent-answer",
        precondition=preconditions.ANSWERS,
        look=silent_answers,
        fact=ngettext_lazy(
            "No news from %(count)s country since it was asked how it goes, first on %(day)s",
            "No news from %(count)s countries since they were asked how it goes, first on %(day)s",
            "count",
        ),
        advice=_("%(silent)s. Ask whoever answers, or record what you know of it."),
        deed=_("See the answers"),
        passed=_("Of every answer it was told how it goes when it was asked."),
        why=_("Silence is a state too: who reads the matrix takes it for progress."),
    ),
    advice(
        id="stalled",
        precondition=preconditions.ANSWERS,
        look=lambda facts: (_of_response(facts, one) for one in facts.responses if one.state == ResponseState.STALLED),
        fact=_("%(label)s is stalled %(in_country)s"),
        advice=_("Ask what is missing. Another country may already have solved it and can help."),
        deed=_("See what happened"),
        passed=_("No response is stalled."),
        why=_("What is stalled in one country was often solved in another."),
    ),
    warning(
        id="not-communicated",
        precondition=preconditions.RECOMMENDATIONS.where(
            lambda facts: (
                bool(facts.countries) and any(one.state == FindingState.PUBLISHED for one in facts.recommendations)
            )
        ),
        look=uncommunicated_recommendations,
        fact=_("%(label)s was not communicated to %(countries)s"),
        advice=_("A recommendation that reaches nobody changes nothing. Communicate it and follow the answer."),
        deed=_("Communicate it"),
        passed=_("Every published recommendation was communicated to every country."),
        why=_("A recommendation has somebody it is addressed to."),
    ),
)
