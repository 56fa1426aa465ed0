"""How many organisations and how many complete triads somebody came from: told where they tell of no few persons.

They count no persons, but each of them stands for one at least: of thirty persons from thirty organisations each sent
one, and where five of cooperation came and five countries have the triad, one came from each.
"""

from tinkuy.attendance.figures import reach
from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.hiding import Audience, are_safe


def tells_organisations(attendance: CycleAttendance) -> bool:
    """Whether those who came are so many more than their organisations that nobody knows how many one sent."""
    from_each = reach.by_dimension(attendance.sessions, attendance.organisation_of)
    return not from_each or _are_many_more(sum(from_each.values()), len(from_each))


def tells_triads(attendance: CycleAttendance) -> bool:
    """Whether in each sector those who came are so many more than the complete triads, and none of these has to be
    that of a country with few persons.
    """
    complete = len(reach.complete_triads(attendance.sessions, attendance.country_of, attendance.sector_of))
    by_sector = reach.by_dimension(attendance.sessions, attendance.sector_of)
    by_country = reach.by_dimension(attendance.sessions, attendance.country_of)
    with_many = sum(are_safe((count,), Audience.TEAM) for count in by_country.values())
    return not complete or (
        complete <= with_many and all(_are_many_more(by_sector[sector], complete) for sector in reach.TRIAD)
    )


def _are_many_more(persons: int, groups: int) -> bool:
    """Whether beside one for each of the *groups* there are others, and not few of them."""
    return persons > groups and are_safe((persons - groups,), Audience.TEAM)
