"""Numbers said in words: «nueve cuatro tres uno uno ocho dos» is a telephone, after «DNI» an identity.

In groups («tres quince, cuatro ochenta y dos») they are a telephone after the word that announces one.
"""

import re
from collections.abc import Iterator

DIGIT = (
    "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|um|dois|duas|três|quatro|meia|sete|oito|nove|"
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|doble|triple|dobre|double|treble"
)
SPOKEN = re.compile(rf"\b(?:{DIGIT})(?:[ ,.-]{{1,2}}(?:{DIGIT}|\d)\b){{6,}}", re.IGNORECASE)
COUNTING = re.compile(r"(?:cero |zero )?(?:uno,? dos,? tres|um,? dois,? tr[eê]s|one,? two,? three)\b", re.IGNORECASE)
TEENS = (
    "diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte|veinti(?:uno|dós|trés|cuatro|cinco|"
    "séis|siete|ocho|nueve)|dez|onze|doze|treze|quatorze|catorze|quinze|dezesseis|dezessete|dezoito|dezenove|vinte|ten|eleven|"
    "twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
TENS = (
    "treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|trinta|quarenta|cinquenta|sessenta|oitenta|twenty|thirty|"
    "forty|fifty|sixty|seventy|eighty|ninety"
)
HUNDREDS = (
    "cien(?:to)?|doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos|cem|cento|"
    "duzentos|trezentos|quatrocentos|quinhentos|seiscentos|setecentos|oitocentos|novecentos"
)
GROUP = rf"(?:{HUNDREDS}|{TENS}|{TEENS}|{DIGIT}|\d{{1,4}})"
GROUPS = re.compile(
    r"\b(?:tel[eé]fono|telefone|celular|cel|m[oó]vil|fono|whatsapp|zap|n[uú]mero|number|phone|cell|anoten?|anotem|"
    r"apunten?|"
    r"escr[ií]b(?:a|an|e|ir)(?:me|nos|le)?|marquen?|contact(?:ar(?:me|nos)?|en?)|llam(?:e|en|ar|arme)|"
    r"comun[ií]quese|comunicarse|ligar|ligue|call|reach)\b[^\d.;:\n]{0,30}?:?\s?"
    rf"(?P<number>\b{GROUP}\b(?:[ ,.-]{{1,2}}(?:(?:y|e|and) )?{GROUP}\b){{2,}})",
    re.IGNORECASE,
)
DOCUMENT = re.compile(
    r"\b(?:dni|c[eé]dula|documento|rut|cpf|rg|pasaporte|passaporte|passport|carn[eé]t?|cuit|card|identidade?)\b[^\d.;\n]{0,30}?"
    rf"\b(?P<number>{GROUP}\b(?:[ ,.-]{{1,2}}(?:(?:y|e|and|ponto|punto|tra[cç]o|guion|millones|mil|"
    rf"milhões)[ ,]{{1,2}})*{GROUP}\b){{3,}})",
    re.IGNORECASE,
)
PIECE = re.compile(
    rf"\b(?:(?P<hundred>{HUNDREDS})|(?P<ten>{TENS})|(?P<teen>{TEENS})|(?P<digit>{DIGIT})|(?P<number>\d+))\b",
    re.IGNORECASE,
)
SIZES = {"hundred": 3, "ten": 2, "teen": 2, "digit": 1}
FEWEST_DIGITS, MOST_DIGITS, FEWEST_OF_A_DOCUMENT = 6, 13, 5


def spoken_identities(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each row of digits after the word for a document."""
    for match in DOCUMENT.finditer(text):
        if _digits(match["number"]) >= FEWEST_OF_A_DOCUMENT:
            yield match.span("number")


def spoken_telephones(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each row of seven digits or more; who counts «uno, dos, tres» says none."""
    yield from (match.span() for match in SPOKEN.finditer(text) if not COUNTING.match(match.group()))
    for match in GROUPS.finditer(text):
        if FEWEST_DIGITS <= _digits(match["number"]) <= MOST_DIGITS and not COUNTING.match(match["number"]):
            yield match.span("number")


def _digits(words: str) -> int:
    """How many digits are dialled: «cuarenta y dos» are two, «seiscientos doce» three."""
    count = room = 0
    for piece in PIECE.finditer(words):
        size = SIZES.get(piece.lastgroup or "") or len(piece.group())
        if size > room:
            count += size
        room = size - 1 if piece.lastgroup in {"hundred", "ten"} else 0
    return count
