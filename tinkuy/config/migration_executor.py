"""How migrations are done: each is noted as done in the transaction that does it (promise R06).

Django notes one that makes an index or a foreign key afterwards. Who is killed in between has its tables and not the
note, and each later start fails at a column that is there already.

What concerns one model is drawn alone. Django draws anew, for each change of it, all that is related to it: most of
what there is, and nine tenths of the time in which an empty database gets its tables. All models are drawn again
before anything that may look at more than one: what renames or takes away a model, changes a key, or reads rows.

A model that is renamed loses its permissions in the same transaction, and has new ones when the run ends. Django
renames them then: who is killed in between has them under the former name, gets new ones with the next run, and can
never go back, since two would be called the same. Nobody is given one: what a person may do is in the access matrix.
"""

from functools import partial
from typing import Any

from django.apps.registry import Apps
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
    RenameModel,
    RunPython,
)
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

OF_ONE_MODEL = (CreateModel, AddField, AddConstraint, AddIndex, AlterModelOptions, RemoveConstraint, RemoveIndex)
"""What they write into the database stands in their own model; of others they take the names of tables."""
OF_ONE_FIELD = (AlterField, RemoveField)
"""So do these, unless the field is a key."""


class NotingExecutor(MigrationExecutor):
    def migration_plan(self, targets: Any, clean_start: bool = False) -> list[tuple[Migration, bool]]:
        plan = super().migration_plan(targets, clean_start=clean_start)
        if not clean_start:  # that of the whole way is looked at and not done
            for migration, _is_backwards in plan:
                migration.operations = without_former_permissions(migration)  # type: ignore[misc]  # as Django adds its own
        return plan

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


class DropPermissions(RunPython):
    """Of a model under its former name, in either direction; those of its new name are made when a run ends."""

    def __init__(self, app: str, former: str, name: str) -> None:
        self.app, self.names = app, (former, name)
        super().__init__(partial(self._drop, former), partial(self._drop, name))

    def _drop(self, name: str, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if model := apps.all_models["auth"].get("permission"):
            permissions = model._base_manager.using(editor.connection.alias)
            of_model = permissions.filter(content_type__app_label=self.app, content_type__model__in=self.names)
            of_model.filter(codename__endswith=f"_{name}").delete()


def without_former_permissions(migration: Migration) -> list[Operation]:
    """The operations of *migration*; after each that renames a model its permissions are dropped."""
    operations = list[Operation]()
    for operation in migration.operations:
        operations.append(operation)
        if isinstance(operation, RenameModel):
            names = operation.old_name_lower, operation.new_name_lower
            operations.append(DropPermissions(migration.app_label, *names))
    return operations


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
