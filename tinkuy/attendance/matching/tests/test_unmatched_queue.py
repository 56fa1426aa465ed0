"""The queue: an account a line, with where it was seen, who it may be and why; by pages, narrowed, cheap."""

import pytest

from tinkuy.attendance.matching.actions.decisions import leave_out, match_presence
from tinkuy.attendance.matching.models import Owner
from tinkuy.attendance.matching.queries.decisions import decided_page, last_decision
from tinkuy.attendance.matching.queries.unmatched import QueueFilter, registration_by_words, unmatched_queue
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.made import imported, line, registered
from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock

QUEUE = "/es/team/c/ciclo-de-prueba/attendance/unmatched/"
DECISIONS = "/es/team/c/ciclo-de-prueba/attendance/decisions/"
OTHER = "otra.cuenta@example.org"
NEXT_DAY = "03/19/2026"
IN_A_HURRY = ("15:00:00", "15:20:00")


@pytest.fixture
def ana(scoped, webinars):
    return registered(scoped, "Ana Paz", "Luis")[0]


def named(name: str) -> Presence:
    """A presence of the account that the reports call *name*."""
    return next(presence for presence in Presence.objects.select_related("cycle") if presence.name() == name)


def test_capability_C11_an_account_is_one_line_with_how_often_and_how_long_it_was_seen_where(
    scoped, webinars, ana, coordination
):
    imported(coordination, webinars[0], line("Ana Paz", OTHER, *IN_A_HURRY), line("Ana Paz", OTHER, "15:10:00"))
    imported(coordination, webinars[1], line("A. P.", OTHER, *IN_A_HURRY, day=NEXT_DAY))

    (one,) = unmatched_queue(scoped).accounts

    assert (one.account.names, one.account.email) == (["Ana Paz", "A. P."], OTHER)
    seen = [(seen.webinar.ordinal, seen.joins, seen.minutes) for seen in one.appearances]
    assert seen == [(1, 2, 90), (2, 1, 20)]
    assert [(hint.name, str(hint.because), hint.strength) for hint in one.suggestions] == [
        ("Ana Paz", "mismo nombre, otro correo", 3)
    ]


def test_of_two_with_one_name_each_is_less_sure_and_the_country_tells_which(scoped, webinars, coordination):
    for address, country in (("uno@example.org", "PE"), ("dos@example.org", "UY")):
        register(actor=None, cycle=scoped, name="Juan García", email=address, country=country)
    imported(coordination, webinars[0], line("Juan García", OTHER), line("Juan García - Uruguay", "j@example.net"))

    plain, from_uruguay = unmatched_queue(scoped).accounts

    assert [hint.strength for hint in plain.suggestions] == [2, 2]
    assert [(hint.country, str(hint.place)) for hint in from_uruguay.suggestions] == [("Uruguay", "mismo país")]


def test_the_page_has_fifty_and_is_narrowed_by_session_and_suggestion(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], *(line(f"Cuenta Número {n}x", f"c{n}@example.net") for n in range(51)))
    imported(coordination, webinars[1], line("Ana Paz", OTHER, day=NEXT_DAY))

    assert len(unmatched_queue(scoped).accounts) == 50
    assert [one.account.name for one in unmatched_queue(scoped, number="2").accounts][-1] == "Ana Paz"
    second = unmatched_queue(scoped, QueueFilter(webinar=webinars[1]))
    assert (second.total, second.narrowed, second.accounts[0].account.name) == (52, 1, "Ana Paz")
    assert [one.account.name for one in unmatched_queue(scoped, QueueFilter(suggested=True)).accounts] == ["Ana Paz"]
    assert unmatched_queue(scoped, QueueFilter(suggested=False)).narrowed == 51


def test_capability_C11_whoever_comes_after_many_is_suggested_too(scoped, webinars, ana, coordination):
    """It stopped after five hundred accounts, and said of the others that they resembled nobody."""
    letters = [f"{one}{other}" for one in "bcdfghjklmnpqrstvwxz" for other in "bcdfghjklmnpqrstvwxyzaeiou"]
    imported(coordination, webinars[0], *(line(f"Cuenta{two} {two}Número") for two in letters))
    imported(coordination, webinars[1], line("Ana Pas", OTHER, day=NEXT_DAY))

    suggested = unmatched_queue(scoped, QueueFilter(suggested=True))

    assert suggested.total == len(letters) + 1 == 521
    assert [(one.account.name, one.suggestions[0].name) for one in suggested.accounts] == [("Ana Pas", "Ana Paz")]
    assert unmatched_queue(scoped, QueueFilter(suggested=False)).narrowed == 520


def test_thirty_accounts_decided_or_not_cost_the_queries_of_one(
    scoped, webinars, ana, coordination, signed_in, django_assert_max_num_queries
):
    browser = signed_in(coordination)
    imported(coordination, webinars[0], line("Cuenta Vieja", "v@example.net"), line("Ana Paz", OTHER))
    match_presence(actor=coordination, presence=named("Cuenta Vieja"), registration=ana)
    with django_assert_max_num_queries(40) as queue:
        browser.get(QUEUE)
    with django_assert_max_num_queries(40) as decided:
        browser.get(DECISIONS)

    new = [line(f"Cuenta Nueva {n}z", f"n{n}@example.net", day=NEXT_DAY) for n in range(30)]
    imported(coordination, webinars[1], *new)
    for n in range(10):
        leave_out(actor=coordination, presence=named(f"Cuenta Nueva {n}z"), owner=Owner.NOBODY)

    with django_assert_max_num_queries(len(queue)):
        browser.get(QUEUE)
    with django_assert_max_num_queries(len(decided)):
        browser.get(DECISIONS)


def test_a_person_is_looked_for_by_parts_of_a_name_or_a_whole_address_whatever_the_accents(scoped, webinars, ana):
    assert [one.name for one in registration_by_words(scoped, "LUÍS")] == ["Luis"]
    assert [one.name for one in registration_by_words(scoped, "Luis@example.org ")] == ["Luis"]
    assert [registration_by_words(scoped, part) for part in ("luis@", "luis@example", "example.org")] == [[], [], []]
    assert [one.name for one in registration_by_words(scoped, "paz ana")] == ["Ana Paz"]
    assert registration_by_words(scoped, "an") == []


def test_the_page_decides_goes_on_with_the_next_and_takes_back(scoped, webinars, ana, coordination, signed_in):
    imported(coordination, webinars[0], line("Ana Paz", OTHER), line("Otra Cuenta", "o@example.net"))
    browser = signed_in(coordination)
    page = browser.get(QUEUE)
    assert OTHER not in page.text
    assert page.text.count("con un correo, que no se muestra") == 2
    assert "2 cuentas sin asignar" in page.text
    place = f"{QUEUE}{named('Ana Paz').public_id}/"

    decided = browser.post(f"{place}match/", {"registration": ana.public_id, "at": "1", "session": "1"}, follow=True)

    assert decided.redirect_chain == [(f"{QUEUE}?session=1#n1", 302)]
    assert "1 cuenta sin asignar" in decided.text
    assert "Su última decisión:" in decided.text
    last = last_decision(scoped, coordination)
    back = browser.post(f"{DECISIONS}{last.alias.pk}/take-back/", {"from": "queue", "session": "1"}, follow=True)
    assert "Deshecho: la cuenta vuelve a quedar pendiente." in back.text
    assert "2 cuentas sin asignar" in back.text


def test_the_last_decision_is_offered_for_an_hour_to_who_took_it(scoped, webinars, ana, coordination, make_person):
    imported(coordination, webinars[0], line("Ana Paz", OTHER))
    match_presence(actor=coordination, presence=named("Ana Paz"), registration=ana)

    assert last_decision(scoped, make_person("Otra")) is None
    with clock.at(clock.now().replace(year=clock.now().year + 1)):
        assert last_decision(scoped, coordination) is None


def test_the_list_tells_who_decided_what_and_the_queue_changes_it(scoped, webinars, ana, coordination, signed_in):
    imported(coordination, webinars[0], line("Prueba de audio", OTHER))
    presence = named("Prueba de audio")
    match_presence(actor=coordination, presence=presence, registration=ana)
    browser = signed_in(coordination)

    listed = browser.get(DECISIONS).text
    assert all(words in listed for words in ("Prueba de audio", "Coordinación regional", "en todo el ciclo"))
    changing = browser.get(QUEUE, {"presence": presence.public_id}).text
    assert "Cambiar lo decidido" in changing
    assert f'name="seen" value="{ana.public_id}"' in changing
    answer = browser.post(f"{QUEUE}{presence.public_id}/leave-out/", {"owner": "nobody"})
    assert (answer.status_code, "Coordinación regional ya decidió esta cuenta: Ana Paz" in answer.text) == (422, True)
    browser.post(f"{QUEUE}{presence.public_id}/leave-out/", {"owner": "nobody", "seen": ana.public_id})

    assert [one.owner_name for one in decided_page(scoped)[1]] == ["De nadie: queda fuera, como una cuenta de prueba"]


def test_a_walk_in_is_registered_on_a_page_of_its_own(scoped, webinars, ana, coordination, signed_in):
    imported(coordination, webinars[0], line("Vera Luz (Perú)", OTHER))
    browser = signed_in(coordination)
    place = f"{QUEUE}{named('Vera Luz (Perú)').public_id}/walk-in/"

    page = browser.get(place).text
    assert '<option value="PE" selected>' in page
    assert OTHER not in page
    assert "El del informe, que no se muestra." in page
    refused = browser.post(place, {"name": "", "country": "", "language": "es"})
    assert (refused.status_code, "Escriba el nombre de esta persona." in refused.text) == (422, True)
    browser.post(place, {"name": "Vera Luz", "country": "PE", "sector": "", "language": "es"})

    assert Registration.objects.filter(source="walk_in").get().name() == "Vera Luz"


def test_the_page_finds_another_person_by_words(scoped, webinars, ana, coordination, signed_in):
    imported(coordination, webinars[0], line("Zzz Yyy", OTHER))
    presence = named("Zzz Yyy")

    page = signed_in(coordination).get(QUEUE, {"presence": presence.public_id, "q": "luis"})
    nobody = signed_in(coordination).get(QUEUE, {"presence": presence.public_id, "q": "nadie así"})

    assert "<b>Luis</b>" in page.text
    assert "luis@example.org" not in page.text
    assert "No se encontró a nadie con esas palabras." in nobody.text


def test_focal_points_do_not_see_the_names_that_wait(scoped, webinars, ana, coordination, focal_point_pe, signed_in):
    imported(coordination, webinars[0], line("Nombre oculto", OTHER))
    browser, place = signed_in(focal_point_pe), f"{QUEUE}{named('Nombre oculto').public_id}/"

    answers = [
        browser.get(QUEUE),
        browser.get(DECISIONS),
        browser.get(f"{place}walk-in/"),
        browser.post(f"{place}match/", {"registration": ana.public_id}),
        browser.post(f"{place}leave-out/", {"owner": "team"}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 5
    assert not any("Nombre oculto" in answer.text or OTHER in answer.text for answer in answers)


def test_an_account_or_registration_that_is_not_there_is_not_found(scoped, webinars, ana, coordination, signed_in):
    imported(coordination, webinars[0], line("A.", OTHER))
    browser, place = signed_in(coordination), f"{QUEUE}{named('A.').public_id}/"

    assert browser.post(f"{QUEUE}nadie/match/", {"registration": ana.public_id}).status_code == 404
    assert browser.post(f"{place}match/", {"registration": "nadie"}).status_code == 404
    assert browser.post(f"{DECISIONS}987/take-back/").status_code == 404
    assert browser.post(f"{place}leave-out/", {"owner": "alguien"}).status_code == 422
    assert browser.get(QUEUE, {"session": "77", "page": "-1", "suggested": "x"}).status_code == 200
