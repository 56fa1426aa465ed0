"""Focal points that somebody pastes: a country, a name and an e-mail on each line, from a spreadsheet or a mail."""

import csv
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tinkuy.core import languages
from tinkuy.core.mail_addresses import demand_address
from tinkuy.core.text import folded, tidy
from tinkuy.people.countries import countries, country_name

ADDRESSED = re.compile(r"[<(\[]?\s*(?:mailto:)?([^\s<>()\[\],;\"]*@[^\s<>()\[\],;\"]*)\s*[>)\]]?", re.IGNORECASE)
HEADINGS = frozenset(
    {"pais", "country", "nombre", "nombre o cargo", "cargo", "nome", "nome ou cargo", "name", "name or post", "correo"}
    | {"correo electronico", "e-mail", "email", "mail", "referente", "referente local", "ponto focal", "focal point"}
)
LONGEST_NAME = 120
LONGEST = 20_000


@dataclass(frozen=True)
class Line:
    """A line that was understood."""

    country: str
    name: str
    email: str


@dataclass(frozen=True)
class Unread:
    """A line that was not, and why, in words for whoever pasted it."""

    written: str
    why: str


class _NotRead(Exception):
    pass


def read_lines(
    text: str, offered: Collection[str], written: Mapping[str, tuple[str, str]]
) -> tuple[list[Line], list[Unread]]:
    """The lines of *text*, each either understood or told why not; *offered* are the countries that may stand there,
    *written* the name and the e-mail of those that somebody wrote already, which no line writes over.

    Empty lines and a heading are passed over. The second line of a country is told, not taken.
    """
    if len(text) > LONGEST:
        return [], [Unread("", _("This list is too long: paste up to %(longest)d characters.") % {"longest": LONGEST})]
    by_country: dict[str, Line] = {}
    unread = []
    for place, typed in enumerate(lines_of(text)):
        try:
            if place == 0 and is_heading(typed):
                continue
            line = _read(typed)
            _demand_free(line, offered, by_country, written)
        except _NotRead as reason:
            unread.append(Unread(typed, str(reason)))
        else:
            by_country[line.country] = line
    return list(by_country.values()), unread


def lines_of(text: str) -> list[str]:
    return [line.strip(" \r") for line in text.splitlines() if line.strip(" \t\r;,")]


def is_heading(written: str) -> bool:
    return "@" not in written and any(folded(piece) in HEADINGS for piece in pieces_of(written))


def _read(written: str) -> Line:
    addresses = ADDRESSED.findall(written)
    if not addresses:
        raise _NotRead(_("There is no e-mail in this line."))
    if len(addresses) > 1:
        raise _NotRead(_("There are several e-mails in this line: write one on each."))
    email = addresses[0].strip(".")
    try:
        demand_address(email)
    except ValidationError as fault:
        raise _NotRead(f"{email}: {fault.message}") from None
    code, name = _country_and_name(pieces_of(ADDRESSED.sub(" ", written, count=1)))
    if len(name) > LONGEST_NAME:
        raise _NotRead(_("This name is too long: up to %(longest)d characters.") % {"longest": LONGEST_NAME})
    return Line(code, name, email)


def pieces_of(written: str) -> list[str]:
    """What stands between tabs; without a tab, between semicolons; without one, between commas."""
    mark = next((mark for mark in "\t;," if mark in written), ",")
    pieces = next(csv.reader([written], delimiter=mark, skipinitialspace=True), [])
    return [tidied for piece in pieces if (tidied := " ".join(tidy(piece).strip(" \"'").split()))]


def _country_and_name(pieces: list[str]) -> tuple[str, str]:
    codes = [code for piece in pieces if (code := country_codes().get(folded(piece)))]
    if not codes:
        raise _NotRead(_("No country that is known here stands in this line."))
    place = next(place for place, piece in enumerate(pieces) if folded(piece) in country_codes())
    name = ", ".join(pieces[:place] + pieces[place + 1 :])
    if not name:
        raise _NotRead(_("The name is missing in this line."))
    return codes[0], name


@cache
def country_codes() -> dict[str, str]:
    """The code of each country by its code and by its name in each language, without accents."""
    named = {folded(country_name(code, language)): code for code in countries() for language in languages.CODES}
    return named | {folded(code): code for code in countries()}


def _demand_free(
    line: Line, offered: Collection[str], by_country: Mapping[str, Line], written: Mapping[str, tuple[str, str]]
) -> None:
    words = {"country": country_name(line.country)}
    if line.country in by_country:
        raise _NotRead(_("%(country)s stands on an earlier line too: add a second one on the team's page.") % words)
    if line.country not in offered:
        raise _NotRead(_("%(country)s is not invited, or has its focal point already.") % words)
    if written.get(line.country, (line.name, line.email)) != (line.name, line.email):
        raise _NotRead(_("Somebody else is written for %(country)s below: empty those fields first.") % words)
