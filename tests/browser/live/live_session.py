"""A session that goes on, for the pages of the live dialogue: its team by name, birds in the room, things to decide."""

from dataclasses import dataclass
from datetime import timedelta

from django_scopes import scope

from tests.browser.stage import held_cycle, person
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.dialogue.floor.actions import open_floor
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.questions.actions import submit_question
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.tests.deeds import action_named
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.agenda.actions import add_segment
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.actions import plan_hook, plant_hook
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.planning.team.actions.roles import give_role

SESSION = "/es/c/ciclo-de-prueba/s/3/"
CONSOLE, NOTES, SCREEN = f"{SESSION}console/", f"{SESSION}notes/", f"{SESSION}screen/"
AGENDA = (("Bienvenida y lo que quedó abierto", "attribution"), ("Diálogo con los países", "attribution"))


@dataclass
class Live:
    """The session with its lead and its rapporteur; `ask` has a bird of Peru or Ecuador ask in its name."""

    cycle: Cycle
    webinar: Webinar
    lead: Person
    rapporteur: Person
    coordination: Person
    birds: dict[str, Voice]

    def ask(self, text: str, country: str = "PE") -> Question:
        voice = self.birds[country]
        with scope(cycle=self.cycle):
            return submit_question(voice=voice, webinar=self.webinar, text=text, shown_as="named")

    def approve(self, text: str, country: str = "PE") -> Question:
        return self.do("approve_question", question=self.ask(text, country))

    def do(self, name: str, by: Person | None = None, **what: object):
        """A deed of the lead, or of somebody else who may."""
        with scope(cycle=self.cycle):
            return action_named(name)(actor=by or self.lead, **what)

    @property
    def floor(self) -> Floor:
        with scope(cycle=self.cycle):
            return Floor.objects.select_related("cycle", "webinar", "segment").get(webinar=self.webinar)


def live_session(name: str = "Tero") -> Live:
    """Opened ten minutes ago; one thread to pick up, one to leave open. *name* is what both birds are called."""
    held = held_cycle()
    lead, rapporteur = person("Facilitación"), person("Relatoría")
    with scope(cycle=held.cycle):
        for member, role in ((lead, Role.FACILITATION), (rapporteur, Role.RAPPORTEUR)):
            give_role(actor=held.coordination, cycle=held.cycle, person=member, role=role)
        webinar = _announced(held.cycle, held.coordination)
        _plan_threads(held.cycle, held.coordination, held.webinars[0], webinar)
        with clock.at(clock.now() - timedelta(minutes=10)):
            webinar = open_floor(actor=lead, webinar=webinar).webinar
        birds = {country: _registered(held.cycle, name, country) for country in ("PE", "EC")}
    return Live(held.cycle, webinar, lead, rapporteur, held.coordination, birds)


def _announced(cycle: Cycle, coordination: Person) -> Webinar:
    webinar = add_webinar(
        actor=coordination,
        cycle=cycle,
        title={"es": "Justicia y coordinación entre países"},
        subtitle={},
        question={"es": "¿Cómo coordinan los países cuando la frontera está cerrada?"},
        starts_at=clock.now(),
    )
    for title, regime in AGENDA:
        add_segment(
            actor=coordination,
            webinar=webinar,
            title=title,
            minutes=30,
            kind="dialogue",
            regime=regime,
            may_be_recorded=False,
        )
    return webinar


def _plan_threads(cycle: Cycle, coordination: Person, earlier: Webinar, webinar: Webinar) -> None:
    plan = {"actor": coordination, "cycle": cycle, "kind": "open_question"}
    hook = plan_hook(text={"es": "¿Qué datos compartimos?"}, origin=earlier, target=webinar, **plan)
    plant_hook(actor=coordination, hook=hook)
    plan_hook(text={"es": "¿Qué podemos acordar?"}, origin=webinar, target_kind="product", **plan)


def _registered(cycle: Cycle, name: str, country: str) -> Voice:
    number = Registration.objects.count() + 1
    registration = Registration(cycle=cycle, country=country, number=number, erase_on=clock.today())
    registration.seal(name=name, email=f"{country}@example.org".casefold())
    registration.save()
    return Voice(registration=registration)
