"""Django's `migrate`, with our way of doing a migration."""

from django.core.management.commands import migrate

from tinkuy.config.migration_executor import NotingExecutor

migrate.MigrationExecutor = NotingExecutor  # type: ignore[attr-defined]  # the command has no other place for it


class Command(migrate.Command):
    """As Django's, with that executor."""
