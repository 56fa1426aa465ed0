"""A line of a file as the words of a line of the ledger; a fault is told by the number of the line."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.attendance.reports.moments import Order, day_of, written
from tinkuy.attendance.reports.vocabulary import is_yes, key_of
from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.core.text import folded
from tinkuy.desk.ledger.actions import ResourceWords
from tinkuy.desk.ledger.currencies import amount_from, is_currency
from tinkuy.people.models import Organisation
from tinkuy.people.roles import CYCLE_ROLES

from .columns import kinds_by_key
from .sandbox import FileLine

CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::\d\d)?")
CURRENCY = re.compile(r"US\$|R\$|[A-Za-z]{3}(?![A-Za-z])")
SIGNS = {"US$": "USD", "R$": "BRL"}
POINT_AND_MANY = re.compile(r"\d{1,12}\.\d{2,20}[1-9]")
"""What a workbook writes of a number with more than two places: in a text the same could part thousands. A number ends
in no zero: «1.250» was typed as text, and is a thousand and more.
"""


TOTAL = re.compile(r"(?:sub ?|gran |grand )?tota(?:l|les|is|ls)\b|(?:suma|soma|sum)\b")
TEXTS = ("day", "kind", "what", "role", "institution", "note")


def is_total(line: FileLine) -> bool:
    """A line without a day that sums others up: *TOTAL*, *Subtotal de marzo*, *Suma*."""
    moment = written(line.cells.get("day", ""))
    if moment and moment.numbers:
        return False
    return any(TOTAL.match(key_of(line.cells.get(name, ""))) for name in TEXTS)


def order_of_days(lines: Sequence[FileLine]) -> Order:
    """Day before month, unless the days of the file can be read in the other order alone."""
    moments = [written(line.cells.get("day", "")) for line in lines]
    orders = {moment.order for moment in moments if moment}
    return "month first" if "month first" in orders and "day first" not in orders else "day first"


def words_of(
    line: FileLine, order: Order, institutions: Mapping[str, Organisation], currency: str = ""
) -> ResourceWords:
    """What the line says; *currency* is that of amounts which stand without one. Refuses what cannot be read."""
    cells = line.cells
    amount, written_currency = _amount(cells.get("amount", ""), line.is_of_workbook)
    hours = _hours(cells.get("hours", ""), line.is_of_workbook)
    role = _role(cells.get("role", ""))
    return ResourceWords(
        kind=_kind(cells.get("kind", ""), is_of_hours=hours is not None and amount is None),
        spent_on=_day(cells.get("day", ""), order),
        what=cells.get("what", ""),
        role=role,
        hours=hours,
        replaces_estimate=is_yes(cells.get("replaces", "")),
        amount=amount,
        currency=_currency(cells.get("currency", "")) or written_currency or (currency if amount is not None else ""),
        institution=_institution(cells.get("institution", ""), institutions),
        note=cells.get("note", ""),
    )


def _kind(text: str, *, is_of_hours: bool) -> str:
    if not text:
        return "hours" if is_of_hours else "cash"
    kind = kinds_by_key().get(key_of(text))
    if kind is None:
        raise Refused(
            _("the kind “%(cell)s” is not known. Write hours of work, money, tool or licence, or given in kind.")
            % {"cell": text[:60]}
        )
    return kind


def _day(text: str, order: Order) -> date:
    moment = written(text) or written(f"{text}.0")  # a spreadsheet's own number of a day
    day = day_of(moment, order) if moment and moment.numbers else None
    if day is None:
        raise Refused(_("the day “%(cell)s” cannot be read. Write it as 2026-03-05.") % {"cell": text[:60]})
    return day


def _number(text: str, is_of_workbook: bool) -> Decimal | None:
    if is_of_workbook and POINT_AND_MANY.fullmatch(text):
        return Decimal(text).quantize(Decimal("0.01"))
    return amount_from(text)


def _hours(text: str, is_of_workbook: bool) -> Decimal | None:
    if not text:
        return None
    if clock := CLOCK.fullmatch(text):
        return (Decimal(clock[1]) + Decimal(clock[2]) / 60).quantize(Decimal("0.01"))
    number = _number(re.sub(r"\s*(?:h|hs|hrs?|horas?|hours?)\.?$", "", text.strip(), flags=re.I), is_of_workbook)
    if number is None:
        raise Refused(_("the hours “%(cell)s” cannot be read. Write them as 7,5 or 7:30.") % {"cell": text[:60]})
    return number


def _amount(text: str, is_of_workbook: bool) -> tuple[Decimal | None, str]:
    """The number, and the currency that stands beside it."""
    if not text:
        return None, ""
    named = CURRENCY.search(text)
    bare = (text.replace(named[0], "", 1) if named else text).replace("$", "").strip()
    number = _number(bare, is_of_workbook)
    if number is None:
        raise Refused(_("the amount “%(cell)s” cannot be read. Write it as 1250,50.") % {"cell": text[:60]})
    return number, _currency(SIGNS.get(named[0].upper(), named[0])) if named else ""


def _currency(text: str) -> str:
    code = SIGNS.get(text.strip().upper(), text.strip().upper())
    if code and not is_currency(code):
        raise Refused(
            _("the currency “%(cell)s” is not known. Write its three letters, such as USD.") % {"cell": text[:60]}
        )
    return code


def _role(text: str) -> str:
    if not text:
        return ""
    role = _roles().get(key_of(text))
    if role is None:
        raise Refused(
            _("the role “%(cell)s” is not known. Write it as the form of a line offers it.") % {"cell": text[:60]}
        )
    return role


@cache
def _roles() -> Mapping[str, str]:
    """By what each is called in any of our languages, and by its code."""
    roles = {key_of(role.value): role.value for role in CYCLE_ROLES}
    for language in languages.CODES:
        with translation.override(language):
            roles |= {key_of(str(role.label)): role.value for role in CYCLE_ROLES}
    return roles


def _institution(text: str, institutions: Mapping[str, Organisation]) -> Organisation | None:
    if not text:
        return None
    institution = institutions.get(folded(text))
    if institution is None:
        raise Refused(
            _("“%(cell)s” is not in the directory of institutions. Add it there, or write it as it stands there.")
            % {"cell": text[:60]}
        )
    return institution
