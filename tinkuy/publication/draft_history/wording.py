"""What the page of the changes calls a text of a sheet."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .queries import SheetText


def name_of(text: SheetText) -> str:
    """«Versión 2, 3 dic 2026»; a draft with its hour, since several may be of one day."""
    if text.kind == "version":
        return _("Version %(number)s, %(day)s") % {"number": text.number, "day": _day(text)}
    if text.kind == "draft":
        return _("The draft as it stands now")
    return _("Draft of %(moment)s") % {"moment": _moment(text)} if text.at else _("A former draft")


def _day(text: SheetText) -> str:
    return date_format(localtime(text.at), "j b Y") if text.at else ""


def _moment(text: SheetText) -> str:
    return date_format(localtime(text.at), "j b Y, H:i") if text.at else ""
