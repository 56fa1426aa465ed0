"""A sheet that rests on what was said live."""

import pytest

from tinkuy.convening.participant_page.actions import give_consents
from tinkuy.convening.registering.actions import register
from tinkuy.dialogue.questions.models import Question
from tinkuy.publication.content.parts import Quote
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.sheets.drafting.content import draft_content
from tinkuy.publication.sheets.queries import draft
from tinkuy.systematisation.findings.actions.writing import submit_finding, write_finding
from tinkuy.systematisation.live.actions import cite
from tinkuy.systematisation.live.tests.live_rows import agenda, everything_live


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


def test_capability_S6_an_item_shows_which_sort_of_thing_said_live_it_rests_on(drafted):
    (lesson,) = drafted().lessons

    assert lesson.evidence[0] == Quote(1, "10:00", "¿Quién paga el traslado?", "PE", "es", "question")
    assert [quote.source for quote in lesson.evidence] == ["question", "answer", "poll", "note"]
    assert lesson.countries == ("PE", "UY")


def test_invariant_09_the_published_words_of_a_poll_hide_what_is_small_in_public(drafted):
    (lesson,) = drafted().lessons

    words = lesson.evidence[2].text
    assert words.startswith("¿Qué falta más? Turnos, Traslado: no se muestran")
    assert "14" not in words


def test_promise_P09_a_participants_question_is_printed_only_while_they_agree_to_it(drafted, scoped):
    """The form says so of the permission to be quoted."""
    asker = register(actor=None, cycle=scoped, name="Ana", email="ana@example.org", country="PE")
    content = drafted()
    Question.objects.update(asker=asker)

    def printed() -> list[str]:
        return [quote.source for quote in draft_again(scoped).lessons[0].evidence]

    assert "question" in [quote.source for quote in content.lessons[0].evidence]
    assert printed() == ["answer", "poll", "note"]
    give_consents(registration=asker, purposes=["quotation"])
    assert printed() == ["question", "answer", "poll", "note"]
    give_consents(registration=asker, purposes=[])
    assert printed() == ["answer", "poll", "note"]
    assert draft_again(scoped).lessons[0].quotes == 4


def draft_again(cycle) -> SheetContent:
    return draft_content(cycle, "es")


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_invariant_11_what_was_said_live_under_a_strict_regime_is_counted_and_not_shown(drafted, webinars, regime):
    agenda(webinars[0], (90, regime))

    (lesson,) = drafted().lessons

    assert (lesson.quotes, lesson.evidence, lesson.countries) == (4, (), ())
