"""Django's `migrate`, by which a migration is noted as done in the transaction that does it (promise R06).

Django notes one that makes an index or a foreign key afterwards. Who is killed in between has its tables and not the
note, and each later start fails at a column that is there already.

The models that a migration makes one after the other are drawn together. Django draws anew, for each of them, all that
is related to it: most of what there is, and three quarters of the time in which an empty database gets its tables.
"""

from itertools import groupby

from django.core.management.commands import migrate
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel, Migration
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
            state = applied(migration, state, editor)
            while editor.deferred_sql:
                editor.execute(editor.deferred_sql.pop(0), None)
            self.record_migration(migration.app_label, migration.name)
        self._tell("apply_success", migration)
        return state

    def _tell(self, moment: str, migration: Migration) -> None:
        if self.progress_callback:
            self.progress_callback(moment, migration, False)


def applied(migration: Migration, state: ProjectState, editor: BaseDatabaseSchemaEditor) -> ProjectState:
    """The state after *migration*, which is done."""
    for makes_models, operations in groupby(migration.operations, lambda operation: isinstance(operation, CreateModel)):
        part = Migration(migration.name, migration.app_label)
        part.operations = [*operations]  # type: ignore[misc]  # as Django sets those of a squashed one
        part.atomic = migration.atomic  # type: ignore[misc]
        state = _with_models(part, state, editor) if makes_models else part.apply(state, editor)
    return state


def _with_models(part: Migration, state: ProjectState, editor: BaseDatabaseSchemaEditor) -> ProjectState:
    after = state.clone()
    after.__dict__.pop("apps", None)  # drawn when the first of its tables is made
    for operation in part.operations:
        operation.state_forwards(part.app_label, after)
    for operation in part.operations:
        operation.database_forwards(part.app_label, editor, state, after)
    return after


migrate.MigrationExecutor = NotingExecutor  # type: ignore[attr-defined]  # the command has no other place for it


class Command(migrate.Command):
    """As Django's, with the executor above."""
