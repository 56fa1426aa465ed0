"""What frames a cycle of the example: languages, lines of themes with their levels, its plan of systematisation."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tinkuy.people.models import Person
from tinkuy.planning.cycles.actions.frame import Frame
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.sessions.actions.webinars import edit_webinar
from tinkuy.planning.systematisation_plan import actions as systematisation_plan_actions
from tinkuy.planning.systematisation_plan.actions import add_milestone
from tinkuy.planning.themes.actions import add_theme

from .pack import Item, texts


def cycle_fields(row: Item) -> dict[str, Any]:
    """What a cycle of the example is created with, but its countries and who creates it."""
    return {
        "slug": row["id"],
        **{name: texts(row[name]) for name in ("title", "guiding_question", "audience", "purpose")},
        **{name: row[name] for name in ("kind", "main_language", "zone", "default_regime", "governance")},
        "attendance_minutes": row["attendance_threshold_minutes"],
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
