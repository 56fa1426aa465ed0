"""For whom somebody works, of the directory or as they write it; and the box that promises a mail."""

import pytest
from django_scopes import scope

from tinkuy.convening.registrations.models import Consent, Purpose
from tinkuy.convening.tests.participants import REGISTER, coming, registration, typed
from tinkuy.people.models import Organisation


@pytest.fixture
def sessions(cycle, webinars):
    return coming(cycle, 4, 5)


@pytest.fixture
def ministry(db):
    return Organisation.objects.create(slug="ministerio", name="Ministerio del Interior", sector="government")


def test_capability_C2_the_directory_suggests_names_without_a_script(client, sessions, ministry):
    page = client.get(REGISTER).text

    assert 'list="organisations"' in page
    assert '<option value="Ministerio del Interior">' in page


def test_a_name_of_the_directory_is_that_institution_however_it_is_written(client, cycle, sessions, ministry):
    client.post(REGISTER, typed(sessions, organisation="ministerio del interior"))

    own = registration(cycle)
    assert (own.organisation_id, own.written_organisation()) == (ministry.pk, "")


def test_any_other_name_stands_sealed_where_it_was_written_and_adds_none(client, cycle, sessions, ministry):
    client.post(REGISTER, typed(sessions, organisation="Red Colibrí"))

    own = registration(cycle)
    assert (own.organisation_id, own.written_organisation()) == (None, "Red Colibrí")
    assert "Colibrí".encode() not in bytes(own.sealed_organisation)
    assert Organisation.objects.count() == 1


def test_the_summary_is_asked_for_with_its_purpose_and_never_ticked_beforehand(client, cycle, sessions):
    page = client.get(REGISTER).text
    client.post(REGISTER, typed(sessions, recap="on"))

    assert 'name="recap"' in page
    assert "Quiero recibir por correo lo que dejó cada sesión" in page
    with scope(cycle=cycle):
        assert set(Consent.objects.values_list("purpose", flat=True)) == {Purpose.USE_OF_DATA, Purpose.RECAP}
