"""The messages about a decision: each in its reader's language, once."""

from typing import Any

from tinkuy.notices.outbox import owe
from tinkuy.people.models import Person
from tinkuy.planning.cycles.clock import day_of
from tinkuy.planning.cycles.message_words import day_for, path_for, typed_or_hint
from tinkuy.planning.cycles.queries.team import focal_points_of
from tinkuy.planning.decisions.models import Decision


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


def _of(decision: Decision, person: Person) -> dict[str, Any]:
    day = day_for(decision.deadline or day_of(decision.cycle), person)
    path = path_for("planning:decision", decision.cycle, person, decision.number)
    text = typed_or_hint(decision.text, person)
    return {"label": decision.label, "text": text, "day": day, "silence": decision.silence, "path": path}


def _key(deed: str, decision: Decision, person: Person) -> str:
    return f"decision-{deed}-{decision.cycle.public_id}-{decision.number}-{person.pk}"
