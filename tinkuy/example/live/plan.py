"""The cycle and its team, its five webinars with their agenda, the threads between them; announced."""

from tinkuy.core import clock
from tinkuy.example.pack import Item, Pack, texts
from tinkuy.example.plan import add_themes, cycle_fields, plan_systematisation
from tinkuy.example.team import Team, person_of
from tinkuy.people.roles import Role
from tinkuy.planning.agenda.actions import add_segment
from tinkuy.planning.cycles.actions.cycle import create_cycle
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.hooks.actions import plan_hook
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.planning.team.actions.roles import give_role

from .dates import Course, Dates


def create(pack: Pack, dates: Dates) -> Course:
    """The team is that of the other example where the addresses are the same."""
    row = pack.cycle
    team = Team({member["id"]: person_of(member) for member in row["team"]}, {})
    with clock.at(dates.of(row["created"])):
        cycle = create_cycle(actor=team.coordination, countries=row["countries"], **cycle_fields(row))
    return Course(pack, dates, team, cycle)


def load(course: Course) -> None:
    row, dates = course.pack.cycle, course.dates
    with clock.at(dates.of(row["focal_points_consented"])):
        _give_roles(course)
        for webinar in course.rows:
            _add_webinar(webinar, course)
        for hook in row["hooks"]:
            _plan_hook(hook, course)
        add_themes(row, course.cycle, course.webinars, course.team.coordination)
        plan_systematisation(row, course.cycle, course.team.persons, course.team.coordination, day=lambda item: None)
    with clock.at(dates.of(row["announced"])):
        advance_cycle(actor=course.team.coordination, cycle=course.cycle, state=CycleState.CONVENING)


def _give_roles(course: Course) -> None:
    for member in course.pack.cycle["team"]:
        person, is_focal_point = course.team.persons[member["id"]], member["role"] == Role.FOCAL_POINT
        if person != course.team.coordination:
            give_role(
                actor=course.team.coordination,
                cycle=course.cycle,
                person=person,
                role=Role(member["role"]),
                country=member["country"] if is_focal_point else "",
                public_since=clock.today() if is_focal_point else None,
            )


def _add_webinar(row: Item, course: Course) -> None:
    languages, main = course.pack.cycle["languages"], course.cycle.main_language
    webinar = course.webinars[row["id"]] = add_webinar(
        actor=course.team.coordination,
        cycle=course.cycle,
        title=texts(row["title"]),
        subtitle={},
        question=texts(row["question"]),
        starts_at=course.dates.of(row["starts"]),
        minutes=row["minutes"],
        builds_on=[course.webinars[name] for name in row["builds_on"]],
        interpretation=[code.lower() for code in languages if code != main],
    )
    for segment in row["segments"]:
        add_segment(
            actor=course.team.coordination,
            webinar=webinar,
            title=segment["title"],
            minutes=segment["minutes"],
            kind=segment["kind"],
            regime=segment["regime"],
            lead=course.team.persons.get(segment["leads"]),
        )


def _plan_hook(row: Item, course: Course) -> None:
    course.hooks[row["id"]] = plan_hook(
        actor=course.opener(row["opened_by"]),
        cycle=course.cycle,
        kind=row["kind"],
        text=texts(row["text"]),
        origin=course.webinars[row["origin"]],
        target=course.webinars[row["target"]],
        number=int(row["id"].removeprefix("DH")),
    )
