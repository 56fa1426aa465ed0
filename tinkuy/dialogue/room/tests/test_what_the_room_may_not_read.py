"""What the room, or who comes later, must not read any more: closed parts, words that were withdrawn, drafts."""

import pytest

from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.actions import enter_segment, extend_segment
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.joining.actions import merge_question
from tinkuy.dialogue.moderation.actions import answer_question, decline_question
from tinkuy.dialogue.notes.actions import write_note
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.screen.actions import show_question
from tinkuy.dialogue.tests.entering import browser_of
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.stream.models import StreamEvent
from tinkuy.stream.rendering import frame_of

LIVE = "/es/c/ciclo-de-prueba/s/3/live/"
PAGES = (LIVE, f"{LIVE}parts/", f"{LIVE}parts/?mode=text", f"{LIVE}questions/")


def enter(facilitation, live, ordinal: int, regime: str) -> Floor:
    segment = Segment.objects.get(webinar=live, ordinal=ordinal)
    Segment.objects.filter(pk=segment.pk).update(regime=regime)
    segment.refresh_from_db()
    return enter_segment(actor=facilitation, floor=Floor.objects.get(), segment=segment)


@pytest.fixture
def said_under_closed(live, facilitation, rapporteur, visible) -> Webinar:
    enter(facilitation, live, 2, Regime.CLOSED)
    answer_question(actor=facilitation, question=visible("¿Lo cerrado?"), answer="Respuesta cerrada")
    write_note(actor=rapporteur, webinar=live, kind="risk", text="Nota cerrada")
    return live


def test_invariant_11_what_was_said_under_closed_is_read_in_the_room_and_by_nobody_later(
    said_under_closed, facilitation, zorzal
):
    browser = browser_of(zorzal)
    during = "".join(browser.get(page).text for page in PAGES)
    close_floor(actor=facilitation, webinar=said_under_closed)
    later = "".join(browser.get(page).text for page in PAGES)
    events = StreamEvent.objects.filter(channel=channels.room(said_under_closed), kind__in=("question", "note"))
    frames = b"".join(frame_of(event, "es") for event in events)

    for words in ("¿Lo cerrado?", "Respuesta cerrada", "Nota cerrada"):
        assert words in during
        assert words not in later
        assert words.encode() not in frames
    assert b"data-gone" in frames
    assert Note.objects.count() == 1


@pytest.mark.parametrize("deed", ["answer", "show"])
def test_invariant_10_a_question_spoken_of_under_a_stricter_regime_is_bound_by_it(live, facilitation, visible, deed):
    question = visible(shown_as="named")
    floor = enter(facilitation, live, 2, Regime.CHATHAM_HOUSE)

    if deed == "answer":
        answer_question(actor=facilitation, question=question)
    else:
        show_question(actor=facilitation, floor=floor, question=question)

    question.refresh_from_db()
    assert (question.regime, question.country) == (Regime.CHATHAM_HOUSE, "")


def test_who_asked_what_was_joined_reads_no_words_that_were_withdrawn(live, facilitation, visible, tero, zorzal):
    joined, named = visible("¿La mía?", voice=tero), visible("¿Con un nombre?", voice=zorzal)
    merge_question(actor=facilitation, question=joined, into=named)
    browser = browser_of(tero)
    assert 'Se unió a: <q lang="es">¿Con un nombre?</q>' in browser.get(LIVE).text

    decline_question(actor=facilitation, question=Question.objects.get(pk=named.pk), reason="Datos de un caso")

    shown = browser.get(LIVE).text
    assert "¿Con un nombre?" not in shown
    assert "Se unió a otra pregunta." in shown


def test_the_room_of_a_draft_is_not_there(live, tero):
    Webinar.objects.filter(pk=live.pk).update(state=WebinarState.DRAFT)

    assert {browser_of(tero).get(page).status_code for page in PAGES} == {404}


def test_two_who_extend_a_part_at_once_both_do(live, facilitation):
    seen_by_both = [Floor.objects.select_related("webinar", "segment", "cycle").get() for _press in range(2)]

    for floor in seen_by_both:
        extend_segment(actor=facilitation, floor=floor, minutes=5)

    assert Floor.objects.get().extra_minutes == 10
