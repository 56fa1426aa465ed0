"""Whether the ledger of erasures is whole: a backup of a damaged one would take the place of the last whole copy."""

from django.db import connection

from tinkuy.journal.erasures import ledger_fault
from tinkuy.journal.models import LedgerMark

from .faults import BackupFault
from .ledger_faults import sentence_of
from .ownership import KEYS as COMPANION

MEND = "`tinkuy mend-ledger --help` tells how it is mended."


def has_table() -> bool:
    """Not yet where an update was not applied: then there is nothing to compare the ledger with."""
    return LedgerMark._meta.db_table in connection.introspection.table_names()


def demand_ledger() -> None:
    """Refuse to go on where somebody who was erased could come back unnoticed."""
    fault = ledger_fault() if has_table() else None
    if fault is not None:
        raise BackupFault(
            f"{sentence_of(fault)} No backup is made, and {COMPANION} stays as it is: it may hold the last whole one. "
            f"{MEND}"
        )
