"""Several sessions at once, and the focal points of several countries at once: all or none."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils.html import strip_tags

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.conftest import coordination_of
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.cycles.queries import countries_without_focal_point
from tinkuy.planning.hooks.models import Hook, HookTarget
from tinkuy.planning.sessions.actions.webinars import PlannedSession, add_series

PLAN = "/es/team/c/en-diseno/plan/"
SERIES = {"hour": "10:00", "minutes": "90", "with_agenda": "on", "title_1": "Uno", "day_1": "2026-03-05"}

FIRST = PlannedSession("Uno", datetime(2026, 3, 5, 15, tzinfo=UTC))
SECOND = PlannedSession("Dos", datetime(2026, 3, 19, 15, tzinfo=UTC))


def test_capability_P2_each_session_of_a_series_builds_on_the_one_before(designed):
    days = [FIRST, SECOND]

    first, second = add_series(actor=coordination_of(designed), cycle=designed, sessions=days, minutes=60)

    assert (list(first.builds_on.all()), list(second.builds_on.all())) == ([], [first])
    assert second.title == {"es": "Dos"}


def test_capability_P2_a_series_out_of_order_adds_no_session(designed):
    days = [SECOND, FIRST]

    with pytest.raises(Refused):
        add_series(actor=coordination_of(designed), cycle=designed, sessions=days, minutes=60)
    assert Webinar.objects.count() == 0


def test_capability_P2_the_page_adds_the_rows_that_have_a_title(signed_in, designed):
    sent = SERIES | {"title_3": "Dos", "day_3": "2026-04-02"}

    answer = signed_in(coordination_of(designed)).post(f"{PLAN}sessions/several/", sent)

    assert answer.status_code == 302
    assert [(str(w), w.starts_at.hour) for w in Webinar.objects.all()] == [("1. Uno", 15), ("2. Dos", 15)]
    assert Segment.objects.count() == 10


def test_capability_P3_what_each_session_leaves_open_is_picked_up_by_the_next_one(signed_in, designed):
    sent = SERIES | {"thread_1": "¿Quién paga?", "title_3": "Dos", "day_3": "2026-04-02", "thread_3": "¿Y quién mide?"}

    signed_in(coordination_of(designed)).post(f"{PLAN}sessions/several/", sent)

    first, last = Hook.objects.all()
    assert (first.text, first.origin.ordinal, first.target.ordinal) == ({"es": "¿Quién paga?"}, 1, 2)
    assert (last.text, last.origin.ordinal, last.target_kind) == ({"es": "¿Y quién mide?"}, 2, HookTarget.NEXT_CYCLE)


def test_capability_P5_the_first_sessions_lead_to_the_team_while_a_country_has_no_focal_point(signed_in, designed):
    client, page = signed_in(coordination_of(designed)), f"{PLAN}sessions/several/"
    TeamRole.objects.filter(role=Role.FOCAL_POINT, country="UY").delete()

    team = client.post(page, SERIES, follow=True)
    again = client.post(page, {"hour": "10:00", "minutes": "90", "title_1": "Dos", "day_1": "2026-04-02"})

    assert "Todavía sin referente local: Uruguay." in " ".join(team.text.split())
    assert (team.redirect_chain[0][0], again.url) == (f"{PLAN}team/several/?plan", PLAN)


def test_capability_P2_a_row_out_of_order_is_named_with_both_days(signed_in, designed):
    sent = SERIES | {"title_2": "Dos", "day_2": "2026-03-04"}

    answer = signed_in(coordination_of(designed)).post(f"{PLAN}sessions/several/", sent)

    line = "El miércoles 4 de marzo, 10:00 no viene después de la sesión anterior (jueves 5 de marzo, 10:00)."
    assert f'<a href="#id_day_2">Día de la sesión 2: {line}</a>' in answer.text.replace(" de 2026", "")


def test_capability_P2_the_days_offered_are_holidays_in_no_invited_country(signed_in, designed):
    designed.begins_on = date(2026, 12, 25)
    designed.save()

    page = signed_in(coordination_of(designed)).get(f"{PLAN}sessions/several/").text

    offered = re.findall(r'name="day_\d" value="([\d-]+)"', page)
    assert offered[:2] == ["2027-01-08", "2027-01-22"]
    assert "Feriado en" not in page


def test_capability_P2_beside_a_day_stand_its_weekday_its_holidays_and_each_countrys_hour(signed_in, designed):
    asked = {"hour": "10:00", "day_1": "2026-07-28", "day_2": "nunca", "day_3": "9999-12-31"}

    page = signed_in(coordination_of(designed)).get(f"{PLAN}sessions/several/", asked).text

    notes = [
        " ".join(strip_tags(note).split())
        for note in re.findall(r'class="day-and-holidays[^>]*>(.*?)</div>', page, re.S)
    ]
    assert notes[0].replace(" de 2026", "").startswith("Martes 28 de julio · 10:00 Lima · 12:00 Montevideo")
    assert "Feriado en: Perú (Día de la Independencia" in notes[0]
    assert notes[1] == ""


def test_capability_P2_a_series_of_days_that_passed_is_saved_and_told(signed_in, designed):
    with clock.at(datetime(2026, 6, 1, tzinfo=UTC)):
        saved = signed_in(coordination_of(designed)).post(f"{PLAN}sessions/several/", SERIES, follow=True)

    warned = re.findall(r'class="notice warning">.*?<span>(.*?)</span>', saved.text, re.S)
    assert any("Este día ya pasó: jueves 5 de marzo de 2026." in sentence for sentence in warned)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"title_1": ""}, "al menos una sesión"),
        ({"thread_2": "¿Y después?"}, "Escriba el título de la sesión que deja esto abierto"),
        ({"day_1": ""}, "Escriba el día"),
        ({"hour": ""}, "Falta «"),
    ],
)
def test_capability_P2_a_series_that_lacks_something_says_what(signed_in, designed, sent, words):
    answer = signed_in(coordination_of(designed)).post(f"{PLAN}sessions/several/", SERIES | sent)

    assert answer.status_code == 422
    assert words in answer.text
    assert Webinar.objects.count() == 0


def test_capability_P5_the_focal_points_of_all_countries_are_named_on_one_page(signed_in, designed):
    TeamRole.objects.filter(role=Role.FOCAL_POINT).delete()
    sent = {
        "name_PE": "Punto focal Perú", "email_PE": "pe@example.org",
        "name_UY": "Punto focal Uruguay", "email_UY": "uy@example.org",
    }  # fmt: skip

    answer = signed_in(coordination_of(designed)).post(f"{PLAN}focal-points/", sent)

    assert answer.status_code == 302
    assert countries_without_focal_point(designed) == []


def test_capability_P5_of_two_countries_with_one_wrong_row_neither_is_invited(signed_in, designed):
    TeamRole.objects.filter(role=Role.FOCAL_POINT).delete()
    sent = {
        "name_PE": "Punto focal Perú",
        "email_PE": "pe@example.org",
        "name_UY": "http://mal.example",
        "email_UY": "uy@example.org",
    }

    answer = signed_in(coordination_of(designed)).post(f"{PLAN}focal-points/", sent)

    assert answer.status_code == 422
    assert "pe@example.org" in answer.text
    assert not Person.objects.filter(email="pe@example.org").exists()


def test_capability_P5_half_a_row_says_what_is_missing(signed_in, designed):
    TeamRole.objects.filter(role=Role.FOCAL_POINT).delete()

    answer = signed_in(coordination_of(designed)).post(f"{PLAN}focal-points/", {"name_PE": "Punto focal Perú"})

    assert answer.status_code == 422
    assert "Escriba el correo" in answer.text


def test_capability_P5_a_focal_point_invites_nobody(signed_in, designed):
    focal_point = TeamRole.objects.filter(role=Role.FOCAL_POINT).first().person

    assert signed_in(focal_point).get(f"{PLAN}focal-points/").status_code == 403
