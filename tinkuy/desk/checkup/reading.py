"""The facts of one cycle, read in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable

from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.convening.call_for_proposals.models import ProposalState
from tinkuy.desk.figures.queries.attendance import Attendance
from tinkuy.dialogue.agreements.queries import summaries
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.models import Sex
from tinkuy.planning.guests.queries.checkup import guests_lacking_consent, speakers_by
from tinkuy.planning.hooks.queries import path_of
from tinkuy.planning.plan.queries import lacks_of_next_step
from tinkuy.planning.systematisation_plan.models import SystematisationPlan
from tinkuy.planning.team.succession import survey_duties
from tinkuy.practice.check_ins.queries import silences
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.finding import Finding

from . import rows
from .facts import Facts, Speakers


def facts_of(cycle: Cycle, attendance: Attendance) -> Facts:
    """Read the facts of *cycle*, which is in scope. *attendance* is passed, so that it is computed once per page."""
    key = cycle.pk
    invited, waves = rows.INVITED.rows(key), rows.WAVES.rows(key)
    next_state, lacks = lacks_of_next_step(cycle)
    quotes, proposals = rows.QUOTES.rows(key), Counter(rows.PROPOSALS.rows(key))
    in_cycle = Response.objects.filter(cycle=cycle).select_related("finding", "institution")
    responses = list(in_cycle.prefetch_related("actions"))
    in_force = rows.VERSIONS_IN_FORCE.rows(key)
    return Facts(
        cycle=cycle,
        today=cycle.today(),
        path=path_of(cycle),
        countries=[row.country for row in invited],
        focal_points=rows.FOCAL_POINTS.rows(key),
        themes=rows.THEMES.rows(key),
        levels=rows.LEVELS.rows(key),
        plan=SystematisationPlan.objects.filter(cycle=cycle).prefetch_related("responsible").first(),
        milestones=rows.MILESTONES.rows(key),
        waves=waves,
        convened=frozenset(wave.country for wave in waves).union(rows.COUNTRIES_OF_REGISTERED.rows(key)),
        attendance=attendance,
        with_report=frozenset(rows.WITH_REPORT.rows(key)),
        with_transcript=frozenset(rows.WITH_TRANSCRIPT.rows(key)),
        quoted=frozenset((place, country) for place, country in quotes if country),
        coded=frozenset(place for place, _country in quotes),
        findings=list(
            Finding.objects.filter(cycle=cycle)
            .prefetch_related("evidence__excerpt", "validations")
            .order_by("kind", "number")
        ),
        responses=responses,
        silences=silences(responses, cycle.today()),
        sheet_languages=frozenset(language for _sheet, language, _number, _source in in_force),
        outdated_translations=_outdated_translations(in_force),
        speakers=_speakers(cycle),
        with_record=frozenset(rows.WITH_RECORD.rows(key)),
        proposals_waiting=sum(proposals[state] for state in (ProposalState.WAITING, ProposalState.OPEN)),
        proposals=proposals.total(),
        board=warning_board(cycle, attendance.counts),
        goes_without={row.country: row.goes_without for row in invited if row.goes_without},
        next_state=next_state,
        lacking=frozenset(lack.kind for lack in lacks),
        agreements=summaries(cycle),
        duties=survey_duties(cycle),
    )


def _outdated_translations(in_force: Iterable[tuple[int, str, int, int | None]]) -> list[tuple[str, int, int]]:
    """Of the versions in force, lowest numbers first: each language whose newest translation follows a former one."""
    originals, translations = dict[int, int](), dict[tuple[int, str], int]()
    for sheet, language, number, source in in_force:
        if source is None:
            originals[sheet] = number
        else:
            translations[sheet, language] = source
    return [
        (language, source, originals[sheet])
        for (sheet, language), source in translations.items()
        if source < originals.get(sheet, 0)
    ]


def _speakers(cycle: Cycle) -> Speakers:
    spread = speakers_by(cycle)
    return Speakers(
        by_country={code: count for code, count in spread.countries.items() if code},
        by_sector={code: count for code, count in spread.sectors.items() if code},
        women=spread.sexes.get(Sex.WOMAN, 0),
        men=spread.sexes.get(Sex.MAN, 0),
        lacking_consent=len(guests_lacking_consent(cycle)),
        total=spread.total,
    )
