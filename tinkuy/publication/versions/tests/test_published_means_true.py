"""Published means true: held sessions counted, future ones dashed, an open round told as open, empty sections left out.

Whoever publishes before the end of the cycle is asked first.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import whole_sheet
from tinkuy.publication.downloads.queries import bytes_of
from tinkuy.publication.renderers.docx import render_docx
from tinkuy.publication.renderers.figures import sheet_figures
from tinkuy.publication.renderers.html import page_context, render_html
from tinkuy.publication.renderers.jsonld import render_jsonld
from tinkuy.publication.renderers.language import speaking
from tinkuy.publication.renderers.markdown import render_markdown
from tinkuy.publication.renderers.print_data import print_data
from tinkuy.publication.sheets.drafting.content import draft_content
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.sheets.tests.test_validation_printed import says
from tinkuy.publication.versions.actions import BeforeTheEnd, publish_sheet
from tinkuy.publication.versions.queries import open_ends_of_cycle
from tinkuy.publication.versions.tests.steps import publish
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.rounds.models import ValidationRound

APRIL = datetime(2026, 3, 25, 15, tzinfo=UTC)


@pytest.fixture
def midway() -> SheetContent:
    """The whole sheet, of whose five sessions the last was still to come."""
    whole = whole_sheet()
    last = replace(whole.webinars[-1], is_planned=True, knots=(), persons=None)
    figures = replace(whole.figures, webinars=4, steps=whole.figures.steps[:3])
    return replace(whole, webinars=(*whole.webinars[:-1], last), figures=figures, ends_on="2020-07-16")


def test_the_draft_counts_held_sessions_and_tells_those_to_come_apart(scoped, findings, webinars):
    content = draft_content(scoped, "es")

    assert [line.is_planned for line in content.webinars] == [False, False, True]
    assert content.figures.webinars == 2
    assert (content.starts_on, content.ends_on) == ("2026-03-05", "2026-03-19")


def test_the_findings_counted_are_those_that_stand_in_the_sheet(scoped, findings):
    Finding.objects.create(cycle=scoped, kind="risk", number=7, text={"es": "Aún no dicho"}, state="proposed")

    assert draft_content(scoped, "es").figures.findings == 2


def test_every_form_tells_the_session_to_come_as_such(midway):
    words = ("4 sesiones", "1 sesión por venir")
    rows = docx.Document(BytesIO(render_docx(midway))).tables[0].rows
    with speaking("es"):
        printed = print_data(midway, "long", sheet_figures(midway))
        page = page_context(midway)

    for text in (render_html(midway), render_markdown(midway)):
        assert "prevista para el 30 jul" in text
        assert all(" ".join(word.split()) in " ".join(text.split()) for word in words)
    assert rows[5].cells[2].text == "prevista para el 30 jul"
    assert {"number": "1", "word": "sesión por venir"} in printed["figures"]
    assert printed["sessions"][4]["subtitle"].startswith("Prevista para el 30 jul. ")
    assert (1, "sesión por venir") in page["numbers"]
    assert render_jsonld(midway)["temporalCoverage"] == "2020-06-04/2020-07-16"


def test_every_picture_draws_it_dashed_and_its_alternative_text_says_it(midway):
    with speaking("es"):
        printed, page = print_data(midway, "long", sheet_figures(midway)), page_context(midway)

    for drawing in (printed["quipu"]["svg"], page["quipu"]):
        assert drawing.count('class="q-cord planned"') == 1
        assert "La sesión 5 aún estaba por venir." in drawing
    assert "punteada" in printed["quipu"]["caption"] == page["quipu_caption"]
    assert page["weave_title"].startswith("La sesión 4 ")
    assert "Sesión 5" not in printed["weave"]["description"]


def test_a_thread_that_nobody_picked_up_is_not_told_as_arrived(midway):
    waiting = replace(midway.threads[0], label="H9", origin=1, target=5, state="planted")
    with speaking("es"):
        description = print_data(replace(midway, threads=(waiting,)), "long", sheet_figures(midway))["quipu"][
            "description"
        ]

    assert "El hilo H9, de la sesión 1, está previsto para la sesión 5." in description
    assert "va de la sesión 1" not in description


def test_an_open_round_is_told_as_open_and_one_closed_early_by_its_day(scoped, findings):
    says(findings[0], "PE", "yes")
    opened = ValidationRound.objects.create(cycle=scoped, number=1, closes_on=date(2026, 4, 20))

    with clock.at(APRIL):
        assert "aún estaba abierta: los países pueden responder hasta el 20 de abril de 2026" in validation(scoped)
        opened.closed_at = APRIL
        opened.save()
        assert "Los países respondieron hasta el 25 de marzo de 2026." in validation(scoped)


def validation(cycle) -> str:
    return draft_content(cycle, "es").validation


def test_countries_that_no_finding_quotes_are_not_said_to_be_silent(scoped, findings):
    InvitedCountry.objects.create(cycle=scoped, country="CL", zone="America/Santiago")
    InvitedCountry.objects.create(cycle=scoped, country="EC", zone="America/Guayaquil")
    says(findings[0], "PE", "yes")

    summary = validation(scoped)

    assert summary.startswith("Validado por 1 de 2 países: Perú; Uruguay sin respuesta; no citados: Chile y Ecuador.")


def test_empty_sections_have_no_heading_in_any_form():
    bare = SheetContent(title="Solo el título", practices=whole_sheet().practices)
    names = ("Resumen de la práctica", "Lecciones aprendidas", "Recomendaciones", "Riesgos", "Conoce más", "Escríbanos")

    document = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(render_docx(bare))).paragraphs)
    for text in (render_html(bare), render_markdown(bare), document):
        assert "Buenas prácticas" in text
        assert [name for name in names if name in text] == []


def test_the_page_of_a_sheet_has_no_empty_heading(client, published):
    version = SheetVersion.objects.get()
    content = SheetContent.from_json(version.content)
    assert content.risks == ()
    page = client.get(f"/es/hub/{version.slug}/").content.decode()

    assert "Riesgos" not in page.partition("<main")[2].partition("</main")[0]
    assert "Lecciones aprendidas" in page


def test_publishing_before_the_end_is_refused_until_it_was_read_and_leaves_a_trace(approved, hub_editor, scoped):
    with pytest.raises(BeforeTheEnd):
        publish_sheet(actor=hub_editor, sheet=approved)
    assert not SheetVersion.objects.exists()

    publish(approved, hub_editor)

    entry = Entry.objects.get(deed="published early")
    assert (entry.details["sessions"], entry.details["round_until"]) == ([3], "")


def test_what_was_confirmed_is_what_is_not_over_now(approved, hub_editor, scoped):
    read = open_ends_of_cycle(scoped).key
    ValidationRound.objects.create(cycle=scoped, number=1, closes_on=date(2100, 1, 1))

    with pytest.raises(BeforeTheEnd):
        publish_sheet(actor=hub_editor, sheet=approved, confirmed=read)


def test_the_hub_editor_is_asked_on_a_page_that_says_what_will_be_printed(signed_in, approved, hub_editor, scoped):
    ValidationRound.objects.create(cycle=scoped, number=1, closes_on=date(2100, 1, 1))
    browser, address = signed_in(hub_editor), reverse("publication:publish", args=[scoped.slug])
    with translation.override("en"):
        english = reverse("publication:publish", args=[scoped.slug])

    words = {"digest": drafts_hash(approved)}
    answer = browser.post(address, words, follow=True).content.decode()
    assert not SheetVersion.objects.exists()
    assert f'href="{address}"' in browser.get(reverse("publication:sheet", args=[scoped.slug])).content.decode()

    page = browser.get(english).content.decode()
    assert "Session 3 is neither held nor cancelled." in page
    assert "It counts 2 held sessions." in page
    assert "The round of validation is open until" in page
    assert 'name="confirmed"' in answer

    browser.post(address, words | {"confirmed": open_ends_of_cycle(scoped).key})
    assert SheetVersion.objects.exists()


def test_a_text_that_tells_a_session_as_to_come_is_not_published_once_it_was_held(approved, hub_editor, scoped):
    Webinar.objects.update(state=WebinarState.HELD)

    with pytest.raises(Refused, match="Actualice los datos"):
        publish(approved, hub_editor)


def test_invariant_18_a_version_of_before_stays_as_it_was_published(published):
    version = SheetVersion.objects.get()
    plain = {**version.content}
    for webinar in plain["webinars"]:
        webinar.pop("is_planned")
    before = SheetContent.from_json(plain)

    assert before.planned == ()
    assert before.content_hash() == replace(before).content_hash()
    SheetVersion.objects.update(content=plain)
    assert b"por venir" not in bytes_of(SheetVersion.objects.get(), "md")
