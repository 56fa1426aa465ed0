"""What has a day, kind by kind. Each source reads any number of cycles in a number of queries that does not grow with
them, outside of any scope: it is given the cycles, and takes no other's rows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _, ngettext

from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.desk.checkup.facts import AT_REST, Facts, awaited_countries
from tinkuy.desk.checkup.wording import listed
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.decisions.models import Decision, DecisionState, DecisionVoice
from tinkuy.planning.decisions.rules import outcome, takes_voices
from tinkuy.planning.hours import local_day
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.tasks.models import Task
from tinkuy.practice.models import Response
from tinkuy.practice.queries import open_actions
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState

from .item import Due

Cycles = Mapping[int, Cycle]

MOST_NAMED = 3
"""Countries that a line names; of more it says how many."""
OFF = (WebinarState.CANCELLED, WebinarState.POSTPONED)


def sessions(cycles: Cycles) -> Iterator[Due]:
    """A session is its host country's; without a host, the coordination's."""
    for webinar in Webinar.objects.filter(cycle__in=cycles).exclude(state__in=OFF):
        if not webinar.is_held:
            cycle, host = cycles[webinar.cycle_id], webinar.host_country
            yield Due(
                cycle=cycle,
                on=local_day(webinar.starts_at, cycle.zone),
                words=_("Hold session %(place)s") % {"place": webinar.ordinal},
                who=country_name(host) if host else _("Regional coordination"),
                code=host or initials(_("Regional coordination")),
                pages=[page_of(cycle, addresses.WEBINAR, webinar.ordinal), page_of(cycle, addresses.PLAN)],
                countries=frozenset({host} if host else ()),
                role="" if host else Role.COORDINATION,
                followed_with="see_plan",
            )


def tasks(cycles: Cycles) -> Iterator[Due]:
    for task in Task.objects.filter(cycle__in=cycles, done_at=None).select_related("owner"):
        cycle = cycles[task.cycle_id]
        yield Due(
            cycle=cycle,
            on=task.due_on,
            words=task.text,
            who=task.owner.name if task.owner else _("Nobody named yet"),
            code=initials(task.owner.name) if task.owner else "",
            pages=[page_of(cycle, addresses.TASKS)],
            persons=frozenset({task.owner_id} if task.owner_id else ()),
            followed_with="plan_cycle",
        )


def decisions(cycles: Cycles) -> Iterator[Due]:
    """A proposal waits for the countries that have not answered."""
    invited, voices = defaultdict(list), defaultdict(list)
    for country in InvitedCountry.objects.filter(cycle__in=cycles):
        invited[country.cycle_id].append(country.country)
    for voice in DecisionVoice.objects.filter(cycle__in=cycles, decision__state=DecisionState.OPEN):
        voices[voice.decision_id].append(voice)
    for decision in Decision.objects.filter(cycle__in=cycles, state=DecisionState.OPEN).select_related("cycle"):
        if takes_voices(decision) and decision.deadline:
            cycle = cycles[decision.cycle_id]
            silent = outcome(decision.silence, invited[cycle.pk], voices[decision.pk]).silent
            yield Due(
                cycle=cycle,
                on=decision.deadline,
                words=_("Answer decision %(label)s") % {"label": decision.label},
                who=_silent(silent),
                code=silent[0] if len(silent) == 1 else "",
                pages=[page_of(cycle, addresses.DECISION, decision.number)],
                countries=frozenset(silent),
            )


def _silent(codes: Sequence[str]) -> str:
    """Which countries have not answered; of many, how many."""
    if len(codes) > MOST_NAMED:
        return ngettext("%(count)s country has to answer", "%(count)s countries have to answer", len(codes)) % {
            "count": len(codes)
        }
    return listed(sorted(map(country_name, codes))) if codes else _("Every country has answered")


def milestones(cycles: Cycles) -> Iterator[Due]:
    """A date of the systematisation belongs to those responsible for it; while they work at it, it may be late."""
    plans = SystematisationPlan.objects.filter(cycle__in=cycles).prefetch_related("responsible")
    responsible = {plan.cycle_id: list(plan.responsible.all()) for plan in plans}
    for milestone in Milestone.objects.filter(cycle__in=cycles):
        cycle = cycles[milestone.cycle_id]
        persons = responsible.get(cycle.pk, [])
        if cycle.state in AT_REST and milestone.due_on < cycle.today():
            continue
        yield Due(
            cycle=cycle,
            on=milestone.due_on,
            words=milestone.text,
            who=listed(person.name for person in persons) or _("Nobody named yet"),
            code=initials(persons[0].name) if len(persons) == 1 else "",
            pages=[page_of(cycle, addresses.SYSTEMATISATION_PLAN), page_of(cycle, addresses.PLAN)],
            persons=frozenset(person.pk for person in persons),
            followed_with="see_plan",
        )


def validations(cycles: Cycles) -> Iterator[Due]:
    """Findings that quote a country and wait for its word."""
    with_day = {pk: cycle for pk, cycle in cycles.items() if cycle.validate_by}
    findings = Finding.objects.filter(cycle__in=with_day, state=FindingState.CONTRASTED)
    labels: dict[tuple[int, str], list[str]] = {}
    for finding in findings.prefetch_related("evidence__excerpt", "validations").order_by("kind", "number"):
        for country in awaited_countries(finding):
            labels.setdefault((finding.cycle_id, country), []).append(finding.label)
    for (pk, country), missing in labels.items():
        cycle = cycles[pk]
        yield Due(
            cycle=cycle,
            on=cycle.validate_by or cycle.today(),
            words=_("Validate %(labels)s") % {"labels": listed(missing)},
            who=country_name(country),
            code=country,
            pages=[page_of(cycle, addresses.FINDINGS)],
            own_page=page_of(cycle, addresses.VALIDATE),
            countries=frozenset({country}),
        )


def actions(cycles: Cycles) -> Iterator[Due]:
    """What a country agreed to do."""
    for action in open_actions(cycles):
        cycle, response = cycles[action.cycle_id], action.response
        yield Due(
            cycle=cycle,
            on=action.due_on or cycle.today(),
            words=action.text,
            who=country_name(response.country),
            about=response.finding.label,
            code=response.country,
            pages=[page_of(cycle, addresses.RESPONSE, response.public_id)],
            countries=frozenset({response.country}),
        )


def reviews(cycles: Cycles) -> Iterator[Due]:
    """The day on which a country looks whether what it agreed to works; once past, it is not late."""
    for response in Response.objects.filter(cycle__in=cycles, review_on__isnull=False).select_related("finding"):
        cycle = cycles[response.cycle_id]
        if response.review_on and response.review_on >= cycle.today():
            yield Due(
                cycle=cycle,
                on=response.review_on,
                words=_("Review whether %(label)s works") % {"label": response.finding.label},
                who=country_name(response.country),
                code=response.country,
                pages=[page_of(cycle, addresses.RESPONSE, response.public_id)],
                countries=frozenset({response.country}),
            )


def warnings(facts: Facts) -> Iterator[Due]:
    """Warnings are decided on while something can still be done: by the next session; none once there is no other."""
    count = len(facts.board.waiting) if facts.board else 0
    coming = [step.webinar for step in facts.ahead if step.webinar.state not in OFF]
    if count and coming:
        yield Due(
            cycle=facts.cycle,
            on=local_day(coming[0].starts_at, facts.cycle.zone),
            words=ngettext("Decide on %(count)s early warning", "Decide on %(count)s early warnings", count)
            % {"count": count},
            who=_("Regional coordination"),
            code=initials(_("Regional coordination")),
            pages=[page_of(facts.cycle, addresses.WARNINGS)],
            role=Role.COORDINATION,
        )


SOURCES: tuple[Callable[[Cycles], Iterable[Due]], ...] = (
    sessions,
    tasks,
    decisions,
    milestones,
    validations,
    actions,
    reviews,
)
"""Everything that has a day. A new kind of dated thing is one function more here."""
