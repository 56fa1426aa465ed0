"""Whether the keys that lie here are of this site, and its ledger of erasures whole.

Otherwise a backup would take the place of the last good copy.
"""

from pathlib import Path

from django.conf import settings
from django.db import connection

from tinkuy.core.keys.keyring import changed_files
from tinkuy.journal.erasures import ledger_fault
from tinkuy.journal.models import LedgerMark
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.queries import cycles_whose_key_is_missing, opens_a_wrapped_key

from .faults import BackupFault, sentence_of
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


CYCLES = Cycle._meta.db_table


def demand_keys() -> None:
    """Refuse keys that are not those of this site, before they take the place of those that are."""
    folder = Path(settings.KEYS_FOLDER)
    if lost := changed_files(folder, settings.KEYRING):
        fault = f"{', '.join(lost)} in {folder} is gone, or not the one that this site was started with"
    elif _are_in_rows():
        return
    elif missing := cycles_whose_key_is_missing():
        fault = f"The key of {len(missing)} cycles is missing in {folder / 'data'}"
    elif opens_a_wrapped_key() is False:
        fault = f"The keys in {folder} are not those of this database: nothing sealed opens"
    else:
        return
    raise BackupFault(
        f"{fault}. No backup is made, and {COMPANION} stays as it is: it may be the last copy of the keys. "
        "Put the folder of keys back first."
    )


def _are_in_rows() -> bool:
    """Before the update that moved the keys of cycles out of their rows: then the backup itself holds them."""
    if CYCLES not in connection.introspection.table_names():
        return True
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, CYCLES)
    return "wrapped_key" in {column.name for column in columns}
