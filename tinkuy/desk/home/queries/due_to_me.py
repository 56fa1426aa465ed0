"""The next dated things of a person, across their cycles: theirs first, then the earliest.

A new kind of dated thing is one function more in `SOURCES`: it gets the person and their cycles that are not folded,
by key, reads all of these in a number of queries that does not grow with them, and yields `MyDue`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.desk.checkup.addresses import DECISION, PLAN, RESPONSE, SYSTEMATISATION_PLAN, TASKS, WEBINAR, page_of
from tinkuy.desk.checkup.facts import answered_by, quoted_by
from tinkuy.desk.checkup.wording import listed
from tinkuy.desk.dashboard.queries.ahead import OFF
from tinkuy.people import access
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.decisions.models import Decision, DecisionState, DecisionVoice
from tinkuy.planning.hours import local_day
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.tasks.models import Task
from tinkuy.practice.models import KeyAction, ResponseState
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState

from .own_cycles import OwnCycle

Cycles = Mapping[int, OwnCycle]


@dataclass(frozen=True)
class MyDue:
    """One thing on one day, in one cycle; `is_mine` when it is the person's or their country's to do."""

    on: date
    words: str
    own: OwnCycle
    href: str
    is_mine: bool

    @property
    def is_late(self) -> bool:
        return self.on < self.own.cycle.today()

    @property
    def is_today(self) -> bool:
        return self.on == self.own.cycle.today()


def due_to(person: Person, cycles: Iterable[OwnCycle]) -> list[MyDue]:
    """What is due in the cycles of *person* that are not folded; a fixed number of queries."""
    standing = {own.cycle.pk: own for own in cycles if not own.is_folded}
    with scopes_disabled():
        items = [item for source in SOURCES for item in source(person, standing)]
    return sorted(items, key=lambda item: (not item.is_mine, item.on, item.words))


def sessions(person: Person, cycles: Cycles) -> Iterator[MyDue]:
    """A session is its host country's; without a host, the coordination's."""
    for own in cycles.values():
        for webinar in own.webinars:
            if not webinar.is_held and webinar.state not in OFF:
                host = webinar.host_country
                yield MyDue(
                    on=local_day(webinar.starts_at, own.cycle.zone),
                    words=_("Hold session %(place)s") % {"place": webinar.ordinal},
                    own=own,
                    href=_session_page(own, webinar.ordinal),
                    is_mine=host in own.countries if host else Role.COORDINATION in own.codes,
                )


def _session_page(own: OwnCycle, place: int) -> str:
    return page_of(own.cycle, WEBINAR, place) if _plans(own) else page_of(own.cycle, PLAN)


def milestones(person: Person, cycles: Cycles) -> Iterator[MyDue]:
    """A date of the systematisation belongs to those responsible for it."""
    responsible = set(
        SystematisationPlan.objects.filter(cycle__in=cycles, responsible=person).values_list("cycle_id", flat=True)
    )
    for milestone in Milestone.objects.filter(cycle__in=cycles):
        own = cycles[milestone.cycle_id]
        yield MyDue(
            on=milestone.due_on,
            words=milestone.text,
            own=own,
            href=_milestones_page(own),
            is_mine=milestone.cycle_id in responsible,
        )


def _milestones_page(own: OwnCycle) -> str:
    return page_of(own.cycle, SYSTEMATISATION_PLAN if _plans(own) else PLAN)


def _plans(own: OwnCycle) -> bool:
    return access.allows("plan_cycle", own.codes, is_signed_in=True)


def validations(person: Person, cycles: Cycles) -> Iterator[MyDue]:
    """Findings that quote a country of the person's and wait for its word."""
    cycles_of_country = {pk: own for pk, own in cycles.items() if own.countries and own.cycle.validate_by}
    waiting: dict[tuple[int, str], list[str]] = {}
    findings = Finding.objects.filter(cycle__in=cycles_of_country, state=FindingState.CONTRASTED)
    for finding in findings.prefetch_related("evidence__excerpt", "validations").order_by("kind", "number"):
        for country in (quoted_by(finding) - answered_by(finding)) & cycles_of_country[finding.cycle_id].countries:
            waiting.setdefault((finding.cycle_id, country), []).append(finding.label)
    for (pk, country), labels in waiting.items():
        own = cycles_of_country[pk]
        yield MyDue(
            on=own.cycle.validate_by or own.cycle.today(),
            words=_("Validate %(labels)s for %(country)s")
            % {"labels": listed(labels), "country": country_name(country)},
            own=own,
            href=reverse("systematisation:validate", args=[own.cycle.slug]),
            is_mine=True,
        )


def key_actions(person: Person, cycles: Cycles) -> Iterator[MyDue]:
    """What a country of the person's agreed to do."""
    agreed = KeyAction.objects.filter(cycle__in=cycles, due_on__isnull=False).exclude(state="done")
    for action in agreed.exclude(response__state=ResponseState.REJECTED).select_related("response"):
        own = cycles[action.cycle_id]
        if action.due_on and action.response.country in own.countries:
            yield MyDue(
                on=action.due_on,
                words=action.text,
                own=own,
                href=reverse(RESPONSE, args=[own.cycle.slug, action.response.public_id]),
                is_mine=True,
            )


def tasks(person: Person, cycles: Cycles) -> Iterator[MyDue]:
    """One's own; who plans sees those of the others too."""
    for task in Task.objects.filter(cycle__in=cycles, done_at=None):
        own, is_mine = cycles[task.cycle_id], task.owner_id == person.pk
        if is_mine or _plans(own):
            yield MyDue(
                on=task.due_on, words=task.text, own=own, href=reverse(TASKS, args=[own.cycle.slug]), is_mine=is_mine
            )


def decisions(person: Person, cycles: Cycles) -> Iterator[MyDue]:
    """A proposal that waits for the voice of a country of the person's."""
    heard = set(DecisionVoice.objects.filter(cycle__in=cycles).values_list("decision_id", "country"))
    for decision in Decision.objects.filter(cycle__in=cycles, state=DecisionState.OPEN, deadline__isnull=False):
        own = cycles[decision.cycle_id]
        silent = sorted(country_name(code) for code in own.countries if (decision.pk, code) not in heard)
        if silent and decision.deadline:
            yield MyDue(
                on=decision.deadline,
                words=_("Answer decision %(label)s for %(countries)s")
                % {"label": decision.label, "countries": listed(silent)},
                own=own,
                href=reverse(DECISION, args=[own.cycle.slug, decision.number]),
                is_mine=True,
            )


SOURCES: tuple[Callable[[Person, Cycles], Iterable[MyDue]], ...] = (
    sessions,
    tasks,
    decisions,
    milestones,
    validations,
    key_actions,
)
"""Everything dated that the home shows."""
