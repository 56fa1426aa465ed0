"""A sheet that rests on what was said live."""

import pytest

from tinkuy.publication.actions import draft_sheet
from tinkuy.publication.content import Quote, SheetContent
from tinkuy.publication.texts import draft
from tinkuy.systematisation.actions import cite, submit_finding, write_finding
from tinkuy.systematisation.tests.live import agenda, everything_live


@pytest.fixture
def drafted(scoped, webinars, systematisation):
    """The draft of a sheet with one lesson, in validation, that rests on a question, its answer, a poll and a note."""

    def make() -> SheetContent:
        quotes = [
            cite(actor=systematisation, source=source, row=row, kind="lesson")
            for source, row in everything_live(webinars[0]).items()
        ]
        lesson = write_finding(
            actor=systematisation, cycle=scoped, kind="lesson", text={"es": "El traslado."}, excerpts=quotes
        )
        submit_finding(actor=systematisation, finding=lesson)
        return draft(draft_sheet(actor=systematisation, cycle=scoped), "es")

    return make


def test_S6_an_item_shows_which_sort_of_thing_said_live_it_rests_on(drafted):
    (lesson,) = drafted().lessons

    assert lesson.evidence[0] == Quote(1, "10:00", "¿Quién paga el traslado?", "PE", "es", "question")
    assert [quote.source for quote in lesson.evidence] == ["question", "answer", "poll", "note"]
    assert lesson.countries == ("PE", "UY")


def test_invariant_09_the_published_words_of_a_poll_hide_what_is_small_in_public(drafted):
    (lesson,) = drafted().lessons

    words = lesson.evidence[2].text
    assert words.startswith("¿Qué falta más? Turnos, Traslado: no se muestran")
    assert "14" not in words


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_invariant_11_what_was_said_live_under_a_strict_regime_is_counted_and_not_shown(drafted, webinars, regime):
    agenda(webinars[0], (90, regime))

    (lesson,) = drafted().lessons

    assert (lesson.quotes, lesson.evidence, lesson.countries) == (4, (), ())
