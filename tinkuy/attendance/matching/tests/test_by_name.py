"""What the program matched by name is a decision, too: a person confirms it or says no, and can go back."""

import pytest

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.matching.actions.decisions import leave_out, match_presence, take_back
from tinkuy.attendance.matching.actions.verdicts import confirm_match, refuse_match, take_back_verdict
from tinkuy.attendance.matching.models import NameVerdict, Owner
from tinkuy.attendance.matching.queries.by_name import names_to_look_at, page_of_verdicts
from tinkuy.attendance.matching.queries.unmatched import unmatched_queue
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.made import imported, line, registered, report
from tinkuy.attendance.uploads.actions.registration_lists import import_registrations
from tinkuy.attendance.uploads.actions.reports import import_attendance
from tinkuy.convening.registering.actions import register
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.journal.models import Entry
from tinkuy.uploads.actions.counting import take_back_upload

NAMED = "/es/team/c/ciclo-de-prueba/attendance/by-name/"
NEXT_DAY = "03/19/2026"


@pytest.fixture
def ana(scoped, webinars):
    return registered(scoped, "Ana Paz", "Luis")[0]


@pytest.fixture
def luis(scoped, ana):
    return scoped.registrations.exclude(pk=ana.pk).get()


def presence_in(webinar) -> Presence:
    return Presence.objects.filter(webinar=webinar).order_by("line")[0]


def figures(cycle) -> tuple[dict[int, int], dict[int, int]]:
    measured = attendance_of(cycle)
    return measured.persons, measured.unmatched


def listed(cycle) -> list[tuple[str, str, str]]:
    return [(one.taken.name, one.owner_name, one.taken.grounds) for one in names_to_look_at(cycle).lines]


def test_capability_C11_the_list_has_what_was_matched_by_name_and_why(scoped, webinars, ana, coordination):
    at_half_past = line("Ana Paz", joined="15:30:00")
    imported(coordination, webinars[0], line("Ana Paz (Perú)"), at_half_past, line("Luis", "luis@example.org"))
    imported(coordination, webinars[1], line("Ana Paz", day=NEXT_DAY), line("Otra Persona", day=NEXT_DAY))

    assert listed(scoped) == [("Ana Paz (Perú)", "Ana Paz", "country"), ("Ana Paz", "Ana Paz", "only-one")]
    (_with_country, plain) = names_to_look_at(scoped).lines
    assert [(seen.webinar.ordinal, seen.joins, seen.minutes) for seen in plain.appearances] == [(1, 1, 60), (2, 1, 90)]


def test_capability_C11_not_this_person_waits_in_the_queue_and_the_figures_follow(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("Ana Paz"))
    imported(coordination, webinars[1], line("Ana Paz", day=NEXT_DAY))
    before = figures(scoped)

    verdict = refuse_match(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    assert figures(scoped) == ({1: 0, 2: 0}, {1: 1, 2: 1})
    (waiting,) = unmatched_queue(scoped).accounts
    assert (waiting.account.name, waiting.suggestions) == ("Ana Paz", ())
    assert listed(scoped) == []

    take_back_verdict(actor=coordination, verdict=verdict)
    assert figures(scoped) == before
    deeds = Entry.objects.filter(subject="presence").order_by("pk").values_list("deed", flat=True)
    assert list(deeds) == ["refused the match of", "took back the decision about"]


@pytest.mark.parametrize("is_same_file", [True, False])
def test_capability_C11_and_is_never_matched_so_again_by_itself(scoped, webinars, ana, coordination, is_same_file):
    first = imported(coordination, webinars[0], line("Ana Paz"))
    refuse_match(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    take_back_upload(actor=coordination, upload=first)
    imported(coordination, webinars[0], line("Ana Paz", left="16:30:00" if is_same_file else "16:20:00"))
    imported(coordination, webinars[1], line("ANA  PAZ", day=NEXT_DAY))
    import_attendance(
        actor=coordination, webinar=webinars[1], data=report(line("Ana Paz", "", "15:30:00", day=NEXT_DAY)),
        filename="otro.csv", zone="UTC",
    )  # fmt: skip
    import_registrations(
        actor=coordination, cycle=scoped, data=b"Name,Email,Country\nEva Sol,eva@example.org,PE\n", filename="l.csv"
    )

    assert figures(scoped) == ({1: 0, 2: 0}, {1: 1, 2: 1})


def test_capability_C11_one_of_that_name_from_another_country_stays_who_they_are(scoped, webinars, ana, coordination):
    """The account is the same name; what its rows tell is not."""
    uruguay = register(actor=None, cycle=scoped, name="Ana Paz", email="ana@example.net", country="UY")
    imported(coordination, webinars[0], line("Ana Paz sede Lima"), line("Ana Paz sede Montevideo"))
    lima = next(one for one in Presence.objects.all() if "Lima" in one.name())

    refuse_match(actor=coordination, presence=lima, registration=ana)

    assert {one.registration for one in Presence.objects.all()} == {None, uruguay}
    assert listed(scoped) == [("Ana Paz sede Montevideo", "Ana Paz", "country")]


def test_capability_C11_a_confirmed_one_stays_theirs_when_another_of_that_name_registers(
    scoped, webinars, ana, coordination
):
    imported(coordination, webinars[0], line("Ana Paz"))
    before = figures(scoped)
    verdict = confirm_match(actor=coordination, presence=presence_in(webinars[0]), registration=ana)
    register(actor=None, cycle=scoped, name="Ana Paz", email="ana@example.net", country="UY")

    imported(coordination, webinars[1], line("Ana Paz", day=NEXT_DAY))

    assert (figures(scoped), before) == (({1: 1, 2: 1}, {1: 0, 2: 0}), ({1: 1}, {1: 0}))
    assert listed(scoped) == []
    take_back_verdict(actor=coordination, verdict=verdict)
    assert listed(scoped) == [("Ana Paz", "Ana Paz", "several")]


def test_a_refused_account_is_given_to_somebody_else_and_that_is_taken_back_first(
    scoped, webinars, ana, luis, coordination
):
    imported(coordination, webinars[0], line("Ana Paz"))
    verdict = refuse_match(actor=coordination, presence=presence_in(webinars[0]), registration=ana)
    alias = match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=luis)
    assert presence_in(webinars[0]).registration == luis
    assert listed(scoped) == []

    with pytest.raises(Refused, match="Esta cuenta se decidió después: Luis"):
        take_back_verdict(actor=coordination, verdict=verdict)
    take_back(actor=coordination, alias=alias)
    assert presence_in(webinars[0]).registration is None
    take_back_verdict(actor=coordination, verdict=verdict)
    assert presence_in(webinars[0]).registration == ana


def test_taken_back_where_another_of_that_name_registered_since_it_waits(
    scoped, webinars, ana, coordination, signed_in
):
    imported(coordination, webinars[0], line("Ana Paz"))
    verdict = refuse_match(actor=coordination, presence=presence_in(webinars[0]), registration=ana)
    register(actor=None, cycle=scoped, name="Ana Paz", email="ana@example.net", country="UY")

    page = signed_in(coordination).post(f"{NAMED}said/{verdict.pk}/take-back/", follow=True)

    assert "ya nada indica de quién es" in page.text
    assert presence_in(webinars[0]).registration is None


def test_a_single_word_is_told_apart_in_its_session_alone(scoped, webinars, luis, coordination):
    imported(coordination, webinars[0], line("Luis"))
    imported(coordination, webinars[1], line("Luis", day=NEXT_DAY))

    refuse_match(actor=coordination, presence=presence_in(webinars[0]), registration=luis)

    assert figures(scoped) == ({1: 0, 2: 1}, {1: 1, 2: 0})
    assert [one.taken.key.webinar_id for one in names_to_look_at(scoped).lines] == [webinars[1].pk]


def test_what_a_person_decided_or_an_address_tells_is_not_on_the_list(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("Ana Paz", "otra@example.org"), line("A. P. Zeta"))
    presence = next(one for one in Presence.objects.all() if one.name() == "A. P. Zeta")
    match_presence(actor=coordination, presence=presence, registration=ana)

    assert listed(scoped) == []
    with pytest.raises(ChangedMeanwhile, match="ya no toma esta cuenta por esa persona"):
        refuse_match(actor=coordination, presence=presence, registration=ana)


def test_promise_L08_of_two_who_say_it_the_second_is_told_and_the_same_twice_is_one(
    scoped, webinars, ana, luis, coordination
):
    imported(coordination, webinars[0], line("Ana Paz"))
    presence = presence_in(webinars[0])
    for _ in range(2):
        confirm_match(actor=coordination, presence=presence, registration=ana)

    with pytest.raises(ChangedMeanwhile, match="Coordinación regional dijo entretanto: es esa persona"):
        refuse_match(actor=coordination, presence=presence, registration=ana)

    assert (NameVerdict.objects.count(), presence_in(webinars[0]).registration) == (1, ana)
    verdict = NameVerdict.objects.get()
    take_back_verdict(actor=coordination, verdict=NameVerdict.objects.get())
    with pytest.raises(ChangedMeanwhile, match="Otra persona ya lo deshizo"):
        take_back_verdict(actor=coordination, verdict=verdict)


@pytest.mark.parametrize("role", ["focal_point_pe", "observer", "systematisation"])
def test_who_may_not_see_names_of_every_country_may_not_say(scoped, webinars, ana, coordination, role, request):
    imported(coordination, webinars[0], line("Ana Paz"))
    actor, presence = request.getfixturevalue(role), presence_in(webinars[0])
    page = request.getfixturevalue("signed_in")(actor).get(NAMED)
    assert (page.status_code, "Ana Paz" in page.text) == (403, False)

    for deed in (refuse_match, confirm_match):
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            deed(actor=actor, presence=presence, registration=ana)
    verdict = refuse_match(actor=coordination, presence=presence, registration=ana)
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        take_back_verdict(actor=actor, verdict=verdict)


def test_the_page_says_no_goes_on_with_the_next_and_undoes(scoped, webinars, ana, coordination, signed_in):
    browser = signed_in(coordination)
    imported(coordination, webinars[0], line("Ana Paz"), line("Ana Paz (Perú)"))
    page = browser.get(NAMED).text
    assert "2 cuentas asignadas por su nombre, sin revisar" in page
    assert "la única inscrita con este nombre" in page
    place = f"{NAMED}{presence_in(webinars[0]).public_id}/"

    said = browser.post(f"{place}refuse/", {"registration": ana.public_id, "at": "1", "session": "1"}, follow=True)

    assert said.redirect_chain == [(f"{NAMED}?session=1#n1", 302)]
    assert "No es esta persona: la cuenta queda pendiente" in said.text
    assert "no es Ana Paz" in said.text
    assert "1 cuenta asignada por su nombre, sin revisar" in said.text
    verdict = NameVerdict.objects.get()
    back = browser.post(f"{NAMED}said/{verdict.pk}/take-back/", follow=True)
    assert "se reconoce por su nombre, como antes" in back.text
    assert "2 cuentas asignadas por su nombre, sin revisar" in back.text


def test_a_refusal_of_what_changed_meanwhile_is_told_on_the_page(scoped, webinars, ana, coordination, signed_in):
    browser = signed_in(coordination)
    imported(coordination, webinars[0], line("Ana Paz"))
    place = f"{NAMED}{presence_in(webinars[0]).public_id}/"
    refuse_match(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    answer = browser.post(f"{place}confirm/", {"registration": ana.public_id})

    assert (answer.status_code, "dijo entretanto: no es esa persona" in answer.text) == (422, True)
    assert browser.post(f"{place}refuse/", {"registration": "nadie"}).status_code == 404
    assert browser.post(f"{NAMED}nadie/refuse/", {"registration": ana.public_id}).status_code == 404
    assert browser.get(NAMED, {"session": "77", "page": "-1", "said": "x"}).status_code == 200
    undone = Presence.objects.get().source
    take_back_upload(actor=coordination, upload=undone)
    assert "Una cuenta que ya no está en ningún informe" in browser.get(NAMED).text
    assert [one.name for one in page_of_verdicts(scoped)[1]] == [""]


def test_thirty_names_cost_the_queries_of_one(
    scoped, webinars, ana, coordination, signed_in, django_assert_max_num_queries
):
    browser = signed_in(coordination)
    imported(coordination, webinars[0], line("Ana Paz"), line("Luis"))
    refuse_match(actor=coordination, presence=presence_in(webinars[0]), registration=ana)
    with django_assert_max_num_queries(40) as one:
        browser.get(NAMED)

    names = [f"Persona Número{chr(97 + n)}" for n in range(26)]
    for place, name in enumerate(names):
        register(actor=None, cycle=scoped, name=name, email=f"n{place}@example.org", country="PE")
    imported(coordination, webinars[1], *(line(name, day=NEXT_DAY) for name in names))
    for presence in Presence.objects.filter(webinar=webinars[1]).select_related("cycle", "registration")[:9]:
        confirm_match(actor=coordination, presence=presence, registration=presence.registration)

    with django_assert_max_num_queries(len(one)):
        page = browser.get(NAMED)
    assert page.text.count('class="account"') == 18


def test_each_row_is_recognised_by_what_it_tells_itself(scoped, webinars, coordination):
    """Two of one name wait in two sessions, from two countries; whoever registers gets their own."""
    imported(coordination, webinars[0], line("Ana Paz sede Montevideo"))
    imported(coordination, webinars[0], line("Ana Paz (Perú)"), line("Ana Paz (Uruguay)"))
    listed_then = b"Name,Email,Country\nAna Paz,ana@example.org,PE\n"

    import_registrations(actor=coordination, cycle=scoped, data=listed_then, filename="lista.csv")

    owned = {one.name() for one in Presence.objects.select_related("cycle").exclude(registration=None)}
    assert owned == {"Ana Paz (Perú)"}


def test_a_verdict_goes_with_the_registration_that_withdraws(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("Ana Paz"))
    refuse_match(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    withdraw_registration(registration=ana)

    assert not NameVerdict.objects.exists()


def test_left_out_goes_on_working_on_what_was_refused(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("Ana Paz"))
    refuse_match(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    leave_out(actor=coordination, presence=presence_in(webinars[0]), owner=Owner.TEAM)

    assert [one.is_team for one in Presence.objects.all()] == [True]
    assert unmatched_queue(scoped).total == 0


def test_the_page_is_reached_from_attendance_while_no_account_waits_and_the_menu_marks_its_place(
    scoped, webinars, ana, coordination, focal_point_pe, signed_in
):
    imported(coordination, webinars[0], line("Ana Paz"))
    attendance = "/es/team/c/ciclo-de-prueba/attendance/"

    assert f'href="{NAMED}"' in signed_in(coordination).get(attendance).text
    assert f'href="{NAMED}"' not in signed_in(focal_point_pe).get(attendance).text
    marked = f'<a href="{attendance}" aria-current="page">Asistencia'
    for page in (NAMED, f"{attendance}s/1/", "/es/team/c/ciclo-de-prueba/registrations/import/"):
        assert marked in signed_in(coordination).get(page).text
    assert marked not in signed_in(coordination).get("/es/team/c/ciclo-de-prueba/plan/").text
