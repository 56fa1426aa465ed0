"""The PDF of a country: two pages however much there is, and in the public one nothing that the country closed."""

from datetime import date

import pypdfium2
import pytest
from django.utils import translation

from tests.pdf_words import words_of_pdf
from tinkuy.practice.country_reports.brief import brief_of
from tinkuy.practice.country_reports.facts import facts_of
from tinkuy.practice.exports.rules import PUBLIC, Reading
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response, ResponseStep

COUNTRIES = "/{}/team/c/ciclo-de-prueba/practice/countries/PE/"


def ask(cycle, finding, **fields) -> Response:
    response = Response.objects.create(
        cycle=cycle, finding=finding, country="PE", communicated_on=date(2026, 8, 28), **fields
    )
    ResponseStep.objects.create(cycle=cycle, response=response, state=response.state, taken_on=date(2026, 9, 4))
    KeyAction.objects.create(cycle=cycle, response=response, text="Elegir las provincias " * 8, due_on=date(2026, 9, 1))
    return response


@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
def test_capability_R4_a_country_stands_on_two_pages_however_much_it_was_asked(
    scoped, signed_in, coordination, make_finding, language
):
    client = signed_in(coordination)
    for count in (0, 1, 40):
        for number in range(Response.objects.count() + 1, count + 1):
            words = {
                "es": "Acordar un canal de derivación entre países, con una contraparte nombrada en cada uno. " * 2
            }
            ask(scoped, make_finding(number, text=words), state="agreed", text="Lo hará cada provincia. " * 30)

        answer = client.get(COUNTRIES.format(language) + "two-pages.pdf")
        text = words_of_pdf(answer.content)
        pages = len(pypdfium2.PdfDocument(answer.content))

        assert (answer.status_code, pages) == (200, 2)
    assert {"es": "y 28 más", "pt-br": "e mais 28", "en": "and 28 more"}[language] in text


def test_promise_P17_the_public_pages_hold_what_the_country_shows_and_nothing_else(
    scoped, signed_in, focal_point_pe, make_finding
):
    address = COUNTRIES.format("es") + "two-pages.pdf"
    *_others, whole = (
        ask(scoped, make_finding(number), state="under_way", text=f"Palabras {number}", openness=openness)
        for number, openness in enumerate(("closed", "state", "whole"), 1)
    )
    client = signed_in(focal_point_pe)

    inside = words_of_pdf(client.get(address).content)
    outside = words_of_pdf(client.get(f"{address}?of=public").content)

    assert all(word in inside for word in ("RE-1", "Palabras 1", "Palabras 2", "Palabras 3", "no difundir"))
    assert [word in outside for word in ("RE-1", "RE-2", "RE-3")] == [False, True, True]
    assert [f"Palabras {number}" in outside for number in (1, 2, 3)] == [False, False, True]

    Response.objects.filter(pk=whole.pk).update(openness="closed")
    assert "Palabras 3" not in words_of_pdf(client.get(f"{address}?of=public").content)


def test_the_facts_of_a_country_are_read_in_as_many_queries_for_many_answers(
    scoped, make_finding, django_assert_max_num_queries, django_assert_num_queries
):
    reading = Reading(is_whole=True, own=frozenset())

    def read() -> None:
        with translation.override("es"):
            brief_of(facts_of(scoped, "PE", reading), None, is_outside=False)

    ask(scoped, make_finding(1), state="agreed")
    with django_assert_max_num_queries(20) as first:
        read()
    for number in (2, 3):
        ask(scoped, make_finding(number), state="agreed")
    with django_assert_num_queries(len(first.captured_queries)):
        read()


def test_of_a_closed_country_the_public_facts_are_empty(scoped, make_finding):
    ask(scoped, make_finding(1), state="agreed", openness="closed")

    facts = facts_of(scoped, "PE", PUBLIC)

    assert (facts.answers, {rate.figure.numerator for rate in facts.rates}) == ([], {0})
