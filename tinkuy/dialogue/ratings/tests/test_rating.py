"""Those who attended a session rate it once, on their own page; the answers are counted on their last day."""

import json
from datetime import datetime, timedelta

import pytest

from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.registrations.models import RegistrationState
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.ratings.actions import close_ratings, rate_session
from tinkuy.dialogue.ratings.keys import rating_key_name
from tinkuy.dialogue.ratings.models import RatingCount, SessionRating
from tinkuy.dialogue.tests.entering import browser_of
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.uploads.models import Batch, ImportState

ME = "/es/me/ciclo-de-prueba/"
PAGE = f"{ME}s/1/rating/"
BEST = {"useful": "3", "apply": "3"}


@pytest.fixture
def came(scoped, webinars):
    """`came(tero)`: they were in the first session for half an hour, which ended an hour ago; as *role*."""
    ended = clock.now() - timedelta(hours=1)
    Webinar.objects.filter(pk=webinars[0].pk).update(starts_at=ended - timedelta(minutes=90))
    webinar = Webinar.objects.select_related("cycle").get(pk=webinars[0].pk)

    def come(*voices: Voice, role: str = "attendee") -> Webinar:
        report, _made = AttendanceImport.objects.get_or_create(
            cycle=scoped, webinar=webinar, fingerprint="1", layout="zoom", zone="UTC", state=ImportState.COMMITTED,
            defaults={"erase_on": clock.today(), "batch": Batch.objects.create(cycle=scoped)},
        )  # fmt: skip
        for voice in voices:
            Presence.objects.create(
                cycle=scoped, webinar=webinar, source=report, registration=voice.registration, role=role,
                name_index=voice.identity, joined_at=webinar.starts_at, erase_on=clock.today(),
                left_at=webinar.starts_at + timedelta(minutes=30),
            )  # fmt: skip
        return webinar

    return come


def rate(voice: Voice, webinar: Webinar, useful: int = 3, apply: int = 2) -> None:
    rate_session(registration=voice.registration, webinar=webinar, useful=useful, apply=apply)


def after_last_day(webinar: Webinar) -> datetime:
    return webinar.window[1] + timedelta(days=21, minutes=1)


def counted() -> dict[tuple[str, int], int]:
    rows = RatingCount.objects.exclude(answers=0).values_list("question", "choice", "answers")
    return {(question, choice): answers for question, choice, answers in rows}


def test_capability_P13_who_attended_answers_on_their_page_and_may_change_it(came, tero):
    came(tero)
    browser = browser_of(tero)
    page = browser.get(ME).text
    assert "¿Le sirvió esta sesión para su trabajo?" in page
    assert page.count('type="radio" name="useful"') == 4

    assert browser.post(PAGE, BEST).status_code == 302
    page = browser.get(ME).text
    assert "Su respuesta:" in page
    assert "Me sirvió mucho · Sí, seguro" in page
    browser.post(PAGE, BEST | {"useful": "0"})

    assert list(SessionRating.objects.values_list("useful", "apply")) == [(0, 3)]


def test_capability_P13_what_is_missing_or_wrong_is_told_and_nothing_is_written(came, tero):
    came(tero)
    browser = browser_of(tero)

    for data in ({"useful": "2"}, {"useful": "9", "apply": "1"}, {"useful": "x", "apply": "tal vez"}, {}):
        answer = browser.post(PAGE, data)
        assert answer.status_code == 422, data
    assert "Elija" in answer.text
    assert not SessionRating.objects.exists()


def test_capability_P13_who_did_not_attend_or_led_it_is_not_asked(came, tero, zorzal):
    webinar = came(tero)
    came(zorzal, role="panellist")
    browser = browser_of(zorzal)

    assert "¿Le sirvió esta sesión" not in browser.get(ME).text
    assert "Solo preguntamos a quienes asistieron" in browser.get(PAGE).text
    assert browser.post(PAGE, BEST).status_code == 422
    assert browser.get(f"{ME}s/3/rating/").status_code == 200
    assert browser.get(f"{ME}s/77/rating/").status_code == 404
    tero.registration.state = RegistrationState.PENDING
    with pytest.raises(Refused):
        rate(tero, webinar)


def test_capability_P13_a_link_that_comes_too_late_says_so_and_changes_nothing(came, tero):
    webinar = came(tero)
    rate(tero, webinar)
    with clock.at(after_last_day(webinar)):
        browser = browser_of(tero)
        assert "ya se contaron" in browser.get(PAGE).text
        assert browser.post(PAGE, BEST | {"useful": "0"}).status_code == 422  # also before the clock comes to it
        close_ratings()
        assert browser.post(PAGE, BEST | {"useful": "0"}).status_code == 422
        assert "¿Le sirvió esta sesión" not in browser.get(ME).text

    assert counted() == {("useful", 3): 1, ("apply", 2): 1}
    Webinar.objects.filter(pk=webinar.pk).update(state=WebinarState.CANCELLED)
    assert browser_of(tero).post(PAGE, BEST).status_code == 422


def test_promise_P09_on_the_last_day_only_counts_are_left_and_the_key_is_gone(
    came, tero, zorzal, django_capture_on_commit_callbacks
):
    webinar = came(tero, zorzal)
    rate(tero, webinar)
    rate(zorzal, webinar, useful=1)
    assert close_ratings() == 0

    with clock.at(after_last_day(webinar)), django_capture_on_commit_callbacks(execute=True):
        assert [close_ratings() for _ in range(2)] == [1, 0]

    assert not SessionRating.objects.exists()
    assert counted() == {("useful", 3): 1, ("useful", 1): 1, ("apply", 2): 2}
    assert ephemeral.key_named(rating_key_name(webinar)) is None


def test_invariant_26_answers_whose_key_was_lost_are_counted_as_they_stand(came, tero, zorzal):
    webinar = came(tero, zorzal)
    rate(tero, webinar)
    ephemeral.destroy_key(rating_key_name(webinar))

    with pytest.raises(Refused):
        rate(zorzal, webinar)
    assert close_ratings() == 1
    assert counted() == {("useful", 3): 1, ("apply", 2): 1}


def test_promise_P07_their_data_have_their_answer_while_it_is_theirs(came, tero, zorzal):
    webinar = came(tero, zorzal)
    rate(tero, webinar)

    (row,) = own_data(tero.registration, "es")["ratings"]
    assert row["session"] == 1
    assert row["useful"] == "Me sirvió mucho"
    assert own_data(zorzal.registration, "es")["ratings"] == []
    assert json.dumps(row)
    assert "Cómo calificó las sesiones" in browser_of(tero).get(f"{ME}data/").text


def test_promise_P08_who_withdraws_takes_their_answer_with_them(came, tero, zorzal):
    webinar = came(tero, zorzal)
    rate(tero, webinar)
    rate(zorzal, webinar, useful=0)

    withdraw_registration(registration=tero.registration)

    assert list(SessionRating.objects.values_list("useful", flat=True)) == [0]
