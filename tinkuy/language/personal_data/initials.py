"""Persons of whom only the initials are written, after a word for a person: «la menor Y.P.», «o réu J. M.»."""

import re
from collections.abc import Iterator

INITIALS = re.compile(
    r"(?i:\b(?:menor|niñ[oa]|menin[oa]|adolescente|joven|jovem|señor[a]?|senhor[a]?|víctima|vítima|"
    r"testig[oa]|testemunha|"
    r"acusad[oa]|imputad[oa]|r[ée]u|denunciante|usuari[oa]|usuári[oa]|paciente|iniciales|iniciais|identificad[oa]|"
    r"caso de|initials|witness|victim|girl|boy|woman|man|child|survivor|patient)(?: (?:como|de|as))?,? )"
    r"(?P<name>[A-ZÁÉÍÓÚÑ]\. ?(?:[A-ZÁÉÍÓÚÑ]\. ?){0,3}[A-ZÁÉÍÓÚÑ]\.)"
)


def initials(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in order."""
    return (match.span("name") for match in INITIALS.finditer(text))
