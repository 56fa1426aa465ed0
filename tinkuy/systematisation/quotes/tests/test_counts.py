"""S7: quotes by their attributes, in lists, tables and the quipu."""

import pytest
from django.urls import reverse
from django.utils import translation

from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.queries.attributes import UNTOLD, quotes_with
from tinkuy.systematisation.quipu.queries import quipu_of
from tinkuy.systematisation.quotes.queries import cross_table


def at(name: str, cycle, *args) -> str:
    with translation.override("en"):
        return reverse(f"systematisation:{name}", args=[cycle.slug, *args])


def passage(cue, person, words: str, kind: str = "risk", code=None):
    start = cue.text.index(words)
    return code_passage(actor=person, cue=cue, start=start, end=start + len(words), kind=kind, code=code)


def close_all(webinar) -> None:
    Segment.objects.create(
        cycle=webinar.cycle,
        webinar=webinar,
        ordinal=1,
        title="Parte",
        minutes=90,
        kind="dialogue",
        regime="chatham_house",
    )


def counted(table) -> dict[str, tuple[int, ...]]:
    return {row.value.key: row.counts for row in table.rows}


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("country", {"PE": (1,), "UY": (1,)}),
        ("sector", {"government": (2,)}),
        ("language", {"es": (2,)}),
        ("attribution", {"attribution": (2,)}),
        ("source", {"cue": (2,)}),
        ("code", {UNTOLD: (2,)}),
    ],
)
def test_capability_S7_quotes_are_counted_by_each_attribute(rows, wanted, coded):
    table = cross_table(coded[0].cycle, rows, "session")
    of_first = {row.value.key: row.counts[:1] for row in table.rows}

    assert of_first == wanted
    assert table.total == sum(row.total for row in table.rows) == sum(table.sums) == 2


def test_capability_S7_codes_by_kind_with_their_sums(cues, systematisation, scoped):
    code = add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Silencio"})
    passage(cues[0], systematisation, "Bajaron", code=code)
    passage(cues[1], systematisation, "Nadie")

    table = cross_table(scoped, "code", "kind")

    assert counted(table) == {str(code.pk): (1, 0, 0, 0), UNTOLD: (1, 0, 0, 0)}
    assert [row.value.label for row in table.rows] == ["RI-1 Silencio", "No code"]
    assert table.sums == (2, 0, 0, 0)


def test_invariants_10_and_11_under_the_rule_neither_country_nor_sector_is_counted_or_found(coded):
    close_all(coded[0].webinar)
    cycle = coded[0].cycle

    for attribute, value in (("country", "PE"), ("sector", "government")):
        assert counted(cross_table(cycle, attribute, "kind")) == {UNTOLD: (0, 0, 2, 0)}
        assert quotes_with(cycle, {attribute: value}) == []
        assert len(quotes_with(cycle, {attribute: UNTOLD})) == 2
    assert quipu_of(cycle, public=False, country="PE").total == 0


def test_capability_S7_codes_on_the_same_words_are_told(cues, systematisation, scoped):
    one = passage(cues[0], systematisation, "Bajaron las denuncias")
    other = passage(cues[0], systematisation, "denuncias. El problema", kind="lesson")
    passage(cues[0], systematisation, "no bajó", kind="lesson")

    table = cross_table(scoped, "kind", "kind")

    assert table.is_overlap
    assert counted(table)["risk"] == (1, 0, 1, 0)
    assert counted(table)["lesson"] == (1, 0, 2, 0)
    assert quotes_with(scoped, {"kind": "risk"}, overlapping="lesson") == [one]
    assert quotes_with(scoped, {"kind": "lesson"}, overlapping="risk") == [other]


def test_capability_S7_each_number_opens_as_many_quotes_as_it_says(finding, cues, systematisation, signed_in):
    passage(cues[2], systematisation, "paciencia", kind="recommendation")
    client = signed_in(systematisation)

    for rows, columns in (("kind", "country"), ("country", "session"), ("code", "sector"), ("kind", "kind")):
        page = client.get(at("counts", finding.cycle) + f"?rows={rows}&columns={columns}")
        readable = [cell for _row, cells in page.context["lines"] for cell in cells if cell[0]]
        assert readable
        for number, address in readable:
            assert len(client.get(address).context["quotes"]) == number, address


def test_capability_S7_a_table_leaves_as_a_file(coded, signed_in, observer):
    answer = signed_in(observer).get(at("counts_file", coded[0].cycle, "csv") + "?rows=country&columns=kind")

    lines = b"".join(answer.streaming_content).decode("utf-8-sig").split("\r\n")
    assert lines[:2] == [
        '"Country","Risk","Good practice","Lesson","Recommendation","Quotes"',
        '"Peru","0","0","1","0","1"',
    ]


def test_capability_S7_counts_of_a_cycle_without_quotes_say_so(scoped, signed_in, observer):
    assert "No quote yet" in signed_in(observer).get(at("counts", scoped)).content.decode()


@pytest.mark.parametrize("query", ["?rows=x&columns=y", "?rows=language&columns=language", "?rows=code&columns=code"])
def test_capability_S7_a_table_that_is_none_is_another_one(query, coded, signed_in, observer):
    assert signed_in(observer).get(at("counts", coded[0].cycle) + query).status_code == 200


def test_capability_S7_the_quipu_is_narrowed_to_a_code_or_a_country_and_reads_as_a_list(coded, signed_in, observer):
    client, page = signed_in(observer), at("quipu", coded[0].cycle)

    whole, peru = client.get(page), client.get(page + "?country=PE")
    odd = client.get(page + "?country=XX&code=abc")

    assert [len(answer.context["listed"]) for answer in (whole, peru, odd)] == [2, 1, 2]
    assert f"{at('session', coded[0].cycle, 1)}#quote-{coded[0].public_id}" in peru.content.decode()
    assert coded[1].public_id not in peru.content.decode()
    assert "Atendimos primero y preguntamos después." in whole.content.decode()
