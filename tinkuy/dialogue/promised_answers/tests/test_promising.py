"""An answer in writing is promised: the moderation notes it, who asked reads it, who promised has it in their list."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.urls import reverse

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.desk.due.written_answers import promised_answers, questions_without_answer
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.moderation.actions import answer_question
from tinkuy.dialogue.promised_answers.actions import promise_answer, take_back_promise
from tinkuy.dialogue.promised_answers.queries import answerer_choices, answerers
from tinkuy.dialogue.question_news.own_page import fates_on_own_page
from tinkuy.dialogue.questions.answer_promises import answer_promise
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.rules import answers_read_until
from tinkuy.dialogue.tests.entering import browser_of
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.undoing.actions import undo_deed
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.guests.models import GuestPart
from tinkuy.planning.guests.tests.guests import a_guest, agree
from tinkuy.planning.hours import day_with_year


@pytest.fixture
def peru(focal_point_pe) -> str:
    """The key of Peru's focal point, as the console sends it."""
    return f"role-{TeamRole.objects.get(person=focal_point_pe).pk}"


@pytest.fixture
def thursday(scoped):
    return scoped.today() + timedelta(days=7)


@pytest.fixture
def promised(visible, facilitation, peru, thursday) -> Question:
    return promise_answer(actor=facilitation, question=visible(), who=peru, by=thursday.isoformat())


def test_a_question_of_the_room_is_left_for_later_with_who_answers_it(promised, focal_point_pe, thursday):
    assert (promised.state, promised.answer_by) == (QuestionState.DEFERRED, thursday)
    assert promised.promised_by_role.person == focal_point_pe


def test_it_is_refused_without_a_person_or_a_day(visible, facilitation, peru, thursday):
    question, day = visible(), thursday.isoformat()
    for who, by, words in (
        ("", day, "Choose who answers it."),
        ("role-0", day, "Choose who answers it."),
        (peru, "", "Choose the day by which it is answered."),
        (peru, "2020-01-01", "Choose a day from today on, within a year."),
    ):
        with refuses(words):
            promise_answer(actor=facilitation, question=question, who=who, by=by)


def test_only_the_moderation_notes_it_and_only_of_an_open_question(visible, rapporteur, facilitation, peru, thursday):
    question = visible()
    with refuses("Your role in this cycle does not include this."):
        promise_answer(actor=rapporteur, question=question, who=peru, by=thursday.isoformat())
    answer_question(actor=facilitation, question=question)

    with pytest.raises(Refused):
        promise_answer(actor=facilitation, question=question, who=peru, by=thursday.isoformat())


def test_neither_who_observes_nor_who_has_not_come_in_may_promise(scoped, observer, focal_point_pe, webinars):
    TeamRole.objects.filter(person=focal_point_pe).update(sent_at=clock.now())

    persons = {one.person for one in answerers(webinars[0]).values()}

    assert not persons & {observer, focal_point_pe}


def test_undone_the_room_reads_it_again_and_nobody_promised(promised, live, facilitation):
    entry = Entry.objects.filter(deed="promised an answer to").latest("id")

    undo_deed(actor=facilitation, webinar=live, entry=entry)

    promised.refresh_from_db()
    assert (promised.state, promised.promised_by, promised.answer_by) == (QuestionState.VISIBLE, "", None)


def test_a_promise_taken_back_and_that_undone_stands_again(promised, live, facilitation, peru, thursday):
    assert not take_back_promise(actor=facilitation, question=promised).is_promised

    undo_deed(
        actor=facilitation, webinar=live, entry=Entry.objects.filter(deed="took back the promise of").latest("id")
    )

    promised.refresh_from_db()
    assert (promised.promised_by, promised.answer_by) == (peru, thursday)


def test_whoever_asked_reads_who_answers_and_by_when_without_a_name(promised, tero, live, facilitation, scoped):
    close_floor(actor=facilitation, webinar=live)
    page = fates_on_own_page(tero.registration)
    room = browser_of(tero).get(reverse("dialogue:live", args=[scoped.slug, live.ordinal])).content.decode()
    own = reverse("dialogue:own_question", args=[scoped.slug, live.ordinal, promised.public_id])
    alone = browser_of(tero).get(own).content.decode()

    assert [words.count("Referente de Perú la responde por escrito") for words in (page, room, alone)] == [1, 2, 1]
    assert "Referente – Perú" not in page + room + alone


def test_where_no_country_is_named_the_room_reads_none_of_who_promised(promised):
    Question.objects.update(regime=Regime.CHATHAM_HOUSE)
    promise = answer_promise(Question.objects.get())

    assert promise is not None
    assert promise.who == "Alguien del equipo (Referente local)"


def test_who_has_no_country_is_said_by_their_role(visible, facilitation, thursday):
    role = TeamRole.objects.get(person=facilitation)

    question = promise_answer(actor=facilitation, question=visible(), who=f"role-{role.pk}", by=thursday.isoformat())

    assert "Alguien del equipo (Facilitación) la responde por escrito" in fates_on_own_page(question.asker)


def test_once_late_it_says_so_and_once_answered_nothing(promised, tero, facilitation, thursday, scoped):
    scoped.clock_stands_at = clock.now() + timedelta(days=9)
    scoped.save()
    promised.asker.cycle = scoped
    assert "Todavía no hay respuesta" in fates_on_own_page(promised.asker)

    answer_question(actor=facilitation, question=promised, answer="Las rutas.")

    page = fates_on_own_page(promised.asker)
    assert "Todavía no hay respuesta" not in page
    assert "Las rutas." in page


def test_who_promised_has_it_in_their_list_with_its_day(promised, scoped, focal_point_pe, thursday, live):
    (due,) = promised_answers({scoped.pk: scoped})

    assert (due.on, due.persons, due.thing) == (thursday, {focal_point_pe.pk}, promised.text)
    assert due.pages[0].endswith(f"?tab=later#card-{promised.public_id}")


def test_who_does_not_moderate_is_told_to_whom_the_answer_goes(visible, facilitation, rapporteur, thursday, scoped):
    role = TeamRole.objects.get(person=rapporteur)
    promise_answer(actor=facilitation, question=visible(), who=f"role-{role.pk}", by=thursday.isoformat())

    (due,) = promised_answers({scoped.pk: scoped})

    assert (due.deed, "Envíe su respuesta a la facilitación" in due.why) == ("Ver la pregunta", True)


def test_the_words_of_a_closed_part_stand_in_no_list(promised, scoped, live):
    Question.objects.update(regime=Regime.CLOSED)

    (due,) = promised_answers({scoped.pk: scoped})

    assert due.thing == "Una pregunta de la sesión 3"


def test_a_guest_may_promise_and_the_room_reads_their_name_only_if_they_agreed(
    visible, live, scoped, coordination, facilitation, tero, thursday
):
    guest = a_guest(coordination, scoped)
    GuestPart.objects.get_or_create(cycle=scoped, guest=guest, webinar=live)
    name = guest.name()

    question = promise_answer(
        actor=facilitation, question=visible(), who=f"guest-{guest.public_id}", by=thursday.isoformat()
    )

    page = fates_on_own_page(question.asker)
    assert ("Una persona invitada de la sesión" in page, name in page) == (True, False)
    (due,) = promised_answers({scoped.pk: scoped})
    assert (due.who, due.roles) == ("Panelista (Perú)", {"facilitation"})


def test_the_console_names_a_guest_only_to_who_keeps_them_or_with_their_consent(
    promised, live, scoped, signed_in, coordination, facilitation, focal_point_pe
):
    guest = a_guest(coordination, scoped, country="BR", name="Expositora – Brasil")
    GuestPart.objects.get_or_create(cycle=scoped, guest=guest, webinar=live)
    console = reverse("dialogue:console", args=[scoped.slug, live.ordinal])

    def readings() -> list[tuple[bool, bool]]:
        readers = (coordination, facilitation, focal_point_pe)
        pages = [signed_in(one).get(f"{console}?tab=later").content.decode() for one in readers]
        return [("Expositora – Brasil (Panelista)" in page, "Panelista (Brasil)" in page) for page in pages]

    assert readings() == [(True, False), (False, True), (False, True)]
    agree(guest, "attribution")
    assert readings() == [(True, False)] * 3


def test_two_guests_whom_the_same_words_name_have_numbers(live, scoped, coordination, facilitation):
    for place in (1, 2):
        guest = a_guest(coordination, scoped, country="BR", email=f"{place}@example.org")
        GuestPart.objects.get_or_create(cycle=scoped, guest=guest, webinar=live)

    words = [words for _key, words in answerer_choices(live, facilitation)]

    assert words[-2:] == ["Panelista (Brasil)", "Panelista (Brasil) 2"]


def test_who_loses_their_role_promised_nothing_any_more(promised, tero, facilitation, peru):
    TeamRole.objects.all().exclude(person=facilitation).delete()

    promised.refresh_from_db()

    assert (promised.is_promised, "Referente" in fates_on_own_page(promised.asker)) == (False, False)


def test_the_console_offers_it_and_says_it(promised, live, scoped, signed_in, facilitation, thursday):
    console = reverse("dialogue:console", args=[scoped.slug, live.ordinal])
    client = signed_in(facilitation)

    page = client.get(f"{console}?tab=later").content.decode()

    assert 'name="who"' in page
    assert f'value="{thursday.isoformat()}"' in page
    assert "Referente – Perú" in page
    take_back = reverse("dialogue:take_back_promise", args=[scoped.slug, live.ordinal, promised.public_id])
    client.post(take_back)
    assert not Question.objects.get(pk=promised.pk).is_promised


def test_no_answer_is_promised_for_a_day_on_which_nobody_reads_it(visible, facilitation, peru, scoped):
    last = answers_read_until(scoped)

    with refuses("whoever asked can no longer open their page"):
        promise_answer(actor=facilitation, question=visible(), who=peru, by=(last + timedelta(days=1)).isoformat())


def test_each_page_that_shows_it_says_until_when_an_answer_is_read(
    visible, live, tero, scoped, signed_in, facilitation
):
    question, day = visible(), day_with_year(answers_read_until(scoped))
    close_floor(actor=facilitation, webinar=live)
    own = reverse("dialogue:own_question", args=[scoped.slug, live.ordinal, question.public_id])
    team = [reverse(name, args=[scoped.slug, live.ordinal]) for name in ("dialogue:console", "desk:after_session")]

    pages = [fates_on_own_page(tero.registration), browser_of(tero).get(own).content.decode()]
    pages += [signed_in(facilitation).get(page).content.decode() for page in team]

    assert [day in page for page in pages] == [True] * 4


def test_in_the_last_two_weeks_the_coordination_is_told_what_has_no_answer(visible, ask, live, scoped, facilitation):
    visible(), ask("¿Y qué más?")
    close_floor(actor=facilitation, webinar=live)
    last = answers_read_until(scoped)
    Registration.objects.update(erase_on=last)

    def reminders_of(before: int) -> list[str]:
        with clock.at(datetime.combine(last - timedelta(days=before), time(12), tzinfo=UTC)):
            return [due.thing for due in questions_without_answer({scoped.pk: scoped})]

    assert [reminders_of(before) for before in (15, 14, 0, -1)] == [
        [],
        ["2 preguntas de la sesión 3 sin respuesta"],
        ["2 preguntas de la sesión 3 sin respuesta"],
        [],
    ]
