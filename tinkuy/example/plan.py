"""Stage 1 of the example: the cycle, its webinars with their agenda, its hooks; and the webinars held.

What frames a cycle of the example: languages, lines of themes with their levels, its plan of systematisation.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.agenda.actions import add_segment
from tinkuy.planning.cycles.actions.cycle import create_cycle
from tinkuy.planning.cycles.actions.frame import Frame
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.actions import drop_hook, plan_hook, plant_hook, resolve_hook
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.sessions.actions.holding import hold_webinar, set_webinar_state, summarise_webinar
from tinkuy.planning.sessions.actions.webinars import add_webinar, edit_webinar
from tinkuy.planning.systematisation_plan import actions as systematisation_plan_actions
from tinkuy.planning.systematisation_plan.actions import add_milestone
from tinkuy.planning.team.actions.roles import give_role
from tinkuy.planning.themes.actions import add_theme

from .pack import Item, Pack, moment, seconds, texts
from .team import Team, cycle_roles


def cycle_fields(row: Item) -> dict[str, Any]:
    """What a cycle of the example is created with, but its countries and who creates it."""
    return {
        "slug": row["id"],
        **{name: texts(row[name]) for name in ("title", "guiding_question", "audience", "purpose")},
        **{name: row[name] for name in ("kind", "main_language", "zone", "default_regime", "governance")},
        "attendance_minutes": row["attendance_threshold_minutes"],
        "certificate_percent": row.get("certificate_percent", 0),
        "is_example": True,
        **_frame_of(row),
    }


def _frame_of(row: Item) -> Frame:
    """Languages, expected results and the attendance hoped for, as a cycle is started with them."""
    return {
        "languages": [code.lower() for code in row["languages"]],
        "expected_results": texts(row["expected_results"]),
        "target_attendance": row["target_attendance"],
    }


def add_themes(row: Item, cycle: Cycle, webinars: Mapping[str, Webinar], actor: Person) -> None:
    """Each line of themes, then how far each session takes it, as if written in the session's form."""
    themes = [(add_theme(actor=actor, cycle=cycle, name=texts(theme["name"])), theme) for theme in row["themes"]]
    for name, webinar in webinars.items():
        edit_webinar(
            actor=actor,
            webinar=webinar,
            title=webinar.title,
            subtitle=webinar.subtitle,
            question=webinar.question,
            starts_at=webinar.starts_at,
            minutes=webinar.minutes,
            builds_on=list(webinar.builds_on.all()),
            levels={theme: item["levels"].get(name, 0) for theme, item in themes},
        )


def plan_systematisation(
    row: Item, cycle: Cycle, persons: Mapping[str, Person], actor: Person, *, day: Callable[[Item], date | None]
) -> None:
    """The plan and its calendar; *day* reads the date of an item."""
    plan = row["systematisation_plan"]
    calendar = [(item["text"], day(item)) for item in plan.get("calendar", [])]
    systematisation_plan_actions.plan_systematisation(
        actor=actor,
        cycle=cycle,
        object=texts(plan["object"]),
        objective=texts(plan.get("objective")),
        axis=texts(plan["axis"]),
        sources=texts(", ".join(plan["sources"])),
        procedure=texts("\n".join(plan.get("procedure", []))),
        responsible=[persons[name] for name in plan["responsible"]],
        validate_by=next((due for text, due in calendar if text.startswith("Validación")), None),
    )
    for text, due in calendar:
        if due:
            add_milestone(actor=actor, cycle=cycle, text=text, due_on=due)


Webinars = dict[str, Webinar]


def create(pack: Pack, team: Team) -> Cycle:
    row = pack.cycle
    return create_cycle(
        actor=team.coordination,
        countries=[country["code"] for country in row["countries"]],
        is_sensitive=row["sensitive"],
        **cycle_fields(row),
    )


def load(pack: Pack, team: Team, cycle: Cycle) -> Webinars:
    """The team, the webinars in order and the announcement."""
    with clock.at(moment(pack.cycle["created"])):
        for person, role, country, consent in cycle_roles(pack, team, cycle):
            give_role(
                actor=team.coordination,
                cycle=cycle,
                person=person,
                role=Role(role),
                country=country if role == Role.FOCAL_POINT else "",
                public_since=consent,
            )
        webinars: Webinars = {}
        for row in pack.cycle["webinars"]:
            webinars[row["id"]] = _add_webinar(row, team, cycle, webinars)
        add_themes(pack.cycle, cycle, webinars, team.coordination)
        plan_systematisation(pack.cycle, cycle, team.persons, team.coordination, day=_due)
    with clock.at(moment(pack.cycle["announced"])):
        advance_cycle(actor=team.coordination, cycle=cycle, state=CycleState.CONVENING)
    return webinars


def _due(item: Item) -> date:
    return date.fromisoformat(item["due"])


def _add_webinar(row: Item, team: Team, cycle: Cycle, earlier: Webinars) -> Webinar:
    webinar = add_webinar(
        actor=team.coordination,
        cycle=cycle,
        title=texts(row["title"]),
        subtitle=texts(row["subtitle"]),
        question=texts(row["question"]),
        starts_at=datetime.fromisoformat(row["starts"]),
        minutes=row["minutes"],
        builds_on=[earlier[name] for name in row["builds_on"]],
        host_country=row["host_country"],
        interpretation=[code.lower() for code in row["interpretation"]],
    )
    for segment in row["segments"]:
        add_segment(
            actor=team.coordination,
            webinar=webinar,
            title=segment["title"],
            minutes=segment["minutes"],
            kind=segment["kind"],
            regime=segment["regime"],
            may_be_recorded=segment["recording"],
            lead=team.persons.get(segment["leads"]),
        )
    return webinar


def hold(pack: Pack, team: Team, webinar: Webinar) -> None:
    row = pack.cycle["webinars"][webinar.ordinal - 1]
    if webinar.ordinal == 1:
        with clock.at(webinar.starts_at):
            advance_cycle(actor=team.coordination, cycle=webinar.cycle, state=CycleState.RUNNING)
    with clock.at(webinar.ends_at):
        hold_webinar(actor=team.coordination, webinar=webinar, started_at=webinar.starts_at, ended_at=webinar.ends_at)
        summarise_webinar(actor=team.coordination, webinar=webinar, summary=texts(row["summary"]))


def load_hooks(pack: Pack, team: Team, webinars: Webinars) -> None:
    """Plan and plant each hook where it was opened; pick it up where it was, or drop it with its reason."""
    reason = next(row["proposal"] for row in pack.cycle["decisions"] if "hilo" in row["proposal"])
    for row in pack.cycle["hooks"]:
        origin, target = webinars[row["origin"]], webinars.get(row["target"])
        actor = team.persons.get(row["opened_by"], team.coordination)  # a speaker has no account
        with clock.at(origin.ends_at):
            hook = plan_hook(
                actor=actor,
                cycle=origin.cycle,
                kind=row["kind"],
                text=texts(row["text"]),
                origin=origin,
                target_kind="webinar" if target else "next_cycle",
                target=target,
                responsible=team.persons.get(row["responsible"]),
                number=int(row["id"][1:]),
                country=_country_of(row["opened_by"]),
            )
            plant_hook(actor=actor, hook=hook, second=seconds(row["planted_at"]))
        if row["state"] == "resolved" and target:
            with clock.at(target.ends_at):
                resolve_hook(actor=actor, hook=hook, second=seconds(row["resolved_at"]))
        elif row["state"] == "dropped":
            with clock.at(moment("2020-08-20")):
                drop_hook(actor=team.coordination, hook=hook, reason=reason)


def finish(team: Team, webinars: Webinars) -> None:
    """The minutes of every webinar are ready, and the countries validated them."""
    with clock.at(moment("2020-08-12")):
        for webinar in webinars.values():
            webinar.refresh_from_db()
            for state in (WebinarState.MINUTES_READY, WebinarState.VALIDATED):
                set_webinar_state(actor=team.coordination, webinar=webinar, state=state)


def advance(team: Team, cycle: Cycle, state: CycleState, day: str) -> None:
    with clock.at(moment(day)):
        cycle.refresh_from_db()
        advance_cycle(actor=team.coordination, cycle=cycle, state=state)


def stop_clock(pack: Pack, cycle: Cycle) -> None:
    """The example's clock stands still from here on, its retention clock too; its pages say so."""
    Cycle.objects.filter(pk=cycle.pk).update(clock_stands_at=datetime.fromisoformat(pack.cycle["now"]))


def _country_of(opened_by: str) -> str:
    """The country of a focal point; a speaker asks for nobody."""
    return opened_by.removeprefix("r-").upper() if opened_by.startswith("r-") else ""
