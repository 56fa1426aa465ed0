"""Whoever loses a role is told, in their language; and told again if it comes back."""

from typing import Any

from django.urls import reverse
from django.utils import translation

from tinkuy.core.text import in_language
from tinkuy.notices.outbox import owe
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.message_words import typed_for
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.team.models import MAY_COME_BACK


def owe_role_taken(
    person: Person, key: str, *, actor: Person, role: str, country: str = "", cycle: Cycle | None = None
) -> None:
    """*key* names what was taken. Somebody who never entered reads no words that others typed, not even a name."""
    values = _values(person, role=role, country=country, cycle=cycle)
    by = typed_for(person, actor.name) if actor != person else ""
    owe(person, "role-taken", dedupe_key=f"taken-{key}", by=by, days=MAY_COME_BACK.days, **values)


def owe_role_given_back(person: Person, key: str, *, role: str, country: str = "", cycle: Cycle | None = None) -> None:
    owe(
        person,
        "role-given-back",
        dedupe_key=f"given-back-{key}",
        **_values(person, role=role, country=country, cycle=cycle),
    )


def _values(person: Person, *, role: str, country: str, cycle: Cycle | None) -> dict[str, Any]:
    with translation.override(person.language):
        title = in_language(cycle.title, person.language, cycle.main_language) if cycle else ""
        return {
            "role": str(Role(role).label),
            "country": country_name(country) if country else "",
            "cycle": typed_for(person, title),
            "of_hub": cycle is None,
            "path": reverse("planning:plan", args=[cycle.slug]) if cycle else reverse("desk:home"),
        }
