"""All figures of a generated cycle, read from its files by Tinkuy, equal what DuckDB makes of the same rows."""

import pytest
from django_scopes import scope

from tinkuy.attendance.cycle_figures.queries.figures import cycle_figures
from tinkuy.attendance.uploads.actions.reports import import_attendance
from tinkuy.planning.cycles.models.webinar import Webinar

from .compared import compared, differing
from .generated import generate, hand_list, report
from .independent import Independent
from .world import planted_cycle, register_all

ROWS = 2_000


@pytest.fixture
def loaded(db):
    """The generated cycle and Tinkuy's own, its six files imported."""
    made = generate(ROWS)
    cycle, person = planted_cycle("generado")
    with scope(cycle=cycle):
        register_all(cycle, made)
        for webinar in Webinar.objects.select_related("cycle"):
            files = [report(made, webinar.ordinal)]
            files += [hand_list(made, 2)] if webinar.ordinal == 2 else []
            for place, data in enumerate(files):
                import_attendance(actor=person, webinar=webinar, data=data, filename=f"{place}.csv", zone="UTC")
        yield made, cycle


def test_capability_C12_every_figure_equals_an_independent_computation(loaded, tmp_path):
    made, cycle = loaded

    count, wrong = differing(compared(cycle_figures(cycle), Independent(made, str(tmp_path))))

    assert count > 180
    assert wrong == []
