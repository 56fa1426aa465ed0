"""Which figures by group are told: how many organisations and complete triads somebody came from, where they tell of no
few persons; those by invitation, where they tell of no few beside those by country.

They count no persons, but each of them stands for one at least: of thirty persons from thirty organisations each sent
one, and where five of cooperation came and five countries have the triad, one came from each.

What they would give away is in all figures, which hang together, so they are told as a whole or not at all.
"""

from collections import Counter, defaultdict

from tinkuy.attendance.figures import reach
from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.core.consecutive_sets import everyone
from tinkuy.hiding import Audience, CrossedPages, are_safe, safe

from .figures import CycleFigures, group_counts
from .groups import UNKNOWN, Division, division_by


def tells_organisations(attendance: CycleAttendance) -> bool:
    """Whether those who came are so many more than their organisations that nobody knows how many one sent.

    Nor who takes away the list of a country, where each has their organisation: what is left of the number is of the
    others.
    """
    came_of: Counter[str] = Counter()
    countries_of: defaultdict[int, set[str]] = defaultdict(set)
    for person in everyone(attendance.sessions):
        if organisation := attendance.organisation_of.get(person):
            country = attendance.country_of.get(person, "")
            came_of[country] += 1
            countries_of[organisation].add(country)
    everybody = came_of.total()
    others = [
        (everybody - came_of[country], sum(country not in countries for countries in countries_of.values()))
        for country in came_of
    ]
    return all(
        not organisations or _are_many_more(persons, organisations)
        for persons, organisations in [(everybody, len(countries_of)), *others]
    )


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


def is_wave_safe_with_countries(figures: CycleFigures, by_wave: Division) -> bool:
    """Whether those by invitation may be shown to whoever reads those by country."""
    if len(by_wave.names) < 2:
        return True  # it is the whole
    by_country = division_by("country", figures.attendance)
    pages = group_counts(figures, by_country), group_counts(figures, by_wave)
    if not pages[0].is_displayable:
        return False
    return safe(CrossedPages(pages, group_counts(figures, _crossing(by_country, by_wave))), Audience.TEAM)


def _crossing(by_country: Division, by_wave: Division) -> Division:
    groups = {pk: f"{country} {by_wave.group_of.get(pk, UNKNOWN)}" for pk, country in by_country.group_of.items()}
    return Division(groups, {code: code for code in sorted(set(groups.values()))})
