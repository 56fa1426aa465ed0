"""The example goes on: the next cycle is begun from what was left open, and announced with its own sessions."""

from datetime import datetime

from django_scopes import scope

from tinkuy.core import clock
from tinkuy.people.roles import Role
from tinkuy.planning.carried_points.models import PointDecision
from tinkuy.planning.carried_points.queries import PointLine, points_left_open
from tinkuy.planning.cycles.actions.cycle import edit_cycle
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.next_cycle.actions import Choice, begin_next_cycle, decide_points
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.planning.team.actions.roles import give_role

from .convene import invite
from .pack import Item, Pack, moment, texts
from .plan import stop_clock
from .team import Team, cycle_roles


def load(pack: Pack, team: Team, cycle: Cycle) -> None:
    row, actor = pack.cycle["next_cycle"], team.coordination
    with clock.at(moment(row["created"])):
        lines = points_left_open(cycle)
        cycle.refresh_from_db()
        made = begin_next_cycle(
            actor=actor,
            cycle=cycle,
            title=texts(row["title"]),
            first_day=datetime.fromisoformat(row["sessions"][0]["starts"]).date(),
            has_sessions=False,
            choices=_choices(row, lines),
        )
        Cycle.objects.filter(pk=made.pk).update(is_example=True)
        made.refresh_from_db()
        with scope(cycle=made):
            _plan(row, pack, team, made)
            decide_points(actor=actor, cycle=made, choices=_choices(row, lines, has_sessions=True))
    with scope(cycle=made), clock.at(moment(row["announced"])):
        advance_cycle(actor=actor, cycle=made, state=CycleState.CONVENING)
        invite(team, made)
    stop_clock(pack, made)


def _choices(row: Item, lines: list[PointLine], *, has_sessions: bool = False) -> list[Choice]:
    """What the pack names, by kind and code or by kind alone, is taken or left; the rest is still to be decided."""
    decided: Item = row["points"]
    named = (
        (line, decided.get(f"{line.source.kind} {line.point.code}") or decided.get(line.source.kind))
        for line in lines
        if line.point
    )
    return [_choice(line, item, has_sessions) for line, item in named if item]


def _choice(line: PointLine, item: Item, has_sessions: bool) -> Choice:
    decision = PointDecision.LEFT if item.get("left") else PointDecision.TAKEN
    return Choice(line.source.kind, line.key, decision, item.get("session") if has_sessions else None, item["word"])


def _plan(row: Item, pack: Pack, team: Team, made: Cycle) -> None:
    """Its own words and sessions; the team goes on, and what it talks about is no delicate matter of anybody."""
    edit_cycle(
        actor=team.coordination,
        cycle=made,
        title=made.title,
        zone=made.zone,
        countries=[country["code"] for country in pack.cycle["countries"]],
        languages=made.languages,
        target_attendance=made.target_attendance,
        is_sensitive=row["sensitive"],
        guiding_question=texts(row["guiding_question"]),
        audience=texts(row["audience"]),
        purpose=texts(row["purpose"]),
        expected_results=texts(row["expected_results"]),
    )
    for person, role, country, consent in cycle_roles(pack, team, made):
        give_role(
            actor=team.coordination,
            cycle=made,
            person=person,
            role=Role(role),
            country=country if role == Role.FOCAL_POINT else "",
            public_since=consent,
        )
    for session in row["sessions"]:
        add_webinar(
            actor=team.coordination,
            cycle=made,
            title=texts(session["title"]),
            subtitle={},
            question=texts(session["question"]),
            starts_at=datetime.fromisoformat(session["starts"]),
        )
