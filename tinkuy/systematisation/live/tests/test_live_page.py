"""The page of what was said live, and the other pages that show a quote which comes from no transcript."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.findings.actions.writing import submit_finding, write_finding
from tinkuy.systematisation.live.actions import cite
from tinkuy.systematisation.tests.test_pages import at

from .live_rows import answered, everything_live, note, poll, question

CITED = {"question": "Live question", "answer": "Answer", "poll": "Poll", "note": "Shared note"}


@pytest.fixture
def webinar(scoped, webinars) -> Webinar:
    return webinars[0]


def pressed(webinar: Webinar, source: Source, row) -> str:
    """Where a button of the page posts to."""
    return at("cite", webinar.cycle, webinar.ordinal, source.value, row.public_id)


def test_capability_S6_what_was_said_live_stands_in_the_order_of_its_minutes(webinar, signed_in, systematisation):
    note(webinar, second=60, text="Primero.")
    everything_live(webinar)

    page = signed_in(systematisation).get(at("live", webinar.cycle, 1)).content.decode()

    assert re.findall(r"<time>([\d:]+)</time>", page) == ["01:00", "10:00", "12:00", "20:00", "30:00"]
    assert page.count('data-key="') == 5 * 4
    assert 'To: <span lang="es">¿Quién paga el traslado?</span>' in page


def test_capability_S6_one_sort_is_shown_when_asked_for(webinar, signed_in, systematisation):
    everything_live(webinar)
    client = signed_in(systematisation)

    notes = client.get(at("live", webinar.cycle, 1) + "?sort=note").content.decode()
    unknown = client.get(at("live", webinar.cycle, 1) + "?sort=gossip").content.decode()

    assert notes.count("data-thing") == 1
    assert "Se atiende sin pedir documentos." in notes
    assert unknown.count("data-thing") == 4


@pytest.mark.parametrize("source", [Source.QUESTION, Source.ANSWER, Source.POLL, Source.NOTE])
def test_capability_S6_one_press_cites_and_the_page_shows_the_quote_and_an_undo(
    source, webinar, signed_in, systematisation
):
    row = everything_live(webinar)[source]
    client = signed_in(systematisation)

    answer = client.post(pressed(webinar, source, row) + f"?sort={source}", {"kind": "lesson"})
    page = client.get(answer.headers["Location"]).content.decode()

    excerpt = Excerpt.objects.get()
    place = f"?sort={source}&cited={excerpt.public_id}#{source}-{row.public_id}"
    assert answer.headers["Location"] == at("live", webinar.cycle, 1) + place
    assert f'id="quote-{excerpt.public_id}"' in page
    assert "Kept as a quote." in page
    undone = client.post(at("remove_excerpt", webinar.cycle, excerpt.public_id))
    assert undone.headers["Location"] == at("live", webinar.cycle, 1) + f"#{source}-{row.public_id}"
    assert Excerpt.objects.count() == 0


def test_capability_S6_a_kind_that_was_used_is_not_offered_again(webinar, signed_in, systematisation):
    row = note(webinar)
    cite(actor=systematisation, source=Source.NOTE, row=row, kind="risk")
    client = signed_in(systematisation)

    page = client.get(at("live", webinar.cycle, 1)).content.decode()
    again = client.post(pressed(webinar, Source.NOTE, row), {"kind": "risk"})

    assert re.findall(r'data-key="(\d)"', page) == ["3", "2", "4"]  # the note's own kind first
    assert again.status_code == 422
    assert "already cited with this kind" in again.content.decode()


def test_capability_S6_the_page_shows_nothing_that_the_room_did_not_read(webinar, signed_in, coordination):
    for state in ("waiting", "held", "declined"):
        question(webinar, state=state, reason="Otra cosa", text=f"Oculta {state}")
    poll(webinar, state="open", question={"es": "Oculta abierta"})
    note(webinar, state="proposed", text="Oculta propuesta")

    page = signed_in(coordination).get(at("live", webinar.cycle, 1)).content.decode()

    assert "Oculta" not in page
    assert "Nothing was said live here yet" in page


def test_a_question_declined_after_it_was_cited_stays_to_be_undone(webinar, signed_in, systematisation):
    shown = question(webinar)
    excerpt = cite(actor=systematisation, source=Source.QUESTION, row=shown, kind="risk")
    shown.state, shown.reason = "declined", "Nombra a una persona"
    shown.save()

    page = signed_in(systematisation).get(at("live", webinar.cycle, 1)).content.decode()

    assert at("remove_excerpt", webinar.cycle, excerpt.public_id) in page
    assert 'data-key="' not in page


def test_names_never_a_question_asked_by_name_stands_without_it(webinar, signed_in, systematisation, focal_point_pe):
    question(webinar, asker_of_team=focal_point_pe, shown_as="named")

    page = signed_in(systematisation).get(at("live", webinar.cycle, 1)).content.decode()

    assert focal_point_pe.name not in page
    assert "Peru" in page


def test_invariant_10_under_the_chatham_house_rule_the_page_names_no_country(webinar, signed_in, systematisation):
    question(webinar, regime="chatham_house")

    page = signed_in(systematisation).get(at("live", webinar.cycle, 1)).content.decode()

    assert "¿Quién paga el traslado?" in page
    assert "Peru" not in page


def test_invariant_09_the_support_of_a_few_is_not_counted(webinar, signed_in, systematisation):
    question(webinar, upvotes=4)
    question(webinar, upvotes=5)

    page = signed_in(systematisation).get(at("live", webinar.cycle, 1)).content.decode()

    assert "fewer than 5 supported it" in page
    assert "5 supported it" in page.replace("fewer than 5 supported it", "")
    assert "4 supported it" not in page


def test_what_was_said_live_is_shown_as_text_never_as_markup(webinar, signed_in, systematisation):
    answered(webinar, text="<script>alert(1)</script>", answer='"><img src=x>')

    page = signed_in(systematisation).get(at("live", webinar.cycle, 1)).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_observer_reads_and_may_not_cite(webinar, signed_in, observer):
    row = note(webinar)
    client = signed_in(observer)

    page = client.get(at("live", webinar.cycle, 1)).content.decode()

    assert "Se atiende sin pedir documentos." in page
    assert "data-key" not in page
    assert client.post(pressed(webinar, Source.NOTE, row), {"kind": "risk"}).status_code == 403


def test_an_outsider_does_not_see_the_page_and_what_is_of_another_session_is_not_there(
    webinar, webinars, signed_in, outsider, systematisation
):
    elsewhere = note(webinars[1])
    client = signed_in(systematisation)

    assert signed_in(outsider).get(at("live", webinar.cycle, 1)).status_code == 404
    assert client.post(pressed(webinar, Source.NOTE, elsewhere), {"kind": "risk"}).status_code == 404
    assert client.post(at("cite", webinar.cycle, 2, "cue", elsewhere.public_id), {"kind": "risk"}).status_code == 404


def test_the_page_asks_as_many_queries_for_many_as_for_one_of_each(webinar, signed_in, systematisation):
    client = signed_in(systematisation)
    cite_all(everything_live(webinar), systematisation)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(at("live", webinar.cycle, 1))
        return len(seen)

    queries()
    before = queries()
    for _time in range(3):
        cite_all(everything_live(webinar), systematisation)

    assert queries() == before


@pytest.mark.parametrize("source", CITED)
def test_every_page_shows_where_a_quote_comes_from(source, webinar, signed_in, systematisation):
    quotes = cite_all(everything_live(webinar), systematisation)
    client = signed_in(systematisation)
    finding = write(webinar, quotes, systematisation)
    pages = [at("excerpts", webinar.cycle), at("excerpt", webinar.cycle, quotes[source].public_id)]
    pages += [at("finding", webinar.cycle, finding.public_id), at("new_finding", webinar.cycle)]
    pages += [at("quipu", webinar.cycle)]

    for page in pages:
        assert CITED[source] in client.get(page).content.decode(), page


def test_the_workbench_leads_to_what_was_said_live_with_its_count(webinar, signed_in, observer):
    everything_live(webinar)

    page = signed_in(observer).get(at("session", webinar.cycle, 1)).content.decode()

    assert f'<a href="{at("live", webinar.cycle, 1)}">What was said live <span class="num">4</span></a>' in page


def test_a_finding_from_a_question_and_a_note_is_validated_by_their_two_countries(
    webinar, signed_in, systematisation, focal_point_pe, focal_point_uy
):
    quotes = cite_all({Source.QUESTION: question(webinar), Source.NOTE: note(webinar)}, systematisation)
    finding = write(webinar, quotes, systematisation)
    submit_finding(actor=systematisation, finding=finding)

    for person, country in ((focal_point_pe, "PE"), (focal_point_uy, "UY")):
        page = signed_in(person).get(at("validate", webinar.cycle)).content.decode()
        assert "Live question" in page
        answer = {"country": country, "content_hash": finding.content_hash, "verdict": "yes"}
        signed_in(person).post(at("validate_finding", webinar.cycle, finding.public_id), answer)

    assert Finding.objects.get().state == "validated"


def test_a_quote_on_which_a_finding_rests_names_it_and_offers_no_undo(webinar, signed_in, systematisation):
    quotes = cite_all({Source.QUESTION: question(webinar), Source.NOTE: note(webinar)}, systematisation)
    finding = write(webinar, quotes, systematisation)

    page = signed_in(systematisation).get(at("live", webinar.cycle, 1)).content.decode()

    assert page.count(reverse("systematisation:finding", args=[webinar.cycle.slug, finding.public_id])) == 2
    assert "remove/" not in page


def cite_all(rows, person) -> dict[str, Excerpt]:
    return {source.value: cite(actor=person, source=source, row=row, kind="lesson") for source, row in rows.items()}


def write(webinar: Webinar, quotes: dict[str, Excerpt], person) -> Finding:
    return write_finding(
        actor=person, cycle=webinar.cycle, kind="lesson", text={"es": "El traslado."}, excerpts=list(quotes.values())
    )
