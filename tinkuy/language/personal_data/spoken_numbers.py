"""Numbers said digit by digit: «nueve cuatro tres uno uno ocho dos» is a telephone, after «DNI» an identity."""

import re
from collections.abc import Iterator

DIGIT = (
    "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|um|dois|duas|três|quatro|meia|sete|oito|nove|"
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|doble|triple|dobre|double|treble"
)
SPOKEN = re.compile(rf"\b(?:{DIGIT})(?:[ ,.-]{{1,2}}(?:{DIGIT}|\d)\b){{6,}}", re.IGNORECASE)
COUNTING = re.compile(r"(?:cero |zero )?(?:uno,? dos,? tres|um,? dois,? tr[eê]s|one,? two,? three)\b", re.IGNORECASE)
DOCUMENT = re.compile(
    r"\b(?:dni|c[eé]dula|documento|rut|cpf|rg|pasaporte|passaporte|passport|carn[eé]t?|cuit)\b[^\d.;:\n]{0,20}?"
    rf"\b(?P<number>(?:{DIGIT})(?:[ ,.-]{{1,2}}(?:{DIGIT}|\d{{1,3}})\b){{3,}})",
    re.IGNORECASE,
)


def spoken_identities(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each row of digits after the word for a document."""
    return (match.span("number") for match in DOCUMENT.finditer(text))


def spoken_telephones(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each row of seven digits or more; who counts «uno, dos, tres» says none."""
    return (match.span() for match in SPOKEN.finditer(text) if not COUNTING.match(match.group()))
