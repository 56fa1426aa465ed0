"""A question without a name shows a country only where the country names nobody (decision 0023)."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.convening.registrations.models import AppearsAs, Registration
from tinkuy.core import clock
from tinkuy.dialogue.closing.actions import forget_nameless_askers
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.moderation.actions import answer_question, approve_question
from tinkuy.dialogue.moderation.queries import queue_of
from tinkuy.dialogue.presence.queries import MARK_EVERY, countries_of_many
from tinkuy.dialogue.questions.actions import submit_question, withdraw_question
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.parts import question_frame
from tinkuy.dialogue.questions.queries import asking_countries
from tinkuy.dialogue.room.queries import session_record
from tinkuy.dialogue.screen.actions import show_question
from tinkuy.dialogue.tests.deeds import modules_of_actions
from tinkuy.dialogue.tests.entering import browser_of
from tinkuy.journal.models import Entry
from tinkuy.systematisation.evidence.models.excerpt import Source
from tinkuy.systematisation.live.actions import cite

ALONE = "Ecuador"


@pytest.fixture
def connect(live, join):
    """`connect("PE", 5)`: five more of Peru are in the room since a minute ago; the first of them is told."""

    def connected(country: str, number: int = 1) -> Voice:
        voices = [join(f"{country} {Registration.objects.count()}", country) for _one in range(number)]
        here, now = [voice.registration.pk for voice in voices], clock.now()
        note_presence(webinar=live, registrations=here, at=now - MARK_EVERY, until=now)
        return voices[0]

    return connected


@pytest.fixture
def page(live):
    def of(voice: Voice, name: str = "live") -> str:
        address = reverse(f"dialogue:{name}", args=[live.cycle.slug, live.ordinal])
        return " ".join(browser_of(voice).get(address).content.decode().split())

    return of


def test_promise_P11_without_a_name_who_is_alone_of_their_country_is_named_nowhere(
    connect, ask, live, floor, facilitation, page, coordination
):
    other = connect("PE", 5)
    alone = connect("EC")

    question = ask(voice=alone)

    waiting = queue_of(live, floor, "waiting", asking_countries(live).countries).cards[0]
    assert (waiting.floor_question.country, waiting.is_first_of_country) == ("", False)
    approve_question(actor=facilitation, question=question)
    show_question(actor=facilitation, floor=floor, question=question)
    assert "EC" not in asking_countries(live).countries
    assert ALONE not in question_frame(live, question.public_id)
    assert ALONE not in page(other) + page(other, "questions") + page(other, "parts")
    assert cite(actor=coordination, source=Source.QUESTION, row=question, kind="lesson").country == ""
    answer_question(actor=facilitation, question=question, answer="Sí.")
    connect("EC", 9)  # whoever comes later changes nothing
    assert [line.answered.country for line in session_record(live, floor) if line.answered] == [""]


@pytest.mark.parametrize(
    ("connected", "expected"),
    [
        ({"PE": 4}, set()),
        ({"PE": 5}, {"PE"}),
        ({"PE": 5, "UY": 4}, set()),  # what is left out must be of five, too
        ({"PE": 6, "UY": 5, "EC": 1}, {"PE"}),
        ({"PE": 6, "UY": 3, "EC": 2}, {"PE"}),
        ({"PE": 5, "": 1}, set()),
        ({"PE": 5, "": 5}, {"PE"}),
    ],
)
def test_five_are_connected_of_each_country_that_is_told_and_of_those_left_out(connect, live, connected, expected):
    for country, number in connected.items():
        connect(country, number)

    assert countries_of_many(live) == expected


def test_who_has_two_pages_open_or_left_is_not_counted_for_two(connect, live, join):
    for _again in range(4):
        connect("PE")
    first = Registration.objects.first()
    note_presence(webinar=live, registrations=[first.pk], at=clock.now() - timedelta(minutes=4))
    gone = join("Se fue", "PE")
    note_presence(webinar=live, registrations=[gone.registration.pk], at=clock.now() - timedelta(minutes=2))

    assert countries_of_many(live) == set()


def test_the_country_that_five_share_is_shown_unless_it_is_left_out(connect, ask):
    voice = connect("PE", 5)

    assert [ask(voice=voice, with_country=with_country).country for with_country in (True, False)] == ["PE", ""]
    assert ask(voice=voice, shown_as="named", with_country=False).country == ""


def test_who_has_neither_name_nor_alias_is_not_named_by_their_number_and_country(connect, ask, live):
    connect("PE", 5)
    alone = connect("EC")
    Registration.objects.filter(pk=alone.registration.pk).update(sealed_name=b"", appears_as=AppearsAs.NONE)
    alone.registration.refresh_from_db()

    assert ask(voice=alone, shown_as="named").country == ""


@pytest.mark.parametrize(
    ("sent", "country"),
    [
        ({"without_name": "on", "with_country": "on", "country_on_page": "on"}, "PE"),
        ({"without_name": "on", "with_country": "on"}, ""),  # more came since; the page said otherwise
        ({"without_name": "on", "country_on_page": "on"}, ""),
        ({"with_country": "on"}, "PE"),
        ({}, ""),
    ],
)
def test_a_question_is_shown_as_its_page_said(connect, live, sent, country):
    voice = connect("PE", 5)

    browser_of(voice).post(
        reverse("dialogue:ask", args=[live.cycle.slug, live.ordinal]), {"text": "¿Qué funcionó?"} | sent
    )

    assert Question.objects.get().country == country


def test_the_form_shows_how_the_question_will_appear(connect, page):
    voice, alone = connect("PE", 6), connect("EC", 5)
    with_many = page(voice)
    Registration.objects.filter(country="EC").exclude(pk=alone.registration.pk).update(state="withdrawn")

    of_few = page(alone)

    assert '<b class="nameless placed">Sin nombre · Perú</b>' in with_many
    assert 'name="country_on_page"' in with_many
    assert f"· {ALONE}</b>" in of_few  # with their name it goes, if they leave the switch on
    assert f"Sin nombre · {ALONE}" not in of_few
    assert 'name="country_on_page"' not in of_few
    assert "podría revelar quién pregunta" in of_few


def test_a_quote_of_who_left_the_cycle_names_their_country_no_more(connect, ask, facilitation, coordination):
    voice = connect("PE")
    question = approve_question(actor=facilitation, question=ask(voice=voice, shown_as="named"))
    quote = cite(actor=coordination, source=Source.QUESTION, row=question, kind="lesson")
    assert quote.country == "PE"

    withdraw_question(voice=voice, question=question)

    quote.refresh_from_db()
    assert (quote.country, quote.text) == ("", question.text)


def test_what_a_team_member_asked_or_took_back_is_in_the_journal_without_them(live, facilitation):
    voice = Voice(person=facilitation)
    question = submit_question(voice=voice, webinar=live, text="¿Quién lo sabe?")
    withdraw_question(voice=voice, question=question)

    assert set(Entry.objects.filter(subject="question").values_list("deed", "actor")) == {
        ("asked", None),
        ("withdrew", None),
    }


def test_no_action_of_a_voice_records_a_person():
    """A voice may be nameless: whatever it does, the trail has no actor."""
    for path in (Path(str(module.__file__)) for module in modules_of_actions()):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "record":
                assert ast.unparse(call.args[0]) in ("None", "actor"), f"{path.name}:{call.lineno}"


def test_who_of_the_team_asked_without_a_name_is_forgotten_with_the_participants_names(live, facilitation):
    for shown_as in ("without_name", "named"):
        submit_question(voice=Voice(person=facilitation), webinar=live, text="¿Quién?", shown_as=shown_as)
    forget_nameless_askers()
    before = Question.objects.filter(asker_of_team=facilitation).count()
    Question.objects.update(state=QuestionState.ANSWERED)

    with clock.at(clock.now() + timedelta(days=400)):
        forget_nameless_askers()

    assert (before, list(Question.objects.values_list("shown_as", "asker_of_team").order_by("id"))) == (
        2,
        [("without_name", None), ("named", facilitation.pk)],
    )
