"""Identity numbers of the region, told from other numbers by their check digits or by the word before them.

Check digits are `python-stdnum`'s: CPF and CNPJ (BR), RUT (CL, UY), CUIT and CBU (AR), RUC (EC, PE, PY), NIT (CO), RIF
(VE). It knows none of Bolivia, Guyana and Suriname, and cédula, DNI, RG and passport have none that hold everywhere:
for those the word that names them is asked for. Organisations have a CUIT or a RUT as well: a false alarm costs a look,
a missed number costs a person.
"""

import re
from collections.abc import Callable, Iterator
from importlib import import_module

Span = tuple[int, int]


def _checks(name: str) -> Callable[[str], bool]:
    check: Callable[[str], bool] = import_module(f"stdnum.{name}").is_valid
    return check


CHECKED = tuple(
    (re.compile(rf"(?<![\w.\-])(?:{pattern})(?![\w\-]|\.\d)"), _checks(name))
    for pattern, name in (
        (r"\d{3}\.?\d{3}\.?\d{3}-\d{2}|\d{3} \d{3} \d{3}[ -]\d{2}|(?<![/=#])\d{11}", "br.cpf"),
        (r"\d{2}\.?\d{3}\.?\d{3}/\d{4}-\d{2}", "br.cnpj"),
        (r"\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]", "cl.rut"),
        (r"\d{2}[ -]\d{8}[ -]\d|(?<![/=#])\d{11}", "ar.cuit"),
        (r"\d{8} ?\d{14}", "ar.cbu"),
        (r"\d{10}001", "ec.ruc"),
        (r"10\d{9}", "pe.ruc"),
        (r"\d{6,8}-\d", "py.ruc"),
        (r"\d{2}-?\d{6}-?001-?\d", "uy.rut"),
        (r"(?:\d{2,3}\.\d{3}\.\d{3}|\d{9})-\d", "co.nit"),
        (r"[VEJPG]-?\d{8}-?\d", "ve.rif"),
    )
)
VENEZUELAN = re.compile(r"(?<!\w)[VE]-\d{1,2}\.?\d{3}\.?\d{3}(?![\w\-]|\.\d)")
"""A cédula of Venezuela has no check digit; its letter and hyphen are enough."""

SHAPES = re.compile(
    r"(?<![\w.-])(?:\d{3}-\d{7}-\d|\d{3}-\d{6}-\d{4}[A-Z]|(?:0[1-9]|1[0-8])\d\d-(?:19|20)\d\d-\d{5}|"
    r"\d{4} \d{5} (?:0[1-9]|1\d|2[0-2])\d\d|[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d)(?![\w-])"
)
"""What nothing else is written like: cédulas of the Dominican Republic and Nicaragua, identities of Honduras and
Guatemala, the CURP of Mexico."""

FEWEST_DIGITS = 5
YEARS = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)+")
SPACED = (
    r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){2,3}(?:[ -]\d{1,2})?(?!\d|[.,]\d)|"
    r"\d{4} \d{4}(?: \d{4})?(?!\d)|\d{6} \d\d \d\d \d{4} \d \d{5} \d{3} \d{7} \d\d(?!\d)"
)
"""In threes; in fours a voter's title of Brazil, and the thirty-two digits of its certificates."""
NUMBER = (
    rf"(?P<number>{SPACED}|(?-i:[A-Z]{{2,3}}(?:[-/][A-Z]{{2,4}})?[-/](?:19|20)\d\d[-/]\d{{2,6}})|"
    rf"(?-i:[A-Z]{{1,3}}[ -]?)?\d[\d.\-]{{3,18}}\d(?-i: [A-Z]{{2}}\b)?)"
)
FILLER = (
    r"(?:[ ]{0,2}[,:(#]?[ ]{0,2}\b(?:de|del|da|do|la|el|that|es|é|is|era|was|identidad|identidade|identity|"
    r"identifica(?:ci[oó]n|tion)|"
    r"ciudadan[ií]a|extranjer[ií]a|estrangeiro|conducir|eleitor|nacional|national|number|n[uú]mero|nro|num|no|"
    r"paraguay[oa]|bolivian[oa]|peruan[oa]|"
    r"chilen[oa]|brasileir[oa]|brasileñ[oa]|colombian[oa]|venezolan[oa]|argentin[oa]|uruguay[oa]|ecuatorian[oa]|"
    r"cuban[oa]|haitian[oa]|dominican[oa]|salvadoreñ[oa]|guatemaltec[oa]|hondureñ[oa]|nicaragüense|panameñ[oa]|"
    r"mexican[oa]|provisori[oa]|provis[oó]ri[oa]|temporal|guyanese|brazilian|venezuelan[oa]?|social|cl[ií]nic[oa]|matr[ií]cula|serie|série|"
    r"expedid[oa]|vencid[oa]|extranjer[oa]))"
)
OWNER = (
    r"(?:[ ](?:del?|da|do)(?:[ ]la)?[ ](?:señor[a]?|señorita|senhor[a]?|sr[a]?\.?|don|doña|dona|Mr\.?|Mrs\.?|Ms\.?)"
    r"(?-i:[ ][A-ZÀ-ÖØ-Þ][\w'’-]{1,30}){1,4})?"
)
"""«Pasaporte del señor Saint-Fleur: RD4417706»."""
SIGN = r"[ ]{0,2}[,:.#(]{0,2}[ ]{0,2}(?:n[.º°o]{1,3}[ ]{0,2})?[:#]?[ ]{0,2}"
NAMED = re.compile(
    r"(?<!\w)(?:DNI|D\.N\.I\.|CPF|CNPJ|RUT|CUI[LT]|RUC|NIT|CBU|CURP|RNM|RNE|CNH|(?-i:C\.I\.|CI|RG|RUN|RIF|TIN|CIC|"
    r"LC|LE)|"
    r"(?-i:L\.[CE]\.|M\.I\.|C\.E\.|T\.I\.|C\.C\.|PTP|PPT|PEP|TAM|TMF|RUMV|CPP|CTPS|CRNM|NUIP|NUI|NIF|CNS|NIS|"
    r"DPI|DUI|CRM|OAB|CRESS|CRP)|"
    r"(?-i:CE(?= ?(?:N[.º°o]|:) ?\d)|ID(?= \d{6}))|"
    r"cc(?= ?\d{6})|PIS(?:/PASEP)?(?=(?: é| n[.º°o]{1,3})? ?[:\d])|PASEP|R\.U\.[TNC]\.|R\.G\.|C\.P\.F\.|"
    r"c[eé]dula|carn[eé]t?|carteira de identidade|pasaporte|passaporte|passport|documento|identidade|"
    r"t[ií]tulo (?:de eleitor|eleitoral)|salvoconducto(?: [A-Z]{2}-?\d)?|tarjeta (?:de movilidad fronteriza|vecinal)|"
    r"(?:partida|acta|certificado|certid[aã]o) de (?:nacimiento|nascimento|matrimonio|casamento)|"
    r"historia cl[ií]nica|prontu[aá]rio|medical record|(?:n[uú]mero de )?(?:seguro social|asegurad[oa])|"
    r"n[uú]mero de seguro|birth certificate|birth cert|(?:c[oó]digo |n[uú]mero )?SISB[EÉ]N|"
    r"(?:c[oó]digo|carn[eé]t?|matr[ií]cula) (?:de estudiante|estudiantil|universitari[oa]|profesional|profissional)|"
    r"carteira (?:de trabalho|profissional)|registro de nacido vivo|ficha de caso|case file|"
    r"matr[ií]cula individual|tarjeta de identidad|cart[aã]o (?:do )?SUS|"
    r"cart[aã]o nacional de sa[uú]de|"
    r"permiso (?:temporal|por protecci[oó]n temporal|especial de permanencia)|tarjeta andina|"
    r"libreta c[ií]vica|libreta de enrolamiento|licencia de conducir|(?:ID|identity) card|"
    r"national id(?:entification)?|card(?=,? (?:number|no\b))|"
    r"ID(?= (?:number|no))|(?:tax|passport|licen[cs]e) number|driver'?s licen[cs]e|social security number)(?!\w)"
    rf"(?:{FILLER}){{0,5}}{OWNER}{SIGN}{NUMBER}",
    re.IGNORECASE,
)
ACCOUNT = re.compile(
    r"(?<!\w)(?:(?:n[uú]mero de )?(?:cuenta|conta|account)(?: (?:bancaria|banc[aá]ria|de ahorros?|corriente|corrente|"
    r"sueldo|poupança|number|soles|d[oó]lares))?|(?-i:CCI|CVU|CLABE|CBU|IBAN|Pix|PIX)|chave pix)(?!\w)"
    rf"{SIGN}(?P<number>\d(?:[ .\-]?\d){{7,24}})(?!\d)",
    re.IGNORECASE,
)
REFUGE = re.compile(
    r"(?<!\w)(?:protocolos?|expedientes?|solicitud(?:es)?|solicita[cç][aãoõ]+(?:es)?|registro|carn[eé]t?|case|file|"
    r"application)"
    r"(?: (?:n[uú]mero|number))?(?: (?:de|da|do|of|for))?(?: (?:la|su|sua|his|her))?"
    r"(?: (?:solicitud|condici[oó]n|pedido)(?: de)?)? ?(?:ref[uú]gi(?:o|ad[oa])|asilo|asilad[oa]|refugee|asylum)"
    rf"(?:{FILLER}){{0,3}}{SIGN}(?P<number>(?-i:[A-Z]{{1,5}}[ -]?)?\d[\d.\-/]{{3,24}}\d)",
    re.IGNORECASE,
)
"""The number of who asks for refuge: «protocolo de refúgio 08295.004418/2021-33»."""
AMOUNT = re.compile(r"\d{1,3}(?:[. ]\d{3})+")


def named_numbers(text: str) -> Iterator[Span]:
    """Start and end of each number after the word that names it."""
    for pattern in (NAMED, REFUGE):
        for match in pattern.finditer(text):
            if _is_long_enough(match["number"]):
                yield match.span("number")
    for match in ACCOUNT.finditer(text):
        if _is_long_enough(match["number"]) and not AMOUNT.fullmatch(match["number"]):
            yield match.span("number")


def checked_numbers(text: str) -> Iterator[Span]:
    """Start and end of each number whose check digits are right, in no order; one may be found twice."""
    for pattern, is_valid in CHECKED:
        yield from (match.span() for match in pattern.finditer(text) if is_valid(match.group()))
    for pattern in (VENEZUELAN, SHAPES):
        yield from (match.span() for match in pattern.finditer(text))


def _is_long_enough(number: str) -> bool:
    return sum(character.isdigit() for character in number) >= FEWEST_DIGITS and not YEARS.fullmatch(number)
