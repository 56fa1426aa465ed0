"""The pages of systematisation: what they show, whom they let in, how many queries they ask."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tinkuy.people.access import matrix
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.conftest import VTT
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding, Validation
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript
from tinkuy.systematisation.findings.actions.writing import write_finding
from tinkuy.systematisation.transcripts.actions.importing import import_transcript


def at(name: str, cycle, *args) -> str:
    with translation.override("en"):
        return reverse(f"systematisation:{name}", args=[cycle.slug, *args])


READ = ["codebook", "excerpts", "findings", "quipu", "quipu_svg"]


def test_the_workbench_leads_to_the_first_session_with_a_transcript(transcript, signed_in, observer):
    answer = signed_in(observer).get(at("workbench", transcript.cycle))

    assert answer.headers["Location"] == at("session", transcript.cycle, 1)


def test_capability_S4_the_workbench_shows_captions_quotes_codes_and_findings(submitted, signed_in, systematisation):
    page = signed_in(systematisation).get(at("session", submitted.cycle, 1)).content.decode()

    assert '<mark class="quote lesson">Atendimos primero y preguntamos después.</mark>' in page
    assert "Les pido tres cosas: turnos" in page
    assert "LE-1" in page
    assert at("code_cue", submitted.cycle, 1, 2) in page


def test_capability_S4_the_workbench_opens_every_page_around_it_and_the_menu(submitted, signed_in, systematisation):
    cycle = submitted.cycle
    page = signed_in(systematisation).get(at("session", cycle, 1)).content.decode()

    around = [at(name, cycle) for name in ("search", "speakers", "excerpts", "counts", "double_codings", "codebook")]
    around += [at(name, cycle, 1) for name in ("materials", "transcript")]
    around += [at(name, cycle) for name in ("quipu", "findings", "personal_data")]
    assert [href for href in around if f'href="{href}"' not in page] == []
    assert f'<a href="{at("workbench", cycle)}" aria-current="page">' in page


@pytest.mark.parametrize(
    ("name", "args", "menu"),
    [
        ("materials", [1], "workbench"),
        ("suggestions", [1], "workbench"),
        ("search", [], "workbench"),
        ("speakers", [], "workbench"),
        ("counts", [], "codebook"),
        ("double_codings", [], "codebook"),
        ("rounds", [], "findings"),
    ],
)
def test_a_page_that_the_menu_does_not_name_stands_under_one_that_it_names(
    name, args, menu, transcript, signed_in, systematisation
):
    page = signed_in(systematisation).get(at(name, transcript.cycle, *args)).content.decode()

    assert f'<a href="{at(menu, transcript.cycle)}" aria-current="page">' in page


def test_who_may_not_open_a_page_of_the_transcript_is_not_led_to_it(transcript, signed_in, observer):
    page = signed_in(observer).get(at("session", transcript.cycle, 1)).content.decode()

    assert f'href="{at("transcript", transcript.cycle, 1)}"' not in page
    assert f'href="{at("speakers", transcript.cycle)}"' not in page
    assert f'href="{at("search", transcript.cycle)}"' in page


def test_a_finding_that_no_country_was_asked_about_is_not_called_pending(finding, signed_in, systematisation):
    page = signed_in(systematisation).get(at("finding", finding.cycle, finding.public_id)).content.decode()

    assert page.count("not asked yet") == 2
    assert "<span>pending" not in page


def test_a_quote_added_to_no_finding_is_refused_in_words(coded, signed_in, systematisation):
    answer = signed_in(systematisation).post(at("add_evidence", coded[0].cycle, coded[0].public_id), {"finding": ""})

    assert "Choose a finding of this cycle." in answer.content.decode()


def test_what_was_said_is_shown_as_text_never_as_markup(scoped, webinars, systematisation, signed_in):
    hostile = VTT.replace("Nadie lo vio venir.", "x &lt;script&gt;alert(1)&lt;/script&gt;").encode()
    import_transcript(actor=systematisation, webinar=webinars[0], data=hostile, filename="a.vtt")
    cue = Cue.objects.get(ordinal=2)
    code_passage(actor=systematisation, cue=cue, start=0, end=len(cue.text), kind="risk")

    page = signed_in(systematisation).get(at("session", scoped, 1)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("name", READ)
def test_each_page_opens_in_each_language(name, submitted, signed_in, observer):
    client = signed_in(observer)

    for language in ("es", "pt-br", "en"):
        with translation.override(language):
            assert client.get(reverse(f"systematisation:{name}", args=[submitted.cycle.slug])).status_code == 200


@pytest.mark.parametrize("name", READ)
def test_each_page_of_an_empty_cycle_says_so(name, scoped, signed_in, observer):
    assert signed_in(observer).get(at(name, scoped)).status_code == 200


def test_an_outsider_sees_no_page_of_the_cycle(transcript, signed_in, outsider):
    assert signed_in(outsider).get(at("session", transcript.cycle, 1)).status_code == 404


def test_an_observer_may_read_and_not_code(coded, signed_in, observer):
    client = signed_in(observer)

    assert "coding-keys.js" not in client.get(at("session", coded[0].cycle, 1)).content.decode()
    assert client.post(at("code", coded[0].cycle, 1)).status_code == 403


def test_capability_S2_a_caption_file_is_uploaded_and_what_was_read_is_told(
    scoped, webinars, signed_in, systematisation
):
    client = signed_in(systematisation)

    read = client.post(at("transcript", scoped, 1), {"file": SimpleUploadedFile("s1.vtt", VTT.encode())}, follow=True)
    shown = read.content.decode()
    assert "4 captions, 40 minutes, 2 voices." in shown
    assert "Bajaron las denuncias. El problema no bajó." in shown
    assert Transcript.objects.count() == 0

    upload = read.context["upload"].public_id
    voices = client.post(at("import_transcript", scoped, upload), follow=True).content.decode()
    assert "Whom the voices speak for" in voices, "while one speaks for no country yet"
    page = client.get(at("transcript", scoped, 1)).content.decode()
    assert "read as <b>zoom</b>: 4 captions, 40 minutes, 2 voices." in page
    client.post(at("remove_transcript", scoped, 1))
    assert Transcript.objects.count() == 0


def test_capability_S2_a_wrong_file_is_refused_beside_the_field(scoped, webinars, signed_in, systematisation):
    upload = SimpleUploadedFile("s1.vtt", b"%PDF-1.4")

    answer = signed_in(systematisation).post(at("transcript", scoped, 1), {"file": upload})

    assert answer.status_code == 422
    assert "This is a PDF." in answer.content.decode()


def test_capability_S4_the_palette_codes_and_the_page_offers_to_undo(transcript, signed_in, systematisation):
    client = signed_in(systematisation)

    answer = client.post(
        at("code", transcript.cycle, 1), {"cue": 2, "start": 0, "end": 5, "kind": "risk", "code": ""}, follow=True
    )

    excerpt = Excerpt.objects.get()
    assert excerpt.text == "Nadie"
    assert "Kept as a quote of Risk." in answer.content.decode()
    undone = client.post(at("undo", transcript.cycle, 1), follow=True)
    assert "Undone." in undone.content.decode()
    assert Excerpt.objects.count() == 0


def test_capability_S4_a_passage_is_coded_by_its_sentences_without_a_script(transcript, signed_in, systematisation):
    client = signed_in(systematisation)
    page = at("code_cue", transcript.cycle, 1, 1)

    assert "El problema no bajó." in client.get(page).content.decode()
    refused = client.post(page, {"kind": "risk"})
    client.post(page, {"passage": ["1"], "kind": "risk", "code": ""})

    assert refused.status_code == 422
    assert Excerpt.objects.get().text == "El problema no bajó."


def test_capability_S10_a_finding_is_written_from_chosen_quotes(coded, signed_in, systematisation):
    client = signed_in(systematisation)
    page = at("new_finding", coded[0].cycle)
    words = {"kind": "lesson", "text_es": "Atender primero.", "excerpts": [coded[0].public_id]}

    refused = client.post(page, words)
    client.post(page, words | {"excerpts": [quote.public_id for quote in coded]})

    assert "at least two quotes" in refused.content.decode()
    assert "Atender primero." in refused.content.decode()  # nothing typed is lost
    assert Finding.objects.get().evidence.count() == 2


def test_capability_S11_a_focal_point_answers_one_finding_at_a_time(submitted, signed_in, focal_point_pe):
    client = signed_in(focal_point_pe)
    page = client.get(at("validate", submitted.cycle)).content.decode()
    assert "Atender primero da confianza." in page
    assert "Silence does not count as agreement" in page

    given = {"country": "PE", "content_hash": submitted.content_hash, "verdict": "with_change"}
    refused = client.post(at("validate_finding", submitted.cycle, submitted.public_id), given)
    client.post(at("validate_finding", submitted.cycle, submitted.public_id), given | {"comment": "Diga «servicios»."})

    assert refused.status_code == 422
    assert Validation.objects.get().comment == "Diga «servicios»."
    assert "Nothing waits for you" in client.get(at("validate", submitted.cycle)).content.decode()


def test_a_quote_is_added_to_a_finding_from_its_page(finding, cues, signed_in, systematisation):
    more = code_passage(actor=systematisation, cue=cues[1], start=0, end=5, kind="lesson")
    client = signed_in(systematisation)

    assert "Add it to a finding" in client.get(at("excerpt", finding.cycle, more.public_id)).content.decode()
    client.post(at("add_evidence", finding.cycle, more.public_id), {"finding": finding.public_id})

    assert finding.evidence.count() == 3


def test_capability_S12_a_finding_shows_its_trail_and_what_was_said_of_it(submitted, signed_in, systematisation):
    page = signed_in(systematisation).get(at("finding", submitted.cycle, submitted.public_id)).content.decode()

    assert "Session 1, minute 40:00" in page
    assert "Uruguay" in page
    assert f"#quote-{submitted.excerpts.first().public_id}" in page


@pytest.mark.parametrize("name", ["new_finding", "validate"])
def test_invariant_13_free_text_says_not_to_share_case_data(name, submitted, signed_in, focal_point_pe):
    page = signed_in(focal_point_pe).get(at(name, submitted.cycle)).content.decode()

    assert "Do not share case data." in page


def test_the_quipu_downloads_as_a_drawing(coded, signed_in, observer):
    answer = signed_in(observer).get(at("quipu_svg", coded[0].cycle))

    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert answer.content.startswith(b"<svg")


def test_the_quipu_shows_the_kinds_that_are_asked_for(coded, signed_in, observer):
    client = signed_in(observer)

    whole = client.get(at("quipu", coded[0].cycle)).content.decode()
    risks = client.get(at("quipu", coded[0].cycle) + "?kind=risk&threads=1").content.decode()

    link = at("excerpt", coded[0].cycle, coded[0].public_id)
    assert link in whole
    assert link not in risks


@pytest.mark.parametrize("name", ["session", "findings", "excerpts", "quipu"])
def test_pages_ask_as_many_queries_for_four_quotes_as_for_two(name, finding, cues, signed_in, systematisation):
    client = signed_in(systematisation)
    page = at(name, finding.cycle, *([1] if name == "session" else []))
    client.get(page)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(page)
        return len(seen)

    before = queries()
    more = [code_passage(actor=systematisation, cue=cue, start=0, end=5, kind="lesson") for cue in (cues[1], cues[2])]
    write_finding(actor=systematisation, cycle=finding.cycle, kind="lesson", text={"es": "Más"}, excerpts=more)

    assert queries() == before


def test_invariant_24_a_focal_point_may_here_what_the_coordination_may():
    rows = ("import_transcripts", "code_passages", "write_findings", "read_evidence")

    assert all({"coordination", "focal_point"} <= matrix()[row].who for row in rows)
