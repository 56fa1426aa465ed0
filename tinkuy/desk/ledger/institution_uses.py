"""Which lines of ledgers point to an institution: of whichever sector or country, it gave what it gave."""

from django.utils.translation import ngettext

from tinkuy.desk.ledger.models import ResourceEntry
from tinkuy.planning.institutions.uses import InstitutionUse, register_use


def register_resources() -> None:
    register_use(InstitutionUse(ResourceEntry, "institution", _lines))


def _lines(count: int) -> str:
    return ngettext("%(count)s line of a ledger", "%(count)s lines of ledgers", count) % {"count": count}
