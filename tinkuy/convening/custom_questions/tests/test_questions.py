"""What a cycle asks of its own: written by the team, answered when registering, changed, erased, told."""

import json
from datetime import UTC, datetime, time, timedelta

import pytest
from django_scopes import scope

from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.convening.admission.actions.limits import limit_places
from tinkuy.convening.custom_questions.actions import add_question, change_answers, edit_question, remove_question
from tinkuy.convening.custom_questions.models import RegistrationAnswer, RegistrationQuestion
from tinkuy.convening.custom_questions.queries import answer_summaries, values_of
from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import ME, REGISTER, browser_of, coming, mail, registration, secret_in, typed
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.own_pages.actions import open_by_link

QUESTIONS = "/es/team/c/ciclo-de-prueba/plan/registration/questions/"
WORDS = {"es": "¿Con qué equipo viene?", "pt-br": "Com que equipe vem?"}
ASKED = {
    "kind": "text",
    "label": WORDS,
    "purpose": {"es": "Formar las mesas."},
    "options": {},
    "is_required": False,
    "keeps_days": 10,
}
OPTIONS = {"es": "Mañana\nTarde", "pt-br": "Manhã\nTarde"}


@pytest.fixture
def sessions(cycle, webinars):
    return coming(cycle, 4)


@pytest.fixture
def questions(cycle, sessions, coordination):
    """One of each kind."""
    with scope(cycle=cycle):
        return [
            add_question(actor=coordination, cycle=cycle, **ASKED | {"kind": kind, "options": OPTIONS})
            for kind in ("text", "one", "several", "yes_no")
        ]


def filled(questions):
    text, one, several, yes_no = (f"question_{question.pk}" for question in questions)
    return {text: "Equipo de frontera", one: "1", several: ["0", "1"], yes_no: "no"}


@pytest.fixture
def device(client, cycle, sessions, questions):
    client.post(REGISTER, typed(sessions, **filled(questions)))
    return open_by_link(PARTICIPANT_PAGES, secret=secret_in(mail())).browser


def test_capability_C2_a_cycle_asks_its_own_questions_in_the_readers_language_with_purpose_and_day(client, questions):
    spanish, portuguese = client.get(REGISTER).text, client.get(REGISTER.replace("/es/", "/pt-br/")).text

    assert "¿Con qué equipo viene?" in spanish
    assert "Para qué: Formar las mesas. Se borra después del" in spanish
    assert "Com que equipe vem?" in portuguese
    assert "Manhã" in portuguese


def test_answers_are_sealed_and_known_by_their_kind(cycle, questions, device):
    with scope(cycle=cycle):
        values = values_of(registration(cycle))
        assert list(values.values()) == ["Equipo de frontera", 1, [0, 1], False]
        assert not [one for one in RegistrationAnswer.objects.all() if b"frontera" in bytes(one.sealed_value)]


def test_what_must_be_answered_is_asked_for_and_the_rest_may_stay_open(client, cycle, sessions, questions):
    with scope(cycle=cycle):
        RegistrationQuestion.objects.filter(pk=questions[0].pk).update(is_required=True)

    refused = client.post(REGISTER, typed(sessions))
    client.post(REGISTER, typed(sessions, **{f"question_{questions[0].pk}": "Norte"}))

    assert refused.status_code == 422
    with scope(cycle=cycle):
        assert list(values_of(registration(cycle)).values()) == ["Norte"]


def test_answers_are_changed_and_left_open_on_ones_own_page(cycle, questions, device):
    browser = browser_of(device)
    assert 'value="Equipo de frontera"' in browser.get(ME).text

    browser.post(
        f"{ME}answers/", filled(questions[:4]) | {f"question_{questions[0].pk}": "", f"question_{questions[1].pk}": "0"}
    )

    with scope(cycle=cycle):
        assert list(values_of(registration(cycle)).values()) == [0, [0, 1], False]


def test_a_person_takes_their_answers_away(device):
    answer = browser_of(device).get("/es/me/ciclo-de-prueba/data.json")

    answers = json.loads(answer.content)["answers"]
    assert [one["answer"] for one in answers] == ["Equipo de frontera", "Tarde", "Mañana, Tarde", "no"]


def test_answers_go_with_who_leaves(cycle, device):
    with scope(cycle=cycle):
        withdraw_registration(registration=registration(cycle))

        assert not RegistrationAnswer.objects.exists()


def test_promise_P09_answers_are_erased_after_the_last_day_of_their_question(cycle, questions, device):
    with scope(cycle=cycle):
        questions[0].refresh_from_db()
        last = questions[0].last_day
        RegistrationQuestion.objects.filter(pk=questions[1].pk).update(keeps_days=30)
    after = datetime.combine(last, time(12), UTC) + timedelta(days=1)

    with clock.at(after):
        erase_expired()

    with scope(cycle=cycle):
        assert list(RegistrationAnswer.objects.values_list("question", flat=True)) == [questions[1].pk]
        assert Registration.objects.get().email_index


def test_a_question_that_was_answered_is_removed_with_its_answers_and_not_written_anew(
    cycle, questions, device, coordination
):
    with scope(cycle=cycle):
        with pytest.raises(Refused, match="Alguien ya respondió"):
            edit_question(actor=coordination, registration_question=questions[0], **ASKED)
        remove_question(actor=coordination, registration_question=questions[0])

        assert RegistrationAnswer.objects.count() == 3


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "one", "options": {"es": "Sola"}}, "entre 2 y 12 opciones"),
        ({"kind": "one", "options": {"es": "A\nB", "en": "A"}}, "las mismas opciones"),
        ({"label": {}}, "Escriba la pregunta"),
        ({"purpose": {}}, "para qué sirven"),
        ({"keeps_days": 31}, "como máximo 30 días"),
    ],
)
def test_a_question_is_whole_or_refused(cycle, sessions, coordination, change, words):
    with scope(cycle=cycle), pytest.raises(Refused, match=words):
        add_question(actor=coordination, cycle=cycle, **ASKED | change)


def test_a_sixth_question_is_refused_and_others_ask_none(cycle, questions, coordination, observer):
    with scope(cycle=cycle):
        add_question(actor=coordination, cycle=cycle, **ASKED)
        with pytest.raises(Refused, match="como máximo 5 preguntas"):
            add_question(actor=coordination, cycle=cycle, **ASKED)
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            add_question(actor=observer, cycle=cycle, **ASKED)


def test_capability_C4_a_focal_point_changes_neither_questions_nor_places_of_every_country(
    signed_in, cycle, questions, device, focal_point_pe
):
    with scope(cycle=cycle):
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            add_question(actor=focal_point_pe, cycle=cycle, **ASKED)
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            remove_question(actor=focal_point_pe, registration_question=questions[0])
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            limit_places(actor=focal_point_pe, cycle=cycle, places=20, by_session={}, by_approval=True)
    answer = signed_in(focal_point_pe).post(f"{QUESTIONS}{questions[0].public_id}/remove/", follow=True)

    assert answer.status_code == 403
    with scope(cycle=cycle):
        assert RegistrationQuestion.objects.count() == len(questions)


def test_the_team_reads_texts_without_whose_they_are_and_few_are_not_counted(cycle, questions, device):
    with scope(cycle=cycle):
        text, one, *_others = answer_summaries(cycle, "es")

    assert text.texts == ["Equipo de frontera"]
    assert one.options == [("Tarde", None)]


def test_the_order_of_texts_joins_no_two_answers_of_a_person_nor_any_with_a_name(cycle, sessions, coordination):
    """In the order of public ids, which the list of registrations has beside the names, it told whose each was."""
    with scope(cycle=cycle):
        both = [add_question(actor=coordination, cycle=cycle, **ASKED) for _ in range(2)]
        people = [register(actor=coordination, cycle=cycle, name=f"P{n}", email=f"p{n}@example.org") for n in range(4)]
        people.sort(key=lambda one: one.public_id)
        for one, answers in zip(people, ("bc", "da", "ab", "cd"), strict=True):
            change_answers(registration=one, answers=dict(zip(both, answers, strict=True)))

        assert [summary.texts for summary in answer_summaries(cycle, "es")] == [["a", "b", "c", "d"]] * 2


def test_questions_are_written_and_answers_taken_away_on_pages(signed_in, cycle, questions, device, coordination):
    browser = signed_in(coordination)
    sent = {"kind": "yes_no", "label_es": "¿Viaja?", "purpose_es": "Reservar.", "keeps_days": "5"}

    added = browser.post(QUESTIONS, sent, follow=True)
    taken = browser.post(f"{QUESTIONS}answers/", {"reason": "Preparar las mesas del ciclo.", "ending": "csv"})

    assert "¿Viaja?" in added.text
    assert "Equipo de frontera" in b"".join(taken.streaming_content).decode()
    data = json.loads(browser_of(device).get("/es/me/ciclo-de-prueba/data.json").content)
    assert "Preparar las mesas del ciclo." in [one.get("reason") for one in data["journal"]]
