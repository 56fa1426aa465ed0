"""Who speaks for a country and agreed to be shown; and what its focal point takes from there."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.core import clock
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.hub.country_page.tests.reading import PAGE, read
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Validation
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript


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


def test_a_role_of_a_cycle_that_is_not_public_lends_no_name_to_a_country(cycle, focal_point_pe):
    other = Cycle.objects.create(slug="borrador", title={"es": "Borrador"}, state=CycleState.DESIGN)
    TeamRole._base_manager.filter(person=focal_point_pe).update(cycle=other, public_since=cycle.today())

    assert "Referente – Perú" not in read()


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


def test_capability_R8_a_focal_point_shows_the_cord_of_what_the_country_said_and_what_it_follows_up(
    cycle, webinars, findings, answer, focal_point_pe
):
    """Nothing of what was said under the Chatham House Rule, nor of what another country said or keeps to itself."""
    yesterday = cycle.today() - timedelta(days=1)
    TeamRole.objects.filter(person=focal_point_pe).update(public_since=yesterday, credited_since=yesterday)
    transcript = Transcript.objects.create(cycle=cycle, webinar=webinars[1], layout="zoom")
    for place, (country, regime) in enumerate((("PE", "public"), ("PE", "chatham_house"), ("UY", "public")), 1):
        at = place * 600_000
        cue = Cue.objects.create(cycle=cycle, transcript=transcript, ordinal=place, start_ms=at, end_ms=at, text="Sí.")
        excerpt = Excerpt.objects.create(
            cycle=cycle, webinar=webinars[1], cue=cue, start=0, end=3, text="Sí.", kind="recommendation",
            country=country, start_ms=at, regime=regime,
        )  # fmt: skip
        Evidence.objects.create(cycle=cycle, finding=findings[0], excerpt=excerpt)
    answer(findings[0], "in_practice", "state")
    answer(findings[1], "agreed", "closed")

    page = read(f"/es/focal-points/{focal_point_pe.public_id}/")

    assert "Lo que aportó Perú" in page
    assert f"1 cita, en 1 de {len(webinars)} sesiones." in page
    assert 'Sesión 2, minuto 10. RE-1"' in page
    assert "Atender sin exigir documento" in page
    assert "Acordar un canal" not in page


def credit(person, cycle: Cycle) -> str:
    """The address of the page of *person*, who agreed to it in *cycle*."""
    yesterday = cycle.today() - timedelta(days=1)
    TeamRole._base_manager.filter(person=person, cycle=cycle).update(public_since=yesterday, credited_since=yesterday)
    return f"/es/focal-points/{person.public_id}/"


def ask(origin: Webinar, number: int, country: str, **fields: object) -> None:
    values = {"text": {"es": f"¿Pregunta {number}?"}, "target_kind": "next_cycle", "state": "planted"}
    Hook._base_manager.create(cycle=origin.cycle, number=number, origin=origin, country=country, **(values | fields))


def agree(cycle: Cycle, institution: Organisation, **fields: object) -> None:
    """An agreement of *institution* alone, in force and public."""
    agreement = Agreement._base_manager.create(
        cycle=cycle, number=1, text="Poner guardia en frontera", who="La institución", is_public=True, **fields
    )
    AgreementParty._base_manager.create(
        cycle=cycle, agreement=agreement, institution=institution, country=institution.country, answer="accepted",
        answered_terms=agreement.terms, answered_at=clock.now(),
    )  # fmt: skip


def test_capability_R8_a_focal_point_shows_the_threads_of_the_country_and_its_institutions_and_no_person(
    cycle, webinars, findings, answer, ministry, focal_point_pe
):
    """Nothing of what was asked under the Chatham House Rule, by others or never at all, nor of who was silent."""
    page = credit(focal_point_pe, cycle)
    Segment.objects.create(cycle=cycle, webinar=webinars[1], ordinal=1, title={"es": "A"}, regime="public", minutes=10)
    Segment.objects.create(
        cycle=cycle, webinar=webinars[1], ordinal=2, title={"es": "B"}, regime="chatham_house", minutes=10
    )
    ask(webinars[0], 1, "PE", target_kind="webinar", target=webinars[1], state="resolved")
    ask(webinars[0], 2, "UY")
    ask(webinars[2], 3, "PE", state="planned")
    ask(webinars[1], 4, "PE", planted_second=300)
    ask(webinars[1], 5, "PE", planted_second=900)
    ask(webinars[1], 6, "PE")
    named = [ministry] + [
        Organisation.objects.create(slug=slug, name=name, sector="government", country="PE")
        for slug, name in (("s", "Solo el estado"), ("c", "Callada"), ("a", "Acordada"), ("r", "Reservada"))
    ]
    shown = (("in_practice", "whole"), ("agreed", "state"), ("no_answer", "whole"))
    for finding, institution, (state, openness) in zip(findings, named, shown, strict=False):
        answer(finding, state, openness, institution=institution)
    agree(cycle, named[3])
    other = Cycle.objects.create(slug="otro", title={"es": "Otro"}, state=CycleState.RUNNING, default_regime="public")
    TeamRole._base_manager.create(cycle=other, person=focal_point_pe, role="focal_point", country="PE")
    agree(other, named[4], regime="chatham_house")

    with CaptureQueriesContext(connection) as of_one:
        main = read(page)
    credit(focal_point_pe, other)
    held = Webinar.objects.create(cycle=other, ordinal=1, title={"es": "S"}, starts_at=clock.now(), state="held")
    ask(held, 1, "PE", text={"es": "¿Y en el otro?"})
    with CaptureQueriesContext(connection) as of_two:
        both = read(page)

    threads = main.partition("Hilos que abrió")[2].partition("</section>")[0]
    assert [f"¿Pregunta {number}?" in threads for number in range(1, 7)] == [True, False, False, True, False, False]
    assert f'href="/es/c/{cycle.slug}/s/1/"' in threads
    assert "recogido en la sesión 2" in threads
    institutions = main.partition("Quiénes participan")[2].partition("</section>")[0]
    assert 'Ministerio de Salud</span><p class="small muted">Responde a una recomendación<' in institutions
    assert 'Acordada</span><p class="small muted">Participa en un acuerdo<' in institutions
    assert [one.name in institutions for one in named] == [True, False, False, True, False]
    assert "¿Y en el otro?" in both
    assert "Reservada" not in both
    assert len(of_one) == len(of_two)
    assert not [one["sql"] for one in of_one if "people_person" in one["sql"] and "public_since" not in one["sql"]]
    assert f'href="{page}write/?for=session"' in main
