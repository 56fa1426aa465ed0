"""The pages that move, postpone and cancel: the message is read before it is owed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.convening.moving import actions
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.hooks.queries import hooks_of_cancelled

from .changing import REASON, later, register

PLAN = "/es/team/c/ciclo-de-prueba/plan/"
SESSION = f"{PLAN}sessions/2/"


@pytest.fixture
def team(signed_in, coordination):
    return signed_in(coordination)


def new_date(webinar, **other):
    moved = later(webinar, days=2)
    return {"day": f"{moved:%Y-%m-%d}", "hour": "10:00", "minutes": "90", "reason_es": REASON["es"]} | other


def test_capability_P15_the_message_is_shown_before_it_is_owed(team, scoped, sessions):
    register(scoped, sessions)

    with CaptureQueriesContext(connection) as queries:
        page = team.post(f"{SESSION}move/", new_date(sessions[1], preview="yes")).text

    owed = [one for one in queries if 'INSERT INTO "notices_' in one["sql"]]
    assert not owed, "a preview of thousands would seal thousands"
    assert "El mensaje que se envía" in page
    assert "La sesión 2 del ciclo en el que se inscribió cambió de fecha." in page
    assert "10:00 en Lima" in page
    assert not Notice.objects.exists()
    assert Webinar.objects.get(ordinal=2).revision == 0


def test_capability_P15_then_the_session_is_moved_and_the_message_owed(team, scoped, sessions):
    register(scoped, sessions)

    answer = team.post(f"{SESSION}move/", new_date(sessions[1]), follow=True)

    assert "La sesión 2 cambió de fecha." in answer.text
    assert "Antes:" in answer.text
    assert Notice.objects.filter(kind="session-changed").count() == 1


@pytest.mark.parametrize(
    ("people", "words"), [(0, "Nadie se ha inscrito"), (4, "Se avisa a las personas inscritas"), (5, "Hay 5 personas")]
)
def test_capability_P15_how_many_are_told_is_hidden_below_five(team, scoped, sessions, people, words):
    for number in range(people):
        register(scoped, sessions, number=number)

    assert words in team.get(f"{SESSION}postpone/").text


def test_capability_P15_what_is_refused_is_said_at_the_preview_and_nothing_typed_is_lost(team, scoped, sessions):
    form = new_date(sessions[1], day=f"{later(sessions[2], days=1):%Y-%m-%d}", preview="yes")

    answer = team.post(f"{SESSION}move/", form)

    assert answer.status_code == 422
    assert "Elija una fecha anterior a la sesión 3" in answer.text
    assert REASON["es"] in answer.text


def test_capability_P15_a_date_proposed_by_a_link_stands_in_the_form(team, scoped, sessions):
    page = team.get(f"{SESSION}move/?day=2031-02-03&hour=09:30&minutes=60").text

    assert all(f'value="{value}"' in page for value in ("2031-02-03", "09:30", "60"))


def test_capability_P9_an_hour_that_the_clocks_skip_is_refused_in_words(team, scoped, sessions):
    Cycle.objects.update(zone="America/Santiago")

    answer = team.post(f"{SESSION}move/", new_date(sessions[1], day="2027-09-05", hour="00:30"))

    assert answer.status_code == 422
    assert "Esa hora no existe ese día" in answer.text


def test_capability_P15_a_postponed_session_is_given_a_date_on_the_page_that_moves(
    team, scoped, sessions, coordination
):
    actions.postpone_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    assert "Una fecha para la sesión 2" in team.get(f"{SESSION}move/").text
    team.post(f"{SESSION}move/", new_date(sessions[1]))

    assert Webinar.objects.get(ordinal=2).state == WebinarState.ANNOUNCED


@pytest.mark.parametrize("way", ["postpone", "cancel"])
def test_capability_P15_a_reason_is_asked_for(team, scoped, sessions, way):
    assert team.post(f"{SESSION}{way}/", {"reason_es": " "}).status_code == 422


def test_capability_P15_before_the_announcement_there_is_no_message_to_see(team, scoped, sessions):
    Cycle.objects.update(state=CycleState.DESIGN)

    page = team.get(f"{SESSION}cancel/").text

    assert "no se avisa a nadie" in page
    assert "Ver el mensaje" not in page


def planned(cycle, sessions):
    return Hook.objects.create(
        cycle=cycle, number=1, text={"es": "¿Quién cubre el retorno?"}, origin=sessions[0], target=sessions[1]
    )


def test_capability_P15_threads_that_hang_on_a_session_are_named_before_and_after_it_is_cancelled(
    team, scoped, sessions
):
    planned(scoped, sessions)

    before = team.get(f"{SESSION}cancel/").text
    team.post(f"{SESSION}cancel/", {"reason_es": REASON["es"]})
    after = team.get(PLAN).text

    assert "1 hilo depende de esta sesión." in before
    assert "Llevarlo a otra sesión" in before
    assert "El hilo H1 depende de una sesión cancelada" in after


def test_capability_P15_a_thread_that_is_settled_hangs_on_nothing(scoped, sessions):
    hook = planned(scoped, sessions)
    Webinar.objects.filter(ordinal=2).update(state=WebinarState.CANCELLED)
    assert hooks_of_cancelled(scoped) == [hook]

    Hook.objects.update(state=HookState.DROPPED, drop_reason="Se cerró.")
    assert hooks_of_cancelled(scoped) == []


def test_who_may_not_move_a_session_sees_no_page(signed_in, observer, scoped, sessions):
    for way in ("move", "postpone", "cancel"):
        assert signed_in(observer).get(f"{SESSION}{way}/").status_code == 403


def test_a_press_twice_is_one_press(team, scoped, sessions):
    register(scoped, sessions)
    form = new_date(sessions[1], once="a-key-of-this-form")

    assert [team.post(f"{SESSION}move/", form).status_code for _ in range(2)] == [302, 302]
    assert Webinar.objects.get(ordinal=2).revision == 1
