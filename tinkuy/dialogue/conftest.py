"""What the tests of the live dialogue speak of: a session that goes on, who leads it, who is in the room."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.dialogue.floor.actions import open_floor
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.moderation.actions import approve_question
from tinkuy.dialogue.polls.actions import draft_poll, open_poll
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.presence import actions
from tinkuy.dialogue.questions.actions import submit_question
from tinkuy.dialogue.questions.models import Question
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState

AGENDA = (("Apertura", Regime.ATTRIBUTION), ("Diálogo", Regime.CHATHAM_HOUSE), ("Cierre", Regime.ATTRIBUTION))


def member(make_person, cycle: Cycle, name: str, role: Role) -> Person:
    person = make_person(name)
    TeamRole.objects.create(cycle=cycle, person=person, role=role)
    return person


@pytest.fixture(autouse=True)
def nobody_arrived() -> None:
    """What pages of an earlier test remembered is not of this one, whose rows may have the same keys."""
    actions._arrived.clear()


@pytest.fixture
def facilitation(make_person, scoped) -> Person:
    return member(make_person, scoped, "Facilitación", Role.FACILITATION)


@pytest.fixture
def rapporteur(make_person, scoped) -> Person:
    return member(make_person, scoped, "Relatoría", Role.RAPPORTEUR)


@pytest.fixture
def announced(scoped, webinars) -> Webinar:
    """The third session, which begins now; its agenda has three parts of 20 minutes, the second under Chatham House."""
    webinar = webinars[2]
    webinar.state, webinar.starts_at = WebinarState.ANNOUNCED, clock.now()
    webinar.save()
    for place, (title, regime) in enumerate(AGENDA, start=1):
        Segment.objects.create(
            cycle=scoped, webinar=webinar, ordinal=place, title=title, minutes=20, kind="dialogue", regime=regime
        )
    return webinar


@pytest.fixture
def floor(announced, facilitation) -> Floor:
    """Opened five minutes ago."""
    with clock.at(clock.now() - timedelta(minutes=5)):
        return open_floor(actor=facilitation, webinar=announced)


@pytest.fixture
def live(floor) -> Webinar:
    return floor.webinar


@pytest.fixture
def five_minutes_in(floor) -> Iterator[None]:
    """The clock stands five minutes after the session began."""
    with clock.at(floor.webinar.window[0] + timedelta(minutes=5)):
        yield


@pytest.fixture
def join(scoped):
    """A participant of the cycle: `join("Tero", "PE")`."""

    def register(name: str, country: str) -> Voice:
        registration = Registration(
            cycle=scoped, country=country, number=Registration.objects.count() + 1, erase_on=clock.today()
        )
        registration.seal(name=name, email=f"{name}@example.org".casefold())
        registration.save()
        return Voice(registration=registration)

    return register


@pytest.fixture
def tero(join) -> Voice:
    return join("Tero", "PE")


@pytest.fixture
def zorzal(join) -> Voice:
    return join("Zorzal", "UY")


@pytest.fixture
def ask(live, tero):
    """A question that waits for the moderation, of Tero unless it says whose."""

    def asked(text: str = "¿Qué funcionó?", voice: Voice = tero, **how: str) -> Question:
        return submit_question(voice=voice, webinar=live, text=text, **how)

    return asked


@pytest.fixture
def visible(ask, facilitation):
    """The same, approved."""

    def shown(text: str = "¿Qué funcionó?", **how: object) -> Question:
        return approve_question(actor=facilitation, question=ask(text, **how))

    return shown


@pytest.fixture
def draft(live, facilitation):
    """A poll of three options that nobody sees yet."""

    def drafted(question: str = "¿Qué llevaría a su país?") -> Poll:
        options = [{"es": word} for word in ("Rutas", "Mesas", "Guías")]
        return draft_poll(actor=facilitation, webinar=live, question={"es": question}, options=options)

    return drafted


@pytest.fixture
def poll(draft, facilitation) -> Poll:
    """A poll that is open."""
    return open_poll(actor=facilitation, poll=draft())
