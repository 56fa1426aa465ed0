"""What leaves as a file: of another country only what it lets everybody read, and no formula."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.country_reports.facts import facts_of
from tinkuy.practice.exports.rules import PUBLIC, Reading
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.verification.models import Verification, VerificationPoint

DOWNLOADS = "/en/team/c/ciclo-de-prueba/practice/downloads/"
TABLES = ("answers", "actions", "updates", "figures")
SECRETS = ("Se hará en Tacna", "Elegir tres provincias", "Acta 12", "Primera reunión", "Ministerio de Perú")


@pytest.fixture
def neighbour(make_person, scoped):
    person = make_person("Referente – Uruguay")
    TeamRole.objects.create(cycle=scoped, person=person, role=Role.FOCAL_POINT, country="UY")
    return person


@pytest.fixture
def peru(scoped, recommendation, ministry, focal_point_pe) -> Response:
    """Peru's answer, with an action, its proof and a step; Uruguay was asked as well."""
    ministry.name = "Ministerio de Perú"
    ministry.save()
    response = Response.objects.create(
        cycle=scoped, finding=recommendation, country="PE", institution=ministry, state="under_way",
        text="Se hará en Tacna", communicated_on=date(2026, 8, 28),
    )  # fmt: skip
    KeyAction.objects.create(
        cycle=scoped, response=response, text="Elegir tres provincias", state="done", proof="Acta 12"
    )
    ResponseStep.objects.create(
        cycle=scoped, response=response, state="under_way", taken_on=date(2026, 9, 4), note="Primera reunión"
    )
    Response.objects.create(cycle=scoped, finding=recommendation, country="UY", state="agreed")
    return response


def file_of(client, table: str, ending: str = "csv") -> bytes:
    answer = client.get(f"{DOWNLOADS}{table}.{ending}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def rows_of(client, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file_of(client, table).decode("utf-8-sig"))))


def words_of(client) -> str:
    return "".join(file_of(client, table).decode("utf-8-sig") for table in TABLES)


def test_capability_R4_the_coordination_and_the_own_country_take_all_of_it_away(
    signed_in, coordination, focal_point_pe, peru
):
    for person in (coordination, focal_point_pe):
        taken = words_of(signed_in(person))
        assert [secret for secret in SECRETS if secret not in taken] == []


def test_promise_P17_a_focal_point_never_takes_away_what_another_country_closed(signed_in, neighbour, peru):
    client = signed_in(neighbour)

    assert [secret for secret in SECRETS if secret in words_of(client)] == []
    row = next(one for one in rows_of(client, "answers") if one["Country"] == "Peru")
    assert (row["State"], row["Institution"], row["Actions"]) == ("not shown by its country", "", "")
    rows = rows_of(client, "figures")
    counts = {one["Group"]: one["Value"] for one in rows if one["Figure"] == "Questions put to addressees"}
    assert "Peru" not in counts
    assert counts[""] == "1"


def test_promise_P17_of_a_state_that_is_shown_nothing_more_leaves(signed_in, neighbour, peru):
    Response.objects.filter(pk=peru.pk).update(openness="state")
    client = signed_in(neighbour)

    assert [secret for secret in SECRETS if secret in words_of(client)] == []
    row = next(one for one in rows_of(client, "answers") if one["Country"] == "Peru")
    assert row["State"] == "Under way"
    figures = {(one["Of"], one["Group"], one["Figure"]): one["Numerator"] for one in rows_of(client, "figures")}
    assert figures["By country", "Peru", "Start rate"] == "1"
    assert figures["By country", "Peru", "Actions done"] == "0"
    assert ("By kind of institution", "Government", "Start rate") not in figures


@pytest.mark.parametrize(
    ("openness", "is_public", "state", "mark"),
    [
        ("state", True, "In practice", "no"),
        ("whole", False, "In practice", "no"),
        ("whole", True, "In practice", "yes"),
    ],
)
def test_promise_P17_a_mark_leaves_only_with_a_look_that_its_country_shows(
    signed_in, neighbour, scoped, peru, openness, is_public, state, mark
):
    Response.objects.filter(pk=peru.pk).update(openness=openness, state="in_practice")
    look = Verification.objects.create(
        cycle=scoped, response=peru, verifier="peer", country="UY", state="concluded", basis="Una visita",
        concluded_on=date(2026, 9, 20), is_public=is_public,
    )  # fmt: skip
    VerificationPoint.objects.create(
        cycle=scoped, verification=look, number=1, question="¿Se hace?", own_grade="met", verified_grade="met"
    )
    client = signed_in(neighbour)

    row = next(one for one in rows_of(client, "answers") if one["Country"] == "Peru")
    figures = {(one["Group"], one["Figure"]): one["Numerator"] for one in rows_of(client, "figures")}
    assert (row["State"], row["Verified"]) == (state, mark)
    assert figures["Peru", "Verification rate"] == ("1" if mark == "yes" else "0")
    assert facts_of(scoped, "PE", PUBLIC).answers[0].is_verified == (mark == "yes")
    assert facts_of(scoped, "PE", Reading(is_whole=False, own=frozenset({"PE"}))).answers[0].is_verified


@pytest.mark.parametrize(("openness", "state"), [("state", "Under way"), ("whole", "Stalled")])
def test_promise_P17_an_action_past_its_day_tells_of_itself_only_where_the_whole_answer_is_shown(
    signed_in, neighbour, scoped, peru, openness, state
):
    Response.objects.filter(pk=peru.pk).update(openness=openness)
    KeyAction.objects.update(state="pending", due_on=date(2026, 9, 1))
    client = signed_in(neighbour)

    row = next(one for one in rows_of(client, "answers") if one["Country"] == "Peru")
    figures = {(one["Group"], one["Figure"]): one["Numerator"] for one in rows_of(client, "figures")}
    assert row["State"] == state
    assert figures["Peru", "Overdue agreements"] == ("1" if state == "Stalled" else "0")
    assert facts_of(scoped, "PE", PUBLIC).answers[0].state == ("stalled" if state == "Stalled" else "under_way")


def test_of_a_whole_answer_the_words_leave_and_neither_proof_nor_news(signed_in, neighbour, peru):
    Response.objects.filter(pk=peru.pk).update(openness="whole")

    taken = words_of(signed_in(neighbour))

    assert [secret in taken for secret in SECRETS] == [True, True, False, False, True]


def test_promise_P17_what_a_country_closes_again_leaves_no_more_at_once(signed_in, neighbour, peru):
    client = signed_in(neighbour)
    for openness, leaves in (("whole", True), ("closed", False)):
        Response.objects.filter(pk=peru.pk).update(openness=openness)
        assert ("Se hará en Tacna" in words_of(client)) is leaves


def test_who_neither_coordinates_nor_speaks_for_a_country_takes_nothing_away(signed_in, observer, peru):
    client = signed_in(observer)

    assert client.get(f"{DOWNLOADS}answers.csv").status_code == 403
    assert client.get(DOWNLOADS).status_code == 403
    assert "practice/downloads/" not in client.get("/en/team/c/ciclo-de-prueba/practice/").text


def test_promise_I08_no_word_of_a_country_becomes_a_formula(signed_in, coordination, peru):
    Response.objects.filter(pk=peru.pk).update(text='=HYPERLINK("http://x")', reason="+1")
    KeyAction.objects.update(text="@SUM(A1)", proof="-2")
    client = signed_in(coordination)

    for table in ("answers", "actions"):
        for row in rows_of(client, table):
            assert [cell for cell in row.values() if cell[:1] in tuple("=+-@")] == []
        book = load_workbook(io.BytesIO(file_of(client, table, "xlsx")))
        assert {cell.data_type for line in book.worksheets[0] for cell in line} <= {"s", "n", "d"}


def test_an_empty_cycle_gives_files_with_their_titles_alone(signed_in, coordination, scoped):
    client = signed_in(coordination)

    assert [len(rows_of(client, table)) for table in TABLES[:3]] == [0, 0, 0]
    assert client.get(f"{DOWNLOADS}nothing.csv").status_code == 404
    assert client.get(f"{DOWNLOADS}answers.pdf").status_code == 404


@pytest.mark.parametrize("table", TABLES)
def test_a_file_asks_as_often_for_many_answers(
    scoped, signed_in, coordination, make_finding, django_assert_max_num_queries, django_assert_num_queries, table
):
    client = signed_in(coordination)

    def ask(number: int) -> None:
        response = Response.objects.create(cycle=scoped, finding=make_finding(number), country="PE", state="agreed")
        KeyAction.objects.create(cycle=scoped, response=response, text="Elegir")
        ResponseStep.objects.create(cycle=scoped, response=response, state="agreed", taken_on=date(2026, 9, 4))

    ask(1)
    with django_assert_max_num_queries(20) as first:
        file_of(client, table)
    for number in (2, 3):
        ask(number)
    with django_assert_num_queries(len(first.captured_queries)):
        file_of(client, table)
