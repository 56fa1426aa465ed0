"""What was decided ahead: looked up by `hiding`, where a process has not decided it yet."""

from django_scopes import get_scope

from tinkuy.hiding.cells import SafeCells

from .models import HidingDecision


def stored_decisions() -> dict[str, SafeCells]:
    """Those of the cycle in scope, by their fingerprints; none without a scope. One query."""
    if not get_scope().get("cycle"):
        return {}
    rows = HidingDecision.objects.values_list("same", "cells")
    return {same: {tuple(cell): count for cell, count in cells} for same, cells in rows}
