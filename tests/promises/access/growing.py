"""A world with more rows: each row of each model again, as far as its own constraints let it."""

from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django_scopes import scope

from tests.promises.access.worlds import OF_PUBLISHED_SHEETS, STAGES, World
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.countries import countries

ALONE = {"Cycle", "TeamRole", *OF_PUBLISHED_SHEETS}
"""One cycle is the world; its roles are the persons of the tests; and nothing of it is published."""


def grow(world: World, numbers: range) -> set[str]:
    """Make a row more of each model in *world* for each of *numbers*, never used before; the models that have one row
    only, whatever is tried.
    """
    single = set()
    with scope(cycle=world.cycle):
        for name in STAGES:
            for model in apps.get_app_config(name).get_models():
                made = [_again(model, world, number) for number in numbers if model.__name__ not in ALONE]
                if not any(made) and model.__name__ not in ALONE:
                    single.add(model.__name__)
    return single


def _again(model: type[models.Model], world: World, number: int) -> bool:
    row = model._base_manager.get(pk=world.rows[model.__name__].pk)
    for kind in (model, *model._meta.all_parents):  # a row that adds to one of another table is two rows
        setattr(row, kind._meta.pk.attname, None)
    for field in model._meta.concrete_fields:
        if field.name in _distinguishing_fields(model) and not field.primary_key and field.name != "cycle":
            setattr(row, field.attname, _other(field, getattr(row, field.attname), number))
    if hasattr(row, "starts_at"):
        row.starts_at = row.starts_at.replace(year=row.starts_at.year + number)
    if hasattr(row, "sealed_email"):  # sealed for its own row: a copy could not be opened
        key = {"key": world.cycle.data_key} if model.__name__ == "Presence" else {}
        seal = getattr(row, "seal", None) or row.seal
        seal(name=f"Persona {number}", email=f"persona{number}@example.org", **key)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _distinguishing_fields(model: type[models.Model]) -> set[str]:
    """The fields by which two rows of *model* are told apart."""
    tables = (model, *model._meta.all_parents)
    constraints = [c for table in tables for c in table._meta.constraints if isinstance(c, models.UniqueConstraint)]
    named = {name for constraint in constraints for name in constraint.fields}
    return named | {field.name for field in model._meta.concrete_fields if field.unique}


def _other(field: models.Field, value: Any, number: int) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if field.name == "public_id":
        return new_public_id()
    if isinstance(field, models.UUIDField):
        return uuid4()
    if field.name == "language":
        return "en"
    if field.name == "kind":  # the program knows its words
        return value
    if field.name == "moment":
        return field.choices[number % len(field.choices)][0]
    if field.name == "country":
        return sorted(set(countries()) - {"PE", "UY"})[number]
    if isinstance(field, models.ForeignKey):
        return field.related_model._base_manager.order_by("-pk").values_list("pk", flat=True)[0]
    if isinstance(field, models.CharField) and not field.choices:
        return f"{number}{value}"[: field.max_length]
    return (value or 0) + number if isinstance(value, int) else value
