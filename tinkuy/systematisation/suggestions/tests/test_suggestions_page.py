"""The page of suggestions: a person accepts, says that it is none, changes their mind; nothing happens by itself."""

import re

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding
from tinkuy.systematisation.evidence.models.transcript import Speaker
from tinkuy.systematisation.findings.actions.writing import write_finding
from tinkuy.systematisation.live.tests.live_rows import note, question
from tinkuy.systematisation.rounds.models import ValidationRound
from tinkuy.systematisation.suggestions.actions import accept_suggestion, accept_suggestions, dismiss_suggestion
from tinkuy.systematisation.suggestions.models import Dismissal
from tinkuy.systematisation.suggestions.queries import suggestions
from tinkuy.systematisation.tests.test_pages import at
from tinkuy.systematisation.transcripts.actions.importing import import_transcript

VTT = """WEBVTT

00:00:10.000 --> 00:00:14.000
<v Referente – Perú>Buenos días a todas. El riesgo es que nadie
00:00:14.500 --> 00:00:18.000

00:00:14.500 --> 00:00:18.000
<v Referente – Perú>llame de noche. ¿Qué recomendamos?

00:01:00.000 --> 00:01:09.000
<v Ministerio – Uruguay>Recomendamos atender primero y preguntar después. Somos siete personas.
"""


@pytest.fixture
def webinar(scoped, webinars, systematisation):
    import_transcript(actor=systematisation, webinar=webinars[0], data=VTT.encode(), filename="s.vtt")
    return webinars[0]


@pytest.fixture
def waiting(webinar):
    return suggestions(webinar.cycle, webinar).waiting


def body(client, address: str) -> str:
    return client.get(address).content.decode()


def test_capability_S9_passages_stand_in_order_with_the_words_that_say_so(webinar, signed_in, systematisation):
    note(webinar, text="Aprendimos que el turno de noche no puede faltar.", second=1800)
    question(webinar, text="¿Qué aprendimos?")

    page = body(signed_in(systematisation), at("suggestions", webinar.cycle, 1))

    assert page.count("data-thing") == 3
    assert page.index(">El riesgo es</mark>") < page.index(">Recomendamos</mark>") < page.index(">Aprendimos</mark>")
    assert "Somos siete" not in page


def test_capability_S9_accepting_makes_a_quote_of_the_kind_pressed_and_shows_it_in_its_place(
    webinar, waiting, signed_in, systematisation
):
    client = signed_in(systematisation)

    answer = client.post(at("accept_suggestion", webinar.cycle, 1, waiting[1].fingerprint), {"kind": "lesson"})
    page = body(client, answer.headers["Location"])

    quote = Excerpt.objects.get()
    assert (quote.kind, quote.text) == ("lesson", "Recomendamos atender primero y preguntar después.")
    assert quote.coded_by == systematisation
    assert f'id="{waiting[1].id}"' in page
    assert "Kept as a quote: lesson." in page
    assert page.count("data-thing") == 2
    assert body(client, at("suggestions", webinar.cycle, 1)).count("data-thing") == 1


def test_capability_S9_what_is_accepted_is_a_quote_and_no_finding(webinar, waiting, systematisation):
    accept_suggestion(actor=systematisation, webinar=webinar, fingerprint=waiting[0].fingerprint, kind="risk")

    assert (Excerpt.objects.count(), Finding.objects.count(), Evidence.objects.count()) == (1, 0, 0)


def test_capability_S9_what_is_said_to_be_none_does_not_come_again_until_somebody_changes_their_mind(
    webinar, waiting, signed_in, systematisation
):
    client, fingerprint = signed_in(systematisation), waiting[0].fingerprint
    for _twice in range(2):
        client.post(at("dismiss_suggestion", webinar.cycle, 1, fingerprint))
    page = body(client, at("suggestions", webinar.cycle, 1))

    assert page.count("data-thing") == 1
    assert "1 passage that somebody said is none" in page
    client.post(at("restore_suggestion", webinar.cycle, 1, fingerprint))
    assert body(client, at("suggestions", webinar.cycle, 1)).count("data-thing") == 2
    assert Dismissal.objects.count() == 0


def test_promise_P10_of_a_suggestion_said_to_be_none_no_word_is_kept(webinar, waiting, systematisation):
    dismissal = dismiss_suggestion(actor=systematisation, webinar=webinar, fingerprint=waiting[0].fingerprint)

    assert "riesgo" not in str(vars(dismissal)) + str(Entry.objects.filter(deed="dismissed").values_list("details"))


def test_capability_S9_what_is_coded_by_hand_is_not_suggested(webinar, waiting, systematisation):
    part = waiting[1].parts[0]
    code_passage(actor=systematisation, cue=part.cue, start=part.start, end=part.start + 11, kind="lesson")

    assert [one.text for one in suggestions(webinar.cycle, webinar).waiting] == [waiting[0].text]


def test_capability_S9_a_note_that_announces_its_kind_is_suggested(webinar):
    said = ("Se recomienda abrir dos turnos.", "Recomenda-se abrir dois turnos.", "Good practice: one night shift.")
    for place, text in enumerate(said):
        note(webinar, text=f"Somos siete. {text}", second=3600 + place)

    notes = [one for one in suggestions(webinar.cycle, webinar).waiting if one.thing]
    assert [(one.text, one.hint.kind) for one in notes] == [
        *((text, "recommendation") for text in said[:2]),
        (said[2], "good_practice"),
    ]


def test_capability_S9_a_session_without_a_transcript_has_suggestions_of_its_notes(
    scoped, webinars, signed_in, systematisation
):
    note(webinars[0], text="Se recomienda abrir dos turnos.", second=60)

    page = body(signed_in(systematisation), at("suggestions", webinars[0].cycle, 1))

    assert page.count("data-thing") == 1


def test_capability_S9_a_suggestion_of_a_note_cites_the_note(webinar, systematisation):
    row = note(webinar, text="Aprendimos que el turno de noche no puede faltar.")
    one = suggestions(webinar.cycle, webinar).waiting[-1]

    excerpt = accept_suggestion(actor=systematisation, webinar=webinar, fingerprint=one.fingerprint, kind="lesson")

    assert (excerpt.source, excerpt.note) == ("note", row)


def test_capability_S9_a_passage_that_is_not_suggested_is_refused(webinar, signed_in, systematisation):
    client = signed_in(systematisation)

    for route in ("accept_suggestion", "dismiss_suggestion"):
        answer = client.post(at(route, webinar.cycle, 1, "f" * 64), {"kind": "risk"})
        assert "This passage is no longer suggested." in answer.content.decode()
    assert (Excerpt.objects.count(), Dismissal.objects.count()) == (0, 0)


def test_capability_S9_an_observer_reads_them_and_decides_nothing(webinar, signed_in, observer):
    page = body(signed_in(observer), at("suggestions", webinar.cycle, 1))

    assert page.count("data-thing") == 2
    assert "data-key" not in page


def test_capability_S9_more_suggestions_cost_no_more_queries(
    webinar, signed_in, systematisation, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(systematisation)
    body(client, at("suggestions", webinar.cycle, 1))
    with CaptureQueriesContext(connection) as few:
        body(client, at("suggestions", webinar.cycle, 1))
    for place in range(3):
        note(webinar, text=f"Aprendimos que hacen falta {place} turnos.", second=60 * place)

    with django_assert_num_queries(len(few)):
        body(client, at("suggestions", webinar.cycle, 1))


def test_capability_S9_the_quote_just_kept_shows_the_findings_it_resembles_and_a_person_adds_it(
    finding, signed_in, systematisation
):
    webinar = finding.excerpts.first().webinar
    note(webinar, text="Aprendimos que atender primero da confianza.", second=3000)
    one = suggestions(finding.cycle, webinar).waiting[-1]
    client = signed_in(systematisation)

    answer = client.post(at("accept_suggestion", finding.cycle, webinar.ordinal, one.fingerprint), {"kind": "lesson"})
    page = body(client, answer.headers["Location"])
    quote = Excerpt.objects.get(source="note")
    assert "Add to LE-1" in page
    assert finding.excerpts.count() == 2
    support = at("support_finding", finding.cycle, webinar.ordinal, quote.public_id)
    answer = client.post(support, {"finding": finding.public_id})

    assert finding.excerpts.count() == 3
    assert "Add to LE-1" not in body(client, answer.headers["Location"])


def test_capability_S9_a_quote_shows_the_findings_it_resembles(finding, cues, signed_in, systematisation):
    quote = code_passage(actor=systematisation, cue=cues[3], start=0, end=17, kind="risk")

    assert "Add to LE-1" in body(signed_in(systematisation), at("excerpt", finding.cycle, quote.public_id))


def test_capability_S9_the_palette_asks_by_post_which_findings_and_codes_some_words_resemble(
    finding, signed_in, systematisation
):
    client, address = signed_in(systematisation), at("similar", finding.cycle)
    add_code(actor=systematisation, cycle=finding.cycle, kind="lesson", name={"es": "Confianza al atender"})

    answer = client.post(address, {"text": "Primero atender: así hay confianza."}).json()

    assert [(one["label"], one["kind"]) for one in answer["findings"]] == [("LE-1", "lesson")]
    assert [one["name"] for one in answer["codes"]] == ["Confianza al atender"]
    assert client.get(address + "?text=Primero+atender").status_code == 405
    assert client.post(address, {"text": "ab"}).status_code == 422


def test_capability_S9_a_sentence_over_several_captions_becomes_one_quote(scoped, webinars, systematisation):
    lines = ("El riesgo es que", "las familias firmen", "sin leer el contrato.")
    said = "\n\n".join(
        f"00:00:{10 + 3 * n}.000 --> 00:00:{12 + 3 * n}.000\nVoz: {line}" for n, line in enumerate(lines)
    )
    data = f"WEBVTT\n\n{said}\n".encode()
    import_transcript(actor=systematisation, webinar=webinars[0], data=data, filename="a.vtt")
    one = suggestions(webinars[0].cycle, webinars[0]).waiting[0]

    quote = accept_suggestion(actor=systematisation, webinar=webinars[0], fingerprint=one.fingerprint, kind="risk")

    assert quote.text == "El riesgo es que las familias firmen sin leer el contrato."
    assert suggestions(webinars[0].cycle, webinars[0]).waiting == ()


def test_capability_S9_several_ticked_passages_are_quotes_of_their_kinds_in_one_press(
    webinar, waiting, signed_in, systematisation
):
    note(webinar, text="Aprendimos que el turno de noche no puede faltar.", second=1800)

    signed_in(systematisation).post(
        at("accept_suggestions", webinar.cycle, 1), {"ticked": [one.fingerprint for one in waiting]}
    )

    assert [quote.kind for quote in Excerpt.objects.order_by("pk")] == ["risk", "recommendation"]
    assert len(suggestions(webinar.cycle, webinar).waiting) == 1, "what nobody ticked waits"


def test_capability_S9_a_finding_is_written_on_what_was_ticked_and_leads_back(
    webinar, waiting, signed_in, systematisation
):
    client, asked = signed_in(systematisation), {"ticked": [waiting[1].fingerprint], "finding": "new"}

    page = client.post(at("accept_suggestions", webinar.cycle, 1), asked, follow=True)
    written = {
        "excerpts": [Excerpt.objects.get().public_id],
        "kind": "recommendation",
        "text_es": "Atender primero.",
        "is_proposal": "on",
    }
    answer = client.post(page.redirect_chain[-1][0], written)

    html = page.content.decode()
    assert html.count(" checked>") + html.count(" checked ") >= 1
    assert f'value="{Excerpt.objects.get().public_id}" checked' in html
    assert answer.headers["Location"] == at("suggestions", webinar.cycle, 1)


def test_a_press_without_a_tick_or_on_what_is_no_more_keeps_nothing(webinar, waiting, systematisation):
    with pytest.raises(Refused, match="Tick at least one"):
        accept_suggestions(actor=systematisation, webinar=webinar, fingerprints=[])
    with pytest.raises(Refused, match="no longer suggested"):
        accept_suggestions(actor=systematisation, webinar=webinar, fingerprints=[waiting[0].fingerprint, "x"])

    assert not Excerpt.objects.exists()


def test_a_refused_press_leaves_the_page_as_it_was_with_the_sentence_above_the_bar(
    webinar, waiting, signed_in, systematisation
):
    client, address = signed_in(systematisation), at("accept_suggestions", webinar.cycle, 1)

    nothing = client.post(f"{address}?kind=risk", {"finding": "new"})
    html = nothing.content.decode()
    assert (nothing.status_code, html.count("data-thing")) == (422, 1)
    assert html.index('id="ticked"') < html.index("Tick at least one passage first.") < html.index("Keep as quotes")
    assert f'href="{at("suggestions", webinar.cycle, 1)}?kind=recommendation"' in html

    stale = client.post(address, {"ticked": [waiting[0].fingerprint, "x"]})
    html = stale.content.decode()
    assert (stale.status_code, html.count(" checked>")) == (422, 1)
    assert f'value="{waiting[0].fingerprint}" form="decide" checked' in html


def test_a_finding_on_passages_of_one_kind_has_it_chosen(webinar, signed_in, systematisation):
    note(webinar, text="Recomendamos abrir dos turnos.", second=1800)
    client = signed_in(systematisation)
    both = [one.fingerprint for one in suggestions(webinar.cycle, webinar).waiting if one.hint.kind == "recommendation"]

    page = client.post(at("accept_suggestions", webinar.cycle, 1), {"ticked": both, "finding": "new"}, follow=True)

    assert len(both) == 2
    assert re.findall(r'name="kind" value="(\w+)"[^>]* checked', page.content.decode()) == ["recommendation"]


def test_who_only_observes_ticks_nothing(webinar, waiting, observer):
    with pytest.raises(Refused, match="Your role"):
        accept_suggestions(actor=observer, webinar=webinar, fingerprints=[waiting[0].fingerprint])


def test_capability_S9_a_finding_is_written_beside_the_passages_it_rests_on(webinar, signed_in, systematisation):
    note(webinar, text="Aprendimos que el turno de noche no puede faltar.", second=1800)
    note(webinar, text="Aprendimos que preguntar primero ahorra semanas.", second=1900)
    ticked = {one.hint.kind: one.fingerprint for one in suggestions(webinar.cycle, webinar).waiting}
    lessons = [one.fingerprint for one in suggestions(webinar.cycle, webinar).waiting if one.hint.kind == "lesson"]
    client, page = signed_in(systematisation), at("accept_suggestions", webinar.cycle, 1)
    sent = {"finding": "new", "text": "Los turnos no pueden faltar.", "outside": ""}

    mixed = client.post(page, sent | {"ticked": [lessons[0], ticked["risk"]]})
    assert (mixed.status_code, Excerpt.objects.count(), Finding.objects.count()) == (422, 0, 0)
    assert "Los turnos no pueden faltar." in mixed.text
    single = client.post(page, sent | {"ticked": lessons[:1]})
    assert (single.status_code, Excerpt.objects.count(), Finding.objects.count()) == (422, 0, 0)

    client.post(page, sent | {"ticked": lessons})

    finding = Finding.objects.get()
    assert (finding.kind, finding.text, finding.evidence.count()) == (
        "lesson",
        {"es": "Los turnos no pueden faltar."},
        2,
    )


def test_capability_S9_a_recommendation_written_there_says_to_whom(webinar, signed_in, systematisation):
    note(webinar, text="Recomendamos revisar el acuerdo cada seis meses.", second=1800)
    waiting = [one for one in suggestions(webinar.cycle, webinar).waiting if one.hint.kind == "recommendation"]
    sent = {
        "finding": "new",
        "text": "Revisar el acuerdo.",
        "outside": "Ministerios",
        "ticked": [w.fingerprint for w in waiting],
    }

    client, page = signed_in(systematisation), at("accept_suggestions", webinar.cycle, 1)
    half = client.post(page, sent | {"text": " "})
    client.post(page, sent)

    assert (half.status_code, "Ministerios" in half.text) == (422, True)
    assert Finding.objects.get().details == {"outside": {"es": "Ministerios"}}


def test_capability_S2_what_names_tell_of_the_voices_is_confirmed_with_the_first_passage(
    webinar, signed_in, systematisation
):
    client, address = signed_in(systematisation), at("suggestions", webinar.cycle, 1)
    page = body(client, address)
    chosen = dict(re.findall(r'<select name="(country_\d+)"[^>]*form="decide".*?value="(\w\w)" selected', page, re.S))
    assert set(chosen.values()) == {"PE", "UY"}
    assert not Speaker.objects.exclude(country="").exists(), "nothing is stored before a person says so"
    first = suggestions(webinar.cycle, webinar).waiting[0]

    client.post(at("accept_suggestion", webinar.cycle, 1, first.fingerprint), {"kind": "risk", **chosen})

    assert set(Speaker.objects.values_list("country", flat=True)) == {"PE", "UY"}
    assert Excerpt.objects.get().country == "PE"
    assert "confirm-voices" not in body(client, address)


def test_capability_S10_all_findings_are_asked_of_the_countries_by_one_press_that_says_until_when_and_by_which_rule(
    webinar, waiting, signed_in, systematisation
):
    quotes = accept_suggestions(actor=systematisation, webinar=webinar, fingerprints=[waiting[0].fingerprint])
    text = {"es": "Nadie llama de noche."}
    write_finding(actor=systematisation, cycle=webinar.cycle, kind="risk", text=text, excerpts=quotes, is_proposal=True)
    client = signed_in(systematisation)
    page = body(client, at("suggestions", webinar.cycle, 1))
    form = page[page.index("ask-countries") :].split("</form>")[0]
    assert "1 finding is ready" in form
    assert "Silence does not count" in form
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(findings|closes_on|silence)" value="([^"]+)"', form):
        sent.setdefault(name, []).append(value)

    answer = client.post(at("new_round", webinar.cycle), sent)

    assert answer.status_code == 302
    assert ValidationRound.objects.get().closes_on.isoformat() == sent["closes_on"][0]
    assert "ask-countries" not in body(client, at("suggestions", webinar.cycle, 1))
