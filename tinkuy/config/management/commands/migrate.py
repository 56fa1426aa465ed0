"""Django's `migrate`, by which a migration is noted as done in the transaction that does it (promise R06).

Django notes one that makes an index or a foreign key afterwards. Who is killed in between has its tables and not the
note, and each later start fails at a column that is there already.
"""

from django.core.management.commands import migrate
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState


class NotingExecutor(MigrationExecutor):
    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        if fake or fake_initial:
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)
        self._tell("apply_start", migration)
        with self.connection.schema_editor(atomic=migration.atomic) as editor:
            state = migration.apply(state, editor)
            while editor.deferred_sql:
                editor.execute(editor.deferred_sql.pop(0), None)
            self.record_migration(migration.app_label, migration.name)
        self._tell("apply_success", migration)
        return state

    def _tell(self, moment: str, migration: Migration) -> None:
        if self.progress_callback:
            self.progress_callback(moment, migration, False)


migrate.MigrationExecutor = NotingExecutor  # type: ignore[attr-defined]  # the command has no other place for it


class Command(migrate.Command):
    """As Django's, with the executor above."""
