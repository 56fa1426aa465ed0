"""Identity numbers of persons of the region, told from other numbers by their check digits or by the word before them.

CPF (Brazil), RUT/RUN (Chile) and CUIL/CUIT (Argentina) have check digits modulo 11; DNI, cédula, RG and passport have
none that hold everywhere, so for those the word that names them is asked for. Organisations have a CUIT or a RUT as
well: a false alarm costs a look, a missed number costs a person.
"""

import re
from collections.abc import Iterator

CPF = re.compile(r"(?<![\d.])\d{3}\.?\d{3}\.?\d{3}-\d{2}(?!\d)")
RUT = re.compile(r"(?<![\d.])\d{1,2}\.?\d{3}\.?\d{3}-[\dkK](?!\w)")
CUIL = re.compile(r"(?<![\d.])\d{2}-\d{8}-\d(?!\d)")
NAMED = re.compile(
    r"\b(?:DNI|D\.N\.I\.|C\.I\.|CI|RG|CPF|RUT|RUN|CUIL|CUIT|c[eé]dula|carn[eé]|pasaporte|passaporte|passport)"
    r"(?:[ ]+(?:de|of|da|do)?[ ]*(?:identidad|identidade|ciudadan[ií]a|extranjer[ií]a|number|n[uú]mero))?"
    r"[ ]{0,2}(?:es|é|is|n[.º°o]{1,2}|#|:){0,1}[ ]{0,2}(?P<number>[A-Z]{0,3}[ ]?\d[\d.\-]{4,14}\d)",
    re.IGNORECASE,
)


def identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order; one number may be found twice."""
    for pattern, is_valid in ((CPF, _is_cpf), (RUT, _is_rut), (CUIL, _is_cuil)):
        yield from (match.span() for match in pattern.finditer(text) if is_valid(match.group()))
    yield from (match.span("number") for match in NAMED.finditer(text))


def _is_cpf(number: str) -> bool:
    digits = [int(digit) for digit in number if digit.isdigit()]
    return len(set(digits)) > 1 and all(digits[place] == _cpf_check(digits[:place]) for place in (9, 10))


def _cpf_check(digits: list[int]) -> int:
    weighed = sum(digit * weight for digit, weight in zip(digits, range(len(digits) + 1, 1, -1), strict=True))
    return weighed * 10 % 11 % 10


def _is_rut(number: str) -> bool:
    body, check = number.replace(".", "").casefold().split("-")
    weighed = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(body)))
    return "0123456789k"[-weighed % 11] == check


def _is_cuil(number: str) -> bool:
    digits = [int(digit) for digit in number if digit.isdigit()]
    weighed = sum(digit * weight for digit, weight in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False))
    return -weighed % 11 == digits[10]
