"""Which sheets may have a DOI: what is registered at DataCite is public there for good, whatever becomes of it here."""

import re
from base64 import b32encode

from django.utils.translation import gettext as _

from tinkuy.publication.sheets.models import Sheet

from .models import DoiAccount, SheetDoi

PREFIX = re.compile(r"10\.\d{4,9}")
"""As the DOI handbook has prefixes of registrants; one with a subdivision is not given out by DataCite."""


def why_not_registered(sheet: Sheet) -> str:
    """The sentence that refuses a DOI to *sheet*; empty where it may have one."""
    if not sheet.versions.filter(retired_at=None).exists():
        return _("Only a sheet that is on the hub can have a DOI.")
    if sheet.versions.filter(is_example=True).exists():
        return _("This sheet belongs to the example: a DOI would stay for good.")
    if is_discreet(sheet):
        return _("The theme of this cycle is sensitive: DataCite would show it to everybody, and for good.")
    return ""


def is_discreet(sheet: Sheet) -> bool:
    return sheet.cycle is not None and sheet.cycle.is_sensitive


def doi_for(sheet: Sheet, account: DoiAccount) -> str:
    """The identifier under which *account* registers *sheet*: always the same, so that no second one is ever made.

    It tells nothing of the sheet (DataCite, best practice for suffixes), and no case, as DOIs have none.
    """
    suffix = b32encode(sheet.public_id.encode()).decode().rstrip("=").lower()
    return f"{account.prefix}/tinkuy-{suffix}"


def is_of(row: SheetDoi, account: DoiAccount) -> bool:
    """Whether *account* may write what *row* holds; of all rows at once: `queries.dois_of`."""
    return row.service == account.service and row.doi.startswith(f"{account.prefix}/")
