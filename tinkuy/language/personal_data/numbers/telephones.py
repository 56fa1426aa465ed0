"""Telephones: those of the region and international ones by `phonenumbers`, any other by the word before it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import phonenumbers

Span = tuple[int, int]

REGIONS = ("AR", "BO", "BR", "CL", "CO", "EC", "GY", "PE", "PY", "SR", "UY", "VE")

FEWEST_DIGITS = 6
LOOKUPS, LETTERS_FOR_ONE = 80, 500
"""How often the library is asked for one text: so many times, and once more for so many letters. A telephone is found
in the first regions; what is a number of nowhere costs a question for each of them."""
INTERNATIONAL_LOOKUPS = 1 / 5
"""The part of them for numbers with the code of a country: it is asked once for each, and tries longer."""
MOST_TRIES = 8
"""Of the pieces of one candidate that the library looks at: with more it finds 2 in a thousand more."""
NUMBER = r"[+(]{0,2}\d(?:[\d\s().\-/xX]{4,20})\d"
NAMED = re.compile(
    r"\b(?:tel[eé]fonos?|telefones?|tel[fs]?|phone|telephone|mobile|fax|cel|celular(?:es)?|m[oó]vil|whats?app|zap|"
    r"llam(?:ar|e|en|ó|aron|arme|arnos)|ll[aá]me(?:me|nos|la|lo)?|lig(?:ar|ue|uem|ou|aram)|disque|discar|"
    r"marqu?[ea]n?|"
    r"call|ring|text|reach|comunicarse|comun[ií]quese|avisar|contact(?:ar(?:se|me|nos|la|lo)?|e|en)|"
    r"cont[aá]ct(?:e|en)(?:se|me|nos)|bookings?|enquiries|inquiries|reservas|consultas|informes|d[uú]vidas|"
    r"plant[aã]o|"
    r"ubicar(?:me|nos|la|lo)?|escr[ií]b(?:a|an|e|ir)(?:me|nos|le)?|fijo|chame?(?:-?me)? n[oa]|(?:n[uú]mero|"
    r"number|contacto?|l[ií]nea|linha|hotline)s?"
    r"(?=[^.;\n]{0,30}[+(\d]))\b"
    rf"[^\d;\n+(]{{0,30}}(?P<number>{NUMBER})",
    re.IGNORECASE,
)
SECOND = re.compile(
    rf"[ ]?(?:,|/|\by\b|\be\b|\bo\b|\bou\b|\band\b|\bor\b)[ ][^\d;.\n+(]{{0,12}}(?P<number>{NUMBER})", re.IGNORECASE
)
INTERNATIONAL = re.compile(
    r"(?:[(\[（［][^\S\n]{0,2})?[+＋][^\w+＋\n]{0,8}(?=(?P<rest>\d[^+＋]{5,80}))",
)
"""The plus sign before a digit, and as much after it as the longest number may take."""
CANDIDATE = re.compile(r"\d{1,4}/(?:19|20)\d\d(?!\d)|[+(\d][\d\s().\-/]{4,24}\d")
AMOUNT = re.compile(r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?|\d+[.,]\d{1,3}")
DATE = re.compile(
    r"\d{1,4}/(?:19|20)\d\d(?!\d)|(?:19|20)\d\d[-/. ](?:\d{1,2}[-/. ]\d{1,2}|(?:19|20)\d\d)|"
    r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
)
NOT_BEFORE = re.compile(
    r"(?:\b(?:ley|lei|decreto|decree|act|art[ií]culos?|artigos?|article|section|resoluci[oó]n|resolução|expediente|"
    r"processo|acuerdo|informes?|memorandos?|memorándum|oficios?|of[ií]cios?|parecer|memo|isbn|issn|doi|"
    r"n[uú]mero de (?:ley|expediente)|objetivo)(?:\s(?:n[.º°o]{1,3}|no\.|"
    r"org[aá]nica))?"
    r"|[$€£])\s{0,2}$",
    re.IGNORECASE,
)
ENDS_ANNOUNCED = re.compile(r"[^\W\d_]|[.º°$€£]")
"""How what `NOT_BEFORE` finds ends: asked first, because most numbers stand after another sign."""
ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,300}", re.IGNORECASE)
BY_NUMBER = re.compile(r"wa\.me|whatsapp", re.IGNORECASE)


TOLL_FREE = re.compile(r"\(?(?:0[- ]?800|0?1[- ]?8000|1[- ]?800|0300|800)(?!\d)")
HOTLINE = re.compile(r"\b(?:l[ií]nea|linha|line|hotline|gratuit[oa]s?|toll[- ]free)\b[^.;\n]{0,40}$", re.IGNORECASE)
"""Before a number that costs nothing: the line of a service, and nobody's."""


class Addresses:
    """Where the addresses of pages stand in a text, other than those that are of a telephone: their digits are none."""

    def __init__(self, text: str) -> None:
        addresses = [one for one in ADDRESS.finditer(text) if not BY_NUMBER.search(one.group())]
        self._starts = [one.start() for one in addresses]
        self._ends = [one.end() for one in addresses]

    def hold(self, place: int) -> bool:
        before = bisect_right(self._starts, place) - 1
        return before >= 0 and place < self._ends[before]


def named_telephones(text: str) -> Iterator[Span]:
    """Numbers of six digits or more after a word that announces a telephone, and a second one after «y» or a comma."""
    addresses = Addresses(text)
    for match in NAMED.finditer(text):
        start, end = match.span("number")
        number = text[start:end]
        if not _is_telephone(text, start, end, addresses) or (AMOUNT.fullmatch(number) and " " not in number):
            continue
        yield start, end
        second = SECOND.match(text, end)
        if second and _is_telephone(text, *second.span("number"), addresses):
            yield second.span("number")


def international_telephones(text: str, covered: bytearray) -> Iterator[Span]:
    """Numbers written with the plus sign and the code of a country; as bounded as `telephones`, and as careful.

    Where the sign itself is *covered* nothing is looked up: what a surer finder has told is not told again.
    """
    lookups_left = _most_lookups(text) * INTERNATIONAL_LOOKUPS
    for plus in INTERNATIONAL.finditer(text):
        rest = plus["rest"]
        if any(covered[plus.start() : plus.end()]) or not _has_digits(rest):
            continue
        if lookups_left > 0:
            lookups_left -= 1
            window = plus.group() + rest
            match = next(iter(phonenumbers.PhoneNumberMatcher(window, None, max_tries=5)), None)
            if match:
                yield plus.start() + match.start, plus.start() + match.end
        elif (unseen := CANDIDATE.match(text, plus.end())) and _has_digits(unseen.group()):
            yield plus.start(), unseen.end()


def _most_lookups(text: str) -> int:
    return LOOKUPS + len(text) // LETTERS_FOR_ONE


def telephones(text: str, covered: bytearray) -> Iterator[Span]:
    """Numbers that are valid in a country of the region and written as nobody writes an amount, a date or a law.

    To look one up takes a millisecond. Of a text that has more of them than a text has, the rest are told unseen: a
    person decides each, and nobody keeps a processor busy with digits. What is wholly *covered* is not looked up.
    """
    spans: dict[str, Span | None] = {}
    lookups_left, addresses = _most_lookups(text), Addresses(text)
    for candidate in CANDIDATE.finditer(text):
        start, end = candidate.span()
        number = candidate.group()
        if all(covered[start:end]) or AMOUNT.fullmatch(number) or not _is_telephone(text, start, end, addresses):
            continue
        if number not in spans and lookups_left > 0:
            spans[number], lookups = _in_the_region(number)
            lookups_left -= lookups
        whole = 0, len(number)
        span = spans.setdefault(number, whole)
        if span == whole or (span and _is_telephone(text, start + span[0], start + span[1], addresses)):
            yield start + span[0], start + span[1]


def _in_the_region(number: str) -> tuple[Span | None, int]:
    """Where in *number* the first one is that is valid in a country of the region; and how often that was asked."""
    digits = _digits(number)
    regions = [region for region in REGIONS if digits >= _fewest_digits(region)]
    for lookups, region in enumerate(regions, start=1):
        match = next(iter(phonenumbers.PhoneNumberMatcher(number, region, max_tries=MOST_TRIES)), None)
        if match:
            return (match.start, match.end), lookups
    return None, len(regions)


@cache
def _fewest_digits(region: str) -> int:
    """A number that is valid there has at least so many."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    lengths = metadata.general_desc.possible_length if metadata and metadata.general_desc else ()
    return min(lengths, default=0)


def _digits(number: str) -> int:
    return sum(map(str.isdigit, number))


def _has_digits(number: str) -> bool:
    return _digits(number) >= FEWEST_DIGITS


def _is_telephone(text: str, start: int, end: int, addresses: Addresses) -> bool:
    number = text[start:end]
    if not _has_digits(number) or DATE.match(number.lstrip("( ")):
        return False
    before = text[max(0, start - 60) : start]
    if TOLL_FREE.match(number) and HOTLINE.search(before):
        return False
    return not (_is_of_a_law_or_money(before[-40:]) or addresses.hold(start))


def _is_of_a_law_or_money(before: str) -> bool:
    """Whether a number after the words *before* is announced as something else than a telephone."""
    ending = before.rstrip()[-1:]
    return bool(ENDS_ANNOUNCED.match(ending)) and NOT_BEFORE.search(before) is not None
