"""Doing a deed and taking it back: it refuses what it would refuse, and shows what would be."""

from collections.abc import Callable

from django.db import transaction


def rehearsed[T](deed: Callable[[], T]) -> T:
    """What *deed* gives; nothing of it is kept, neither rows nor messages."""
    with transaction.atomic():
        result = deed()
        transaction.set_rollback(True)
    return result
