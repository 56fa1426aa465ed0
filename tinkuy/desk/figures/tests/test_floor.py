"""Who took the floor, under the regime that holds now."""

import pytest

from tinkuy.desk.figures.queries.heat import floor_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.sheets.tests.evidence import close_the_agenda, quote
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker


@pytest.fixture
def spoke(scoped, webinars) -> Cycle:
    """Peru is quoted in the first session, Uruguay speaks in it without being quoted."""
    quote(webinars[0], "PE", 3)
    other = quote(webinars[0], "UY", 4)
    Cue.objects.filter(pk=other.cue_id).update(
        speaker=Speaker.objects.create(cycle=scoped, label="Voz – Uruguay", country="UY")
    )
    other.delete()
    return scoped


def test_invariant_10_p11_a_part_that_became_stricter_shows_no_country_before_the_clock_hides_it(spoke, webinars):
    assert floor_of(spoke) == {(1, "PE"), (1, "UY")}

    close_the_agenda(webinars[0])

    assert Excerpt.objects.get().country == "PE", "the clock has not ticked"
    assert floor_of(spoke) == set()


def test_invariant_10_p11_nor_does_a_session_without_an_agenda_where_the_cycle_hides_countries(spoke):
    Cycle.objects.update(default_regime="chatham_house")

    assert floor_of(Cycle.objects.get()) == set()
