"""What is said by mail of a decision: to each reader in their language, once."""

from typing import Any

from tinkuy.notices.outbox import owe
from tinkuy.people.models import Person
from tinkuy.planning.cycles.message_words import day_for, day_of, path_for, typed_or_hint
from tinkuy.planning.cycles.queries import focal_points_of

from .models import Decision


def tell_of_decision(decision: Decision) -> None:
    """Every focal point of an invited country but who proposed it: the countries are asked."""
    for person in focal_points_of(decision.cycle):
        if person.pk != decision.proposed_by_id:
            owe(person, "decision-proposed", **message_values("proposed", decision, person))


def message_values(deed: str, decision: Decision, person: Person) -> dict[str, Any]:
    """What a message about a *deed* is made of; each reader is owed it once."""
    day = day_for(decision.deadline or day_of(decision.cycle), person)
    path = path_for("planning:decision", decision.cycle, person, decision.number)
    text = typed_or_hint(decision.text, person, decision.cycle)
    values = {"label": decision.label, "text": text, "day": day, "silence": decision.silence, "path": path}
    cycle = decision.cycle.public_id
    return values | {"from_cycle": cycle, "dedupe_key": f"decision-{deed}-{cycle}-{decision.number}-{person.pk}"}
