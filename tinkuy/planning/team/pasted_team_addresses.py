"""Addresses that somebody pastes to invite several persons to the team: from a mail, a spreadsheet, or typed.

Each address is read with the name beside it, and with a role and a country where the line has them.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tinkuy.core.mail_addresses import demand_address
from tinkuy.core.text import folded, listed
from tinkuy.people.countries import country_name
from tinkuy.people.roles import CYCLE_ROLES, Role
from tinkuy.planning.team.pasted_focal_points import (
    ADDRESSED,
    LONGEST,
    LONGEST_NAME,
    country_codes,
    is_heading,
    lines_of,
    pieces_of,
)
from tinkuy.planning.team.role_words import roles_by_name, roles_by_word

PORTUGUESE_SPEAKING = ("BR",)
OF_A_COUNTRY = (Role.FOCAL_POINT, Role.REVIEWER)
"""Roles that are nothing without a country; of the others none is kept."""


OF_A_MAIL = re.compile(r"\s*(?:de|para|from|to|cc|cco|bcc)\s*:\s*", re.IGNORECASE)
"""What a mail writes before the addresses in its head: nobody's name."""


class ReadAs(StrEnum):
    NEW = "new"
    REPEATED = "repeated"
    ALREADY_IN = "already-in"
    UNREAD = "unread"


@dataclass(frozen=True)
class AddressLine:
    """One address of the list, or a line without any; *why* says what keeps it from being invited."""

    read_as: ReadAs
    written: str
    name: str = ""
    email: str = ""
    role: str = ""
    country: str = ""
    language: str = ""
    why: str = ""

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label) if self.role else ""


type Standing = Collection[tuple[str, str, str]]
"""Address, role and country of who is in the team already."""


def read_addresses(
    text: str, *, role: str, language: str, invited: Collection[str] | None = None, standing: Standing = ()
) -> list[AddressLine]:
    """What each address of *text* is; *role* and *language* hold where the line says nothing else.

    *invited* are the countries that a focal point may be of; None: any.
    """
    if len(text) > LONGEST:
        words = _("This list is too long: paste up to %(longest)d characters.") % {"longest": LONGEST}
        return [AddressLine(ReadAs.UNREAD, "", why=words)]
    lines: list[AddressLine] = []
    for place, line in enumerate(lines_of(text)):
        if not (place == 0 and is_heading(line)):
            label = OF_A_MAIL.match(line)
            for part in _parts(line[label.end() :] if label else line):
                one = _read(part, role, language, invited)
                lines.append(_compared(one, lines, standing))
    return lines


def _parts(line: str) -> Iterator[str]:
    """A line with several addresses is a list of a mail: each with the name before it, or after the last one."""
    matches = list(ADDRESSED.finditer(line))
    if len(matches) < 2:
        yield line
        return
    ends = [*(match.end() for match in matches[:-1]), len(line)]
    for start, end in zip([0, *ends], ends, strict=False):
        yield line[start:end].strip(" ,;\t")


def _read(written: str, role: str, language: str, invited: Collection[str] | None) -> AddressLine:
    match = ADDRESSED.search(written)
    email = match[1].strip(".").casefold() if match else ""
    words = _words_of(written, match)
    own_role = words.roles[0] if words.roles else Role(role)
    country = words.country if own_role in OF_A_COUNTRY else ""
    name = words.name or _name_in(email)
    why = _fault(email, name, own_role, country, invited) or _not_understood(words)
    if why:
        return AddressLine(ReadAs.UNREAD, written, why=why)
    language = "pt-br" if country in PORTUGUESE_SPEAKING else language
    return AddressLine(ReadAs.NEW, written, name, email, own_role, country, language)


@dataclass(frozen=True)
class _Words:
    """What stands beside an address; *unknown* is neither the name, nor a country, nor the one role."""

    name: str
    country: str
    roles: list[Role]
    unknown: list[str]


def _words_of(written: str, address: re.Match[str] | None) -> _Words:
    """The name stands first or before the address. A lone word there is a name, unless it is a role's own name."""
    before = pieces_of(written[: address.start()] if address else written)
    after = pieces_of(written[address.end() :] if address else "")
    countries = [country_codes()[folded(piece)] for piece in before + after if folded(piece) in country_codes()]
    before, after = ([one for one in part if folded(one) not in country_codes()] for part in (before, after))
    known = roles_by_name() if len(before) == 1 and not after else roles_by_word()
    role_words = [one for one in before + after if folded(one) in known]
    roles = list(dict.fromkeys(known[folded(one)] for one in role_words))
    names = [one for one in before if one not in role_words] or [one for one in after if one not in role_words][:1]
    names = names[:1] if ";" in written else names
    unknown = [one for one in before + after if one not in (*names, *role_words)]
    others = [one for one in role_words if known[folded(one)] != roles[0]]
    return _Words(", ".join(names or role_words), countries[0] if countries else "", roles, unknown + others)


def _not_understood(words: _Words) -> str:
    if not words.unknown:
        return ""
    return _("«%(words)s» is not understood. Write one role (%(roles)s), or take it out of the line.") % {
        "words": "; ".join(words.unknown),
        "roles": listed(str(role.label) for role in CYCLE_ROLES),
    }


def _compared(one: AddressLine, before: list[AddressLine], standing: Standing) -> AddressLine:
    """As which of those before it, or of the team, it is read; a peer's country tells nobody apart."""
    if one.read_as != ReadAs.NEW:
        return one
    key = _key(one)
    if key in {_key(other) for other in before if other.email}:
        return _known(one, ReadAs.REPEATED, _("It stands in this list already."))
    if key in standing:
        return _known(one, ReadAs.ALREADY_IN, _("This person has this role in the team already."))
    return one


def _key(line: AddressLine) -> tuple[str, str, str]:
    return line.email, line.role, "" if line.role == Role.REVIEWER else line.country


def _known(line: AddressLine, read_as: ReadAs, why: str) -> AddressLine:
    return AddressLine(read_as, line.written, line.name, line.email, line.role, line.country, line.language, why)


def _fault(email: str, name: str, role: str, country: str, invited: Collection[str] | None) -> str:
    if not email:
        return _("There is no e-mail in this line.")
    try:
        demand_address(email)
    except ValidationError as fault:
        return f"{email}: {fault.message}"
    if len(name) > LONGEST_NAME:
        return _("This name is too long: up to %(longest)d characters.") % {"longest": LONGEST_NAME}
    if role in OF_A_COUNTRY and not country:
        return _("The country is missing: a focal point and a peer are of one.")
    if role == Role.FOCAL_POINT and invited is not None and country not in invited:
        return _("%(country)s is not invited to the cycle.") % {"country": country_name(country)}
    return ""


def _name_in(email: str) -> str:
    """What somebody is called whose name was not written, until they write it themselves."""
    words = re.split(r"[._+\-\d]+", email.partition("@")[0])
    return " ".join(word.capitalize() for word in words if word)
