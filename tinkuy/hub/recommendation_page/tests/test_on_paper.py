"""The path of a recommendation as a PDF: one page, with no more on it than everybody reads on its page."""

import pypdfium2
import pytest
from django.test import Client

from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.publication.content.parts import Item
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding


@pytest.fixture
def printed(scoped: Cycle) -> PublishedFinding:
    """RE-3: Ecuador shows its whole answer, Chile nothing."""
    finding = Finding.objects.create(
        cycle=scoped, number=3, kind="recommendation", state="published", text={"es": "Atender sin documento."}
    )
    for country, openness in (("EC", "whole"), ("CL", "closed")):
        response = Response.objects.create(
            cycle=scoped, finding=finding, country=country, state="in_practice", openness=openness,
            text=f"Lo hará {country}", communicated_on="2026-09-02",
        )  # fmt: skip
        ResponseStep.objects.create(cycle=scoped, response=response, state="in_practice", taken_on="2026-09-28")
        KeyAction.objects.create(cycle=scoped, response=response, text="Enviar", state="done", proof="Acta secreta")
    version = version_of(scoped, recommendations=(Item("RE-3", "", "Atender sin documento.", 0, ()),))
    return PublishedFinding.objects.create(version=version, finding=finding, code="RE-3")


def pages_of(printed: PublishedFinding, language: str = "es") -> list[str]:
    answer = Client().get(f"/{language}/recommendations/{printed.finding.public_id}.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    with pypdfium2.PdfDocument(answer.content) as document:
        sizes = {tuple(round(side) for side in page.get_size()) for page in document}
        assert sizes == {(842, 595)}
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_capability_R11_the_path_is_one_a4_page_across_in_the_readers_language(printed):
    (page,) = pages_of(printed)
    assert all(words in page for words in ("Recomendación RE-3", "Atender sin documento", "Ecuador lo hace"))

    (page,) = pages_of(printed, "pt-br")
    assert "Recomendação RE-3" in page


def test_capability_R11_on_paper_stands_what_everybody_reads(printed):
    (page,) = pages_of(printed)

    assert "Lo hará EC" in page
    assert not any(hidden in page for hidden in ("Chile", "Lo hará CL", "Acta secreta"))


def test_capability_R11_long_words_stay_on_one_page(printed):
    long = "Atender a cada persona el mismo día, con o sin documento, en cada centro de la frontera. " * 9
    content = printed.version.content
    content["recommendations"][0]["text"] = long
    printed.version.save(update_fields=["content"])
    Response.objects.update(text=long, openness="whole")

    assert len(pages_of(printed)) == 1


def test_capability_R11_a_retired_sheet_and_an_unknown_one_have_no_paper(printed):
    retire(printed.version)

    assert Client().get(f"/es/recommendations/{printed.finding.public_id}.pdf").status_code == 404
    assert Client().get("/es/recommendations/no-such.pdf").status_code == 404


def test_capability_R11_search_and_sheet_lead_to_the_path_in_the_readers_language(printed):
    for language in ("es", "pt-br"):
        path = f'href="/{language}/recommendations/{printed.finding.public_id}/"'
        assert path in Client().get(f"/{language}/hub/", {"q": "documento"}).text
        assert path in Client().get(f"/{language}/hub/ficha/").text
    assert "/recommendations/" not in Client().get("/es/hub/", {"q": "resumen"}).text
