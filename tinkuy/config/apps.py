from typing import Any

from django.apps import AppConfig
from django.core.checks import register
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from tinkuy.core.form_bounds import bound_every_field
from tinkuy.core.mail_addresses import check_every_address

from .databases import SQLITE_PRAGMAS


class ConfigConfig(AppConfig):
    name = "tinkuy.config"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.example.removal import remove_again
        from tinkuy.hub.static_copy.public_pages import register_public_pages
        from tinkuy.journal.erasures import needs_keys, replayed_by
        from tinkuy.notices import wording
        from tinkuy.planning.cycles.models.cycle import CYCLE_REMOVED

        from .backups.filling import erase_unreadable
        from .backups.schedule import EVERY_MINUTES, back_up_when_due
        from .checks import check_installation, check_personal_data_map
        from .declarations import declare, declare_private_tables
        from .web.finished.copying import FinishedPublicPages

        wording.counts("deeds-late", count="deeds of the clock")
        declare()
        declare_private_tables()
        bound_every_field()
        check_every_address()
        replayed_by(CYCLE_REMOVED, remove_again, is_first=True)
        every(back_up_when_due, minutes=EVERY_MINUTES)
        register_public_pages(FinishedPublicPages())
        needs_keys("second-factors-and-messages", erase_unreadable)
        register(check_installation)
        register(check_personal_data_map)
        connection_created.connect(assert_durable, dispatch_uid="assert_durable")


def assert_durable(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Read back each setting of a fresh SQLite connection; a weaker one stops the work rather than risk a lost row."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for name, wanted in SQLITE_PRAGMAS.items():
            (value,) = cursor.execute(f"PRAGMA {name}").fetchone()
            if value != wanted and not _is_in_memory(connection, name):
                raise ImproperlyConfigured(f"SQLite answers {name}={value}, not {wanted}: see SECURITY.md")


def _is_in_memory(connection: BaseDatabaseWrapper, name: str) -> bool:
    return name == "journal_mode" and "memory" in str(connection.settings_dict["NAME"])
