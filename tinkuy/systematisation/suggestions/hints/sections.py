"""What kind the section is that a sentence stands under: «Lecciones aprendidas», «Desafios», *Recommendations*."""

import re

from tinkuy.language.headings import LONGEST, Heading, heading_before_text, heading_of, key_of

KINDS = {
    "lessons": "lesson",
    "practices": "good_practice",
    "success_factors": "good_practice",
    "risks": "risk",
    "constraints": "risk",
    "recommendations": "recommendation",
}
"""By the field that a section of a sheet fills; what the others tell is none of the four."""
LABELS = {
    "lesson": ("leccion", "leccion aprendida", "licao", "licao aprendida", "lesson", "lesson learned", "lesson learnt"),
    "good_practice": ("buena practica", "boa pratica", "good practice"),
    "risk": ("riesgo", "risco", "risk"),
    "recommendation": ("recomendacion", "recomendacao", "recommendation"),
}
"""What stands before the words of one and announces it; a plural before a list is the name of a section."""
JOINT = re.compile(r"\s*[:–—]\s+|\s-\s")
MOST_WORDS = 8
ENDS = (".", "!", "?", "…", ";", ",")


def kind_under(heading: str) -> str:
    """The kind that *heading* promises, empty where none; of «Lesson learned: challenges» that of the last part."""
    parts = [heading, *reversed(JOINT.split(heading))]
    return next((kind for part in parts if (kind := _kind(heading_of(part)))), "")


def kind_before_text(text: str) -> str:
    """The kind of a section whose name and words stand in one line: «Recomendaciones: crear un registro único»."""
    before = heading_before_text(text)
    return _kind(before[0]) if before else ""


def kind_of_label(text: str) -> str:
    """The kind of «Buena práctica: un turno de noche», empty where no label stands before the words."""
    label, _sign, words = text.partition(":")
    key = key_of(label) if words.strip() and len(label) <= LONGEST else ""
    return next((kind for kind, labels in LABELS.items() if key in labels), "")


def is_section_name(text: str) -> bool:
    """Whether a caption is nothing but the name of a section, which has its capital."""
    return text[:1].isupper() and (heading_of(text) is not None or bool(kind_under(text)))


def section_after(above: str, text: str) -> str:
    """The kind of section that *text* stands in or begins, after one of the kind *above*: a short line ends it."""
    if is_section_name(text):
        return kind_under(text)
    is_title = text[:1].isupper() and len(text.split()) <= MOST_WORDS and not text.endswith(ENDS)
    return "" if is_title else above


def _kind(heading: Heading | None) -> str:
    return KINDS.get(heading.field, "") if heading else ""
