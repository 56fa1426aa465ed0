"""What went between a country and others, and the figure that draws it."""

import re
from itertools import pairwise

import pytest

from tinkuy.design.figures.country_cord import KNOT, Strand, country_cord
from tinkuy.hub.country_page.exchange import MOST_STRANDS, Exchange, exchanges_of, strands_of
from tinkuy.hub.country_page.tests.reading import TITLES, read
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Response
from tinkuy.practice.support.models import PeerSupport, PeerSupportStep
from tinkuy.practice.verification.models import Verification


def test_what_went_between_two_countries_stands_with_both_of_them(findings, answer, look):
    one = look(answer(findings[0], "in_practice", "whole"))

    looked_at, looking = read(), read("/es/countries/uy/")

    address = f"/es/recommendations/{findings[0].public_id}/voices/{one.public_id}/"
    assert address in looked_at
    assert address in looking
    assert "Uruguay verificó una." in looked_at
    assert "Verificación de Uruguay, 20 de septiembre de 2026" in looked_at
    assert "Verificación en Perú, 20 de septiembre de 2026" in looking
    assert "Recibió: Atender sin exigir documento (Uruguay)." in looked_at
    assert "Dio: Atender sin exigir documento (Perú)." in looking


@pytest.mark.parametrize(
    "closed", [{"is_public": False}, {"state": "open", "is_public": False}, {"verifier": "hub", "country": ""}]
)
def test_a_look_that_is_not_shown_or_of_no_country_is_no_exchange(findings, answer, look, closed):
    made = look(answer(findings[0], "in_practice", "whole"))
    Verification.objects.filter(pk=made.pk).update(**closed)

    assert "Lo que recibió y lo que dio" not in read()


def test_a_country_that_closes_its_answer_takes_the_look_of_another_back_from_both_pages(findings, answer, look):
    look(answer(findings[0], "in_practice", "whole"))
    Response.objects.update(openness="state")

    assert "verificó" not in read()
    assert TITLES[0] not in read("/es/countries/uy/")


def test_an_adoption_of_a_cycle_that_is_not_public_is_not_on_the_map(adopted):
    other = Cycle.objects.create(slug="en-borrador", title={"es": "En borrador"}, state=CycleState.DESIGN)
    adoption = adopted()
    Adoption._base_manager.filter(pk=adoption.pk).update(cycle=other)

    assert 'aria-label="Uruguay: 0 recomendaciones' in read("/es/countries/")


def test_of_many_practices_the_figure_draws_one_strand_for_each_country():
    def one(country: str) -> Exchange:
        return Exchange("adoption", country, "recommendation", "Atender", "es", "En julio", None)

    few, many = [one("PE")] * MOST_STRANDS, [*[one("PE")] * 18, one("UY"), one("BO")]

    assert strands_of(few) == few
    assert [(strand.other, strand.words) for strand in strands_of(many)] == [
        ("PE", "18 prácticas"), ("UY", "Atender"), ("BO", "Atender"),
    ]  # fmt: skip


def test_capability_R5_what_a_country_took_over_stands_with_it_and_with_whom_it_came_from(adopted):
    adopted()

    taker, origin = read("/es/countries/uy/"), read()

    assert "De Perú, adoptada el 27 de noviembre de 2026" in taker
    assert "Recibió: Atender sin exigir documento (Perú)." in taker
    assert "En Uruguay desde el 27 de noviembre de 2026" in origin
    assert "Uruguay adoptó una de sus prácticas." in origin
    assert '"/es/countries/uy/" aria-label="Uruguay: 1 recomendación' in read("/es/countries/")


@pytest.mark.parametrize(
    ("changed", "with_taker", "with_origin"),
    [
        ({"credit": "closed"}, True, False),
        ({"openness": "closed"}, False, False),
        ({"state": "withdrawn", "reason": "No", "openness": "closed"}, False, False),
    ],
)
def test_of_an_adoption_each_of_the_two_decides_what_is_public(adopted, changed, with_taker, with_origin):
    adopted(**changed)

    taker, origin = read("/es/countries/uy/"), read()

    assert ("adoptada el 27" in taker, "desde el 27" in origin) == (with_taker, with_origin)
    assert "Perú" not in taker or with_origin


def test_support_stands_with_both_countries_dotted_until_it_is_there_once_both_say_so(cycle, findings):
    one = PeerSupport.objects.create(
        cycle=cycle, finding=findings[0], kind="request", asking="PE", giving="UY", form="document", state="asked",
        subject="La plantilla de contrapartes", asking_opens=True,
    )  # fmt: skip
    PeerSupportStep.objects.create(cycle=cycle, support=one, country="PE", state="asked", taken_on=cycle.today())
    assert "La plantilla de contrapartes" not in read()

    PeerSupport.objects.update(giving_opens=True)

    assert "La plantilla de contrapartes" in read()
    [received], [given] = exchanges_of("PE", "es"), exchanges_of("UY", "es")
    assert (received.other, received.is_given, received.is_open) == ("UY", False, True)
    assert (given.other, given.is_given, given.is_open) == ("PE", True, True)


def test_words_and_knots_of_the_figure_stand_apart_and_inside_it():
    note = "Chile: Cerrado con su resultado, 11 de diciembre de 2020"
    strand = Strand("CL", "recommendation", "Instructivo", note)

    drawn = str(country_cord([strand] * 3, [strand] * 3, title="", description=""))

    ties = sorted(float(one) for one in re.findall(r"translate\(576 ([\d.]+)\) scale", drawn))
    assert min(after - before for before, after in pairwise(ties)) >= KNOT
    assert note not in drawn  # in two lines: in one it is wider than the room beside the cord
