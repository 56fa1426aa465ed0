"""What later stages know of a cycle for its sheet: each registers a field, once, in an `AppConfig.ready`."""

from collections.abc import Callable

from tinkuy.planning.cycles.models.cycle import Cycle

Supplier = Callable[[Cycle], str]

_suppliers: dict[str, Supplier] = {}


def supplies(field: str, supplier: Supplier) -> None:
    """Have *supplier* write the first text of *field*: of the cycle in scope, in the language that is active, and only
    what anybody may read.
    """
    _suppliers[field] = supplier


def supplied(field: str, cycle: Cycle) -> str:
    """Empty where no stage knows anything of it."""
    supplier = _suppliers.get(field)
    return supplier(cycle) if supplier else ""
