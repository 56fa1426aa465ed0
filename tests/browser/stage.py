"""A small held cycle, made by the product's actions, for journeys that begin in the middle of the work."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django_scopes import scope

from tinkuy.example.pack import example_pack
from tinkuy.people.models import HubRole, Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.actions.cycle import create_cycle
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.sessions.actions.holding import hold_webinar
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.planning.systematisation_plan.actions import plan_systematisation
from tinkuy.planning.team.actions.roles import give_role

SLUG = "ciclo-de-prueba"
TEAM = f"/es/team/c/{SLUG}/"
FIRST = datetime(2020, 6, 4, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Held:
    """The cycle with its two held sessions and its people by role."""

    cycle: Cycle
    webinars: list[Webinar]
    coordination: Person
    systematisation: Person
    focal_pe: Person
    focal_ec: Person
    reviewers: list[Person]
    editor: Person


def person(name: str, country: str = "", organisation: Organisation | None = None) -> Person:
    address = "".join(letter for letter in name.casefold() if letter.isalnum())
    return Person.objects.create_user(f"{address}@example.org", name, country=country, organisation=organisation)


def held_cycle() -> Held:
    """Peru and Ecuador, two sessions of the example's own dates, both held."""
    hub, outside = (
        Organisation.objects.create(slug=slug, name=name, sector="cooperation") for slug, name in ORGANISATIONS
    )
    coordination = person("Coordinación regional", organisation=hub)
    cycle = create_cycle(
        actor=coordination,
        slug=SLUG,
        title={"es": "Ciclo de prueba", "pt-br": "Ciclo de teste"},
        guiding_question={"es": "¿Qué aprendimos?"},
        audience={"es": "Equipos de los dos países."},
        purpose={"es": "Que cada país conozca qué funcionó."},
        zone="America/Lima",
        countries=["EC", "PE"],
    )
    people = {
        "systematisation": (person("Gestión del conocimiento", organisation=hub), Role.SYSTEMATISATION, ""),
        "focal_pe": (person("Referente – Perú", "PE"), Role.FOCAL_POINT, "PE"),
        "focal_ec": (person("Referente – Ecuador", "EC"), Role.FOCAL_POINT, "EC"),
        "uruguay": (person("Revisión por pares – Uruguay", "UY", outside), Role.REVIEWER, ""),
        "chile": (person("Revisión por pares – Chile", "CL", outside), Role.REVIEWER, ""),
    }
    editor = person("Edición del hub")
    HubRole.objects.create(person=editor, role=Role.HUB_EDITOR)
    with scope(cycle=cycle):
        for member, role, country in people.values():
            give_role(actor=coordination, cycle=cycle, person=member, role=role, country=country)
        webinars = [_add(coordination, cycle, place) for place in range(2)]
        plan_systematisation(
            actor=coordination, cycle=cycle, object={"es": "Las dos sesiones."}, axis={"es": "¿Qué se sostuvo?"}
        )
        for state in (CycleState.CONVENING, CycleState.RUNNING):
            advance_cycle(actor=coordination, cycle=cycle, state=state)
        for webinar in webinars:
            webinar.refresh_from_db()
            hold_webinar(actor=coordination, webinar=webinar, started_at=webinar.starts_at, ended_at=webinar.ends_at)
    return Held(
        cycle=cycle,
        webinars=webinars,
        coordination=coordination,
        systematisation=people["systematisation"][0],
        focal_pe=people["focal_pe"][0],
        focal_ec=people["focal_ec"][0],
        reviewers=[people["uruguay"][0], people["chile"][0]],
        editor=editor,
    )


ORGANISATIONS = (("hub", "Hub regional"), ("otra", "Organización civil – Uruguay"))


def _add(coordination: Person, cycle: Cycle, place: int) -> Webinar:
    return add_webinar(
        actor=coordination,
        cycle=cycle,
        title={"es": ("Qué cambió", "Qué acordamos")[place]},
        subtitle={},
        question={},
        starts_at=FIRST + timedelta(days=28 * place),
        builds_on=list(Webinar.objects.all()),
    )


def file_of_the_example(name: str) -> dict[str, object]:
    """A file of the example as a browser uploads it."""
    return {
        "name": name.rsplit("/", 1)[-1],
        "mimeType": "application/octet-stream",
        "buffer": example_pack().read(name),
    }
