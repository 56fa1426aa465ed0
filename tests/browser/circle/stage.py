"""A cycle of four countries that is announced: its team and its two sessions, of which nothing was held yet."""

from dataclasses import dataclass
from datetime import timedelta

from django_scopes import scope

from tests.browser.stage import person
from tinkuy.core import clock
from tinkuy.people.models import HubRole, Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.actions.cycle import create_cycle
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.planning.systematisation_plan.actions import plan_systematisation
from tinkuy.planning.team.actions.roles import give_role

SLUG, TITLE = "frontera", "Atender en la frontera"
COUNTRIES = {"BO": "Bolivia", "BR": "Brasil", "CL": "Chile", "PE": "Perú"}
REVIEWERS = {"UY": "Uruguay", "PY": "Paraguay"}
MINISTRY = "Ministério da Justiça"


@dataclass(frozen=True)
class Circle:
    """Its people by role; `focal` by country."""

    cycle: Cycle
    coordination: Person
    systematisation: Person
    focal: dict[str, Person]
    reviewers: list[Person]
    editor: Person
    ministry: Organisation


def announced_cycle() -> Circle:
    hub, outside = (
        Organisation.objects.create(slug=slug, name=name, sector="cooperation")
        for slug, name in (("hub", "Hub regional"), ("otra", "Organización civil – Uruguay"))
    )
    ministry = Organisation.objects.create(slug="mj", name=MINISTRY, country="BR", sector="government")
    coordination = person("Coordinación regional", organisation=hub)
    cycle = create_cycle(
        actor=coordination,
        slug=SLUG,
        title={"es": TITLE, "pt-br": "Atender na fronteira"},
        guiding_question={"es": "¿Cómo atendemos en la frontera?"},
        audience={"es": "Equipos de cuatro países."},
        purpose={"es": "Que cada país conozca qué funcionó."},
        zone="America/Lima",
        countries=list(COUNTRIES),
    )
    systematisation = person("Gestión del conocimiento", organisation=hub)
    focal = {country: person(f"Referente – {name}", country) for country, name in COUNTRIES.items()}
    reviewers = [person(f"Revisión por pares – {name}", code, outside) for code, name in REVIEWERS.items()]
    editor = person("Edición del hub")
    HubRole.objects.create(person=editor, role=Role.HUB_EDITOR)
    with scope(cycle=cycle):
        roles = [(systematisation, Role.SYSTEMATISATION, ""), *((one, Role.REVIEWER, "") for one in reviewers)]
        roles += [(one, Role.FOCAL_POINT, country) for country, one in focal.items()]
        for member, role, country in roles:
            give_role(actor=coordination, cycle=cycle, person=member, role=role, country=country)
        plan_systematisation(
            actor=coordination, cycle=cycle, object={"es": "Las dos sesiones."}, axis={"es": "¿Qué se sostuvo?"}
        )
        for title, starts in (("Qué cambió", timedelta(minutes=-30)), ("Qué acordamos", timedelta())):
            add_webinar(
                actor=coordination,
                cycle=cycle,
                title={"es": title},
                subtitle={},
                question={},
                starts_at=clock.now() + starts,
                builds_on=list(Webinar.objects.all()),
            )
        advance_cycle(actor=coordination, cycle=cycle, state=CycleState.CONVENING)
    return Circle(cycle, coordination, systematisation, focal, reviewers, editor, ministry)
