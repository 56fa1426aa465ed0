"""Whose account was it? A person decides, within its reach, and can take it back."""

import pytest
from django.test import Client

from tinkuy.convening import actions
from tinkuy.convening.models import NameAlias, Presence
from tinkuy.convening.queries import attendance_of
from tinkuy.convening.queries.unmatched import decided_accounts, registration_by_words, unmatched_queue
from tinkuy.convening.tests.made import imported, line, registered
from tinkuy.core.errors import Refused

QUEUE = "/es/team/c/ciclo-de-prueba/attendance/unmatched/"
OTHER = "otra.cuenta@example.org"
IPHONE = "iPhone de la oficina"
NEXT_DAY = "03/19/2026"


@pytest.fixture
def ana(scoped, webinars):
    return registered(scoped, "Ana", "Luis")[0]


def presence_in(webinar) -> Presence:
    return Presence.objects.filter(webinar=webinar).order_by("line")[0]


def unmatched(cycle) -> dict[int, int]:
    return attendance_of(cycle).unmatched


def test_C11_the_queue_shows_an_account_with_who_it_may_be_and_why(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("Ana", OTHER), line("Ana", OTHER, "15:50:00"))

    (account,) = unmatched_queue(scoped)

    assert (account.name, account.email, account.joins) == ("Ana", OTHER, 2)
    assert [(one.name, str(one.because)) for one in account.suggestions] == [("Ana", "mismo nombre, otro correo")]


def test_an_address_that_is_decided_is_decided_in_every_session(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("A.", OTHER))
    imported(coordination, webinars[1], line("A. P.", OTHER, day=NEXT_DAY))

    actions.match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    assert unmatched(scoped) == {1: 0, 2: 0}
    assert attendance_of(scoped).persons == {1: 1, 2: 1}


def test_and_in_the_sessions_imported_later(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("A.", OTHER))
    actions.match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    imported(coordination, webinars[1], line("A.", OTHER, day=NEXT_DAY))

    assert presence_in(webinars[1]).registration == ana


def test_the_name_of_a_device_is_decided_within_its_session_alone(scoped, webinars, ana, coordination):
    """Two persons may join from the same office's telephone in different sessions."""
    imported(coordination, webinars[0], line(IPHONE))
    imported(coordination, webinars[1], line(IPHONE, day=NEXT_DAY))

    actions.match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    assert unmatched(scoped) == {1: 0, 2: 1}


def test_and_an_import_of_another_session_later_does_not_take_it_for_the_same_person(
    scoped, webinars, ana, coordination
):
    imported(coordination, webinars[0], line(IPHONE))
    actions.match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    imported(coordination, webinars[1], line(IPHONE, day=NEXT_DAY))

    assert unmatched(scoped) == {1: 0, 2: 1}


def test_a_decision_is_taken_back_and_the_account_waits_again(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("A.", OTHER), line("A.", OTHER, "15:50:00"))
    actions.match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    actions.unmatch_presence(actor=coordination, presence=presence_in(webinars[0]))

    assert unmatched(scoped) == {1: 1}
    assert not NameAlias.objects.exists()


def test_an_undone_file_comes_back_with_its_decisions(scoped, webinars, ana, coordination):
    done = imported(coordination, webinars[0], line(IPHONE))
    actions.match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)
    actions.undo_attendance(actor=coordination, attendance_import=done)

    imported(coordination, webinars[0], line(IPHONE))

    assert presence_in(webinars[0]).registration == ana


def test_an_account_with_an_owner_is_not_given_to_another(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("A.", OTHER))
    presence = presence_in(webinars[0])
    actions.match_presence(actor=coordination, presence=presence, registration=ana)
    presence.refresh_from_db()

    with pytest.raises(Refused, match="ya tiene dueño"):
        actions.match_presence(
            actor=coordination, presence=presence, registration=scoped.registrations.exclude(pk=ana.pk).get()
        )


def test_the_same_decision_twice_is_one(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("A.", OTHER))
    for _ in range(2):
        presence = presence_in(webinars[0])
        actions.match_presence(actor=coordination, presence=presence, registration=ana)

    assert NameAlias.objects.count() == 1


def test_invariant_06_an_account_of_the_team_is_matched_with_nobody(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("Coordinación", coordination.email))

    with pytest.raises(Refused, match="cuentas del equipo"):
        actions.match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)


@pytest.mark.parametrize("role", ["focal_point_pe", "observer", "systematisation"])
def test_who_may_not_see_names_of_every_country_may_not_match(scoped, webinars, ana, coordination, role, request):
    imported(coordination, webinars[0], line("A.", OTHER))
    actor = request.getfixturevalue(role)

    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        actions.match_presence(actor=actor, presence=presence_in(webinars[0]), registration=ana)
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        actions.unmatch_presence(actor=actor, presence=presence_in(webinars[0]))


def test_a_person_is_looked_for_by_part_of_the_name_or_address(scoped, webinars, ana):
    assert [one.email for one in registration_by_words(scoped, "LUIS")] == ["luis@example.org"]
    assert [one.name for one in registration_by_words(scoped, "ana@exa")] == ["Ana"]
    assert registration_by_words(scoped, "an") == []


def test_the_page_decides_and_takes_back(scoped, webinars, ana, coordination, signed_in):
    imported(coordination, webinars[0], line("Ana", OTHER))
    browser: Client = signed_in(coordination)
    place = f"{QUEUE}{presence_in(webinars[0]).public_id}/"
    assert OTHER in browser.get(QUEUE).text

    decided = browser.post(f"{place}match/", {"registration": ana.public_id}, follow=True)

    assert "Todas las cuentas tienen dueño" in decided.text
    assert "Sesión 1: Ana es Ana." in decided.text
    assert f"{place}unmatch/" in decided.text
    assert "Deshecho: la cuenta vuelve a esperar." in browser.post(f"{place}unmatch/", follow=True).text
    assert unmatched(scoped) == {1: 1}


def test_the_page_finds_another_person_by_words(scoped, webinars, ana, coordination, signed_in):
    imported(coordination, webinars[0], line("Zzz", OTHER))
    presence = presence_in(webinars[0])

    page = signed_in(coordination).get(QUEUE, {"presence": presence.public_id, "q": "luis"})
    nobody = signed_in(coordination).get(QUEUE, {"presence": presence.public_id, "q": "nadie así"})

    assert "luis@example.org" in page.text
    assert "No se encontró a nadie con esas palabras." in nobody.text


def test_focal_points_do_not_see_the_names_that_wait(scoped, webinars, ana, coordination, focal_point_pe, signed_in):
    imported(coordination, webinars[0], line("Nombre oculto", OTHER))
    browser = signed_in(focal_point_pe)

    answers = [
        browser.get(QUEUE),
        browser.post(f"{QUEUE}{presence_in(webinars[0]).public_id}/match/", {"registration": ana.public_id}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert not any("Nombre oculto" in answer.text or OTHER in answer.text for answer in answers)


def test_an_account_or_registration_that_is_not_there_is_not_found(scoped, webinars, ana, coordination, signed_in):
    imported(coordination, webinars[0], line("A.", OTHER))
    browser = signed_in(coordination)

    assert browser.post(f"{QUEUE}nadie/match/", {"registration": ana.public_id}).status_code == 404
    place = f"{QUEUE}{presence_in(webinars[0]).public_id}/match/"
    assert browser.post(place, {"registration": "nadie"}).status_code == 404
    assert browser.post(place, {}).status_code == 404


def test_three_decisions_cost_what_one_costs(
    scoped, webinars, ana, coordination, django_assert_num_queries, django_assert_max_num_queries
):
    imported(coordination, webinars[0], *(line(f"Aparato {n}") for n in range(3)))
    waiting = list(Presence.objects.all())
    actions.match_presence(actor=coordination, presence=waiting[0], registration=ana)
    with django_assert_max_num_queries(4) as one:
        assert len(decided_accounts(scoped)) == 1

    for presence in waiting[1:]:
        actions.match_presence(actor=coordination, presence=presence, registration=ana)

    with django_assert_num_queries(len(one)):
        assert len(decided_accounts(scoped)) == 3
