"""Which counts of persons the team's pages tell: weave, funnel and map of countries know each other's sums."""

from tinkuy.convening.figures.small_numbers import K_TEAM, Sum, hide

from .attendance import CycleAttendance, counts_and_sums


def seen_by_team(found: CycleAttendance) -> dict[tuple[str, int], int | None]:
    """Persons, flows, reach and registered, and the persons of each country: hidden together, as they stand together.

    Keys: (name, place) as in `counts_and_sums`, (country's code, place). Other pages tell no more than this.
    """
    counts, sums = counts_and_sums(found)
    for place, total in enumerate(found.persons.values()):
        parts = {(country, place): row[place] for country, row in found.by_country.items()}
        counts |= parts | {("elsewhere", place): total - sum(parts.values())}
        sums.append(Sum(("persons", place), (*parts, ("elsewhere", place))))
    return hide(counts, sums, K_TEAM)
