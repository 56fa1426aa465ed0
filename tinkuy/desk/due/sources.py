"""What has a day or waits for somebody, kind by kind.

Each source is given any number of cycles, outside of any scope, and reads only theirs, in as many queries as of one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _, ngettext, pgettext

from tinkuy.core.languages import reader_language
from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.core.text import in_language
from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.desk.checkup.facts import AT_REST, Facts, awaited_countries, quoted_by
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
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState

from .agreements import agreements
from .answers_and_actions import actions, answers, reviews, silent_answers
from .certificates import certificates_to_issue
from .comments import comments_to_answer
from .convening import CONVENING
from .credits import credits_to_decide
from .files import reports_to_import, transcripts_to_import
from .item import Due
from .mails import paused_mails
from .sheets import sheets_in_hand
from .supports import supports
from .translations import translations_in_hand
from .verifications import voices
from .written_answers import WRITTEN_ANSWERS

Cycles = Mapping[int, Cycle]

MOST_NAMED = 3
"""Countries that a line names; of more it says how many."""
MINUTES_PER_FINDING = 3
"""An estimate: a finding is read with its quotes."""
OFF = (WebinarState.CANCELLED, WebinarState.POSTPONED)

WEBINARS_ON = RowsOfKeys[Webinar](lambda cycles: Webinar._base_manager.filter(cycle__in=cycles).exclude(state__in=OFF))
OPEN_TASKS = RowsOfKeys[Task](
    lambda cycles: Task._base_manager.filter(cycle__in=cycles, done_at=None).select_related("owner")
)
OPEN_DECISIONS = RowsOfKeys[Decision](
    lambda cycles: Decision._base_manager.filter(cycle__in=cycles, state=DecisionState.OPEN).select_related("cycle")
)
MILESTONES_OF = RowsOfKeys[Milestone](lambda cycles: Milestone._base_manager.filter(cycle__in=cycles))


def sessions(cycles: Cycles) -> Iterator[Due]:
    """A session is its host country's; without a host, the coordination's. On its day it is the facilitation's too."""
    for webinar in WEBINARS_ON.rows(list(cycles)):
        if not webinar.is_held:
            cycle, host = cycles[webinar.cycle_id], webinar.host_country
            on = local_day(webinar.starts_at, cycle.zone)
            own = frozenset() if host else frozenset({Role.COORDINATION})
            yield Due(
                cycle=cycle,
                on=on,
                words=_("Hold session %(place)s") % {"place": webinar.ordinal},
                who=country_name(host) if host else _("Regional coordination"),
                code=host or initials(_("Regional coordination")),
                countries=frozenset({host} if host else ()),
                roles=own | {Role.FACILITATION} if on == cycle.today() else own,
                followed_with="see_plan",
                thing=_session_title(webinar, cycle),
                begins_at=webinar.starts_at,
                is_event=True,
                **_session_deed(webinar, cycle),
            )


def _session_title(webinar: Webinar, cycle: Cycle) -> str:
    title = in_language(webinar.title, reader_language(), cycle.main_language)
    return _("Session %(place)s: %(title)s") % {"place": webinar.ordinal, "title": title}


def _session_deed(webinar: Webinar, cycle: Cycle) -> dict[str, Any]:
    """What is done with it now: prepared, on its day conducted from the console, afterwards told of."""
    pages = [page_of(cycle, addresses.WEBINAR, webinar.ordinal), page_of(cycle, addresses.PLAN)]
    if local_day(webinar.starts_at, cycle.zone) > cycle.today():
        return {"deed": pgettext("deed that is due", "Prepare"), "pages": pages}
    if webinar.ends_at < cycle.now() and webinar.state != WebinarState.LIVE:
        page = page_of(cycle, addresses.HOLD, webinar.ordinal)
        return {"deed": _("Say how it went"), "pages": [page, *pages], "minutes": 5}
    return {"deed": _("Enter the console"), "pages": [page_of(cycle, addresses.CONSOLE, webinar.ordinal), *pages]}


def tasks(cycles: Cycles) -> Iterator[Due]:
    for task in OPEN_TASKS.rows(list(cycles)):
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
            deed=_("See the task"),
            why=_("It is assigned to you."),
        )


def decisions(cycles: Cycles) -> Iterator[Due]:
    """A proposal waits for the countries that have not answered."""
    invited, voices = defaultdict(list), defaultdict(list)
    decisions = OPEN_DECISIONS.rows(list(cycles))
    if not decisions:
        return
    for country in InvitedCountry.objects.filter(cycle__in=cycles):
        invited[country.cycle_id].append(country.country)
    for voice in DecisionVoice.objects.filter(cycle__in=cycles, decision__state=DecisionState.OPEN):
        voices[voice.decision_id].append(voice)
    for decision in decisions:
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
                deed=pgettext("deed that is due", "Answer"),
                thing=f"{decision.label}: {decision.text}",
                minutes=5,
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
    dated = MILESTONES_OF.rows(list(cycles))
    if not dated:
        return
    plans = SystematisationPlan.objects.filter(cycle__in=cycles).prefetch_related("responsible")
    responsible = {plan.cycle_id: list(plan.responsible.all()) for plan in plans}
    for milestone in dated:
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
            deed=_("See the plan"),
            why=_("You are responsible for the systematisation."),
            is_event=True,
        )


def validations(cycles: Cycles) -> Iterator[Due]:
    """Findings that wait for a country's word, by a day where one was given: what quotes no country waits for all."""
    findings = Finding.objects.filter(cycle__in=cycles, state=FindingState.CONTRASTED)
    contrasted = list(findings.prefetch_related("evidence__excerpt", "validations").order_by("kind", "number"))
    invited = defaultdict(list)
    if quoting_nobody := {finding.cycle_id for finding in contrasted if not quoted_by(finding)}:
        for row in InvitedCountry.objects.filter(cycle__in=quoting_nobody):
            invited[row.cycle_id].append(row.country)
    labels: dict[tuple[int, str], list[str]] = {}
    for finding in contrasted:
        for country in awaited_countries(finding, invited[finding.cycle_id]):
            labels.setdefault((finding.cycle_id, country), []).append(finding.label)
    for (pk, country), missing in labels.items():
        cycle = cycles[pk]
        yield Due(
            cycle=cycle,
            on=cycle.validate_by or cycle.today(),
            has_day=cycle.validate_by is not None,
            words=_("Validate %(labels)s") % {"labels": listed(missing)},
            who=country_name(country),
            code=country,
            pages=[f"{page_of(cycle, addresses.FINDINGS)}?state={FindingState.CONTRASTED}"],
            own_page=page_of(cycle, addresses.VALIDATE),
            countries=frozenset({country}),
            deed=pgettext("deed that is due", "Validate"),
            thing=listed(missing),
            minutes=MINUTES_PER_FINDING * len(missing),
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
            roles=frozenset({Role.COORDINATION}),
            deed=_("Decide"),
            thing=ngettext("%(count)s early warning", "%(count)s early warnings", count) % {"count": count},
            minutes=2 * count,
        )


SOURCES: tuple[Callable[[Cycles], Iterable[Due]], ...] = (
    sessions,
    tasks,
    decisions,
    milestones,
    validations,
    actions,
    answers,
    reviews,
    silent_answers,
    voices,
    supports,
    credits_to_decide,
    agreements,
    sheets_in_hand,
    comments_to_answer,
    translations_in_hand,
    *(reports_to_import, transcripts_to_import),
    certificates_to_issue,
    paused_mails,
    *CONVENING,
    *WRITTEN_ANSWERS,
)
"""Everything that is due. A new kind of thing is one function more here."""
