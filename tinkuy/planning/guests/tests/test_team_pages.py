"""P12: the team's pages of speakers and counterparts."""

import pytest
from django.test import Client

from tinkuy.planning.guests.models import Guest, GuestConsent

from .guests import a_guest, add_part, agree


@pytest.fixture
def client_of():
    def enter(person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return enter


def address(cycle, more: str = "") -> str:
    return f"/es/team/c/{cycle.slug}/plan/guests/{more}"


def test_capability_P12_a_guest_is_added_on_the_page_with_the_parts_in_which_they_are_heard(
    scoped, coordination, client_of, webinars
):
    add_part(webinars[0], title="Experiencias")
    form = {"name": "Expositora", "email": "e@example.org", "kind": "speaker", "country": "PE", "language": "es"}

    page = client_of(coordination).post(address(scoped, "new/"), form | {"places": ["1.1", "2"]})

    assert page["Location"] == address(scoped)
    assert sorted(str(place) for place in Guest.objects.get().parts.values_list("webinar__ordinal", flat=True)) == [
        "1",
        "2",
    ]
    listed = client_of(coordination).get(address(scoped)).text
    assert "Expositora" in listed
    assert "sesiones 1, 2" in listed
    assert "falta: Nombre en el programa" in listed
    assert "e@example.org" not in listed


def test_a_refused_guest_leaves_what_was_typed(scoped, coordination, client_of):
    form = {"name": "Contraparte", "kind": "counterpart", "post": "Fiscala", "language": "es"}

    page = client_of(coordination).post(address(scoped, "new/"), form)

    assert page.status_code == 422
    assert "es de un país" in page.text
    assert 'value="Fiscala"' in page.text


def test_invariant_24_of_another_countrys_guest_a_focal_point_reads_only_what_is_public(
    scoped, coordination, focal_point_pe, client_of, webinars
):
    guest = a_guest(coordination, scoped, country="UY", name="Nombre guardado", places=[(webinars[0], None)])
    client = client_of(focal_point_pe)

    page = client.get(address(scoped)).text
    assert "Nombre guardado" not in page
    assert "una persona invitada" in page
    assert "Directora" not in page
    assert client.get(address(scoped, f"{guest.public_id}/")).status_code == 404
    agree(guest, "attribution")
    assert "Nombre guardado" in client.get(address(scoped)).text


def test_a_focal_point_is_offered_their_own_country_only(scoped, focal_point_pe, client_of):
    page = client_of(focal_point_pe).get(address(scoped, "new/")).text

    offered = page.partition('<select name="country"')[2].partition("</select>")[0]
    assert '<option value="PE">' in offered
    assert '<option value="UY">' not in offered


def test_the_list_is_asked_by_session_and_by_country(scoped, coordination, client_of, webinars):
    a_guest(coordination, scoped, name="Solo primera", places=[(webinars[0], None)])
    a_guest(coordination, scoped, name="Solo segunda", email="", country="UY", places=[(webinars[1], None)])
    client = client_of(coordination)

    by_session, by_country = (
        client.get(address(scoped, "?session=2")).text,
        client.get(address(scoped, "?country=PE")).text,
    )

    assert ("Solo primera" in by_session, "Solo segunda" in by_session) == (False, True)
    assert ("Solo primera" in by_country, "Solo segunda" in by_country) == (True, False)
    assert "Nadie corresponde" in client.get(address(scoped, "?session=3")).text


def test_a_list_of_one_and_of_many_guests_takes_the_same_queries(
    scoped, coordination, client_of, webinars, django_assert_max_num_queries, django_assert_num_queries
):
    client = client_of(coordination)
    a_guest(coordination, scoped, places=[(webinars[0], None)])
    with django_assert_max_num_queries(40) as one:
        client.get(address(scoped))
    for _ in range(5):
        a_guest(coordination, scoped, email="", places=[(webinars[1], None)])

    with django_assert_num_queries(len(one)):
        client.get(address(scoped))


def test_capability_P12_a_consent_on_paper_is_filed_and_ended_on_the_guests_page(scoped, coordination, client_of):
    guest = a_guest(coordination, scoped)
    client, page = client_of(coordination), address(scoped, f"{guest.public_id}/")

    assert client.post(f"{page}consents/", {"purposes": "photo", "signed_on": ""}).status_code == 422
    assert client.post(f"{page}consents/", {"purposes": "photo", "signed_on": "2199-01-01"}).status_code == 422
    assert client.post(f"{page}consents/", {"purposes": "photo", "signed_on": "2026-02-01"})["Location"] == page
    assert "En papel, archivado; firmado el 1 de febrero de 2026." in client.get(page).text
    client.post(f"{page}consents/end/", {"purpose": "photo"})
    assert not GuestConsent.objects.filter(withdrawn_at=None).exists()


def test_a_guest_is_removed_by_a_press_on_a_page_that_says_what_goes(scoped, coordination, client_of):
    guest = a_guest(coordination, scoped)
    page = address(scoped, f"{guest.public_id}/remove/")

    assert "para siempre" in client_of(coordination).get(page).text
    assert client_of(coordination).post(page)["Location"] == address(scoped)
    assert not Guest.objects.exists()


def test_an_observer_is_led_to_no_guests(scoped, observer, client_of):
    assert client_of(observer).get(address(scoped)).status_code == 403
    assert "plan/guests/" not in client_of(observer).get(f"/es/team/c/{scoped.slug}/plan/").text


def test_the_sex_that_was_volunteered_stands_on_no_page_of_the_team(scoped, coordination, client_of):
    guest = a_guest(coordination, scoped)
    Guest.objects.update(sex="woman")

    for more in ("", f"{guest.public_id}/"):
        assert "Mujer" not in client_of(coordination).get(address(scoped, more)).text


FORM = {"name": "Expositora", "kind": "speaker", "country": "PE", "language": "es"}


def test_an_institution_is_made_where_a_guest_is_written_or_stays_a_name(scoped, coordination, client_of):
    new = {"asked": "Casa comunal", "answer": "create", "sector": "civil_society", "country": "PE"}
    sent = FORM | {"organisation": "Casa comunal"} | {f"organisation_{part}": value for part, value in new.items()}

    client_of(coordination).post(address(scoped, "new/"), FORM | {"organisation": "Solo escrita"})
    client_of(coordination).post(address(scoped, "new/"), sent)

    only_written, made = Guest.objects.order_by("pk")
    assert (only_written.organisation, only_written.organisation_name) == (None, "Solo escrita")
    assert (made.organisation.name, made.organisation_name, made.sector) == ("Casa comunal", "", "civil_society")


def test_what_was_only_written_can_become_an_institution_on_the_guests_page(scoped, coordination, client_of):
    guest = a_guest(coordination, scoped, organisation="Casa comunal", country="PE")

    page = client_of(coordination).get(address(scoped, f"{guest.public_id}/")).text

    assert "Crear «Casa comunal»" in page
    assert 'name="organisation_answer" value="text" checked' in page
