"""The figures by invitation are told where, set against those by country, they tell of no few persons.

What they would give away is in all figures, which hang together, so they are told as a whole or not at all.
"""

from tinkuy.hiding import Audience, CrossedPages, safe

from .figures import CycleFigures, group_counts
from .groups import UNKNOWN, Division, division_by


def is_safe_beside_countries(figures: CycleFigures, by_wave: Division) -> bool:
    """Whether those by invitation may be shown to whoever reads those by country."""
    if len(by_wave.names) < 2:
        return True  # it is the whole
    by_country = division_by("country", figures.attendance)
    pages = group_counts(figures, by_country), group_counts(figures, by_wave)
    if not pages[0].can_be_shown:
        return False
    return safe(CrossedPages(pages, group_counts(figures, _crossing(by_country, by_wave))), Audience.TEAM)


def _crossing(by_country: Division, by_wave: Division) -> Division:
    groups = {pk: f"{country} {by_wave.group_of.get(pk, UNKNOWN)}" for pk, country in by_country.group_of.items()}
    return Division(groups, {code: code for code in sorted(set(groups.values()))})
