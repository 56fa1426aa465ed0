"""The thread of a published recommendation: what everybody reads of it, and what only its team does."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pdf_words import words_of_pdf
from tinkuy.config.web.finished.marking import NOTE, Note
from tinkuy.dialogue.questions.models import Question
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.people.models import Organisation
from tinkuy.planning.carried_points.models import CarriedPoint
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.contributions import tie_contributions
from tinkuy.planning.hooks.models import Hook
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.responses.queries import quotes_for_all
from tinkuy.practice.verification.models import Verification, VerificationPoint
from tinkuy.publication.content.parts import Item, Quote
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, Validation
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript

QUESTION = "¿Qué pasa con quienes quedaron en la frontera?"
ANSWERS = {"EC": ("in_practice", "whole"), "PE": ("agreed", "state"), "CL": ("stalled", "closed")}


@pytest.fixture
def cycle(scoped: Cycle, webinars) -> Cycle:
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.DOCUMENTED)
    Webinar.objects.update(state="held")
    scoped.refresh_from_db()
    return scoped


@pytest.fixture
def say(cycle, webinars):
    """A quote of a country in the second session, on which the finding rests."""

    def add_quote(finding: Finding, country: str, text: str, minute: int = 10) -> Excerpt:
        transcript, _made = Transcript.objects.get_or_create(
            cycle=cycle, webinar=webinars[1], defaults={"layout": "zoom"}
        )
        place, at = Cue.objects.count() + 1, minute * 60_000
        cue = Cue.objects.create(
            cycle=cycle, transcript=transcript, ordinal=place, start_ms=at, end_ms=at + 9, text=text
        )
        excerpt = Excerpt.objects.create(
            cycle=cycle, webinar=webinars[1], cue=cue, start=0, end=len(text), text=text, kind="recommendation",
            country=country, start_ms=at,
        )  # fmt: skip
        Evidence.objects.create(cycle=cycle, finding=finding, excerpt=excerpt)
        return excerpt

    return add_quote


@pytest.fixture
def finding(cycle, webinars, say) -> Finding:
    """RE-3, which two quotes carry; their session had picked up the question that the first one left open."""
    recommendation = Finding.objects.create(
        cycle=cycle, number=3, kind="recommendation", state="published", text={"es": "Atender sin exigir documento."}
    )
    said = [
        say(recommendation, "BO", "Que se atienda primero."),
        say(recommendation, "EC", "Con un código propio.", minute=12),
    ]
    Hook.objects.create(
        cycle=cycle, number=2, text={"es": QUESTION}, origin=webinars[0], target=webinars[1], state="resolved",
        planted_second=4920, resolved_second=180, country="BO",
    )  # fmt: skip
    tie_contributions(webinars[1])
    for country in ("BO", "EC"):
        Validation.objects.create(
            cycle=cycle,
            finding=recommendation,
            country=country,
            verdict="yes",
            content_hash=recommendation.content_hash,
        )
    publish(recommendation, said)
    return recommendation


def publish(finding: Finding, said: list[Excerpt], code: str = "RE-3", number: int = 1) -> PublishedFinding:
    evidence = tuple(
        Quote(one.webinar.ordinal, one.clock, one.text, one.country, "es", one.source if one.is_live else "")
        for one in said
    )
    item = Item(code, "", "Atender sin exigir documento.", len(said), ("BO", "EC"), evidence=evidence)
    version = version_of(finding.cycle, number=number, recommendations=(item,))
    return PublishedFinding.objects.create(version=version, finding=finding, code=code)


@pytest.fixture
def answered(cycle, finding) -> Finding:
    """Ecuador shows its whole answer, Peru its state, Chile nothing."""
    for country, (state, openness) in ANSWERS.items():
        response = Response.objects.create(
            cycle=cycle, finding=finding, country=country, state=state, openness=openness, text=f"Lo hará {country}",
            communicated_on="2026-09-02",
        )  # fmt: skip
        ResponseStep.objects.create(cycle=cycle, response=response, state=state, taken_on="2026-09-28")
        KeyAction.objects.create(
            cycle=cycle, response=response, text=f"Enviar el instructivo {country}", state="done", proof="Acta secreta"
        )
    return finding


def read(finding: Finding, client: Client | None = None, status: int = 200) -> str:
    answer = (client or Client()).get(f"/es/recommendations/{finding.public_id}/")
    assert answer.status_code == status
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_capability_R11_everybody_follows_a_recommendation_from_the_question_to_the_practice(answered):
    page = read(answered)

    assert "Bolivia lo preguntó." in page
    words = [
        "Bolivia pregunta",
        QUESTION,
        "Que se atienda primero.",
        "Se escribe RE-3",
        "Bolivia y Ecuador validan",
        "Se publica la ficha",
    ]
    words += ["Ecuador lo hace", "Lo hará EC", "Enviar el instructivo EC", "hecha, con comprobante"]
    places = [page.rindex(each) for each in words]
    assert places == sorted(places)
    assert "Acta secreta" not in page


def test_capability_R11_the_thread_reads_keys_and_no_label(answered):
    Finding.objects.filter(pk=answered.pk).update(number=71, text={"es": "Otras palabras"})
    Hook.objects.update(number=55)

    page = read(answered)

    assert all(words in page for words in (QUESTION, "Se escribe RE-3", "Atender sin exigir documento", "H55"))
    assert "Otras palabras" not in page


def test_capability_R11_of_an_answer_everybody_reads_what_its_country_shows(answered):
    page = read(answered)
    answers = page[page.index('id="answers"') : page.index('id="done"')]

    assert "Perú" in answers
    assert not any(hidden in page for hidden in ("Lo hará PE", "instructivo PE", "Chile", "Lo hará CL"))
    assert "Las respuestas de los demás países" in answers

    Response.objects.filter(country="EC").update(openness="closed")
    page = read(answered)
    assert "Lo hará EC" not in page
    assert "Ecuador lo hace" not in page


def test_promise_P17_two_who_show_theirs_and_a_count_do_not_tell_the_third(answered):
    assert "Detenido" not in read(answered)

    Response.objects.update(openness="closed")
    page = read(answered)
    assert "En práctica: 1" in page
    assert not any(country in page for country in ("Perú", "Chile"))


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_invariant_10_a_regime_that_became_stricter_takes_country_quote_and_minute_away(
    cycle, webinars, answered, regime
):
    for webinar in webinars[:2]:
        Segment.objects.create(cycle=cycle, webinar=webinar, ordinal=1, title="Cerrado", minutes=90, regime=regime)

    page = read(answered)

    assert not any(hidden in page for hidden in ("Que se atienda primero", "Bolivia", QUESTION))
    assert re.search(r"minuto \d|\d′", page) is None
    assert "Dos países validan" in page
    assert "2 se cuentan y no se muestran aquí" in page


def test_invariant_10_who_asked_is_told_only_where_its_part_of_the_session_names_countries(cycle, webinars, answered):
    Segment.objects.create(
        cycle=cycle, webinar=webinars[0], ordinal=1, title="Bajo la regla", minutes=90, regime="chatham_house"
    )

    page = read(answered)

    assert "Queda abierta una pregunta" in page
    assert not any(words in page for words in ("Bolivia pregunta", "Bolivia lo preguntó"))


def test_capability_R11_a_participants_question_is_counted_and_never_printed(answered):
    said = Excerpt.objects.filter(country="BO")
    said.update(cue=None, source="question", question=_question(said.get()))

    assert "Que se atienda primero" not in read(answered)


def _question(excerpt: Excerpt):
    from tinkuy.dialogue.questions.models import Question

    return Question.objects.create(cycle=excerpt.cycle, webinar=excerpt.webinar, text=excerpt.text)


def test_capability_R11_without_a_question_or_a_quote_the_thread_begins_later(answered):
    Excerpt.objects.update(hook=None)
    assert 'id="asked"' not in read(answered)

    Evidence.objects.all().delete()
    page = read(answered)
    assert 'id="answered"' not in page
    assert "Se escribe RE-3" in page


def test_capability_R11_a_retired_sheet_leaves_a_tombstone_and_what_was_never_published_nothing(answered, cycle):
    retire(PublishedFinding.objects.get().version, "Se corrige.")
    assert "Se corrige." in read(answered, status=410)

    draft = Finding.objects.create(cycle=cycle, number=4, kind="recommendation", state="validated", text={"es": "X"})
    read(draft, status=404)


def test_capability_R11_the_last_step_is_what_a_public_next_cycle_asks(answered, cycle, webinars):
    following = Cycle.objects.create(
        slug="segundo", title={"es": "Segundo ciclo"}, guiding_question={"es": "¿Y al cruzar?"}, previous=cycle
    )
    target = Webinar.objects.create(
        cycle=following, ordinal=1, title={}, starts_at=datetime(2027, 3, 11, 15, tzinfo=UTC)
    )
    CarriedPoint.objects.create(
        cycle=following, kind="recommendation", key=answered.public_id, decision="taken", target=target, word="Interno"
    )
    assert "¿Y al cruzar?" not in read(answered)

    Cycle.objects.filter(pk=following.pk).update(state=CycleState.CONVENING, is_sensitive=False)
    page = read(answered)
    assert "¿Y al cruzar?" in page
    assert "Interno" not in page


def test_capability_R11_the_team_reads_every_answer_and_what_is_not_public_is_marked(answered, signed_in, observer):
    address = f"/es/team/c/{answered.cycle.slug}/recommendations/{answered.public_id}/"

    page = signed_in(observer).get(address).content.decode()

    assert all(words in page for words in ("Chile", "Lo hará CL", "Lo hará PE", "Solo el equipo"))
    assert Client().get(address).status_code == 302


def queries_of(finding: Finding) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as statements:
        read(finding)
    return [one["sql"] for one in statements]


def test_capability_R11_many_countries_and_quotes_cost_what_few_cost_and_no_person_is_read(answered, cycle, say):
    read(answered)
    few = queries_of(answered)
    for place, country in enumerate(("AR", "BR", "CO", "PY", "UY", "VE")):
        Response.objects.create(cycle=cycle, finding=answered, country=country, state="agreed", openness="whole")
        say(answered, country, f"Otra cita {country}", minute=20 + place)
    said = list(Excerpt.objects.select_related("webinar"))
    publish(answered, said, number=2)

    many = queries_of(answered)

    assert len(many) == len(few)
    assert not any(table in sql for sql in many for table in ('"people_person"', '"convening_registration"'))


@pytest.fixture
def verified(cycle, answered) -> Verification:
    """Peru looked at what Ecuador does; Ecuador shows both voices."""
    response = Response.objects.get(country="EC")
    verification = Verification.objects.create(
        cycle=cycle, response=response, verifier="peer", country="PE", state="concluded", basis="Dos visitas.",
        concluded_on="2026-11-20", is_public=True,
    )  # fmt: skip
    VerificationPoint.objects.create(
        cycle=cycle, verification=verification, number=1, question="¿Con código propio?", own_grade="met",
        verified_text="Está a la vista.", verified_grade="met",
    )  # fmt: skip
    return verification


def voices(verification: Verification, status: int = 200) -> str:
    finding = verification.response.finding
    answer = Client().get(f"/es/recommendations/{finding.public_id}/voices/{verification.public_id}/")
    assert answer.status_code == status
    return answer.content.decode()


def paper(verification: Verification) -> str:
    return f"/es/recommendations/{verification.response.finding.public_id}/voices/{verification.public_id}.pdf"


def test_capability_R10_everybody_reads_two_voices_that_their_country_shows(verified):
    assert "Perú lo verifica" in read(verified.response.finding)
    page = voices(verified)

    assert all(
        words in page
        for words in (
            "Atender sin exigir documento<",
            "Coinciden en un punto",
            "Está a la vista.",
            "En práctica, verificado por Perú",
        )
    )
    assert f'href="{paper(verified)}"' in page
    printed = words_of_pdf(Client().get(paper(verified)).content)
    assert "RE-3. Atender sin exigir documento" in printed, "as the sheet words it"
    assert "Está a la vista." in printed


def test_capability_R10_two_voices_of_an_example_say_so(verified):
    assert "datos de ejemplo" not in voices(verified)

    SheetVersion.objects.update(is_example=True)

    assert "datos de ejemplo" in voices(verified)


@pytest.mark.parametrize("hidden", ["voices", "answer"])
def test_capability_R10_two_voices_are_gone_at_once_where_their_country_takes_them_back(verified, hidden):
    if hidden == "voices":
        Verification.objects.update(is_public=False)
    else:
        Response.objects.filter(country="EC").update(openness="state")

    assert "lo verifica" not in read(verified.response.finding)
    voices(verified, status=404)
    assert Client().get(paper(verified)).status_code == 404


def test_a_country_counts_once_however_many_of_its_institutions_answer(answered):
    for name in ("Ministerio", "Defensoría"):
        body = Organisation.objects.create(name=name, slug=name, country="EC")
        Response.objects.create(
            cycle=answered.cycle, finding=answered, country="EC", institution=body, state="agreed", openness="state"
        )

    page = read(answered)

    assert "Dos países responden" in page
    assert "Ministerio – Ecuador" in page


def test_a_body_without_a_country_does_it_by_its_name(answered):
    body = Organisation.objects.create(name="Secretaría del Mercosur")
    Response.objects.all().delete()
    Response.objects.create(
        cycle=answered.cycle, finding=answered, institution=body, state="in_practice", openness="whole", text="Lo hace"
    )

    assert "Secretaría del Mercosur lo hace" in read(answered)


def test_a_participants_question_is_no_quote_for_who_answers_by_a_link(answered):
    response = Response.objects.get(country="PE")
    assert len(quotes_for_all(response)) == 2

    question = Question.objects.create(cycle=answered.cycle, webinar=Webinar.objects.get(ordinal=2), text="¿Y aquí?")
    Excerpt.objects.filter(country="BO").update(source="question", question=question, cue=None, last_cue=None)

    assert [one.country for one in quotes_for_all(response)] == ["EC"]


def test_a_browser_keeps_a_thread_only_of_a_cycle_that_is_not_sensitive(answered):
    def browser_may_store() -> bool:
        page = Client().get(f"/es/recommendations/{answered.public_id}/", **{"asgi.scope": {NOTE: Note()}})
        return page.has_header("ETag")

    assert not browser_may_store()
    Cycle.objects.update(is_sensitive=False)
    assert browser_may_store()
