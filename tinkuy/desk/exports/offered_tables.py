"""Which tables of a cycle there are, each with the sentence that says what is in it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core.tables import Table

from .cohorts import cohorts_table
from .countries import countries_table
from .figures import figures_table
from .source import Source


@dataclass(frozen=True)
class OfferedTable:
    name: str | Promise
    sentence: str | Promise
    table_of: Callable[[Source], Table]


TABLES = {
    "figures": OfferedTable(
        _("Figures of the cycle"),
        _("A row for each figure, session and country: value, numerator, denominator and definition."),
        figures_table,
    ),
    "countries": OfferedTable(
        _("Country by session"),
        _("How many persons of each country attended each session, and what the country kept."),
        countries_table,
    ),
    "cohorts": OfferedTable(
        _("Who came back, by first session"),
        _("Of those whose first session it was, how many were present in each later one."),
        cohorts_table,
    ),
}
"""By the name of the file."""
