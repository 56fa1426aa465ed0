"""A recommendation is put to countries, several institutions of one, and bodies without a country."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tinkuy.core.errors import Refused
from tinkuy.desk.due.answers_and_actions import answers as answers_due
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.people.models import Organisation
from tinkuy.planning.institutions.actions import merge_institutions
from tinkuy.practice.overview.matrix import matrix_of
from tinkuy.practice.responses.actions.communicating import (
    Addressee,
    communicate_recommendation,
    communicate_to_all,
    name_counterpart,
)
from tinkuy.practice.responses.actions.contacts import Contact
from tinkuy.practice.responses.left_open import UNFINISHED_RECOMMENDATIONS
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.queries import public_answers, summary_of
from tinkuy.practice.responses.rules import furthest

DAY = date(2026, 8, 28)


@pytest.fixture
def body(db: None) -> Organisation:
    """Of no country: the hub's own organisation is asked so too."""
    return Organisation.objects.create(slug="hub", name="Plataforma regional", sector="cooperation", country="")


@pytest.fixture
def ask(coordination, recommendation):
    def put_to(country: str = "", institution: Organisation | None = None) -> Response:
        return communicate_recommendation(
            actor=coordination, finding=recommendation, country=country, institution=institution, communicated_on=DAY
        )

    return put_to


def test_capability_R1_several_institutions_of_a_country_are_asked_each_once(ask, ministry, network):
    ask("PE", ministry)
    ask("PE", network)
    ask("PE")

    with pytest.raises(Refused, match="already communicated to them"):
        ask("PE", network)
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.filter(institution=network).update(institution=ministry)
    assert [str(one.institution or "") for one in Response.objects.order_by("pk")] == [
        "Ministerio",
        "Red de organizaciones",
        "",
    ]


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_of_two_who_ask_the_same_at_once_the_second_reads_that_it_was_asked(ask):
    first, second = overlapping(lambda: ask("PE"), lambda: ask("PE"))

    assert isinstance(first, Response)
    assert isinstance(second, Refused)
    assert Response.objects.count() == 1


def test_invariant_14_an_addressee_is_a_country_or_an_institution(ask, response):
    with pytest.raises(Refused, match="Choose a country, or name the institution"):
        ask()
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.update(country="", institution=None)


def test_invariant_14_a_body_without_a_country_is_asked_by_the_coordination_alone(
    ask, body, recommendation, focal_point_pe
):
    with pytest.raises(Refused, match="Only this country's focal point or the regional coordination"):
        communicate_recommendation(
            actor=focal_point_pe, finding=recommendation, country="", institution=body, communicated_on=DAY
        )

    assert ask(institution=body).addressee == "Plataforma regional"


@pytest.mark.parametrize(
    ("name", "addressee"),
    [("Ministerio – Perú", "Ministerio – Perú"), ("Fiscalía Especializada", "Fiscalía Especializada – Peru")],
)
def test_invariant_14_the_country_of_an_institution_is_named_once(response, name, addressee):
    response.institution = Organisation(name=name, country="PE")

    assert response.addressee == addressee


@pytest.mark.parametrize(
    ("states", "country"),
    [
        (["in_practice", "rejected"], "in_practice"),
        (["agreed", "no_answer"], "agreed"),
        (["rejected", "no_answer"], "no_answer"),
        (["rejected", "rejected"], "rejected"),
        (["stalled", "in_dialogue"], "in_dialogue"),
    ],
)
def test_capability_R1_a_country_stands_where_the_furthest_of_its_addressees_stands(states, country):
    assert furthest(states) == country


def test_capability_R1_figures_count_a_country_once_and_no_body_without_one(scoped, ask, step, ministry, network, body):
    step(step(ask("PE", ministry), "in_dialogue"), "agreed", day=5)
    step(ask("PE", network), "rejected", reason="Sin presupuesto.")
    ask("UY")
    ask(institution=body)

    summary, matrix = summary_of(scoped), matrix_of(scoped)

    assert (summary.responses, summary.agreed_or_further) == (3, 1)  # Peru, Uruguay and the body
    assert (summary.per_country["PE"].responses, set(summary.per_country)) == (1, {"PE", "UY"})
    assert matrix.countries == ["PE", "UY", ""]
    assert [(cell.state, len(cell.rows)) for cell in matrix.rows[0].cells] == [
        ("agreed", 2),
        ("no_answer", 1),
        ("no_answer", 1),
    ]
    assert matrix.rows[0].agreements == 1


def test_capability_R1_public_counts_are_of_countries(scoped, ask, step, ministry, network, body, recommendation):
    ask("PE", ministry)
    step(ask("PE", network), "in_dialogue")
    ask(institution=body)
    Response.objects.update(openness="state")

    counted = public_answers([scoped.pk])[scoped.pk]

    assert counted.of_questions == {recommendation.number: {"in_dialogue": 1}}


def test_capability_R7_what_one_institution_put_into_practice_is_not_left_open(scoped, ask, step, ministry, network):
    ask("PE", network)
    done = ask("PE", ministry)
    for day, state in enumerate(("in_dialogue", "agreed", "under_way", "in_practice"), start=1):
        step(done, state, day=day)

    assert UNFINISHED_RECOMMENDATIONS.left_open(scoped) == []


def test_capability_R1_what_is_due_names_silent_bodies_to_the_coordination(scoped, ask, body, ministry, network):
    ask("PE", ministry)
    ask("PE", network)
    ask(institution=body)

    due = list(answers_due({scoped.pk: scoped}))

    assert [(one.who, one.words, sorted(one.countries), sorted(one.roles)) for one in due] == [
        ("Peru", "Answer RE-3", ["PE"], []),
        ("Plataforma regional", "Answer RE-3", [], ["coordination"]),
    ]


def test_two_institutions_that_both_answer_are_not_merged(ask, administrator, ministry, network):
    ask("PE", ministry)
    ask("PE", network)

    with pytest.raises(Refused, match="Both were asked about RE-3"):
        merge_institutions(actor=administrator, institution=network, into=ministry)


def test_a_counterpart_is_not_renamed_into_one_that_was_asked_apart(ask, coordination, ministry, network):
    ask("PE", ministry)
    other = ask("PE", network)

    with pytest.raises(Refused, match="asked about it apart"):
        name_counterpart(actor=coordination, response=other, institution=ministry)


def test_capability_R1_several_recommendations_are_put_to_several_addressees_at_once(
    coordination, make_finding, ministry, body, focal_point_pe
):
    findings = [make_finding(1), make_finding(2)]
    counterpart = Contact("Ana", "ana@ministerio.example", "es")
    put = [Addressee("PE", ministry, counterpart), Addressee("UY"), Addressee("", body)]

    first = communicate_to_all(actor=coordination, findings=findings, addressees=put, communicated_on=DAY)
    again = communicate_to_all(
        actor=coordination, findings=[*findings, make_finding(3)], addressees=put[:1], communicated_on=DAY
    )

    assert (len(first.responses), first.mailed) == (6, 2)  # in Uruguay and in the body nobody can be written to
    assert (len(again.responses), again.known) == (1, 2)
