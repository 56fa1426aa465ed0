"""Run as a program within a site's environment: a session that goes on, and what its facilitation does meanwhile.

It is started once and does what each line of its input says, `DEED CYCLE`; each is answered by a line of JSON:

live         makes the session with two participants; tells their sign-in sessions
approve      approves every question that waits
close-poll   closes the open poll and shows its result
open-poll    opens another one
many         asks and approves eight questions
next-part    enters the next part of the agenda
choose       has every participant come to all sessions
thread       shows a thread
close        ends the session
note         writes a shared note
questions    the texts of all questions
"""

import json
import os
import sys
from datetime import timedelta
from typing import Any

AGENDA = (("Bienvenida", "attribution", 15), ("Diálogo con los países", "chatham_house", 35), ("Cierre", "public", 10))


def main() -> None:
    import django
    from django.db import connections
    from django.utils import translation

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    django.setup()
    for line in sys.stdin:
        deed, slug = line.split()
        with translation.override("es"):
            answer = DEEDS[deed](slug)
        connections.close_all()
        print(json.dumps(answer), flush=True)


def live(slug: str) -> dict[str, str]:
    from django_scopes import scope

    from tinkuy.core import clock
    from tinkuy.dialogue.floor.actions import open_floor
    from tinkuy.dialogue.polls.actions import draft_poll, open_poll
    from tinkuy.people.models import Person
    from tinkuy.planning.cycles.models.webinar import Segment, Webinar

    lead = Person.objects.create_user(f"{slug}@example.org", "Facilitación")
    cycle = _cycle(slug, lead)
    with scope(cycle=cycle):
        webinar = Webinar.objects.create(
            cycle=cycle,
            ordinal=1,
            title={"es": "Justicia y coordinación entre países"},
            question={"es": "¿Cómo se protege a quien declara?"},
            starts_at=clock.now() - timedelta(minutes=20),
            state="announced",
        )
        tomorrow = clock.now() + timedelta(days=1)
        Webinar.objects.create(cycle=cycle, ordinal=2, title={"es": "Volver"}, starts_at=tomorrow, state="announced")
        for place, (title, regime, minutes) in enumerate(AGENDA, start=1):
            part = {"ordinal": place, "title": title, "minutes": minutes, "kind": "dialogue", "regime": regime}
            Segment.objects.create(cycle=cycle, webinar=webinar, **part)
        open_floor(actor=lead, webinar=webinar)
        options = [{"es": word} for word in ("No sé a quién llamar", "Los plazos de cada ley", "El idioma")]
        question = {"es": "¿Qué frena más la coordinación?"}
        poll = draft_poll(actor=lead, webinar=webinar, question=question, options=options)
        open_poll(actor=lead, poll=poll)
        sessions = {name: _enter(cycle, name, country) for name, country in (("Tero", "UY"), ("Zorzal", "AR"))}
    return {"path": f"/es/c/{slug}/s/1/live/", **sessions}


def _cycle(slug: str, lead: Any) -> Any:
    from tinkuy.people.roles import Role
    from tinkuy.planning.cycles.models.cycle import Cycle
    from tinkuy.planning.cycles.models.team_role import TeamRole

    cycle = Cycle(slug=slug, title={"es": "Ciclo en vivo"}, state="running")
    cycle.save()
    TeamRole.objects.create(cycle=cycle, person=lead, role=Role.COORDINATION)
    return cycle


def _enter(cycle: Any, name: str, country: str) -> str:
    """A participant of *cycle*, and the session of a browser in which their page is open."""
    from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
    from tinkuy.convening.registrations.models import Device, Registration
    from tinkuy.core import clock
    from tinkuy.people.browser_sessions import SessionStore

    number = Registration.objects.count() + 1
    row = Registration(cycle=cycle, country=country, number=number, erase_on=clock.today() + timedelta(days=30))
    row.seal(name=name, email=f"{name.casefold()}@example.org")
    row.save()
    session = SessionStore()
    session[PARTICIPANT_PAGES.browsers_key] = {
        cycle.public_id: Device.objects.create(cycle=cycle, registration=row).public_id
    }
    session.create()
    return session.session_key or ""


def _led(slug: str, deed: Any) -> Any:
    """*deed* by the facilitation of the cycle, in its scope."""
    from django_scopes import scope

    from tinkuy.people.models import Person
    from tinkuy.planning.cycles.models.cycle import Cycle

    with scope(cycle=Cycle.objects.get(slug=slug)):
        return deed(Person.objects.get(email=f"{slug}@example.org"))


def _approve(lead: Any) -> int:
    from tinkuy.dialogue.moderation.actions import approve_question
    from tinkuy.dialogue.questions.models import Question

    waiting = list(Question.objects.filter(state="waiting"))
    for question in waiting:
        approve_question(actor=lead, question=question)
    return len(waiting)


def _close_poll(lead: Any) -> int:
    from tinkuy.dialogue.polls.actions import close_poll
    from tinkuy.dialogue.polls.models import Poll

    return close_poll(actor=lead, poll=Poll.objects.get(state="open"), reveal=True).pk


def _open_poll(lead: Any) -> int:
    from tinkuy.dialogue.polls.actions import draft_poll, open_poll

    options = [{"es": word} for word in ("Sí", "No")]
    poll = draft_poll(actor=lead, webinar=_webinar(), question={"es": "¿Seguimos?"}, options=options)
    return open_poll(actor=lead, poll=poll).pk


def _many(lead: Any) -> int:
    """Eight questions that the room reads."""
    from tinkuy.dialogue.questions.models import Question

    webinar = _webinar()
    asked = [Question(cycle=webinar.cycle, webinar=webinar, text=f"¿La {n}?", state="visible") for n in range(1, 9)]
    return len(Question.objects.bulk_create(asked))


def _next_part(lead: Any) -> int:
    from tinkuy.dialogue.floor.actions import enter_segment
    from tinkuy.dialogue.floor.models import Floor
    from tinkuy.planning.cycles.models.webinar import Segment

    floor = Floor.objects.select_related("cycle", "webinar__cycle").get(webinar__ordinal=1)
    return enter_segment(actor=lead, floor=floor, segment=Segment.objects.get(ordinal=2)).pk


def _thread(lead: Any) -> int:
    """A thread is left open for the second session."""
    from tinkuy.dialogue.floor.models import Floor
    from tinkuy.dialogue.screen.actions import show_hook
    from tinkuy.planning.cycles.models.webinar import Webinar
    from tinkuy.planning.hooks.actions import plan_hook

    webinar, text = _webinar(), {"es": "¿Cómo sigue la causa si la víctima vuelve a su país?"}
    target = Webinar.objects.get(ordinal=2)
    hook = plan_hook(actor=lead, cycle=webinar.cycle, kind="open_question", origin=webinar, target=target, text=text)
    return show_hook(actor=lead, floor=Floor.objects.select_related("cycle", "webinar__cycle").get(), hook=hook).pk


def _webinar() -> Any:
    from tinkuy.planning.cycles.models.webinar import Webinar

    return Webinar.objects.select_related("cycle").get(ordinal=1)


def _close(lead: Any) -> int:
    from tinkuy.dialogue.closing.actions import close_floor
    from tinkuy.planning.cycles.models.webinar import Webinar

    return close_floor(actor=lead, webinar=Webinar.objects.select_related("cycle").get(ordinal=1)).pk


def _note(lead: Any) -> int:
    from tinkuy.dialogue.notes.actions import write_note
    from tinkuy.planning.cycles.models.webinar import Webinar

    webinar = Webinar.objects.select_related("cycle").get(ordinal=1)
    return write_note(actor=lead, webinar=webinar, kind="lesson", text="Se acordó un contacto por país.").pk


def _questions(_lead: Any) -> list[str]:
    from tinkuy.dialogue.questions.models import Question

    return list(Question.objects.order_by("id").values_list("text", flat=True))


def _choose(_lead: Any) -> int:
    """Everybody comes to all sessions."""
    from tinkuy.convening.registrations.models import Registration
    from tinkuy.planning.cycles.models.webinar import Webinar

    for registration in Registration.objects.all():
        registration.webinars.set(Webinar.objects.all())
    return Registration.objects.count()


DEEDS: dict[str, Any] = {
    "live": live,
    "approve": lambda slug: _led(slug, _approve),
    "close-poll": lambda slug: _led(slug, _close_poll),
    "open-poll": lambda slug: _led(slug, _open_poll),
    "many": lambda slug: _led(slug, _many),
    "next-part": lambda slug: _led(slug, _next_part),
    "thread": lambda slug: _led(slug, _thread),
    "choose": lambda slug: _led(slug, _choose),
    "close": lambda slug: _led(slug, _close),
    "note": lambda slug: _led(slug, _note),
    "questions": lambda slug: _led(slug, _questions),
}


if __name__ == "__main__":
    main()
