"""What the page of the changes calls a text of a sheet."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tinkuy.planning.hours import hour_in_city, local_day

from .queries import SheetText


def name_of(text: SheetText, zone: str) -> str:
    """«Versión 2, 3 dic 2026», by the clock of *zone*; a draft with its hour, since several may be of one day."""
    if text.kind == "version":
        return _("Version %(number)s, %(day)s") % {"number": text.number, "day": _day(text, zone)}
    if text.kind == "draft":
        return _("The draft as it stands now")
    return _("Draft of %(moment)s") % {"moment": _moment(text, zone)} if text.at else _("A former draft")


def _day(text: SheetText, zone: str) -> str:
    return date_format(local_day(text.at, zone), "j b Y") if text.at else ""


def _moment(text: SheetText, zone: str) -> str:
    return f"{_day(text, zone)}, {hour_in_city(text.at, zone)}" if text.at else ""
