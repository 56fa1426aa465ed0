"""What the tests of the plan speak of: a cycle made by its own actions, and a way to make more."""

from datetime import UTC, datetime, timedelta

import pytest
from django_scopes import scope

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.actions.cycle import create_cycle
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.planning.systematisation_plan.actions import plan_systematisation
from tinkuy.planning.team.actions.roles import give_role

FIRST_START = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)


@pytest.fixture
def new_cycle(make_person):
    """Start a cycle as a coordination of its own; any value may be given."""

    def start(**values: object) -> Cycle:
        actor = values.pop("actor", None) or make_person(f"Coordinación de {values.get('slug', 'un ciclo')}")
        defaults = {
            "slug": "ciclo-nuevo",
            "title": {"es": "Ciclo nuevo", "pt-br": "Ciclo novo"},
            "guiding_question": {"es": "¿Qué funcionó?"},
            "audience": {},
            "purpose": {},
            "zone": "America/Lima",
            "countries": ["PE", "UY"],
        }
        return create_cycle(actor=actor, **(defaults | values))

    return start


@pytest.fixture
def designed(new_cycle, make_person):
    """A cycle in design, in scope, with its starter as `coordination_of(cycle)` and focal points in both countries."""
    cycle = new_cycle(slug="en-diseno")
    with scope(cycle=cycle):
        for code in ("PE", "UY"):
            give_role(
                actor=coordination_of(cycle),
                cycle=cycle,
                person=make_person(f"Referente {code}"),
                role=Role.FOCAL_POINT,
                country=code,
            )
        plan_to_learn(cycle, coordination_of(cycle))
        yield cycle


def coordination_of(cycle: Cycle):
    return cycle.team_roles.filter(role=Role.COORDINATION).first().person


def plan_to_learn(cycle: Cycle, actor, **values: object):
    """Its plan of systematisation, without which it is not announced."""
    defaults = {"object": {"es": "Las sesiones del ciclo."}, "axis": {"es": "¿Qué se sostuvo?"}}
    return plan_systematisation(actor=actor, cycle=cycle, **(defaults | values))


def add_session(cycle: Cycle, actor, **values: object) -> Webinar:
    """The next session, two weeks after the last one."""
    last = Webinar.objects.order_by("ordinal").last()
    defaults = {
        "title": {"es": "Una sesión"},
        "subtitle": {},
        "question": {},
        "starts_at": last.starts_at + timedelta(days=14) if last else FIRST_START,
    }
    return add_webinar(actor=actor, cycle=cycle, **(defaults | values))
