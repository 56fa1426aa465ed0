"""How migrations are done: each is noted as done in the transaction that does it (promise R06).

Django notes one that makes an index or a foreign key afterwards. Who is killed in between has its tables and not the
note, and each later start fails at a column that is there already.

What concerns one model is drawn alone. Django draws anew, for each change of it, all that is related to it: most of
what there is, and nine tenths of the time in which an empty database gets its tables. All models are drawn again
before anything that may look at more than one: what renames or takes away a model, changes a key, or reads rows.
"""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelOptions,
    CreateModel,
    Migration,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
)
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

OF_ONE_MODEL = (CreateModel, AddField, AddConstraint, AddIndex, AlterModelOptions, RemoveConstraint, RemoveIndex)
"""What they write into the database stands in their own model; of others they take the names of tables."""
OF_ONE_FIELD = (AlterField, RemoveField)
"""So do these, unless the field is a key."""


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
    for operation in migration.operations:
        part = Migration(migration.name, migration.app_label)
        part.operations = [operation]  # type: ignore[misc]  # as Django sets those of a squashed one
        part.atomic = migration.atomic  # type: ignore[misc]
        if _concerns_one_model(operation, part.app_label, state):
            state = _drawn_alone(part, state, editor)
        else:
            _draw_all(state)
            state = part.apply(state, editor)
    return state


def _concerns_one_model(operation: Operation, app: str, state: ProjectState) -> bool:
    """A key may be pointed to, and what points to it is then changed with it."""
    if not (isinstance(operation, AlterField | RemoveField) and type(operation) in OF_ONE_FIELD):
        return type(operation) in OF_ONE_MODEL
    former = state.models[app, operation.model_name_lower].fields[operation.name]
    after = operation.field if isinstance(operation, AlterField) else former
    return not (_may_be_pointed_to(former) or _may_be_pointed_to(after))


def _may_be_pointed_to(field: models.Field[Any, Any]) -> bool:
    return field.primary_key or field.unique or bool(field.many_to_many)


def _drawn_alone(part: Migration, state: ProjectState, editor: BaseDatabaseSchemaEditor) -> ProjectState:
    [operation] = part.operations
    after = state.clone()
    drawn = after.__dict__.pop("apps")  # without them nothing is drawn on the way to the next state
    operation.state_forwards(part.app_label, after)
    name = _model_of(operation)
    drawn.unregister_model(part.app_label, name)
    drawn.render_multiple([after.models[part.app_label, name]])
    after.__dict__["apps"], after.is_delayed = drawn, True
    operation.database_forwards(part.app_label, editor, state, after)
    return after


def _model_of(operation: Operation) -> str:
    is_of_model = isinstance(operation, CreateModel | AlterModelOptions)
    name: str = operation.name if is_of_model else operation.model_name  # type: ignore[attr-defined]
    return name.lower()


def _draw_all(state: ProjectState) -> None:
    """Where some were drawn alone: the others point to what they were before."""
    state.clear_delayed_apps_cache()
    state.is_delayed = False
    state.apps  # noqa: B018  # a clone takes them over
