"""Rows that may belong to no cycle: in the scope of a cycle its own are read, in the scope of none those without one.

`scope(cycle=NO_CYCLE)` shows of every other model nothing. `scope(cycle=None)` would show all of them, of every cycle:
it is refused here.
"""

from typing import Any

from django.db import models
from django_scopes import ScopedManager, get_scope
from django_scopes.exceptions import ScopeError

NO_CYCLE: tuple[()] = ()
"""What stands in the scope in the place of a cycle."""

_Scoped: Any = type(ScopedManager(cycle="cycle"))


class _Manager(_Scoped):  # type: ignore[misc]
    def get_queryset(self) -> Any:
        scope = getattr(self, "_override_scope", None) or get_scope()
        is_enabled = scope.get("_enabled", True)
        if is_enabled and scope.get("cycle", NO_CYCLE) is None:
            raise ScopeError("The scope of None would show the rows of every cycle. Enter NO_CYCLE.")
        if is_enabled and scope.get("cycle") == NO_CYCLE:
            return models.QuerySet(self.model, using=self._db).filter(cycle=None)
        return super().get_queryset()


OptionallyScopedManager: Any = _Manager
"""The rows of the cycle in scope; in the scope of no cycle those whose `cycle` is empty."""
