"""R8: how focal points are seen in public, with their consent; what the record counts of each; the letter of it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from tests.pdf_words import words_of_pdf
from tinkuy.core.errors import Refused
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.team.actions.roles import show_publicly, take_role
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Response
from tinkuy.practice.visibility.actions.acts import agree_to_act, correct_act, record_act, remove_act
from tinkuy.practice.visibility.actions.credits import agree_to_credit
from tinkuy.practice.visibility.actions.letters import issue_letter, withdraw_letter
from tinkuy.practice.visibility.models import RecognitionLetter, VisibilityAct
from tinkuy.practice.visibility.queries.credit import credit_of

DAY = date(2026, 3, 10)
TEAM_PAGE = "/en/team/c/ciclo-de-prueba/visibility/"
TALK = {"kind": "event", "title": "Regional seminar", "place": "Lima", "took_place_on": DAY}


@pytest.fixture
def role_pe(scoped, focal_point_pe) -> TeamRole:
    return TeamRole.objects.select_related("cycle", "person").get(person=focal_point_pe)


@pytest.fixture
def hosted(scoped, webinars) -> None:
    """Peru hosted the first of two sessions that were held, and is to host the third."""
    Webinar.objects.filter(ordinal__in=(1, 3)).update(host_country="PE")


@pytest.fixture
def credited_role(scoped, role_pe, focal_point_pe, hosted) -> TeamRole:
    """A focal point with both consents, in a cycle whose page is public."""
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.DOCUMENTED)
    show_publicly(actor=focal_point_pe, team_role=role_pe, is_public=True)
    return agree_to_credit(actor=focal_point_pe, focal_role=role_pe, is_agreed=True)


def public_page(role: TeamRole):
    with scopes_disabled():
        return Client().get(f"/en/focal-points/{role.person.public_id}/")


def test_capability_R8_what_was_hosted_counts_and_what_a_country_keeps_closed_does_not(
    scoped, role_pe, focal_point_pe, hosted, make_finding
):
    for number, openness in ((1, "state"), (2, "closed")):
        Response.objects.create(
            cycle=scoped, finding=make_finding(number), country="PE", focal_point=focal_point_pe, state="agreed",
            openness=openness,
        )  # fmt: skip

    assert credit_of(scoped, focal_point_pe.pk, "PE") == {"hosted": 1, "responses": 1}
    assert credit_of(scoped, focal_point_pe.pk, "UY") == {}


@pytest.mark.parametrize(("answer", "counted"), [("state", {"responses": 1, "adoptions": 1}), ("closed", {})])
def test_capability_R8_what_came_from_a_closed_answer_is_not_counted_as_adopted(
    scoped, focal_point_pe, recommendation, answer, counted
):
    origin = Response.objects.create(
        cycle=scoped, finding=recommendation, country="PE", focal_point=focal_point_pe, state="in_practice",
        openness=answer,
    )  # fmt: skip
    Adoption.objects.create(
        cycle=scoped, finding=recommendation, country="UY", origin_country="PE", origin=origin, credit="whole",
        state="adopted", adopted_on=DAY, openness="state",
    )  # fmt: skip

    assert credit_of(scoped, focal_point_pe.pk, "PE") == counted


def test_the_page_of_the_team_reads_the_credit_of_three_countries_in_as_many_queries_as_of_one(
    scoped, role_pe, hosted, coordination, make_person, signed_in, django_assert_max_num_queries
):
    client = signed_in(coordination)
    client.get(TEAM_PAGE)
    with django_assert_max_num_queries(200) as of_one:
        assert client.get(TEAM_PAGE).status_code == 200
    for country in ("CL", "EC"):
        person = make_person(f"Referente – {country}", country=country)
        TeamRole.objects.create(cycle=scoped, person=person, role=Role.FOCAL_POINT, country=country)
    with django_assert_max_num_queries(len(of_one)):
        assert "session that Peru hosted" in client.get(TEAM_PAGE).content.decode()


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_capability_R8_two_presses_at_once_write_one_appearance_and_make_one_letter(
    role_pe, hosted, coordination, focal_point_pe
):
    def write() -> object:
        return record_act(actor=focal_point_pe, focal_role=role_pe, **TALK)

    _first, second = overlapping(write, write)
    assert isinstance(second, Refused)
    assert VisibilityAct.objects.count() == 1

    overlapping(*[lambda: issue_letter(actor=coordination, focal_role=role_pe)] * 2)
    assert RecognitionLetter.objects.count() == 1


def test_capability_R8_a_page_needs_both_consents_and_goes_at_once_with_either(credited_role, focal_point_pe):
    page = public_page(credited_role)
    assert page.status_code == 200
    assert "session that Peru hosted" in page.content.decode()

    agree_to_credit(actor=focal_point_pe, focal_role=credited_role, is_agreed=False)
    assert public_page(credited_role).status_code == 404

    agree_to_credit(actor=focal_point_pe, focal_role=credited_role, is_agreed=True)
    show_publicly(actor=focal_point_pe, team_role=credited_role, is_public=False)
    assert public_page(credited_role).status_code == 404
    with pytest.raises(Refused, match="Agree first to be shown"):
        agree_to_credit(actor=focal_point_pe, focal_role=credited_role, is_agreed=True)
    show_publicly(actor=focal_point_pe, team_role=credited_role, is_public=True)
    assert public_page(credited_role).status_code == 404  # to be credited again they agree anew


def test_capability_R8_nobody_consents_for_another(role_pe, coordination, focal_point_uy):
    for actor in (coordination, focal_point_uy):
        with pytest.raises(Refused):
            agree_to_credit(actor=actor, focal_role=role_pe, is_agreed=True)


def test_capability_R8_an_appearance_shows_once_its_person_agrees(
    credited_role, coordination, focal_point_pe, focal_point_uy
):
    act = record_act(actor=coordination, focal_role=credited_role, is_agreed=True, **TALK)
    assert "Regional seminar" not in public_page(credited_role).content.decode()

    with pytest.raises(Refused, match="Only the focal point decides"):
        agree_to_act(actor=coordination, act=act, is_agreed=True)
    agree_to_act(actor=focal_point_pe, act=act, is_agreed=True)
    assert "Regional seminar" in public_page(credited_role).content.decode()

    act = correct_act(actor=coordination, act=act, **(TALK | {"title": "National seminar"}))
    assert "seminar" not in public_page(credited_role).content.decode()
    agree_to_act(actor=focal_point_pe, act=act, is_agreed=True)
    assert "National seminar" in public_page(credited_role).content.decode()
    with pytest.raises(Refused, match="Only this country"):
        remove_act(actor=focal_point_uy, act=act)
    remove_act(actor=focal_point_pe, act=act)
    assert "seminar" not in public_page(credited_role).content.decode()


def test_capability_R8_ones_own_appearance_may_be_public_at_once(credited_role, focal_point_pe):
    act = record_act(actor=focal_point_pe, focal_role=credited_role, is_agreed=True, **TALK)

    assert act.agreed_on == act.cycle.today()
    with pytest.raises(Refused, match="already written down"):
        record_act(actor=focal_point_pe, focal_role=credited_role, **TALK)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"title": " "}, "Write what it was"),
        ({"kind": "gossip"}, "how they were seen"),
        ({"took_place_on": date(2999, 1, 1)}, "one that is over"),
        ({"link": "javascript:alert(1)"}, "whole link"),
        ({"title": "Interview with ana.perez@example.org"}, "ana.perez@example.org"),
    ],
)
def test_capability_R8_an_appearance_that_cannot_be_is_refused_in_words(role_pe, focal_point_pe, values, refusal):
    with pytest.raises(Refused, match=refusal):
        record_act(actor=focal_point_pe, focal_role=role_pe, **(TALK | values))


def test_capability_R8_a_letter_says_what_was_counted_and_is_checked_without_a_name(
    credited_role, focal_point_pe, signed_in
):
    Cycle.objects.update(is_sensitive=False)
    record_act(actor=focal_point_pe, focal_role=credited_role, is_agreed=True, **TALK)
    client = signed_in(focal_point_pe)
    client.post(f"{TEAM_PAGE}letters/", {"role": credited_role.pk})
    letter = RecognitionLetter.objects.get()

    titles = {"en": "Letter of recognition", "es": "Carta de reconocimiento", "pt-br": "Carta de reconhecimento"}
    for language, title in titles.items():
        pdf = client.post(f"/{language}/team/c/ciclo-de-prueba/visibility/letters/{letter.pk}/pdf/")
        words = words_of_pdf(pdf.content)
        wanted = (title, "Referente – Perú", "Ciclo de prueba", "Regional seminar", letter.code_in_groups)
        assert [word for word in wanted if word not in words] == []

    checked = Client().get(f"/en/letters/{letter.code_in_groups.upper()}/")
    assert "This letter is authentic" in checked.content.decode()
    assert "session that Peru hosted" in checked.content.decode()
    assert "Referente" not in checked.content.decode().partition("<main")[2]
    assert Client().get("/en/letters/k7qm-4t2x-9d3h-w8rp/").status_code == 404


def test_capability_R8_the_letter_of_a_delicate_cycle_tells_neither_title_nor_days(
    credited_role, focal_point_pe, signed_in
):
    Cycle.objects.filter(pk=credited_role.cycle_id).update(is_sensitive=True)
    credited_role.refresh_from_db()
    letter = issue_letter(actor=focal_point_pe, focal_role=credited_role)
    pdf = signed_in(focal_point_pe).post(f"{TEAM_PAGE}letters/{letter.pk}/pdf/").content

    assert "Ciclo de prueba" not in words_of_pdf(pdf)
    assert "Ciclo de prueba" not in Client().get(f"/en/letters/{letter.code}/").content.decode()
    assert public_page(credited_role)["Cache-Control"] == "no-store"


def test_capability_R8_the_same_credit_gives_the_same_letter_and_its_person_takes_it_back(
    credited_role, coordination, focal_point_pe, focal_point_uy
):
    letter = issue_letter(actor=coordination, focal_role=credited_role)
    assert issue_letter(actor=focal_point_pe, focal_role=credited_role) == letter
    with pytest.raises(Refused, match="Only this country"):
        issue_letter(actor=focal_point_uy, focal_role=credited_role)
    with pytest.raises(Refused, match="Only the person"):
        withdraw_letter(actor=coordination, letter=letter)

    withdraw_letter(actor=focal_point_pe, letter=letter)

    page = Client().get(f"/en/letters/{letter.code}/").content.decode()
    assert "This letter is no longer valid" in page
    assert "hosted" not in page


def test_capability_R8_whoever_leaves_keeps_a_letter_and_leaves_the_public_page(
    credited_role, coordination, focal_point_pe, signed_in
):
    take_role(actor=coordination, team_role=credited_role)

    assert public_page(credited_role).status_code == 404
    letter = RecognitionLetter.objects.get()
    assert (letter.credit, letter.ended_on) == ({"hosted": 1}, letter.cycle.today())
    client = signed_in(focal_point_pe)
    assert letter.code_in_groups in client.get("/en/team/letters/").content.decode()
    assert "Referente – Perú" in words_of_pdf(client.post(f"/en/team/letters/{letter.code}/pdf/").content)
    assert "Referente – Perú" in signed_in(coordination).get(TEAM_PAGE).content.decode()
    client.post(f"/en/team/letters/{letter.code}/withdraw/")
    assert not RecognitionLetter.objects.get().holds


def test_capability_R8_a_letter_of_somebody_else_is_not_there(credited_role, focal_point_pe, focal_point_uy, signed_in):
    letter = issue_letter(actor=focal_point_pe, focal_role=credited_role)
    client = signed_in(focal_point_uy)

    assert client.post(f"{TEAM_PAGE}letters/{letter.pk}/pdf/").status_code == 404
    assert client.post(f"/en/team/letters/{letter.code}/pdf/").status_code == 404
    assert letter.code_in_groups not in client.get(TEAM_PAGE).content.decode()


def test_my_letters_lead_to_the_cycles_in_which_one_is_made(role_pe, focal_point_pe, signed_in):
    page = signed_in(focal_point_pe).get("/en/team/letters/").content.decode()

    assert "You have no letter yet" in page
    assert f"{TEAM_PAGE}#credit" in page


def test_capability_R8_who_did_nothing_yet_has_no_letter(role_pe, coordination):
    with pytest.raises(Refused, match="counts nothing"):
        issue_letter(actor=coordination, focal_role=role_pe)
    take_role(actor=coordination, team_role=role_pe)
    assert not RecognitionLetter.objects.exists()


def test_capability_R8_the_register_is_written_on_its_page(credited_role, focal_point_pe, signed_in):
    client = signed_in(focal_point_pe)
    fields = {"focal_role": credited_role.pk, "kind": "media", "title": "Radio", "took_place_on": "2026-03-10"}

    assert client.post(TEAM_PAGE, fields | {"took_place_on": "3000-01-01"}).status_code == 422
    assert client.post(TEAM_PAGE, fields | {"is_agreed": "on"}).status_code == 302
    act = VisibilityAct.objects.get()
    assert "Radio" in public_page(credited_role).content.decode()
    client.post(f"{TEAM_PAGE}{act.public_id}/consent/", {"agreed": "no"})
    assert "Radio" not in public_page(credited_role).content.decode()
    client.post(f"{TEAM_PAGE}{act.public_id}/", fields | {"title": "Television"})
    client.post(f"{TEAM_PAGE}{act.public_id}/remove/")
    assert not VisibilityAct.objects.exists()


def test_capability_R8_a_consent_of_tomorrow_shows_nothing_today(credited_role):
    TeamRole.objects.update(credited_since=credited_role.cycle.today() + timedelta(days=1))

    assert public_page(credited_role).status_code == 404
