"""The console and the questions: what stands on a card, what is decided from it, how a deed is refused."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.dialogue.floor.actions import enter_segment
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.moderation.actions import approve_question
from tinkuy.dialogue.questions.actions import upvote_question
from tinkuy.dialogue.questions.models import QuestionState
from tinkuy.dialogue.tests.console import CONSOLE, messages_after, part, question_at
from tinkuy.planning.cycles.models.webinar import Segment

NO_SUCH = "aaaaaaaaaaaaaaaa"


@pytest.fixture
def client(signed_in, facilitation):
    return signed_in(facilitation)


def test_words_that_may_identify_somebody_are_marked_and_the_first_verb_takes_them_out(client, ask):
    ask("Llamen al +51 987 654 321, ¿quién ayuda?")

    page = part(client, "queue")

    assert "<mark>+51 987 654 321</mark>" in page
    assert "Puede identificar a alguien." in page
    assert page.index("Quitar datos y aprobar") < page.index("Aprobar tal como está")


def test_capability_S3_a_name_is_marked_and_holds_nothing_back(client, ask):
    ask("¿Quién acompaña a Teodora Mamani?")

    page = part(client, "queue")

    assert "<mark>Teodora Mamani</mark>" in page
    assert "Puede identificar a alguien." in page
    assert "Aprobar tal como está" in page


def test_words_that_identify_nobody_are_not_marked(client, ask):
    ask("¿Quién ayuda?")

    page = part(client, "queue")

    assert "<mark>" not in page
    assert "Quitar datos y aprobar" not in page


def test_a_question_is_approved_in_other_words(client, ask):
    question = ask("Llamen al +51 987 654 321, ¿quién ayuda?")

    client.post(question_at(question, "redact"), {"text": "¿Quién ayuda?"})

    question.refresh_from_db()
    assert (question.state, question.text) == (QuestionState.VISIBLE, "¿Quién ayuda?")


def test_words_still_marked_after_data_were_taken_out_are_named_and_not_published(client, ask):
    question = ask("Llamen al +51 987 654 321, ¿quién ayuda?")

    answer = client.post(question_at(question, "redact"), {"text": "Pregunten a Teodora Mamani, ¿quién ayuda?"})

    question.refresh_from_db()
    assert (answer.status_code, question.state) == (422, QuestionState.WAITING)
    assert "<mark>Teodora Mamani</mark> (el nombre de una persona)" in answer.text


def test_words_still_marked_are_published_on_a_second_yes_to_exactly_them(client, ask):
    question, text = ask(), "Pregunten a Teodora Mamani, ¿quién ayuda?"

    other = client.post(question_at(question, "redact"), {"text": f"{text} +51 987 654 321", "confirmed": text})
    client.post(question_at(question, "redact"), {"text": text, "confirmed": text})

    question.refresh_from_db()
    assert other.status_code == 422
    assert (question.state, question.text) == (QuestionState.VISIBLE, text)


def test_the_name_is_the_one_that_the_asker_chose(client, ask):
    ask(shown_as="named")
    ask("¿Y esta otra?", shown_as="without_name")

    page = part(client, "queue")

    assert page.count("Tero") == 1
    assert page.count("Sin nombre") == 1


def test_promise_P_under_chatham_house_the_console_tells_neither_name_nor_country(client, live, facilitation, ask):
    floor = Floor.objects.get(webinar=live)
    enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(webinar=live, ordinal=2))
    ask(shown_as="named")

    page = part(client, "queue")
    cards = page[page.index("data-each") : page.index("queue-foot")]

    assert "Sin nombre" in cards
    assert "Tero" not in cards
    assert "Perú" not in cards
    assert ">PE<" not in cards


def test_a_country_that_has_not_asked_yet_is_told_until_the_room_reads_it(client, ask, visible):
    ask(shown_as="named")
    assert "su país aún no preguntó" in part(client, "queue")

    visible("¿Qué pasó en la frontera?", shown_as="named")

    assert "su país aún no preguntó" not in part(client, "queue")


def test_a_similar_question_is_offered_with_the_support_that_remains(client, facilitation, ask, visible, tero, zorzal):
    read = visible("¿Vale en juicio una declaración tomada por videollamada?")
    for voice in (tero, zorzal):
        upvote_question(voice=voice, question=read)
    ask("¿Vale una declaración por videollamada en juicio?")

    page = part(client, "queue")

    assert "Se parece a" in page
    assert "Unir, quedan 2 apoyos" in page


def test_words_that_a_sentence_quotes_say_their_own_language(client, ask, visible):
    asked = visible("Vale em juízo uma declaração por videochamada?", language="pt-br")
    second = ask("Vale uma declaração por videochamada em juízo?", language="pt-br")

    assert 'Se parece a <span lang="pt-br">«Vale em juízo uma' in part(client, "queue")
    client.post(question_at(second, "merge"), {"into": asked.public_id})
    assert 'Unida a <span lang="pt-br">«Vale em juízo uma' in part(client, "queue", tab="joined")
    console = client.get(f"/pt-br{CONSOLE.removeprefix('/es')}").text
    assert re.search(r'Passar para <span lang="es">“[^”]+”</span></button>', console)


def test_who_supported_both_counts_once_in_the_number_and_in_the_deed(client, visible, tero, zorzal):
    first = visible("¿Vale en juicio una declaración tomada por videollamada?")
    second = visible("¿Vale una declaración por videollamada en juicio?", voice=zorzal)
    for question, voices in ((first, (tero, zorzal)), (second, (zorzal,))):
        for voice in voices:
            upvote_question(voice=voice, question=question)

    assert part(client, "queue", tab="approved").count("Unir, quedan 2 apoyos") == 2
    client.post(question_at(second, "merge"), {"into": first.public_id})

    first.refresh_from_db()
    assert first.upvotes == 2


def test_a_question_is_joined_to_one_chosen_from_all(client, ask, visible):
    read, other = visible("¿Qué línea siguió abierta?"), ask("¿A quién llamar de noche?")

    assert "¿Qué línea siguió abierta?" in client.get(question_at(other, "merge")).text
    client.post(question_at(other, "merge"), {"into": read.public_id})

    other.refresh_from_db()
    assert other.merged_into == read


@pytest.mark.parametrize(
    ("deed", "words", "state"),
    [
        ("approve", {}, QuestionState.VISIBLE),
        ("hold", {}, QuestionState.HELD),
        ("decline", {"reason": "Habla de un caso."}, QuestionState.DECLINED),
    ],
)
def test_a_waiting_question_is_decided_from_its_card(client, ask, deed, words, state):
    question = ask()

    answer = client.post(question_at(question, deed), words | {"tab": "held"})

    question.refresh_from_db()
    assert question.state == state
    assert answer["Location"] == f"{CONSOLE}?tab=held"


@pytest.mark.parametrize(
    ("deed", "words", "state"),
    [("answer", {"answer": "Sí."}, QuestionState.ANSWERED), ("defer", {}, QuestionState.DEFERRED)],
)
def test_a_question_that_the_room_reads_goes_on_from_its_card(client, visible, deed, words, state):
    question = visible()

    client.post(question_at(question, deed), words)

    question.refresh_from_db()
    assert question.state == state


def test_a_question_is_pinned_and_goes_on_screen(client, visible):
    question = visible()

    for deed in ("pin", "show"):
        client.post(question_at(question, deed))

    question.refresh_from_db()
    floor = Floor.objects.get()
    assert question.is_pinned
    assert (floor.screen, floor.screen_question) == (ScreenKind.QUESTION, question)


def test_a_refused_deed_is_told_on_the_console_in_its_words(client, ask):
    question = ask()

    assert messages_after(client, question_at(question, "decline")) == [_("Write why: the person who asked reads it.")]
    question.refresh_from_db()
    assert question.state == QuestionState.WAITING


def test_who_presses_twice_reads_that_they_decided_already(client, visible):
    (sentence,) = messages_after(client, question_at(visible(), "approve"))

    assert sentence.startswith(_("%(who)s already approved this question.") % {"who": _("You")})


def test_a_question_of_another_session_is_not_there_exactly_as_one_that_never_was(client, ask, webinars):
    question = ask()
    elsewhere = CONSOLE.replace("/s/3/", "/s/2/")

    answers = [client.post(f"{elsewhere}questions/{key}/approve/") for key in (question.public_id, NO_SUCH)]

    assert [answer.status_code for answer in answers] == [404, 404]
    question.refresh_from_db()
    assert question.state == QuestionState.WAITING


@pytest.mark.parametrize("tab", ["waiting", "approved"])
def test_a_longer_queue_asks_the_database_no_more(client, ask, facilitation, zorzal, tab):
    def some(number: int) -> int:
        for place in range(number):
            with clock.at(clock.now() - timedelta(minutes=9 + 6 * place)):
                question = ask(f"¿Qué hizo el país número {place} con las {number} fronteras?", shown_as="named")
            if tab == "approved":
                approve_question(actor=facilitation, question=question)
                upvote_question(voice=zorzal, question=question)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            part(client, "queue", tab=tab)
        return len(captured)

    part(client, "queue", tab=tab)

    assert some(1) == some(3)
