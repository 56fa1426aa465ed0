"""What is due, by date: sessions, tasks, decisions, validations, actions and reviews."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.design.components import initials
from tinkuy.desk.checkup.addresses import DECISION, TASKS, WARNINGS, page_of
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.wording import listed
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.decisions.queries import open_decisions
from tinkuy.planning.hours import local_day
from tinkuy.planning.tasks.queries import tasks_due
from tinkuy.practice.models import ResponseState

NAMED = 3
"""Countries that a line names; of more it says how many."""
OFF = (WebinarState.CANCELLED, WebinarState.POSTPONED)


@dataclass(frozen=True)
class Due:
    """One thing to do: on which day, by whom (a country's code and the words for it), and where."""

    on: date
    words: str
    who: str
    code: str
    href: str


def due(facts: Facts) -> list[Due]:
    """Everything that is due, the earliest first; what is past its day is overdue."""
    items = [
        *_sessions(facts),
        *_tasks(facts),
        *_decisions(facts),
        *_warnings(facts),
        *_validations(facts),
        *_actions(facts),
        *_reviews(facts),
    ]
    return sorted(items, key=lambda item: (item.on, item.code, item.words))


def _sessions(facts: Facts) -> Iterator[Due]:
    for step in facts.path:
        webinar = step.webinar
        if not webinar.is_held and webinar.state not in OFF:
            yield Due(
                on=local_day(webinar.starts_at, facts.cycle.zone),
                words=_("Hold session %(place)s") % {"place": webinar.ordinal},
                who=country_name(webinar.host_country) if webinar.host_country else _("Regional coordination"),
                code=webinar.host_country,
                href=reverse("planning:webinar", args=[facts.cycle.slug, webinar.ordinal]),
            )


def _tasks(facts: Facts) -> Iterator[Due]:
    for task in tasks_due(facts.cycle):
        yield Due(
            on=task.due_on,
            words=task.task.text,
            who=task.owner.name if task.owner else _("Nobody named yet"),
            code=initials(task.owner.name) if task.owner else "",
            href=page_of(facts.cycle, TASKS),
        )


def _decisions(facts: Facts) -> Iterator[Due]:
    for decision in open_decisions(facts.cycle):
        yield Due(
            on=decision.deadline,
            words=_("Answer decision %(label)s") % {"label": decision.label},
            who=_silent(decision.silent),
            code=decision.silent[0] if len(decision.silent) == 1 else "",
            href=page_of(facts.cycle, DECISION, decision.number),
        )


def _warnings(facts: Facts) -> Iterator[Due]:
    """Warnings are decided on while something can still be done: by the next session; none once there is no other."""
    count = len(facts.board.waiting) if facts.board else 0
    coming = [step.webinar for step in facts.ahead if step.webinar.state not in OFF]
    if count and coming:
        yield Due(
            on=local_day(coming[0].starts_at, facts.cycle.zone),
            words=ngettext("Decide on %(count)s early warning", "Decide on %(count)s early warnings", count)
            % {"count": count},
            who=_("Regional coordination"),
            code="",
            href=page_of(facts.cycle, WARNINGS),
        )


def _silent(codes: Sequence[str]) -> str:
    """Which countries have not answered; of many, how many."""
    if len(codes) > NAMED:
        return ngettext("%(count)s country has to answer", "%(count)s countries have to answer", len(codes)) % {
            "count": len(codes)
        }
    return listed(sorted(map(country_name, codes))) if codes else _("Every country has answered")


def _validations(facts: Facts) -> Iterator[Due]:
    if facts.cycle.validate_by is None:
        return
    missing: dict[str, list[str]] = {}
    for finding, countries in facts.waiting:
        for country in countries:
            missing.setdefault(country, []).append(finding.label)
    for country, labels in missing.items():
        yield Due(
            on=facts.cycle.validate_by,
            words=_("Validate %(labels)s") % {"labels": listed(labels)},
            who=country_name(country),
            code=country,
            href=reverse("systematisation:findings", args=[facts.cycle.slug]),
        )


def _actions(facts: Facts) -> Iterator[Due]:
    for response in facts.responses:
        for action in response.actions.all():
            if action.due_on is not None and action.state != "done" and response.state != ResponseState.REJECTED:
                yield Due(
                    on=action.due_on,
                    words=action.text,
                    who=_("%(country)s, %(label)s")
                    % {"country": country_name(response.country), "label": response.finding.label},
                    code=response.country,
                    href=reverse("practice:response", args=[facts.cycle.slug, response.public_id]),
                )


def _reviews(facts: Facts) -> Iterator[Due]:
    for response in facts.responses:
        if response.review_on is not None and response.review_on >= facts.today:
            yield Due(
                on=response.review_on,
                words=_("Review whether %(label)s works") % {"label": response.finding.label},
                who=country_name(response.country),
                code=response.country,
                href=reverse("practice:response", args=[facts.cycle.slug, response.public_id]),
            )
