"""How a migration is done (`tinkuy/config/migration_executor.py`): drawing one model alone changes all that it must."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.migrations import AlterField, CreateModel, Migration, RemoveField, RenameModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState

from tinkuy.config.migration_executor import applied, without_former_permissions

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

APP = "trial"
COUNTRY = CreateModel(
    "Country",
    [("code", models.CharField(max_length=3, primary_key=True)), ("name", models.CharField(max_length=5))],
)
CITY = CreateModel(
    "City",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("name", models.CharField(max_length=5)),
        ("country", models.ForeignKey("trial.Country", models.CASCADE)),
    ],
)


@pytest.fixture
def state(transactional_db) -> Iterator[ProjectState]:
    """A country and a city in it; their tables go with the test."""
    empty = ProjectState()
    empty.apps  # noqa: B018  # as the executor has them drawn before its first migration
    state = done(empty, COUNTRY, CITY)
    country = state.apps.get_model(APP, "Country").objects.create(code="PE", name="Perú")
    city = state.apps.get_model(APP, "City")
    city.objects.create(name="Lima", country=city._meta.get_field("country").related_model(pk=country.pk))
    yield state
    with connection.schema_editor() as editor:
        for name in ("City", "Country"):
            editor.delete_model(state.apps.get_model(APP, name))


def done(state: ProjectState, *operations: Operation) -> ProjectState:
    migration = Migration("0001_trial", APP)
    migration.operations = [*operations]
    with connection.schema_editor() as editor:
        return applied(migration, state, editor)


def columns_of(table: str) -> dict[str, int | None]:
    """Their names, and how many letters of a text each takes, as the database has it."""
    with connection.cursor() as cursor:
        return {one.name: one.display_size for one in connection.introspection.get_table_description(cursor, table)}


def test_a_field_that_is_changed_keeps_the_rows_and_what_points_to_them(state):
    after = done(state, AlterField("Country", "name", models.CharField(max_length=40)))

    assert columns_of("trial_country")["name"] == 40
    city = after.apps.get_model(APP, "City").objects.get()
    assert (city.name, city.country_id) == ("Lima", "PE")


def test_what_points_to_a_key_is_changed_with_it(state):
    done(state, AlterField("Country", "code", models.CharField(max_length=40, primary_key=True)))

    assert columns_of("trial_country")["code"] == 40
    assert columns_of("trial_city")["country_id"] == 40


def test_a_reference_that_is_removed_leaves_the_rest_of_its_row(state):
    after = done(state, RemoveField("City", "country"))

    assert {*columns_of("trial_city")} == {"id", "name"}
    assert after.apps.get_model(APP, "City").objects.values_list("name", flat=True).get() == "Lima"


def test_promise_R06_who_renames_a_model_may_go_back_whatever_a_killed_run_left(state):
    """Killed runs left permissions under both names: Django would fail where two come to be called the same."""
    migration = Migration("0002_trial", APP)
    migration.operations = [RenameModel("City", "Town")]
    migration.operations = without_former_permissions(migration)
    for model in (ContentType, Permission):
        state.add_model(ModelState.from_model(model))
    kind = ContentType.objects.create(app_label=APP, model="town")
    for name in ("add_city", "add_town", "view_city"):
        Permission.objects.create(content_type=kind, codename=name, name=name)

    with connection.schema_editor() as editor:
        applied(migration, state.clone(), editor)
    assert permissions_of(kind) == ["add_town"]

    Permission.objects.create(content_type=kind, codename="add_city", name="of a run that was killed")
    with connection.schema_editor() as editor:
        migration.unapply(state, editor)
    assert permissions_of(kind) == ["add_city"]


def permissions_of(kind: ContentType) -> list[str]:
    return sorted(Permission.objects.filter(content_type=kind).values_list("codename", flat=True))
