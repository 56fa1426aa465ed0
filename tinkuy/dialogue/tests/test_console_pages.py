"""The console: who opens it, what stands on a card, how a deed is refused, what its script fetches."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext as _

from tinkuy.convening.actions import note_presence
from tinkuy.core import clock
from tinkuy.design.components import percent
from tinkuy.dialogue import actions, channels
from tinkuy.dialogue.models import Floor, Poll, Question, QuestionState, ScreenKind
from tinkuy.people.signin import signin_holder
from tinkuy.planning.models import Segment, TeamRole, WebinarState
from tinkuy.planning.rules import role_holder
from tinkuy.stream.tickets import read_ticket

CONSOLE = "/es/c/ciclo-de-prueba/s/3/console/"
NO_SUCH = "aaaaaaaaaaaaaaaa"


@pytest.fixture
def client(signed_in, facilitation):
    return signed_in(facilitation)


def question_at(question: Question, deed: str) -> str:
    return f"{CONSOLE}questions/{question.public_id}/{deed}/"


def part(client, name: str, tab: str = "waiting") -> str:
    return client.get(f"{CONSOLE}parts/{name}/?tab={tab}").text


def told(client, page: str, **words: str) -> list[str]:
    """What the console says after a deed."""
    return [str(message) for message in client.post(page, words, follow=True).context["messages"]]


def test_the_moderation_opens_the_console_and_others_do_not(
    signed_in, live, facilitation, rapporteur, observer, outsider
):
    seen = {who.name: signed_in(who).get(CONSOLE).status_code for who in (facilitation, rapporteur, observer, outsider)}

    assert seen == {"Facilitación": 200, "Relatoría": 403, "Observación": 403, "Persona sin rol": 404}


def test_before_the_session_the_console_says_what_stands_ready_and_opens_it(client, announced):
    page = client.get(CONSOLE).text

    assert "3 bloques en la agenda" in page
    assert "Regla de Chatham House." in page
    assert "Aún sin código para entrar" in page
    client.post(f"{CONSOLE}open/")
    assert "En vivo" in client.get(CONSOLE).text


def test_the_join_code_is_made_before_the_session(client, announced):
    client.post(f"{CONSOLE}prepare/")

    assert f"Código para entrar: {Floor.objects.get().join_code}" in client.get(CONSOLE).text


def test_after_the_session_the_console_says_what_was_left(client, live, facilitation, visible):
    visible("¿Quién paga la traducción?")
    actions.close_floor(actor=facilitation, webinar=live)

    page = client.get(CONSOLE).text

    assert "Quedó 1 para después." in page
    assert "¿Quién paga la traducción?" in page
    assert "Responder por escrito" in page


def test_a_session_is_closed_after_a_look_at_what_is_left(client, live, ask):
    ask()

    assert "quedan para después" in client.get(f"{CONSOLE}close/").text
    client.post(f"{CONSOLE}close/")
    live.refresh_from_db()
    assert live.state == WebinarState.HELD


def test_words_that_may_identify_somebody_are_marked_and_the_first_verb_takes_them_out(client, ask):
    ask("Llamen al +51 987 654 321, ¿quién ayuda?")

    page = part(client, "queue")

    assert "<mark>+51 987 654 321</mark>" in page
    assert "Puede identificar a alguien." in page
    assert page.index("Quitar datos y aprobar") < page.index("Aprobar tal como está")


def test_s03_a_name_is_marked_and_holds_nothing_back(client, ask):
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


def test_the_name_is_the_one_that_the_asker_chose(client, ask):
    ask(shown_as="named")
    ask("¿Y esta otra?", shown_as="without_name")

    page = part(client, "queue")

    assert page.count("Tero") == 1
    assert page.count("Sin nombre") == 1


def test_promise_P_under_chatham_house_the_console_tells_neither_name_nor_country(client, live, facilitation, ask):
    floor = Floor.objects.get(webinar=live)
    actions.enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(webinar=live, ordinal=2))
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
        actions.upvote_question(voice=voice, question=read)
    ask("¿Vale una declaración por videollamada en juicio?")

    page = part(client, "queue")

    assert "Se parece a" in page
    assert "Unir, quedan 2 apoyos" in page


def test_who_supported_both_counts_once_in_the_number_and_in_the_deed(client, visible, tero, zorzal):
    first = visible("¿Vale en juicio una declaración tomada por videollamada?")
    second = visible("¿Vale una declaración por videollamada en juicio?", voice=zorzal)
    for question, voices in ((first, (tero, zorzal)), (second, (zorzal,))):
        for voice in voices:
            actions.upvote_question(voice=voice, question=question)

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

    assert told(client, question_at(question, "decline")) == [_("Write why: the person who asked reads it.")]
    question.refresh_from_db()
    assert question.state == QuestionState.WAITING


def test_who_decides_second_is_told_what_the_first_decided(client, visible):
    (sentence,) = told(client, question_at(visible(), "approve"))

    assert "Visible" in sentence


def test_a_question_of_another_session_is_not_there_exactly_as_one_that_never_was(client, ask, webinars):
    question = ask()
    elsewhere = CONSOLE.replace("/s/3/", "/s/2/")

    answers = [client.post(f"{elsewhere}questions/{key}/approve/") for key in (question.public_id, NO_SUCH)]

    assert [answer.status_code for answer in answers] == [404, 404]
    question.refresh_from_db()
    assert question.state == QuestionState.WAITING


def test_the_agenda_is_led_from_the_console(client, live):
    client.post(f"{CONSOLE}extend/", {"minutes": "5"})
    assert Floor.objects.get().extra_minutes == 5

    client.post(f"{CONSOLE}segments/2/enter/")

    assert Floor.objects.get().segment.ordinal == 2
    assert told(client, f"{CONSOLE}extend/", minutes="mil") == [
        _("A part is extended by at most %(minutes)d minutes.") % {"minutes": 60}
    ]


def test_the_holding_slide_is_one_press_away(client, live):
    client.post(f"{CONSOLE}screen/holding/")

    assert Floor.objects.get().screen == ScreenKind.HOLDING


def test_the_room_stops_and_begins_to_ask(client, live):
    client.post(f"{CONSOLE}take-questions/", {"takes": "no"})
    assert not Floor.objects.get().takes_questions

    client.post(f"{CONSOLE}take-questions/", {"takes": "yes"})
    assert Floor.objects.get().takes_questions


def test_a_poll_is_written_opened_closed_and_shown(client, live, join):
    words = {
        "question_es": "¿Qué frena más?",
        "option_1_es": "Plazos",
        "option_2_es": "Idioma",
        "option_2_pt-br": "Língua",
    }
    client.post(f"{CONSOLE}polls/new/", words)
    poll = Poll.objects.get()

    client.post(f"{CONSOLE}polls/{poll.public_id}/open/")
    for number in range(5):
        actions.cast_vote(voice=join(f"Ave {number}", "PE"), option=poll.options.all()[number % 2])
    client.post(f"{CONSOLE}polls/{poll.public_id}/close/", {"reveal": "yes"})

    poll.refresh_from_db()
    assert (poll.state, poll.is_revealed) == ("closed", True)
    assert [option.text for option in poll.options.all()] == [{"es": "Plazos"}, {"es": "Idioma", "pt-br": "Língua"}]


def test_a_poll_of_one_option_comes_back_with_what_was_typed(client, live):
    page = client.post(f"{CONSOLE}polls/new/", {"question_es": "¿Qué frena más?", "option_1_es": "Plazos"})

    assert page.status_code == 400
    assert "¿Qué frena más?" in page.text


def test_promise_P05_results_of_few_votes_are_not_shown_on_the_console_either(client, poll, join):
    options = list(poll.options.all())
    for number in range(7):
        actions.cast_vote(voice=join(f"Ave {number}", "PE"), option=options[number == 4])
    assert percent(0.8) not in part(client, "poll")

    actions.cast_vote(voice=join("Ave 7", "PE"), option=options[0])

    assert percent(0.8) in part(client, "poll")


def test_few_who_are_connected_are_not_counted(client, live, join):
    here = [join(f"Ave {number}", "PE").registration.pk for number in range(5)]
    note_presence(webinar=live, registrations=here[:4], at=clock.now())
    assert "menos de 5 conectadas" in part(client, "presence")

    note_presence(webinar=live, registrations=here[4:], at=clock.now())

    assert "<b>5</b> conectadas" in part(client, "presence")


def test_signs_of_the_room_are_told_as_counts(client, live, tero):
    actions.mark_pulse(voice=tero, webinar=live, kind="slower")

    assert "<b>1</b> persona pide ir más despacio" in part(client, "pulse")


def test_a_part_that_is_none_is_not_there(client, live):
    assert client.get(f"{CONSOLE}parts/nowhere/").status_code == 404


def test_parts_are_never_kept_and_carry_tokens_of_their_own(client, ask):
    ask()
    answer = client.get(f"{CONSOLE}parts/queue/")

    assert answer["Cache-Control"] == "no-store"
    assert "csrfmiddlewaretoken" in answer.text


def test_a_console_whose_session_has_ended_is_told_to_load_anew(client, live, facilitation):
    actions.close_floor(actor=facilitation, webinar=live)

    assert client.get(f"{CONSOLE}parts/floor/").status_code == 205


def test_promise_A05_the_ticket_hears_the_console_alone_and_ends_with_role_and_sign_in_session(
    client, live, facilitation, scoped
):
    answer = client.post(f"{CONSOLE}ticket/")
    ticket = read_ticket(answer.json()["ticket"])

    assert answer.status_code == 201
    assert ticket.channels == (channels.console(live),)
    assert ticket.holders == (f"person:{facilitation.pk}", role_holder(facilitation, scoped), signin_holder(client))


def test_promise_A05_without_the_role_there_is_no_new_ticket(client, live, facilitation):
    TeamRole.objects.filter(person=facilitation).delete()

    assert client.post(f"{CONSOLE}ticket/").status_code == 404


@pytest.mark.parametrize("tab", ["waiting", "approved"])
def test_a_longer_queue_asks_the_database_no_more(client, ask, facilitation, zorzal, tab):
    def some(number: int) -> int:
        for place in range(number):
            with clock.at(clock.now() - timedelta(minutes=9 + 6 * place)):
                question = ask(f"¿Qué hizo el país número {place} con las {number} fronteras?", shown_as="named")
            if tab == "approved":
                actions.approve_question(actor=facilitation, question=question)
                actions.upvote_question(voice=zorzal, question=question)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            part(client, "queue", tab=tab)
        return len(captured)

    part(client, "queue", tab=tab)

    assert some(1) == some(3)


def test_the_list_of_sessions_offers_each_role_its_own_desks(signed_in, live, facilitation, rapporteur):
    page = "/es/team/c/ciclo-de-prueba/dialogue/"

    assert f'href="{CONSOLE}"' in signed_in(facilitation).get(page).text
    written = signed_in(rapporteur).get(page).text
    assert f'href="{CONSOLE}"' not in written
    assert 'href="/es/c/ciclo-de-prueba/s/3/notes/"' in written
