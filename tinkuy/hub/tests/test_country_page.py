"""The public page of a country: what it shows itself, what went between it and others, who agreed to be shown."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tinkuy.config.web.finished.marking import NOTE, Note
from tinkuy.design.figures.country_cord import KNOT, Strand, country_cord
from tinkuy.hub.queries.country.exchange import MOST_STRANDS, Exchange, exchanges_of, strands_of
from tinkuy.hub.queries.country.page import NEWEST_CYCLES
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hooks.models import Hook
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.support.models import PeerSupport, PeerSupportStep
from tinkuy.practice.verification.models import Verification, VerificationPoint
from tinkuy.publication.content.parts import Item, Quote
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding, Validation

from .versions import retire, version_of

PAGE = "/es/countries/pe/"
TITLES = ("Atender sin exigir documento", "Acordar un canal de derivación", "Publicar una guía breve")


def read(address: str = "/es/countries/pe/", status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    return " ".join(answer.text.partition("<main")[2].partition("</main>")[0].split())


@pytest.fixture
def cycle(scoped: Cycle, webinars) -> Cycle:
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.DOCUMENTED)
    scoped.refresh_from_db()
    return scoped


@pytest.fixture
def findings(cycle) -> list[Finding]:
    """Three recommendations of a published sheet; the first one prints a quote of Peru twice."""
    quote = Quote(1, "05:00", "Nadie preguntó por papeles.", "PE", "es")
    items = [
        Item(f"RE-{place}", "", f"{title}.", 1, ("PE",), evidence=(quote,) if place < 3 else ())
        for place, title in enumerate(TITLES, 1)
    ]
    version = version_of(cycle, recommendations=tuple(items), risks=(), practices=(), lessons=())
    made = []
    for place, title in enumerate(TITLES, 1):
        finding = Finding.objects.create(
            cycle=cycle, number=place, kind="recommendation", state="published", text={"es": title}
        )
        PublishedFinding.objects.create(version=version, finding=finding, code=f"RE-{place}")
        made.append(finding)
    return made


@pytest.fixture
def ministry(db) -> Organisation:
    return Organisation.objects.create(slug="m", name="Ministerio de Salud", sector=Sector.GOVERNMENT, country="PE")


@pytest.fixture
def answer(cycle):
    def make(finding: Finding, state: str, openness: str, country: str = "PE", **fields: object) -> Response:
        response = Response.objects.create(
            cycle=cycle, finding=finding, country=country, state=state, openness=openness, text="Se hará en Lima",
            **fields,
        )  # fmt: skip
        ResponseStep.objects.create(cycle=cycle, response=response, state=state, taken_on="2026-09-18")
        return response

    return make


@pytest.fixture
def look(cycle):
    """A verification by another country, concluded and public."""

    def make(response: Response, country: str = "UY", **fields: object) -> Verification:
        values = {"state": "concluded", "basis": "Una visita", "concluded_on": "2026-09-20", "is_public": True}
        made = Verification.objects.create(
            cycle=cycle, response=response, verifier="peer", country=country, **(values | fields)
        )
        VerificationPoint.objects.create(
            cycle=cycle, verification=made, number=1, question="¿Se hace?", own_grade="met", verified_grade="met"
        )
        return made

    return make


def test_capability_H2_a_country_shows_what_it_decided_of_each_recommendation(findings, answer, ministry):
    answer(findings[0], "in_practice", "whole", institution=ministry)
    answer(findings[1], "agreed", "state")
    answer(findings[2], "rejected", "closed", reason="No se puede")

    page = read()

    assert [title in page for title in TITLES] == [True, True, False]
    assert [page.count(words) for words in (">Público<", ">Solo el estado<", "Rechaz")] == [1, 1, 0]
    assert "Tiene en práctica 1 de las 2 recomendaciones que muestra." in page
    assert '<dd class="num">2 de 2</dd>' in page
    assert f"/es/recommendations/{findings[0].public_id}/" in page


def test_of_an_answer_whose_state_alone_is_public_no_institution_is_named(findings, answer, ministry):
    answer(findings[0], "agreed", "state", institution=ministry)
    assert "Ministerio de Salud" not in read()

    Response.objects.update(openness="whole")
    assert "Ministerio de Salud" in read()


def test_a_country_counts_by_the_furthest_of_what_it_shows_alone(findings, answer, ministry):
    answer(findings[0], "in_practice", "closed", institution=ministry)
    answer(findings[0], "in_dialogue", "state")

    page = read()

    assert "ninguna" not in page
    assert "que todavía no está en práctica" in page
    assert "En diálogo" in page
    assert "18 de septiembre de 2026" in page


def test_a_country_that_shows_that_it_has_not_answered_is_not_said_to_show_answers(findings, answer):
    answer(findings[0], "no_answer", "state")
    assert "Todavía no respondió la recomendación que muestra." in read()

    answer(findings[1], "no_answer", "state")
    assert "Todavía no respondió ninguna de las 2 recomendaciones que muestra." in read()

    answer(findings[2], "in_dialogue", "state")
    assert "Muestra su respuesta a una recomendación, que todavía no está en práctica." in read(), "of those answered"


def test_what_no_sheet_in_force_prints_and_no_public_cycle_asked_stands_nowhere(cycle, findings, answer):
    answer(findings[0], "in_practice", "whole")
    assert TITLES[0] in read()

    retire(PublishedFinding.objects.first().version)
    assert TITLES[0] not in read()

    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.DESIGN)
    read(status=404)


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


def test_only_who_agreed_is_named_with_what_the_register_counts(cycle, findings, answer, webinars, focal_point_pe):
    answer(findings[0], "agreed", "state", focal_point=focal_point_pe)
    answer(findings[1], "agreed", "closed", focal_point=focal_point_pe)
    for finding in findings[:2]:
        Validation.objects.create(
            cycle=cycle, finding=finding, country="PE", person=focal_point_pe, verdict="yes", content_hash="x"
        )
    Hook.objects.create(
        cycle=cycle, number=1, text={"es": "¿?"}, origin=webinars[0], target_kind="next_cycle", state="planted",
        responsible=focal_point_pe,
    )  # fmt: skip
    assert "Referente – Perú" not in read()
    assert "Aquí no aparece nadie todavía" in read()

    yesterday = cycle.today() - timedelta(days=1)
    TeamRole.objects.filter(person=focal_point_pe).update(public_since=yesterday)
    assert "Referente – Perú" in read()
    assert 'class="credit"' not in read()

    TeamRole.objects.filter(person=focal_point_pe).update(credited_since=yesterday)
    page = read()
    assert f"/es/focal-points/{focal_point_pe.public_id}/" in page
    words = ("hilo seguido", "hallazgos validados", "respuesta acompañada")
    counted = [f'<dt>{one}</dt><dd class="num">{count}</dd>' for one, count in zip(words, (1, 2, 1), strict=True)]
    assert [one in page for one in counted] == [True] * 3


def test_no_row_of_a_person_is_read_where_nobody_agreed(findings, answer, focal_point_pe):
    answer(findings[0], "agreed", "whole", focal_point=focal_point_pe)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        read()

    persons = [one["sql"] for one in asked if "people_person" in one["sql"]]
    assert all('"planning_teamrole"."public_since" IS NOT NULL' in sql for sql in persons)


def test_the_sheet_counts_the_quotes_of_the_country_once_each(findings):
    page = read()

    assert "1 cita de Perú" in page
    assert "2026 · 3 sesiones" in page


def test_a_country_that_shows_nothing_says_so_and_one_that_takes_no_part_has_no_page(cycle):
    assert "Todavía no hay nada público" in read()
    assert "Todavía no muestra respuestas a recomendaciones." in read()
    for address in ("/es/countries/br/", "/es/countries/zz/", "/es/countries/peru/"):
        read(address, status=404)


def test_a_code_in_capitals_leads_to_the_one_address(cycle):
    assert Client().get("/es/countries/PE/").headers["Location"] == "/es/countries/pe/"


def test_of_a_delicate_theme_the_browser_keeps_nothing_and_the_page_is_kept_for_strangers(cycle):
    note = Note()
    assert Client().get("/es/countries/pe/", **{"asgi.scope": {NOTE: note}}).headers["Cache-Control"] == "no-store"
    assert (note.may_be_kept, note.cycle) == (True, None)

    Cycle.objects.filter(pk=cycle.pk).update(is_sensitive=False)
    assert Client().get("/es/countries/pe/", **{"asgi.scope": {NOTE: note}}).headers["Cache-Control"] == "no-cache"


def test_a_delicate_cycle_that_is_too_old_to_be_listed_is_left_in_no_browser_either(cycle):
    for number in range(NEWEST_CYCLES):
        newer = Cycle.objects.create(slug=f"ciclo-{number}", title={"es": "Otro"}, state=CycleState.RUNNING)
        Cycle.objects.filter(pk=newer.pk).update(is_sensitive=False)
        InvitedCountry._base_manager.create(cycle=newer, country="PE")

    note = Note()
    assert Client().get("/es/countries/pe/", **{"asgi.scope": {NOTE: note}}).headers["Cache-Control"] == "no-store"


def test_an_adoption_of_a_cycle_that_is_not_public_is_not_on_the_map(adopted):
    other = Cycle.objects.create(slug="en-borrador", title={"es": "En borrador"}, state=CycleState.DESIGN)
    adoption = adopted()
    Adoption._base_manager.filter(pk=adoption.pk).update(cycle=other)

    assert 'aria-label="Uruguay: 0 recomendaciones' in read("/es/countries/")


def test_more_answers_cost_no_more_questions(findings, answer, look):
    look(answer(findings[0], "in_practice", "whole"))
    read()
    with CaptureQueriesContext(connection) as before:
        read()
    look(answer(findings[1], "in_practice", "whole"))
    look(answer(findings[2], "agreed", "whole"), country="PE")
    InvitedCountry.objects.create(cycle=findings[0].cycle, country="BO")

    with CaptureQueriesContext(connection) as after:
        read()

    assert len(after) == len(before)


def test_of_many_practices_the_figure_draws_one_strand_for_each_country():
    def one(country: str) -> Exchange:
        return Exchange("adoption", country, "recommendation", "Atender", "es", "En julio", None)

    few, many = [one("PE")] * MOST_STRANDS, [*[one("PE")] * 18, one("UY"), one("BO")]

    assert strands_of(few) == few
    assert [(strand.other, strand.words) for strand in strands_of(many)] == [
        ("PE", "18 prácticas"), ("UY", "Atender"), ("BO", "Atender"),
    ]  # fmt: skip


@pytest.fixture
def adopted(cycle, findings):
    """Uruguay took the first recommendation over from Peru."""

    def make(**fields: object) -> Adoption:
        values = {"state": "adopted", "adopted_on": date(2026, 11, 27), "openness": "state", "credit": "state"}
        return Adoption.objects.create(
            cycle=cycle, finding=findings[0], country="UY", origin_country="PE", **(values | fields)
        )

    return make


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


def test_the_map_counts_what_countries_show_and_leads_to_each(findings, answer):
    answer(findings[0], "in_practice", "state")
    answer(findings[1], "in_practice", "closed")
    answer(findings[1], "agreed", "whole", country="UY")

    page = read("/es/countries/")

    assert '<a href="/es/countries/pe/" aria-label="Perú: 1 recomendación en práctica">' in page
    assert '<a href="/es/countries/uy/" aria-label="Uruguay: 0 recomendaciones en práctica">' in page
    assert 'href="/es/countries/bo/"' not in page
    assert '<th scope="row"><a href="/es/countries/pe/">Perú</a></th><td class="num">1</td>' in page


@pytest.mark.parametrize(("words", "found"), [("peru", True), ("Perú", True), ("uru", False), ("pe", False)])
def test_a_search_finds_a_country_by_its_name(cycle, words, found):
    page = read(f"/es/hub/?q={words}")

    assert ('href="/es/countries/pe/"' in page) is found


def test_a_role_of_a_cycle_that_is_not_public_lends_no_name_to_a_country(cycle, focal_point_pe):
    other = Cycle.objects.create(slug="borrador", title={"es": "Borrador"}, state=CycleState.DESIGN)
    TeamRole._base_manager.filter(person=focal_point_pe).update(cycle=other, public_since=cycle.today())

    assert "Referente – Perú" not in read()


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


def test_who_speaks_for_a_country_takes_its_two_public_pages_from_there(signed_in, cycle, focal_point_pe, findings):
    link = f'href="/es/team/c/{cycle.slug}/practice/countries/PE/two-pages.pdf?of=public"'

    assert link in signed_in(focal_point_pe).get("/es/countries/pe/").text
    assert "two-pages" not in signed_in(focal_point_pe).get("/es/countries/uy/").text
    assert "two-pages" not in read()


def test_the_two_pages_are_of_the_newest_cycle_in_which_the_country_shows_an_answer(
    signed_in, cycle, focal_point_pe, findings, answer
):
    newer = Cycle.objects.create(slug="mas-nuevo", title={"es": "Más nuevo"}, state=CycleState.RUNNING)
    InvitedCountry.objects.create(cycle=newer, country="PE", zone="America/Lima")
    TeamRole._base_manager.create(cycle=newer, person=focal_point_pe, role="focal_point", country="PE")
    assert "/es/team/c/mas-nuevo/practice/countries/PE/two-pages.pdf" in signed_in(focal_point_pe).get(PAGE).text

    answer(findings[0], "in_practice", "state")

    page = signed_in(focal_point_pe).get(PAGE).text
    assert f"/es/team/c/{cycle.slug}/practice/countries/PE/two-pages.pdf" in page
    assert page.count("two-pages.pdf") == 1


def test_words_and_knots_of_the_figure_stand_apart_and_inside_it():
    note = "Chile: Cerrado con su resultado, 11 de diciembre de 2020"
    strand = Strand("CL", "recommendation", "Instructivo", note)

    drawn = str(country_cord([strand] * 3, [strand] * 3, title="", description=""))

    ties = sorted(float(one) for one in re.findall(r"translate\(576 ([\d.]+)\) scale", drawn))
    assert min(after - before for before, after in pairwise(ties)) >= KNOT
    assert note not in drawn  # in two lines: in one it is wider than the room beside the cord


def test_capability_H2_a_country_says_its_languages_and_what_is_new_of_it(findings, cycle):
    first, second = (
        Response.objects.create(cycle=cycle, finding=finding, country="PE", state="in_practice", openness="state")
        for finding in findings[:2]
    )
    for response, day in ((first, 3), (second, 9)):
        ResponseStep.objects.create(cycle=cycle, response=response, state="in_practice", taken_on=date(2026, 9, day))
    Response.objects.create(cycle=cycle, finding=findings[2], country="PE", state="in_practice", openness="closed")

    html = read()

    assert "<dt>Idiomas</dt><dd>Español, quechua</dd>" in html
    news = html.partition('id="country-news"')[2]
    places = [news.find(words) for words in (TITLES[1], TITLES[0])]
    assert (-1 in places, places == sorted(places), TITLES[2] in news) == (False, True, False)
    assert "feeds/" in news or "?country=PE" in news
