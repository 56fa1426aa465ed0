"""Cycles that go by the clock: an example may stand at a day that has not come."""

from collections.abc import Callable

from django.db.models import Model, QuerySet


def rows_by_the_clock(model: type[Model]) -> Callable[[], QuerySet[Model]]:
    """What asks for the rows of *model* in cycles that go by the clock."""
    return lambda: model._base_manager.filter(cycle__clock_stands_at=None)
