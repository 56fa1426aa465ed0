"""Whose address is kept until when, and who may write to it or answer in its place."""

from datetime import timedelta

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.own_pages.sealed_contacts import erase_contacts, erase_contacts_again
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.actions.roles import take_role
from tinkuy.practice.conftest import NOON
from tinkuy.practice.responses.actions.asking import ask, copy_link, send_again
from tinkuy.practice.responses.actions.communicating import name_counterpart
from tinkuy.practice.responses.actions.contacts import KEPT, name_contact
from tinkuy.practice.responses.models import Response, ResponseLink
from tinkuy.practice.responses.tests.links import COUNTERPART, mails, sent


def test_the_address_of_a_counterpart_is_sealed_and_goes_on_its_day(mailed_response):
    assert COUNTERPART.email.encode() not in bytes(mailed_response.sealed_email)
    assert mailed_response.contact_email() == COUNTERPART.email
    assert all(COUNTERPART.email not in str(entry.details) for entry in Entry.objects.all())

    with clock.at(NOON + KEPT + timedelta(days=2)):
        assert erase_contacts() == 1

    standing = Response.objects.get()
    assert (bytes(standing.sealed_name), bytes(standing.sealed_email), standing.contact_until) == (b"", b"", None)
    assert not ResponseLink.objects.exists()
    assert not Notice.objects.filter(about=standing.about).exists()


def test_after_the_last_day_of_a_counterpart_nobody_answers_or_is_written_to_even_before_the_clock(
    path, mailed_response
):
    Response.objects.update(contact_until=NOON.date() - timedelta(days=1))
    mailed_response.refresh_from_db()

    assert Client().get(path).status_code == 404
    assert not ask(mailed_response, "recommendation-reminder", word="x")


@pytest.fixture
def path_of_focal_point(response) -> str:
    ask(response, "recommendation-asked")
    return mails("recommendation-asked")[-1][1]["path"]


def test_promise_A05_without_the_role_a_focal_point_neither_answers_nor_is_written_to(
    path_of_focal_point, response, coordination, focal_point_pe
):
    take_role(actor=coordination, team_role=TeamRole.objects.get(person=focal_point_pe))

    assert Client().get(path_of_focal_point).status_code == 404
    assert not ask(response, "recommendation-reminder", word="x")
    name_contact(actor=coordination, response=response, contact=COUNTERPART)
    ask(response, "recommendation-asked", word="again")
    sent(Client(), mails("recommendation-asked")[-1][1]["path"], "accepted")
    assert mails("recommendation-answered") == []


def test_of_two_focal_points_the_one_who_accompanies_it_answers(
    path_of_focal_point, response, coordination, make_person, scoped
):
    other = make_person("Referente 2 – Perú")
    TeamRole.objects.create(cycle=scoped, person=other, role=Role.FOCAL_POINT, country="PE")

    name_counterpart(actor=coordination, response=response, institution=response.institution, focal_point=other)

    assert Client().get(path_of_focal_point).status_code == 404


def test_whoever_answers_by_a_copied_link_is_not_taken_for_the_focal_point(response, coordination, focal_point_pe):
    sent(Client(), copy_link(actor=coordination, response=response), "accepted")

    assert Entry.objects.get(deed="answered").actor is None
    assert [email for email, _ in mails("recommendation-answered")] == [focal_point_pe.email]


def test_a_restored_copy_forgets_the_counterpart_again(mailed_response):
    assert erase_contacts_again(Response, lambda public_id: public_id == mailed_response.public_id) == 1
    assert bytes(Response.objects.get().sealed_email) == b""


def test_only_who_speaks_for_the_country_names_or_writes_to_a_counterpart(mailed_response, focal_point_uy, observer):
    for person in (focal_point_uy, observer):
        with pytest.raises(Refused, match="Only this country's focal point"):
            name_contact(actor=person, response=mailed_response, contact=COUNTERPART)
        with pytest.raises(Refused, match="Only this country's focal point"):
            send_again(actor=person, response=mailed_response)
