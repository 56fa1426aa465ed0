"""Who made the cycle and whom to write to, as the program knows it: institutions, and never a person."""

from dataclasses import dataclass, field

from django.conf import settings

from tinkuy.core.text import Translations, in_language
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hub_settings.queries import hub_words
from tinkuy.publication.content.parts import Contact


@dataclass(frozen=True)
class Institutions:
    """Those that coordinate the cycle, by name, and the hub with its address for answers."""

    coordinating: tuple[str, ...] = ()
    hub_name: Translations = field(default_factory=dict)
    hub_email: str = ""

    def contact(self, language: str) -> Contact:
        return Contact(name=in_language(self.hub_name, language, settings.LANGUAGE_CODE), email=self.hub_email)

    def credits(self, language: str) -> str:
        """As citations read them, one author before each semicolon; the hub where no institution is known."""
        return "; ".join(self.coordinating) or in_language(self.hub_name, language, settings.LANGUAGE_CODE)


def institutions_of_cycle() -> Institutions:
    """Of the cycle in scope. Whoever was invited to coordinate it and did not enter yet brings no institution in."""
    coordinators = TeamRole.objects.filter(role=Role.COORDINATION, person__organisation__isnull=False)
    names = coordinators.exclude(TeamRole.AWAITED).values_list("person__organisation__name", flat=True)
    hub = hub_words()
    return Institutions(tuple(sorted(set(names))), hub.name if hub else {}, hub.contact if hub else "")
