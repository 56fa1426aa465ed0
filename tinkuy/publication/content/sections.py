"""The names of the sections, in the seed's order and words. A sheet has its own language: data, not gettext."""

from collections.abc import Mapping

from tinkuy.publication.content.field_names import FIELD_NAMES
from tinkuy.publication.content.sheet import SheetContent

SECTIONS: dict[str, dict[str, str]] = {
    "summary": {"es": "Resumen de la práctica", "pt-br": "Resumo da prática", "en": "Summary of the practice"},
    "lessons": {"es": "Lecciones aprendidas", "pt-br": "Lições aprendidas", "en": "Lessons learned"},
    "more": {"es": "Conoce más", "pt-br": "Saiba mais", "en": "Learn more"},
    "recommendations": {"es": "Recomendaciones", "pt-br": "Recomendações", "en": "Recommendations"},
    "contact": {"es": "Escríbanos", "pt-br": "Escreva-nos", "en": "Write to us"},
    "cycle": {"es": "Cómo fue el ciclo", "pt-br": "Como foi o ciclo", "en": "How the cycle went"},
    "risks": {"es": "Riesgos", "pt-br": "Riscos", "en": "Risks"},
    "practices": {"es": "Buenas prácticas", "pt-br": "Boas práticas", "en": "Good practices"},
    "practice": {"es": "Puesta en práctica", "pt-br": "Colocação em prática", "en": "Put into practice"},
    "series": {
        "es": "Sistematización de buenas prácticas",
        "pt-br": "Sistematização de boas práticas",
        "en": "Systematisation of good practices",
    },
}

CYCLE_SO_FAR = {"es": "El ciclo hasta ahora", "pt-br": "O ciclo até agora", "en": "The cycle so far"}
"""The name of the section *cycle* while sessions are to come."""

IN_THE_SEED = ("summary", "lessons", "more", "recommendations", "contact")
"""The five sections of the one-page sheet, in their order."""


def section_name(section: str, language: str) -> str:
    """The name of *section*, or of another field, in the sheet's *language*, else in Spanish."""
    return _in_language(SECTIONS.get(section) or FIELD_NAMES[section], language)


def section_heading(section: str, content: SheetContent) -> str:
    """The name of *section* in *content*: the cycle is told as over only where no session was still to come."""
    if section == "cycle" and content.planned:
        return _in_language(CYCLE_SO_FAR, content.language)
    return section_name(section, content.language)


def _in_language(names: Mapping[str, str], language: str) -> str:
    return names.get(language, names["es"])
