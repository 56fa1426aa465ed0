"""The matrix over the life of a sheet: its public page, other words in a new version, a sheet that was retired."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.planning.themes.models import Theme, WebinarTheme
from tinkuy.practice.check_ins.queries import silences_in
from tinkuy.practice.conftest import NOON
from tinkuy.practice.figures.standing import standing_of
from tinkuy.practice.key_actions.actions import plan_action
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.overview.matrix import Narrowing, matrix_of
from tinkuy.practice.overview.views.matrix import ROWS_PER_PAGE
from tinkuy.practice.responses.actions.recording import record_response
from tinkuy.practice.responses.models import Response
from tinkuy.practice.verification.models import Verification, VerificationPoint
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.excerpt import Source
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding
from tinkuy.systematisation.live.actions import cite
from tinkuy.systematisation.live.tests.live_rows import question

ADDRESS = "/es/team/c/ciclo-de-prueba/practice/"
WHAT_SILENCE_IS = "dos semanas después nadie había respondido"


def words(html: str) -> str:
    return " ".join(html.split())


def printed(finding: Finding, number: int, text: str) -> SheetVersion:
    sheet, _made = Sheet.objects.get_or_create(cycle=finding.cycle, slug="ficha", defaults={"drafts": {}})
    content = {"recommendations": [{"code": finding.label, "text": text}]}
    version = SheetVersion.objects.create(
        sheet=sheet, slug="ficha", cycle_slug=finding.cycle.slug, number=number, language="es", content=content,
        content_hash="0", published_at=clock.now(),
    )  # fmt: skip
    PublishedFinding.objects.create(version=version, finding=finding, code=finding.label)
    return version


def test_capability_R4_each_recommendation_leads_to_its_public_page_while_its_sheet_is_in_force(
    signed_in, observer, recommendation
):
    link = f'href="/es/recommendations/{recommendation.public_id}/"'
    client = signed_in(observer)
    assert link not in client.get(ADDRESS).text

    version = printed(recommendation, 1, "Atender.")
    assert link in client.get(ADDRESS).text

    SheetVersion.objects.filter(pk=version.pk).update(retired_at=clock.now(), retired_reason="Un error")
    html = client.get(ADDRESS).text
    assert (link in html, "se retiró su ficha" in html) == (False, True)


def test_capability_R4_a_retired_sheet_leaves_what_was_asked_of_it_in_the_matrix(
    signed_in, observer, coordination, make_finding, focal_point_pe
):
    """A proposal may be communicated only while a sheet prints it."""
    proposal = make_finding(4, state="validated", is_proposal=True)
    version = printed(proposal, 1, "Publicar una guía.")
    response = Response.objects.create(cycle=proposal.cycle, finding=proposal, country="PE", state="agreed")
    plan_action(actor=focal_point_pe, response=response, text="Elegir", due_on=date(2026, 9, 27))

    SheetVersion.objects.filter(pk=version.pk).update(retired_at=clock.now(), retired_reason="Un error")
    html = signed_in(coordination).get(ADDRESS).text

    assert f'href="{ADDRESS}{response.public_id}/" aria-label="Perú: detenido"' in html
    assert "Uruguay: comunicar" not in html, "nobody else can be asked about it now"


def test_capability_R4_the_matrix_says_how_many_were_asked_with_former_words(
    signed_in, observer, recommendation, make_finding
):
    first = printed(recommendation, 1, "Atender a las víctimas.")
    Response.objects.create(cycle=recommendation.cycle, finding=recommendation, country="PE", version=first)
    Response.objects.create(cycle=recommendation.cycle, finding=recommendation, country="UY", version=first)
    client = signed_in(observer)
    assert "texto anterior" not in client.get(ADDRESS).text

    second = printed(recommendation, 2, "Atender a las víctimas el mismo día.")
    Response.objects.filter(country="UY").update(version=second)

    assert "a 1 se le consultó con su texto anterior" in words(client.get(ADDRESS).text)


def test_capability_R10_the_matrix_shows_what_another_country_verified(signed_in, observer, response):
    Response.objects.update(state="in_practice")
    verification = Verification.objects.create(
        cycle=response.cycle, response=response, verifier="peer", country="UY", state="concluded", basis="Una visita"
    )
    VerificationPoint.objects.create(
        cycle=response.cycle, verification=verification, number=1, question="¿Se hace?", verified_grade="met"
    )

    html = signed_in(observer).get(ADDRESS).text

    assert 'aria-label="Perú: en práctica, verificado"' in html
    assert "pk-verified" in html


def test_capability_R4_the_matrix_is_narrowed_by_country_state_kind_and_theme(
    scoped, webinars, make_finding, ministry, network, systematisation
):
    first, second, third = (make_finding(number) for number in (1, 2, 3))
    for finding, country, institution, state in (
        (first, "PE", ministry, "agreed"),
        (second, "PE", network, "agreed"),
        (third, "UY", None, "no_answer"),
    ):
        Response.objects.create(cycle=scoped, finding=finding, country=country, institution=institution, state=state)
    theme = Theme.objects.create(cycle=scoped, ordinal=1, name={"es": "Derivación"})
    WebinarTheme.objects.create(cycle=scoped, webinar=webinars[0], theme=theme)
    quote = cite(actor=systematisation, source=Source.QUESTION, row=question(webinars[0]), kind="recommendation")
    Evidence.objects.create(cycle=scoped, finding=third, excerpt=quote)

    def left(**wish: object) -> list[Finding]:
        return list(matrix_of(scoped, narrowing=Narrowing(**wish)).findings)

    assert left() == [first, second, third]
    assert left(country="PE") == [first, second]
    assert left(state="no_answer") == [third]
    assert left(sector=Sector.GOVERNMENT) == [first]
    assert left(theme=theme.pk) == [third]
    assert left(country="PE", state="no_answer") == []


def test_a_narrowed_matrix_narrows_the_news_and_the_actions_beside_it(
    scoped, signed_in, observer, recommendation, focal_point_pe, coordination
):
    for country, text in (("PE", "Elegir el formato"), ("UY", "Probar el formato")):
        one = Response.objects.create(cycle=scoped, finding=recommendation, country=country)
        record_response(
            actor=coordination, response=one, state="in_dialogue", taken_on=date(2026, 9, 27), note=f"Dice {country}"
        )
        KeyAction.objects.create(cycle=scoped, response=one, text=text, due_on=date(2026, 12, 27))
    client = signed_in(observer)

    def texts_found(wish: str) -> list[bool]:
        html = client.get(f"{ADDRESS}?{wish}").text
        return [text in html for text in ("Dice PE", "Elegir el formato", "Dice UY", "Probar el formato")]

    assert texts_found("") == [True, True, True, True]
    assert texts_found("country=PE") == [True, True, False, False]
    assert texts_found("country=PE&state=no_answer") == [False, False, False, False]
    Response.objects.filter(country="UY").update(state="no_answer")
    assert texts_found("state=no_answer") == [False, False, True, True]


@pytest.mark.parametrize("wish", ["country=XX", "state=gone", "theme=x", "theme=99999", "page=zero"])
def test_a_wish_that_is_not_offered_is_none(signed_in, observer, recommendation, wish):
    assert "RE-3" in signed_in(observer).get(f"{ADDRESS}?{wish}").text


def test_what_nobody_answered_like_this_says_so(signed_in, observer, response):
    html = signed_in(observer).get(f"{ADDRESS}?state=in_practice").text

    assert ("No hay nada en ese estado" in html, '<details class="matrix-narrowing" open>' in html) == (True, True)


def test_a_matrix_is_turned_over_at_fifty_and_stands_in_lines_with_many_countries(
    scoped, signed_in, observer, make_finding
):
    for number in range(1, 52):
        make_finding(number)
    client = signed_in(observer)
    assert client.get(ADDRESS).text.count('<th scope="row"') == 50
    assert client.get(f"{ADDRESS}?page=2").text.count('<th scope="row"') == 1
    assert "practice-matrix many" not in client.get(ADDRESS).text

    codes = ["AR", "BO", "BR", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "HT", "JM", "MX", "NI", "PA", "PY", "SV"]
    InvitedCountry.objects.bulk_create(InvitedCountry(cycle=scoped, country=code, zone="UTC") for code in codes)

    html = client.get(f"{ADDRESS}?page=2").text
    assert ("practice-matrix many" in html, html.count('<span class="absent">')) == (True, 20)


def test_a_cell_of_a_body_without_a_country_says_its_name(scoped, signed_in, observer, recommendation):
    body = Organisation.objects.create(slug="red", name="Red <regional>", sector=Sector.CIVIL_SOCIETY)
    with scope(cycle=scoped):
        Response.objects.create(cycle=scoped, finding=recommendation, institution=body, state="agreed")

    assert 'aria-label="Red &lt;regional&gt;: acordado"' in signed_in(observer).get(ADDRESS).text


def test_capability_R3_silence_shows_in_the_cell_until_somebody_says_how_it_goes(
    signed_in, observer, agreed, focal_point_pe, scoped
):
    client = signed_in(observer)
    assert "sin noticias" not in client.get(ADDRESS).text

    with clock.at(NOON + timedelta(days=30)):
        html = client.get(ADDRESS).text
        assert 'aria-label="Perú: acordado, sin noticias desde el 4 de octubre de 2026"' in html
        assert '<small class="silent">sin noticias</small>' in html

        news = {"taken_on": scoped.today(), "note": "La guía va por la mitad"}
        record_response(actor=focal_point_pe, response=agreed, state="agreed", **news)
        assert '<small class="silent">' not in client.get(ADDRESS).text


def test_capability_R3_silences_of_many_rows_are_read_with_four_queries(
    response, make_finding, scoped, django_assert_num_queries
):
    def count() -> int:
        rows = standing_of(scoped).rows
        with django_assert_num_queries(4):
            return len(silences_in(scoped, rows, scoped.today() + timedelta(days=90)))

    assert count() == 1
    for number in (4, 5, 6):
        Response.objects.create(
            cycle=scoped, finding=make_finding(number), country="UY", communicated_on=date(2026, 8, 28)
        )
    assert count() == 4


def test_silences_are_read_of_the_rows_that_a_page_shows(signed_in, observer, agreed, scoped):
    """Fifty recommendations stand before the one of which nobody said how it goes."""
    Finding.objects.bulk_create(
        Finding(cycle=scoped, kind="recommendation", number=100 + n, state="published", text={"es": "Otra."})
        for n in range(ROWS_PER_PAGE)
    )
    Finding.objects.filter(pk=agreed.finding_id).update(number=900)
    client = signed_in(observer)

    with clock.at(NOON + timedelta(days=30)), CaptureQueriesContext(connection) as queries:
        first, second = client.get(ADDRESS).text, client.get(f"{ADDRESS}?page=2").text

    assert [WHAT_SILENCE_IS in html for html in (first, second)] == [False, True]
    of_steps = [one["sql"] for one in queries if "practice_responsestep" in one["sql"] and "GROUP BY" in one["sql"]]
    assert [f'"response_id" IN ({agreed.pk})' in sql for sql in of_steps] == [True], "none for the page without one"
