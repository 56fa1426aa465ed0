"""Each rate by its definition, with its two numbers; by country, theme and kind of institution."""

from datetime import date

import pytest

from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.practice.figures.queries import figures_of, first_steps, ground_of
from tinkuy.practice.figures.standing import standing_of
from tinkuy.practice.figures.timeline import timeline_of
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.verification.models import Verification, VerificationPoint

STATES = ("no_answer", "no_answer", "rejected", "in_dialogue", "agreed", "under_way", "in_practice", "in_practice")


@pytest.fixture
def answers(scoped, make_finding, ministry) -> list[Response]:
    """Eight questions, one in each of `STATES`: Peru's ministry is asked the even ones, Uruguay the others."""
    return [
        Response.objects.create(
            cycle=scoped, finding=make_finding(n), country="UY" if n % 2 else "PE",
            institution=None if n % 2 else ministry, state=state, reason="No.", communicated_on=date(2026, 8, 1),
            answer_by=date(2026, 8, 31) if n == 0 else date(2026, 10, 1),
        )
        for n, state in enumerate(STATES)
    ]  # fmt: skip


def figures(cycle):
    standing = standing_of(cycle)
    return figures_of(ground_of(standing, first_steps(cycle)), standing.rows)


def numbers(rates) -> dict[str, tuple[float, float]]:
    return {rate.code: (rate.figure.numerator, rate.figure.denominator) for rate in rates}


def test_capability_R4_each_rate_says_what_it_divides(scoped, answers):
    agreed, under_way, done = answers[4], answers[5], answers[6]
    KeyAction.objects.create(cycle=scoped, response=agreed, text="Elegir", due_on=date(2026, 9, 27))
    KeyAction.objects.create(cycle=scoped, response=done, text="Publicar", state="done", proof="Un enlace")
    verification = Verification.objects.create(
        cycle=scoped, response=done, verifier="peer", country="UY", state="concluded", basis="Una visita"
    )
    VerificationPoint.objects.create(
        cycle=scoped, verification=verification, number=1, question="¿Se hace?", verified_grade="met"
    )
    for response, day in ((under_way, 11), (done, 21)):
        ResponseStep.objects.create(cycle=scoped, response=response, state="under_way", taken_on=date(2026, 8, day))

    assert numbers(figures(scoped).whole) == {
        "asked": (8, 0),
        "response": (6, 8),
        "late": (1, 8),
        "acceptance": (4, 6),
        "start": (3, 4),
        "completion": (2, 4),
        "verification": (1, 2),
        "overdue": (1, 2),
        "actions": (1, 2),
        "days": (15, 2),
    }


def test_capability_R4_nothing_divided_by_nothing_is_no_zero(scoped, make_finding):
    Response.objects.create(cycle=scoped, finding=make_finding(1), country="PE")

    values = {rate.code: rate.figure.value for rate in figures(scoped).whole}

    assert (values["response"], values["acceptance"], values["days"]) == (0, None, None)


def test_capability_R4_rates_stand_by_country_theme_and_kind_of_institution(scoped, answers):
    by_code = {one.code: one for one in figures(scoped).groupings}

    assert [(group.name, numbers(group.rates)["response"]) for group in by_code["country"].groups] == [
        ("Peru", (3, 4)),
        ("Uruguay", (3, 4)),
    ]
    assert [(group.code, numbers(group.rates)["asked"][0]) for group in by_code["sector"].groups] == [
        (Sector.GOVERNMENT, 4),
        ("", 4),
    ]
    assert [(group.code, numbers(group.rates)["asked"][0]) for group in by_code["theme"].groups] == [("", 8)]


def test_a_body_without_a_country_is_a_group_of_its_own(scoped, make_finding):
    body = Organisation.objects.create(slug="red", name="Red", sector=Sector.CIVIL_SOCIETY)
    Response.objects.create(cycle=scoped, finding=make_finding(1), institution=body)

    assert [group.name for group in figures(scoped).groupings[0].groups] == ["Without a country"]


def test_capability_R4_a_question_counts_in_the_month_in_which_it_first_came_so_far(scoped, answers):
    for state, day in (("in_dialogue", date(2026, 8, 3)), ("agreed", date(2026, 10, 1)), ("agreed", date(2026, 10, 9))):
        ResponseStep.objects.create(cycle=scoped, response=answers[4], state=state, taken_on=day)

    timeline = timeline_of(scoped, standing_of(scoped).rows, first_steps(scoped))

    assert [(row.month.month, row.questions, row.answered, row.agreed, row.updates) for row in timeline.months] == [
        (8, 8, 1, 0, 1),
        (9, 0, 0, 0, 0),
        (10, 0, 0, 1, 2),
    ]


def test_many_months_show_the_latest_and_say_how_many_lie_before(scoped, answers):
    ResponseStep.objects.create(cycle=scoped, response=answers[4], state="agreed", taken_on=date(2029, 1, 1))

    timeline = timeline_of(scoped, standing_of(scoped).rows, first_steps(scoped))

    assert (len(timeline.months), timeline.earlier) == (24, 6)
