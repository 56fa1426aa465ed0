"""What hangs on registrations, in any stage: rows that would be lost with them."""

from collections.abc import Collection

from django.db import models
from django.db.models import QuerySet

from tinkuy.convening.models import Registration


def hangs_on(registrations: QuerySet[Registration], *, besides: Collection[type[models.Model]]) -> bool:
    """Whether a row of any model points at one of them; rows of *besides* are not looked at."""
    for relation in Registration._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not relation.one_to_many or model in besides:
            continue
        if model._base_manager.filter(**{f"{relation.field.name}__in": registrations}).exists():  # type: ignore[union-attr]
            return True
    return False
