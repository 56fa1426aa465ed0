"""Numbers of a file, a case or a vehicle, by which who it is of may be found: «expediente SRPA-0214-2021», *case file*.

What a court gives has its own shape in Brazil and Colombia; any other is asked for after the word that names it. Files
of laws, budgets and reports are none: other words name those.
"""

import re
from collections.abc import Iterator

OF_A_COURT = re.compile(
    r"(?<![\w.-])(?:\d{7}-\d\d\.\d{4}\.\d\.\d\d\.\d{4}|\d{5}-\d\d-\d\d-\d{3}-(?:19|20)\d\d-\d{5}-\d\d|"
    r"\d{5}\.\d{6}/(?:19|20)\d\d-\d\d)(?![\w-])"
)
"""Brazil's and Colombia's numbers of a process; the last is that of Brazil's administration."""
_CODE = r"(?-i:[A-Z]{2,6}(?:[-/ ][A-Z]{2,6})?[-/ ]?)?\d[\d./-]{2,28}(?:/[A-Z]{1,4}\d{0,2})?(?<![./-])"
CASE = re.compile(
    r"(?<!\w)(?:expedientes?|exp\.|radicad[oa]|causa|cuaderno|carpeta|caso|processo|proceso|autos|inqu[eé]rito|"
    r"denuncia|"
    r"legajo|sumario|prontuario|boletim de ocorr[eê]ncia|case|file|docket|ficha|nurej)"
    r"(?: (?:judicial|penal|policial|fiscal|de investigaci[oó]n|de investiga[cç][aã]o|de caso))?"
    r"(?:,? (?:lleva|tiene|con|tem|quedó|ficou|registrad[oa]|qued[oó] registrad[oa]|quedado|bears|como|es|é|is|"
    r"de|el|o|"
    r"the|bajo|sob|under|has|number)){0,4}"
    r"(?: (?:n[uú]mero|number|nro\.?|n[.º°o]{1,3}|nurej))?[ :#]{1,2}"
    rf"(?P<number>{_CODE})(?!\w|,\d)",
    re.IGNORECASE,
)
PLATE = re.compile(
    r"(?<!\w)(?:placas?|patente|matr[ií]cula|(?:licen[cs]e|number) plate|plate)"
    r"(?: (?:n[uú]mero|number|n[.º°o]{1,3}|del? \w{4,12}))?[ :]{1,2}"
    r"(?P<number>(?-i:[A-Z]{2,3}[ -]?\d{3,4}[ -]?[A-Z]{0,2}|\d{3,4}[ -]?[A-Z]{3}))(?!\w)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FEWEST_DIGITS, FEWEST_AFTER_LETTERS = 5, 4
"""Beside the year: «causa 1234/2022» may be anything."""


def cases(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order; one may be found twice."""
    yield from (match.span() for match in OF_A_COURT.finditer(text))
    yield from (match.span("number") for match in PLATE.finditer(text))
    yield from (match.span("number") for match in CASE.finditer(text) if _is_long_enough(match["number"]))


def _is_long_enough(number: str) -> bool:
    fewest = FEWEST_AFTER_LETTERS if number[0].isalpha() else FEWEST_DIGITS
    return sum(map(str.isdigit, YEAR.sub("", number))) >= fewest
