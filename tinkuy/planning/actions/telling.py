"""What the team of a cycle is owed by mail: each message in its reader's language, once."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from tinkuy.notices.outbox import owe
from tinkuy.people.models import Person
from tinkuy.planning.deciding import day_of
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.models import Cycle, Decision, Task
from tinkuy.planning.queries.focal_points import focal_points_of


def tell_of_decision(decision: Decision) -> None:
    """Every focal point of an invited country but who proposed it: the countries are asked."""
    for person in focal_points_of(decision.cycle):
        if person.pk != decision.proposed_by_id:
            owe(person, "decision-proposed", dedupe_key=_key("proposed", decision, person), **_of(decision, person))


def remind_of_decision(decision: Decision, silent: set[str]) -> int:
    """The focal points of the countries that did not answer yet; how many messages are owed."""
    people = focal_points_of(decision.cycle, silent)
    for person in people:
        owe(person, "decision-closes", dedupe_key=_key("closes", decision, person), **_of(decision, person))
    return len(people)


def remind_of_task(task: Task) -> None:
    """Its owner, once for each day on which it is due."""
    if task.owner is not None:
        path = _path("planning:tasks", task.cycle, task.owner)
        key = f"task-due-{task.public_id}-{task.due_on:%Y%m%d}-{task.owner.pk}"
        owe(task.owner, "task-due", dedupe_key=key, text=_read_or_typed(task.text, task.owner), path=path)


def typed_for(person: Person, words: str) -> str:
    """*words* that somebody typed, for who has entered here; for others none.

    Any account may start a cycle and make any address part of its team: nobody's words reach strangers in our name.
    """
    return words if person.last_login else ""


def _read_or_typed(words: str, person: Person) -> str:
    with translation.override(person.language):
        return typed_for(person, words) or gettext("You read it on its page.")


def written(day: date, person: Person) -> str:
    """*day* as a message to *person* says it."""
    with translation.override(person.language):
        return day_with_year(day)


def _of(decision: Decision, person: Person) -> dict[str, Any]:
    day = written(decision.deadline or day_of(decision.cycle), person)
    path = _path("planning:decision", decision.cycle, person, decision.number)
    text = _read_or_typed(decision.text, person)
    return {"label": decision.label, "text": text, "day": day, "silence": decision.silence, "path": path}


def _key(deed: str, decision: Decision, person: Person) -> str:
    return f"decision-{deed}-{decision.cycle.public_id}-{decision.number}-{person.pk}"


def _path(route: str, cycle: Cycle, person: Person, *places: int) -> str:
    with translation.override(person.language):
        return reverse(route, args=[cycle.slug, *places])
