"""Who made the cycle and whom to write to, as the program knows it: institutions, and never a person."""

from dataclasses import dataclass, field

from django.conf import settings

from tinkuy.core.text import Translations, in_language
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hub_settings.queries import hub_words
from tinkuy.publication.content.parts import Contact
from tinkuy.publication.content.vocabularies.concepts import concepts

TELL_OF_NOBODY = (Regime.CHATHAM_HOUSE, Regime.CLOSED)


@dataclass(frozen=True)
class Institutions:
    """Those that coordinate the cycle, by name, and the hub with its address for answers."""

    coordinating: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    """Those of the focal points, without those that coordinate."""
    sector_tags: tuple[str, ...] = ()
    """Where all of these stand, in the order of `Sector`."""
    hub_name: Translations = field(default_factory=dict)
    hub_email: str = ""

    def contact(self, language: str) -> Contact:
        return Contact(name=in_language(self.hub_name, language, settings.LANGUAGE_CODE), email=self.hub_email)

    def credits(self, language: str) -> str:
        """As citations read them, one author before each semicolon; the hub where no institution is known."""
        return "; ".join(self.coordinating) or in_language(self.hub_name, language, settings.LANGUAGE_CODE)


def institutions_of_cycle(cycle: Cycle) -> Institutions:
    """Of the *cycle* in scope. Whoever was invited to it and did not enter yet brings no institution in. Where its
    sessions tell of no organisation no partner is named either (invariant 11).
    """
    coordinating, hub = _held_by(Role.COORDINATION), hub_words()
    others = _held_by(Role.FOCAL_POINT) if cycle.default_regime not in TELL_OF_NOBODY else {}
    sectors = {*coordinating.values(), *others.values()}
    return Institutions(
        tuple(sorted(coordinating)),
        tuple(sorted(others.keys() - coordinating.keys())),
        tuple(concept.tag for notation, concept in concepts("sector").items() if notation in sectors),
        hub.name if hub else {},
        hub.contact if hub else "",
    )


def _held_by(role: Role) -> dict[str, str]:
    """Name → sector of the institutions of those who have *role*."""
    roles = TeamRole.objects.filter(role=role, person__organisation__isnull=False).exclude(TeamRole.AWAITED)
    return dict(roles.values_list("person__organisation__name", "person__organisation__sector"))
