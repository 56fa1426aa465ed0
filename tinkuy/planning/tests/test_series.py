"""Several sessions at once, and the focal points of several countries at once: all or none."""

from datetime import UTC, datetime

import pytest

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import actions, queries
from tinkuy.planning.models import Segment, TeamRole, Webinar

from .conftest import coordination_of

PLAN = "/es/team/c/en-diseno/plan/"
SERIES = {"hour": "10:00", "minutes": "90", "with_agenda": "on", "title_1": "Uno", "day_1": "2026-03-05"}


def test_P2_each_session_of_a_series_builds_on_the_one_before(designed):
    days = [("Uno", datetime(2026, 3, 5, 15, tzinfo=UTC)), ("Dos", datetime(2026, 3, 19, 15, tzinfo=UTC))]

    first, second = actions.add_series(actor=coordination_of(designed), cycle=designed, sessions=days, minutes=60)

    assert (list(first.builds_on.all()), list(second.builds_on.all())) == ([], [first])
    assert second.title == {"es": "Dos"}


def test_P2_a_series_out_of_order_adds_no_session(designed):
    days = [("Uno", datetime(2026, 3, 19, 15, tzinfo=UTC)), ("Dos", datetime(2026, 3, 5, 15, tzinfo=UTC))]

    with pytest.raises(Refused):
        actions.add_series(actor=coordination_of(designed), cycle=designed, sessions=days, minutes=60)
    assert Webinar.objects.count() == 0


def test_P2_the_page_adds_the_rows_that_have_a_title(signed_in, designed):
    sent = SERIES | {"title_3": "Dos", "day_3": "2026-04-02"}

    answer = signed_in(coordination_of(designed)).post(f"{PLAN}sessions/several/", sent)

    assert answer.status_code == 302
    assert [(str(w), w.starts_at.hour) for w in Webinar.objects.all()] == [("1. Uno", 15), ("2. Dos", 15)]
    assert Segment.objects.count() == 10


@pytest.mark.parametrize(
    ("sent", "words"),
    [({"title_1": ""}, "al menos una sesión"), ({"day_1": ""}, "Escriba el día"), ({"hour": ""}, "obligatorio")],
)
def test_P2_a_series_that_lacks_something_says_what(signed_in, designed, sent, words):
    answer = signed_in(coordination_of(designed)).post(f"{PLAN}sessions/several/", SERIES | sent)

    assert answer.status_code == 400
    assert words in answer.text
    assert Webinar.objects.count() == 0


def test_P5_the_focal_points_of_all_countries_are_named_on_one_page(signed_in, designed):
    TeamRole.objects.filter(role=Role.FOCAL_POINT).delete()
    sent = {
        "name_PE": "Punto focal Perú", "email_PE": "pe@example.org",
        "name_UY": "Punto focal Uruguay", "email_UY": "uy@example.org",
    }  # fmt: skip

    answer = signed_in(coordination_of(designed)).post(f"{PLAN}focal-points/", sent)

    assert answer.status_code == 302
    assert queries.countries_without_focal_point(designed) == []


def test_P5_of_two_countries_with_one_wrong_row_neither_is_invited(signed_in, designed):
    TeamRole.objects.filter(role=Role.FOCAL_POINT).delete()
    sent = {
        "name_PE": "Punto focal Perú",
        "email_PE": "pe@example.org",
        "name_UY": "http://mal.example",
        "email_UY": "uy@example.org",
    }

    answer = signed_in(coordination_of(designed)).post(f"{PLAN}focal-points/", sent)

    assert answer.status_code == 409
    assert "pe@example.org" in answer.text
    assert not Person.objects.filter(email="pe@example.org").exists()


def test_P5_half_a_row_says_what_is_missing(signed_in, designed):
    TeamRole.objects.filter(role=Role.FOCAL_POINT).delete()

    answer = signed_in(coordination_of(designed)).post(f"{PLAN}focal-points/", {"name_PE": "Punto focal Perú"})

    assert answer.status_code == 400
    assert "Escriba el correo" in answer.text


def test_P5_a_focal_point_invites_nobody(signed_in, designed):
    focal_point = TeamRole.objects.filter(role=Role.FOCAL_POINT).first().person

    assert signed_in(focal_point).get(f"{PLAN}focal-points/").status_code == 403
