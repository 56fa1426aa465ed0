"""The names of sections and fields, in the seed's order and words; and what a sheet needs before it may be published
(invariant 17). A sheet has its own language.
"""

from collections.abc import Callable, Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core import languages

from .sheet import SheetContent

FIELD_NAMES: dict[str, dict[str, str]] = {
    "details": {"es": "La práctica en detalle", "pt-br": "A prática em detalhe", "en": "The practice in detail"},
    "grade": {"es": "Grado", "pt-br": "Grau", "en": "Grade"},
    "type": {"es": "Tipo de práctica", "pt-br": "Tipo de prática", "en": "Type of practice"},
    "dates": {"es": "Fechas", "pt-br": "Datas", "en": "Dates"},
    "scope": {"es": "Ámbito geográfico", "pt-br": "Âmbito geográfico", "en": "Geographical scope"},
    "objective": {"es": "Objetivo", "pt-br": "Objetivo", "en": "Objective"},
    "context": {"es": "Contexto y problema", "pt-br": "Contexto e problema", "en": "Context and problem"},
    "beneficiaries": {"es": "Personas beneficiarias", "pt-br": "Pessoas beneficiárias", "en": "Beneficiaries"},
    "implementers": {"es": "Entidades implementadoras", "pt-br": "Entidades implementadoras", "en": "Implementers"},
    "partners": {"es": "Socios y donantes", "pt-br": "Parceiros e doadores", "en": "Partners and donors"},
    "focal_points": {"es": "Referentes locales", "pt-br": "Pontos focais locais", "en": "Local focal points"},
    "actions": {"es": "Principales acciones", "pt-br": "Principais ações", "en": "Main actions"},
    "progression": {"es": "Las sesiones", "pt-br": "As sessões", "en": "The sessions"},
    "results": {"es": "Resultados e impacto", "pt-br": "Resultados e impacto", "en": "Results and impact"},
    "participation": {
        "es": "Participación por país",
        "pt-br": "Participação por país",
        "en": "Participation by country",
    },
    "agreements": {"es": "Acuerdos", "pt-br": "Acordos", "en": "Agreements"},
    "success_factors": {"es": "Factores de éxito", "pt-br": "Fatores de sucesso", "en": "Success factors"},
    "constraints": {
        "es": "Dificultades y limitaciones",
        "pt-br": "Dificuldades e limitações",
        "en": "Difficulties and limitations",
    },
    "innovation": {"es": "Innovación", "pt-br": "Inovação", "en": "Innovation"},
    "approaches": {"es": "Enfoques", "pt-br": "Enfoques", "en": "Approaches"},
    "safeguards": {
        "es": "Acción sin daño y protección de datos",
        "pt-br": "Ação sem dano e proteção de dados",
        "en": "Do no harm and data protection",
    },
    "sustainability": {"es": "Sostenibilidad", "pt-br": "Sustentabilidade", "en": "Sustainability"},
    "replicability": {"es": "Replicabilidad", "pt-br": "Replicabilidade", "en": "Replicability"},
    "resources": {"es": "Recursos empleados", "pt-br": "Recursos empregados", "en": "Resources used"},
    "validation": {"es": "Validación", "pt-br": "Validação", "en": "Validation"},
    "tags": {"es": "Etiquetas", "pt-br": "Etiquetas", "en": "Tags"},
    "credits": {"es": "Créditos", "pt-br": "Créditos", "en": "Credits"},
    "licence": {"es": "Licencia", "pt-br": "Licença", "en": "Licence"},
    "media": {"es": "Imágenes", "pt-br": "Imagens", "en": "Images"},
    "doi": dict.fromkeys(("es", "pt-br", "en"), "DOI"),
    "citation": {"es": "Cita sugerida", "pt-br": "Citação sugerida", "en": "Suggested citation"},
    "disclaimer": {"es": "Aviso", "pt-br": "Aviso", "en": "Disclaimer"},
}

ELSEWHERE = (
    *("details", "progression", "focal_points", "validation", "credits", "licence", "citation", "doi", "disclaimer"),
    "media",
)
"""Fields that stand in a place of their own, and not among the details. What is published stays, and a focal point may
withdraw at any time: their names stand on the page alone, as they consent today (invariant 21).
"""

DETAILS = tuple(name for name in FIELD_NAMES if name not in ELSEWHERE)
"""What only the long form shows, in the order of the specification."""


SECTIONS: dict[str, dict[str, str]] = {
    "title": {"es": "Título", "pt-br": "Título", "en": "Title"},
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


def section_name(section: str, language: str) -> str:
    """The name of *section*, or of another field, in the sheet's *language*, else in Spanish."""
    return _in_language(SECTIONS.get(section) or FIELD_NAMES[section], language)


def section_heading(section: str, content: SheetContent) -> str:
    """The name of *section* in *content*: the cycle is told as over only where no session was still to come."""
    if section == "cycle" and content.planned:
        return _in_language(CYCLE_SO_FAR, content.language)
    return section_name(section, content.language)


ELSEWHERE_NAMED = {
    **dict.fromkeys(("webinars", "threads", "figures"), "cycle"),
    **dict.fromkeys(("starts_on", "ends_on"), "dates"),
    "featured_recommendation": "recommendations",
    "guiding_question": "title",
    "footer": "more",
}
"""The section in which a field stands that has no name of its own."""


def names_of_fields(fields: Iterable[str], language: str) -> list[str]:
    """The names of the sections in which *fields* stand, each once, in the sheet's *language*."""
    sections = dict.fromkeys(ELSEWHERE_NAMED.get(field, field) for field in fields)
    return [section_name(one, language) for one in sections if one in SECTIONS or one in FIELD_NAMES]


def _in_language(names: Mapping[str, str], language: str) -> str:
    return names.get(language, names["es"])


EXPECTED = (
    "objective", "beneficiaries", "implementers", "actions", "results", "approaches", "safeguards", "replicability",
    "resources", "tags",
)  # fmt: skip
"""Besides what invariant 17 asks for, these say something in every sheet; whoever writes is told which do not."""


def empty_fields(content: SheetContent) -> list[str]:
    """The names of those of `EXPECTED` that say nothing, in the sheet's language."""
    return [section_name(name, content.language) for name in EXPECTED if not getattr(content, name)]


Need = tuple[Callable[[SheetContent], bool], Promise]

NEEDS: tuple[Need, ...] = (
    (lambda content: bool(content.title.strip()), _("Write the title.")),
    (
        lambda content: content.language in languages.CODES,
        _("Choose the language of the sheet: Spanish, Portuguese or English."),
    ),
    (lambda content: bool(content.summary.strip()), _("Write the summary of the practice.")),
    (lambda content: any(item.text.strip() for item in content.lessons), _("Add at least one lesson.")),
    (lambda content: any(item.text.strip() for item in content.recommendations), _("Add at least one recommendation.")),
    (lambda content: bool(content.contact.name.strip() or content.contact.email.strip()), _("Say whom to write to.")),
    (lambda content: bool(content.licence.strip()), _("Choose a licence.")),
    (
        lambda content: all(picture.alternative.strip() and picture.rights.strip() for picture in content.media),
        _("Give each image its alternative text and its rights."),
    ),
)


def missing_fields(content: SheetContent) -> list[Promise]:
    """A sentence for each thing that is still needed; empty when the sheet may be published."""
    return [sentence for is_met, sentence in NEEDS if not is_met(content)]
