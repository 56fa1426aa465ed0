"""Which counts of persons the team's pages tell, by name and place: for who looks up single ones."""

from .attendance import FLOW, CycleAttendance
from .together import seen_together


def seen_by_team(found: CycleAttendance) -> dict[tuple[str, int], int | None]:
    """Persons, flows, reach and registered, and the persons of each country, None where hidden on every page.

    Keys: (name, place) as in `counts_and_sums`, (country's code, place).
    """
    seen = seen_together(found)
    cells: dict[tuple[str, int], int | None] = {("reach", 0): seen.reach, ("registered", 0): seen.registered}
    cells |= {("persons", place): count for place, count in enumerate(seen.persons)}
    for place, flow in enumerate(seen.flows):
        cells |= {(name, place): count for name, count in zip(FLOW, flow, strict=True)}
    for country, row in seen.by_country.items():
        cells |= {(country, place): count for place, count in enumerate(row)}
    return cells
