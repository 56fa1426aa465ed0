"""What the page of a focal point shows: the cord of what the country said, its threads and its institutions."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.core import clock
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.hub.country_page.tests.reading import read
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript


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
