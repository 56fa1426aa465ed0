"""Two announced cycles with a session going on in each, and in each what some of its people may not read of others.

Each text that is somebody's has a canary of its own, and says who may read it: everyone else must not find it anywhere.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client
from django_scopes import scope

from tests.promises.access.worlds import World, make_world, open_page
from tinkuy.convening.call_for_proposals.actions.deciding import decline_proposal
from tinkuy.convening.call_for_proposals.actions.proposing import (
    comment_as_participant,
    propose_as_participant,
    propose_as_team,
    support_proposal,
    withdraw_proposal,
)
from tinkuy.convening.call_for_proposals.models import Proposal
from tinkuy.convening.registrations.models import Device, Registration
from tinkuy.core import clock
from tinkuy.dialogue.floor.actions import enter_segment, open_floor
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.joining.actions import merge_question
from tinkuy.dialogue.moderation.actions import (
    approve_question,
    decline_question,
    hold_question,
    redact_question,
)
from tinkuy.dialogue.notes.actions import propose_note, write_note
from tinkuy.dialogue.polls.actions import cast_vote, draft_poll, open_poll
from tinkuy.dialogue.polls.models import Option, Poll
from tinkuy.dialogue.questions.actions import submit_question, withdraw_question
from tinkuy.dialogue.questions.models import Question
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES
from tinkuy.planning.cycles.actions.frame import open_call
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.guests.actions.details import GuestWords, add_guest
from tinkuy.planning.guests.models import Guest

MODERATION = {"coordination", "focal_point", "facilitation"}
NOTES = {*MODERATION, "rapporteur"}
KEEPING = {"coordination", "focal_point"}
MATCHING = {"coordination", "support"}
"""Who joins the names of attendance reports to registrations."""
CALLING = {"coordination", "focal_point"}
"""Who runs the call for themes."""
OF_THE_TEAM = set(CYCLE_ROLES)
PARTICIPANTS = {"one": "PE", "other": "UY", "third": "UY"}


@dataclass
class Twin:
    """`secrets` are canaries, each with who of this cycle may read it; nobody of the other cycle may read any."""

    world: World
    voices: dict[str, Voice] = field(default_factory=dict)
    secrets: dict[str, frozenset[str]] = field(default_factory=dict)

    def canary(self, name: str, *readers: str) -> str:
        canary = f"{self.world.mark}-{name}"
        self.secrets[canary] = frozenset(readers)
        return canary

    @property
    def webinar(self) -> Webinar:
        return Webinar.objects.with_scope(cycle=self.world.cycle).select_related("cycle").get(ordinal=1)

    def address(self, who: str) -> str:
        """The e-mail of a participant of it, or of someone of its team."""
        return self.voices[who].registration.email() if who in self.voices else self.world.persons[who].email

    def client(self, who: str) -> Client:
        """A browser of one of its participants, or of someone of its team."""
        client = Client()
        if who in self.voices:
            device = Device.objects.with_scope(cycle=self.world.cycle).get(registration=self.voices[who].registration)
            open_page(client, World("", "", rows={"Cycle": self.world.cycle, "Device": device}))
        else:
            client.force_login(self.world.persons[who])
        return client


def make_twin(mark: str, announced: str, country: str) -> Twin:
    twin = Twin(make_world(mark, state=CycleState.RUNNING, country=country, announced=announced))
    with scope(cycle=twin.world.cycle):
        for place, (who, home) in enumerate(PARTICIPANTS.items(), start=100):
            twin.voices[who] = _participant(twin, who, home, place)
        Segment.objects.create(
            cycle=twin.world.cycle,
            webinar=twin.webinar,
            ordinal=2,
            title="Diálogo",
            minutes=40,
            kind="dialogue",
            regime="chatham_house",
        )
        open_floor(actor=_lead(twin), webinar=twin.webinar)
        _ask(twin)
        _poll(twin)
        _take_notes(twin)
        _invite_guests(twin)
        _answer_the_call(twin)
    return twin


def _lead(twin: Twin) -> Person:
    return twin.world.persons["facilitation"]


def _participant(twin: Twin, who: str, country: str, number: int) -> Voice:
    registration = Registration(cycle=twin.world.cycle, country=country, number=number, erase_on=clock.today())
    convening = ("focal_point",) if country == twin.world.country else ()  # who registered in their own country
    name = twin.canary(f"nombre-{who}", who, *MATCHING, *convening)
    email = twin.canary(f"correo-{who}", who, *MATCHING)
    registration.seal(name=name, email=f"{email}@example.org".casefold())
    registration.seal_note(twin.canary(f"necesidad-{who}", who, "coordination"))
    registration.save()
    registration.webinars.add(twin.webinar)
    Device.objects.create(cycle=twin.world.cycle, registration=registration)
    return Voice(registration=registration)


def _ask(twin: Twin) -> None:
    lead = {"actor": _lead(twin)}
    _asked(twin, "other", "espera", *MODERATION)
    hold_question(**lead, question=_asked(twin, "other", "retenida", *MODERATION))
    reason = twin.canary("motivo", "other", *MODERATION)
    decline_question(**lead, question=_asked(twin, "other", "declinada", *MODERATION), reason=reason)
    seen = approve_question(**lead, question=_asked(twin, "other", "se-lee", *OF_THE_TEAM, *PARTICIPANTS))
    merge_question(**lead, question=_asked(twin, "third", "unida", *MODERATION), into=seen)
    redact_question(**lead, question=_asked(twin, "third", "antes"), text="¿Qué funcionó?")
    withdraw_question(voice=twin.voices["third"], question=_asked(twin, "third", "retirada"))
    twin.secrets[f"{twin.world.mark}-antes"] = twin.secrets[f"{twin.world.mark}-retirada"] = frozenset()
    floor = twin.webinar.floor
    enter_segment(**lead, floor=floor, segment=Segment.objects.get(webinar=floor.webinar, ordinal=2))
    under_chatham = _asked(twin, "third", "sin-nombre", *OF_THE_TEAM, *PARTICIPANTS, shown_as="named")
    approve_question(**lead, question=under_chatham)


def _asked(twin: Twin, who: str, name: str, *readers: str, **how: str) -> Question:
    text = twin.canary(name, who, *readers)
    return submit_question(voice=twin.voices[who], webinar=twin.webinar, text=text, **how)


def _poll(twin: Twin) -> None:
    for name, readers in (("borrador", MODERATION), ("sondeo", {*OF_THE_TEAM, *PARTICIPANTS})):
        options = [{"es": twin.canary(f"{name}-opcion-{number}", *readers)} for number in (1, 2)]
        question = {"es": twin.canary(f"{name}-pregunta", *readers)}
        poll = draft_poll(actor=_lead(twin), webinar=twin.webinar, question=question, options=options)
    open_poll(actor=_lead(twin), poll=poll)
    option = Option.objects.select_related("poll__webinar").filter(poll=poll).first()
    for voice in twin.voices.values():
        cast_vote(voice=voice, option=option)


def _take_notes(twin: Twin) -> None:
    line: dict[str, Any] = {"webinar": twin.webinar, "kind": "lesson"}
    everyone = twin.canary("nota", *OF_THE_TEAM, *PARTICIPANTS)
    proposed = twin.canary("propuesta", *NOTES)
    write_note(actor=twin.world.persons["rapporteur"], text=everyone, **line)
    propose_note(actor=twin.world.persons["speaker"], text=proposed, **line)


def _invite_guests(twin: Twin) -> None:
    """A speaker of its own country, who agreed to nothing, and one of another: those are kept by other focal points."""
    for country, readers in ((twin.world.country, KEEPING), ("BR", {"coordination"})):
        texts = ("invitada", "contacto", "biografia")
        name, email, bio = (twin.canary(f"{what}-{country}", *readers) for what in texts)
        words = GuestWords(
            kind="speaker",
            name=name,
            email=f"{email}@example.org".casefold(),
            post=twin.canary(f"cargo-{country}", *readers),
            country=country,
            places=[(twin.webinar, None)],
        )
        guest = add_guest(actor=twin.world.persons["coordination"], cycle=twin.world.cycle, words=words)
        Guest.objects.filter(pk=guest.pk).update(bio={"es": bio})


def _answer_the_call(twin: Twin) -> None:
    """What a participant proposes is read by who runs the call, until it is shown: and nobody is told whose it is."""
    lead, cycle = twin.world.persons["coordination"], twin.world.cycle
    open_call(actor=lead, cycle=cycle, until=clock.today() + timedelta(days=7))
    _proposed(twin, "other", "tema-espera", *CALLING)
    reason = twin.canary("tema-motivo", "other", *CALLING)
    declined = _proposed(twin, "other", "tema-declinada", *CALLING)
    decline_proposal(actor=lead, proposal=declined, reason=reason)
    withdrawn = _proposed(twin, "third", "tema-retirada")
    withdraw_proposal(registration=twin.voices["third"].registration, proposal=withdrawn)
    twin.secrets[f"{twin.world.mark}-tema-retirada"] = frozenset()
    shown = propose_as_team(actor=lead, cycle=cycle, kind="theme", title="T", text="Se lee.", language="es")
    comment_as_participant(
        registration=twin.voices["third"].registration,
        proposal=shown,
        text=twin.canary("tema-comentado", "third", *CALLING),
        language="es",
    )
    support_proposal(registration=twin.voices["third"].registration, proposal=shown, supports=True)


def _proposed(twin: Twin, who: str, name: str, *readers: str) -> Proposal:
    text = twin.canary(name, who, *readers)
    registration = twin.voices[who].registration
    return propose_as_participant(
        registration=registration, kind="theme", title=text, text=text, language="es", country=registration.country
    )


def proposals_of(twin: Twin) -> list[Proposal]:
    return list(Proposal.objects.with_scope(cycle=twin.world.cycle).order_by("id"))


def polls_of(twin: Twin) -> list[Poll]:
    return list(Poll.objects.with_scope(cycle=twin.world.cycle).order_by("id"))


def questions_of(twin: Twin) -> list[Question]:
    return list(Question.objects.with_scope(cycle=twin.world.cycle).order_by("id"))
