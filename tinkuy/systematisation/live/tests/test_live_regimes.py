"""Regimes bind what was said live as they bind what was said aloud."""

import pytest

from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.queries.lookup import quotes
from tinkuy.systematisation.live.actions import cite
from tinkuy.systematisation.quipu.queries import quipu_of
from tinkuy.systematisation.transcripts.actions.rechecking import recheck_everywhere

from .live_rows import agenda, everything_live, note, question

STRICT = ["chatham_house", "closed"]


@pytest.fixture
def webinar(scoped, webinars):
    return webinars[0]


def cite_everything(webinar, person) -> None:
    for source, row in everything_live(webinar).items():
        cite(actor=person, source=source, row=row, kind="lesson")


@pytest.mark.parametrize("regime", STRICT)
def test_invariant_10_what_was_captured_under_a_strict_regime_is_cited_without_country(
    regime, webinar, systematisation
):
    own_question = question(webinar, regime=regime)

    excerpt = cite(actor=systematisation, source=Source.QUESTION, row=own_question, kind="risk")

    assert (excerpt.regime, excerpt.country) == (regime, "")


def test_invariant_10_the_regime_is_the_strictest_of_its_capture_and_its_second(webinar, systematisation):
    agenda(webinar, (15, "public"), (75, "chatham_house"))

    cite_everything(webinar, systematisation)

    found = {one.source: (one.regime, one.country) for one in Excerpt.objects.all()}
    assert found == {
        "question": ("attribution", "PE"),  # never looser than when it was captured
        "answer": ("attribution", ""),
        "poll": ("chatham_house", ""),
        "note": ("chatham_house", ""),
    }


def test_invariant_10_a_segment_made_stricter_later_binds_what_was_cited(webinar, systematisation):
    agenda(webinar, (25, "attribution"), (65, "attribution"))
    cite_everything(webinar, systematisation)
    Segment.objects.filter(ordinal=2).update(regime="closed")

    shown_at_once = {one.source: one.country for one in quotes(webinar.cycle)}
    changed = recheck_everywhere()

    assert shown_at_once == {"question": "PE", "answer": "", "poll": "", "note": ""}
    assert changed == 1
    assert Excerpt.objects.get(source="note").regime == "closed"
    assert recheck_everywhere() == 0


@pytest.mark.parametrize("regime", STRICT)
def test_invariant_11_nothing_said_live_under_a_strict_regime_is_public(regime, webinar, systematisation):
    agenda(webinar, (90, regime))

    cite_everything(webinar, systematisation)

    assert quipu_of(webinar.cycle, public=False).total == 4
    assert quipu_of(webinar.cycle, public=True).total == 0


def test_words_that_the_moderation_took_out_of_a_question_stay_in_no_quote(webinar, systematisation):
    own_question = question(webinar, text="¿Por qué no contestó la señora del puesto 4?")
    cite(actor=systematisation, source=Source.QUESTION, row=own_question, kind="risk")
    excerpt = cite(actor=systematisation, source=Source.NOTE, row=note(webinar), kind="risk")
    own_question.text = "¿Por qué no contestó el puesto?"
    own_question.save()

    recheck_everywhere()

    assert Excerpt.objects.get(source="question").text == "¿Por qué no contestó el puesto?"
    assert Excerpt.objects.get(source="note").text == excerpt.text
