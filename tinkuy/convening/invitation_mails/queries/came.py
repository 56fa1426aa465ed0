"""Who came, country by country, beside the invitations: attendance counts them and says which numbers may be read."""

from collections.abc import Callable, Mapping

from tinkuy.planning.cycles.models.cycle import Cycle

EVERYBODY = ""
type CameByCountry = Mapping[str, int | None]
"""By the code of each country, and of `EVERYBODY`, how many came to a session at least; None where it is hidden."""

_counts: list[Callable[[Cycle], CameByCountry]] = []


def count_came_by(count: Callable[[Cycle], CameByCountry]) -> None:
    """Register, once, in an `AppConfig.ready`, who counts them."""
    _counts[:] = [count]


def came_by_country(cycle: Cycle) -> CameByCountry:
    """Of the *cycle* in scope; empty before the first session has attendance."""
    return _counts[0](cycle) if _counts else {}
