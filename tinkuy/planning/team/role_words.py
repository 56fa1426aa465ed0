"""The words by which a pasted list names a role: its name in each language, and what people usually write for it."""

from collections.abc import Iterator, Mapping
from functools import cache

from django.utils import translation

from tinkuy.core import languages
from tinkuy.core.text import folded
from tinkuy.people.roles import CYCLE_ROLES, Role

USUAL: Mapping[Role, tuple[str, ...]] = {
    Role.COORDINATION: ("coordinador@", "coordenador@", "coordinación", "coordenação", "coordinator", "coordination"),
    Role.FOCAL_POINT: ("referente", "referente nacional", "punto focal", "ponto focal", "enlace", "focal point"),
    Role.FACILITATION: (
        *("facilitador@", "moderador@", "mediador@", "moderación", "moderação", "mediação"),
        *("facilitator", "moderator"),
    ),
    Role.RAPPORTEUR: ("relator@", "note-taker", "note taker"),
    Role.SUPPORT: (
        *("apoyo", "soporte", "soporte técnico", "técnico", "técnica", "apoio", "suporte", "suporte técnico"),
        *("support", "technician"),
    ),
    Role.SYSTEMATISATION: ("sistematizador@", "systematiser", "systematizer", "systematization"),
    Role.REVIEWER: (
        *("revisor@", "revisor@ por pares", "revisor@ par", "par revisor", "revisión", "revisão", "parecerista"),
        *("reviewer", "peer reviewer", "review"),
    ),
    Role.SPEAKER: ("ponente", "expositor@", "panelista", "painelista", "palestrante", "orador@", "panellist"),
    Role.OBSERVER: ("observador@",),
}
"""«@» stands for the ways of writing both genders: revisor, revisora, revisor/a, revisor(a)."""


@cache
def roles_by_name() -> dict[str, Role]:
    """Each role of a cycle by its name in every language, without accents."""
    by_name: dict[str, Role] = {}
    for language in languages.CODES:
        with translation.override(language):
            by_name |= {folded(str(role.label)): role for role in CYCLE_ROLES}
    return by_name


@cache
def roles_by_word() -> dict[str, Role]:
    """By the usual words too."""
    usual = {folded(form): role for role, words in USUAL.items() for word in words for form in _forms(word)}
    return usual | roles_by_name()


def _forms(word: str) -> Iterator[str]:
    for ending in ("", "a", "/a", "(a)", "@", "/ora") if "@" in word else ("",):
        yield word.replace("@", ending)
