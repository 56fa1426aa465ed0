"""How migrations are done: each is noted as done in the transaction that does it (promise R06).

Django notes one that makes an index or a foreign key afterwards. Who is killed in between has its tables and not the
note, and each later start fails at a column that is there already.

What a migration makes or adds to is drawn alone. Django draws anew, for each field and constraint, all that is related
to its model: most of what there is, and nine tenths of the time in which an empty database gets its tables. All models
are drawn again before anything that may look at more than its own: what changes, takes away or reads rows.
"""

from itertools import groupby

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

ADDING = (CreateModel, AddField, AddConstraint, AddIndex)
"""What they write into the database stands in their own model; of others they take the names of tables."""


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
    for adds, operations in groupby(migration.operations, lambda operation: isinstance(operation, ADDING)):
        part = Migration(migration.name, migration.app_label)
        part.operations = [*operations]  # type: ignore[misc]  # as Django sets those of a squashed one
        part.atomic = migration.atomic  # type: ignore[misc]
        if adds:
            state = _with_additions(part, state, editor)
        else:
            _draw_all(state)
            state = part.apply(state, editor)
    return state


def _with_additions(part: Migration, state: ProjectState, editor: BaseDatabaseSchemaEditor) -> ProjectState:
    for operation in part.operations:
        after = state.clone()
        drawn = after.__dict__.pop("apps")  # without them nothing is drawn on the way to the next state
        operation.state_forwards(part.app_label, after)
        name = _model_of(operation)
        drawn.unregister_model(part.app_label, name)
        drawn.render_multiple([after.models[part.app_label, name]])
        after.__dict__["apps"], after.is_delayed = drawn, True
        operation.database_forwards(part.app_label, editor, state, after)
        state = after
    return state


def _model_of(operation: Operation) -> str:
    name: str = operation.name if isinstance(operation, CreateModel) else operation.model_name  # type: ignore[attr-defined]
    return name.lower()


def _draw_all(state: ProjectState) -> None:
    """Where some were drawn alone: the others point to what they were before."""
    state.clear_delayed_apps_cache()
    state.is_delayed = False
    state.apps  # noqa: B018  # a clone takes them over
