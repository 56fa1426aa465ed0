"""A session that was ended by mistake: its hours are corrected once their effect was read, and taken back."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.real_hours.budget import MOST_LOOKS, WITHIN
from tinkuy.attendance.real_hours.effect import effect_of
from tinkuy.core import clock
from tinkuy.journal.models import Entry
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole


@pytest.fixture
def ended_early(fallen, webinars):
    """Two minutes after it began, though eighty stayed for all of it: who was there less than ten did not attend."""
    first = webinars[0]
    first.actually_started_at, first.actually_ended_at = first.starts_at, first.starts_at + timedelta(minutes=2)
    first.save()
    Presence.objects.filter(webinar=first).update(joined_at=first.starts_at + timedelta(minutes=5))
    return first


def address(webinar, name: str = "real_hours") -> str:
    return reverse(f"attendance:{name}", args=[webinar.cycle.slug, webinar.ordinal])


def fields(webinar, minutes: int = 90) -> dict[str, object]:
    local = webinar.starts_at.astimezone(ZoneInfo(webinar.cycle.zone))
    return {"day": f"{local:%Y-%m-%d}", "began": f"{local:%H:%M}", "minutes": minutes}


def test_the_effect_is_read_before_anything_changes_and_then_the_presence_counts(
    ended_early, fallen, signed_in, coordination
):
    client, hours = signed_in(coordination), ended_early.window
    assert attendance_of(fallen).persons.get(1, 0) == 0

    read = client.post(address(ended_early), fields(ended_early))

    shown = read.content.decode()
    ended_early.refresh_from_db()
    assert (read.status_code, ended_early.window) == (200, hours)
    assert "Minutos de la sesión: 2 ahora, 90 después." in shown
    assert "Personas que asistieron: 0 ahora, 80 después." in shown

    done = client.post(address(ended_early), fields(ended_early) | {"read": read.context["read"]})

    ended_early.refresh_from_db()
    assert done.status_code == 302
    assert ended_early.window == (hours[0], hours[0] + timedelta(minutes=90))
    assert attendance_of(fallen).persons[1] == 80
    assert Entry.objects.first().deed == "corrected the hours of"


def test_other_hours_than_those_that_were_read_are_shown_first(ended_early, signed_in, coordination):
    client, hours = signed_in(coordination), ended_early.window
    read = client.post(address(ended_early), fields(ended_early)).context["read"]

    other = client.post(address(ended_early), fields(ended_early, 60) | {"read": read})

    ended_early.refresh_from_db()
    assert ended_early.window == hours
    assert "Minutos de la sesión: 2 ahora, 60 después." in other.content.decode()
    assert "Este horario no es el que vio antes." in other.content.decode()


def test_hours_in_which_nobody_was_there_are_warned_of(ended_early, signed_in, coordination):
    client = signed_in(coordination)
    ended_early.actually_ended_at = ended_early.starts_at + timedelta(minutes=90)
    ended_early.save()

    nobody = client.post(address(ended_early), fields(ended_early, 2)).content.decode()
    most = client.post(address(ended_early), fields(ended_early, 80)).content.decode()

    assert ["En este horario no hubo nadie." in page for page in (nobody, most)] == [True, False]
    assert "ahora cuentan 80 personas" in nobody
    assert "no es el que vio antes" not in nobody


def test_how_many_more_is_hidden_where_they_are_few(ended_early, fallen):
    """Of eighty, three came when the session was over for the others."""
    begun = ended_early.starts_at
    late = list(Presence.objects.filter(webinar=ended_early).values_list("pk", flat=True)[:3])
    Presence.objects.filter(pk__in=late).update(joined_at=begun + timedelta(minutes=60))
    ended_early.actually_ended_at = begun + timedelta(minutes=50)
    ended_early.save()

    longer = effect_of(fallen, ended_early, (begun, begun + timedelta(minutes=90)))
    same = effect_of(fallen, ended_early, (begun, begun + timedelta(minutes=55)))

    assert (longer.persons_now, longer.persons_then) == (77, None)
    assert (same.persons_now, same.persons_then) == (77, 77)


def test_the_hours_of_before_stand_again_by_one_press(ended_early, signed_in, coordination):
    client, hours = signed_in(coordination), ended_early.window
    read = client.post(address(ended_early), fields(ended_early)).context["read"]
    client.post(address(ended_early), fields(ended_early) | {"read": read})
    assert "Se corrigieron. Antes: de las" in client.get(address(ended_early)).content.decode()

    client.post(address(ended_early, "take_back_hours"))

    ended_early.refresh_from_db()
    assert ended_early.window == hours
    assert "Se corrigieron." not in client.get(address(ended_early)).content.decode()


def test_an_absurd_length_or_many_lost_need_a_box(ended_early, signed_in, coordination):
    client = signed_in(coordination)
    ended_early.actually_ended_at = ended_early.starts_at + timedelta(minutes=90)
    ended_early.save()
    absurd = client.post(address(ended_early), fields(ended_early, 1))
    values = fields(ended_early, 1) | {"read": absurd.context["read"]}

    unsure = client.post(address(ended_early), values)
    ended_early.refresh_from_db()
    stands = round((ended_early.window[1] - ended_early.window[0]) / timedelta(minutes=1))
    other = client.post(address(ended_early), values | {"minutes": 2, "confirmed": "on"})
    sure = client.post(address(ended_early), values | {"confirmed": "on"})

    assert "La sesión habría durado 1 minuto." in absurd.content.decode()
    assert 'name="confirmed"' in absurd.content.decode()
    assert (unsure.status_code, list(unsure.context["form"].errors), stands) == (422, ["confirmed"], 90)
    assert "checked" not in other.content.decode().partition('name="confirmed"')[2].partition(">")[0]
    assert sure.status_code == 302


def test_a_usual_length_needs_no_box_and_the_longest_is_told_with_its_reason(ended_early, signed_in, coordination):
    client = signed_in(coordination)

    usual = client.post(address(ended_early), fields(ended_early, 80)).content.decode()
    longest = client.post(address(ended_early), fields(ended_early, 9000)).content.decode()

    assert 'name="confirmed"' not in usual
    assert "Escriba 600 minutos como máximo: ninguna sesión dura más de diez horas." in longest


def test_hours_that_cannot_be_are_told_beside_their_field(ended_early, signed_in, coordination):
    beyond = fields(ended_early) | {"day": "2099-01-01"}

    refused = signed_in(coordination).post(address(ended_early), beyond)

    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["day"]


def test_invariant_09_many_hours_tried_tell_nobody_when_a_single_person_came(
    ended_early, signed_in, scoped, make_person
):
    person = make_person("Facilitación de prueba")
    TeamRole.objects.create(cycle=scoped, person=person, role=Role.FACILITATION)

    page = signed_in(person).post(address(ended_early), fields(ended_early)).content.decode()

    assert "Minutos de la sesión: 2 ahora, 90 después." in page
    assert "0 ahora, 80 después." not in page
    assert "quienes asignan cuentas leen cuántas" in page


def test_who_tries_many_hours_one_after_the_other_waits(ended_early, signed_in, coordination):
    client = signed_in(coordination)
    tried = [client.post(address(ended_early), fields(ended_early, minutes)) for minutes in range(30, 30 + MOST_LOOKS)]
    assert {one.status_code for one in tried} == {200}

    refused = client.post(address(ended_early), fields(ended_early, 60))

    assert refused.status_code == 429
    assert (
        "Ya consultó 12 horarios distintos. Podrá consultar otro en una hora como máximo." in refused.content.decode()
    )
    assert "Personas que asistieron" not in refused.content.decode()
    with clock.at(clock.now() + WITHIN):
        assert client.post(address(ended_early), fields(ended_early, 61)).status_code == 200


def test_what_was_looked_at_is_still_corrected(ended_early, signed_in, coordination):
    client = signed_in(coordination)
    looks = [client.post(address(ended_early), fields(ended_early)) for _ in range(MOST_LOOKS)]

    done = client.post(address(ended_early), fields(ended_early) | {"read": looks[-1].context["read"]})

    assert done.status_code == 302
