"""The matrix and the summary count responses by their state."""

from datetime import date

from tinkuy.practice.overview.matrix import matrix_of
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.actions.recording import record_response
from tinkuy.practice.responses.queries import CountryPractice, news, summary_of


def _answer(coordination, finding, country, *states):
    response = communicate_recommendation(
        actor=coordination, finding=finding, country=country, communicated_on=date(2026, 8, 28)
    )
    for state in states:
        record_response(
            actor=coordination, response=response, state=state, taken_on=date(2026, 9, 4), reason="Sin presupuesto."
        )
    return response


def test_capability_R4_the_summary_counts_agreements_and_what_is_in_practice(scoped, coordination, make_finding):
    first, second = make_finding(1), make_finding(2)
    _answer(coordination, first, "PE", "in_dialogue", "agreed", "under_way", "in_practice")
    _answer(coordination, first, "UY", "in_dialogue", "agreed")
    _answer(coordination, second, "PE", "rejected")
    _answer(coordination, second, "UY")

    summary = summary_of(scoped)

    assert (summary.responses, summary.agreed_or_further, summary.in_practice) == (4, 2, 1)
    assert summary.per_state == {
        "no_answer": 1,
        "in_dialogue": 0,
        "agreed": 1,
        "under_way": 0,
        "in_practice": 1,
        "stalled": 0,
        "rejected": 1,
    }
    assert summary.per_country["PE"] == CountryPractice(2, 1, 1)
    assert summary.per_country["UY"] == CountryPractice(2, 1, 0)


def test_capability_R4_the_matrix_has_a_cell_for_each_invited_country(scoped, coordination, make_finding):
    first, second = make_finding(1), make_finding(2)
    response = _answer(coordination, first, "UY", "in_dialogue", "agreed")

    matrix = matrix_of(scoped)

    assert matrix.countries == ["PE", "UY"]
    assert [row.finding for row in matrix.rows] == [first, second]
    assert [(cell.country, [row.pk for row in cell.rows], cell.state) for cell in matrix.rows[0].cells] == [
        ("PE", [], ""),
        ("UY", [response.pk], "agreed"),
    ]
    assert [row.agreements for row in matrix.rows] == [1, 0]


def test_the_latest_news_come_first(scoped, coordination, make_finding):
    _answer(coordination, make_finding(1), "PE", "in_dialogue", "agreed")

    assert [step.state for step in news(scoped)] == ["agreed", "in_dialogue"]
