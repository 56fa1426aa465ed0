"""5 PUT INTO PRACTICE: answers, actions, what stalled."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.people.countries import country_name
from tinkuy.practice.models import Response, ResponseState
from tinkuy.systematisation.evidence.models.finding import FindingState

from . import addresses, ground
from .addresses import address
from .facts import Facts
from .rule import Remark, Rule, Severity
from .wording import countries_listed, listed

PATIENCE = timedelta(days=30)
"""A country that has not answered after this long is asked again."""


def _is_long_ago(facts: Facts, response: Response) -> bool:
    return response.communicated_on is not None and response.communicated_on < facts.today - PATIENCE


def overdue_answers(facts: Facts) -> Iterator[Remark]:
    long_ago = [response for response in facts.responses if _is_long_ago(facts, response)]
    silent = [response for response in long_ago if response.state == ResponseState.NO_ANSWER]
    labels: dict[str, list[str]] = {}
    for response in sorted(silent, key=lambda response: country_name(response.country)):
        labels.setdefault(country_name(response.country), []).append(response.finding.label)
    if labels:
        owed = "; ".join(f"{country}: {listed(codes)}" for country, codes in labels.items())
        yield Remark(
            fact=ngettext(
                "%(count)s country owes an answer for more than 30 days",
                "%(count)s countries owe an answer for more than 30 days",
                len(labels),
            )
            % {"count": len(labels)},
            advice=_("%(owed)s. Ask their focal points whether the right institution received it.") % {"owed": owed},
            deed=_("See the answers"),
            href=address(facts, addresses.PRACTICE),
        )


def overdue_actions(facts: Facts) -> Iterator[Remark]:
    for response in facts.responses:
        late = [action.text for action in response.actions.all() if action.is_overdue(facts.today)]
        if late:
            yield Remark(
                fact=ngettext(
                    "An action of %(country)s for %(label)s is overdue",
                    "%(count)s actions of %(country)s for %(label)s are overdue",
                    len(late),
                )
                % {"country": country_name(response.country), "label": response.finding.label, "count": len(late)},
                advice=_("“%(action)s”. Write what happened, or agree on another day.") % {"action": late[0]},
                deed=_("Write what happened"),
                href=address(facts, addresses.RESPONSE, response.public_id),
            )


def stalled_responses(facts: Facts) -> Iterator[Remark]:
    for response in facts.responses:
        if response.state == ResponseState.STALLED:
            yield Remark(
                fact=_("%(label)s is stalled in %(country)s")
                % {"label": response.finding.label, "country": country_name(response.country)},
                advice=_("Ask what is missing. Another country may already have solved it and can help."),
                deed=_("See what happened"),
                href=address(facts, addresses.RESPONSE, response.public_id),
            )


def uncommunicated_recommendations(facts: Facts) -> Iterator[Remark]:
    addressed = {(response.finding_id, response.country) for response in facts.responses}
    for finding in facts.recommendations:
        not_addressed = [code for code in facts.countries if (finding.pk, code) not in addressed]
        if not_addressed and finding.state == FindingState.PUBLISHED:
            yield Remark(
                fact=_("%(label)s was not communicated to %(countries)s")
                % {"label": finding.label, "countries": countries_listed(not_addressed)},
                advice=_("A recommendation that reaches nobody changes nothing. Communicate it and follow the answer."),
                deed=_("Communicate it"),
                href=address(facts, addresses.PRACTICE),
            )


def _some_are_published(facts: Facts) -> bool:
    return bool(facts.countries) and any(one.state == FindingState.PUBLISHED for one in facts.recommendations)


RULES = (
    Rule(
        "overdue-answer",
        Severity.WARNING,
        gettext_lazy("No country has owed an answer for more than 30 days."),
        gettext_lazy("Without an answer nobody knows whether the recommendation arrived."),
        overdue_answers,
        ground=ground.ASKED.where(lambda facts: any(_is_long_ago(facts, one) for one in facts.responses)),
    ),
    Rule(
        "overdue-action",
        Severity.WARNING,
        gettext_lazy("No key action is overdue."),
        gettext_lazy("An agreement is kept on its day."),
        overdue_actions,
        ground=ground.ACTIONS,
    ),
    Rule(
        "stalled",
        Severity.ADVICE,
        gettext_lazy("No response is stalled."),
        gettext_lazy("What is stalled in one country was often solved in another."),
        stalled_responses,
        ground=ground.ANSWERS,
    ),
    Rule(
        "not-communicated",
        Severity.WARNING,
        gettext_lazy("Every published recommendation was communicated to every country."),
        gettext_lazy("A recommendation has somebody it is addressed to."),
        uncommunicated_recommendations,
        ground=ground.RECOMMENDATIONS.where(_some_are_published),
    ),
)
