"""`python -m bench.live.seeding PEOPLE` in a site's environment: a live webinar with so many people; tells JSON."""

import json
import os
import sys
from datetime import timedelta
from typing import Any

from tests.running import Site

WAITING = 40
"""How many questions wait for the moderation: four of each of the first ten people."""


def main() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps(seed(int(sys.argv[1]))))


def seeded(site: Site, people: int) -> dict[str, Any]:
    """What `seed` tells, of a site that does not run yet."""
    done = site.run_python("-m", "bench.live.seeding", str(people))
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def seed(people: int) -> dict[str, Any]:
    """Address parts, the sign-in session of the coordination, and for each person a session."""
    from django_scopes import scope

    from tinkuy.dialogue.floor.actions import open_floor
    from tinkuy.dialogue.polls.actions import draft_poll, open_poll
    from tinkuy.people.models import Person

    coordination = Person.objects.create_user("coordinacion@example.org", "Coordinación regional")
    cycle = _cycle(coordination)
    with scope(cycle=cycle):
        webinar = _webinar(cycle)
        open_floor(actor=coordination, webinar=webinar)
        poll = draft_poll(
            actor=coordination,
            webinar=webinar,
            question={"es": "¿Qué frena más la contratación en su ciudad?"},
            options=[{"es": f"Opción {place}"} for place in range(1, 5)],
        )
        open_poll(actor=coordination, poll=poll)
        devices = _people(cycle, webinar, people)
        waiting = _ask(webinar)
    return {
        "cycle": cycle.slug,
        "webinar": webinar.ordinal,
        "room": f"room:{webinar.pk}",
        "poll": poll.public_id,
        "waiting": waiting,
        "coordination": _sessions([{"person": coordination}])[0],
        "people": _sessions([{"devices": {cycle.public_id: device}} for device in devices]),
    }


def _ask(webinar: Any) -> list[str]:
    """Public ids of questions that wait for the moderation."""
    from tinkuy.convening.registrations.models import Registration
    from tinkuy.dialogue.floor.voices import Voice
    from tinkuy.dialogue.questions.actions import submit_question

    voices = [Voice(registration=row) for row in Registration.objects.select_related("cycle")[: WAITING // 4]]
    texts = [(voice, f"Pregunta {number}") for voice in voices for number in range(4)]
    return [submit_question(voice=voice, webinar=webinar, text=text).public_id for voice, text in texts]


def _cycle(coordination: Any) -> Any:
    from tinkuy.people.roles import Role
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
    from tinkuy.planning.cycles.models.team_role import TeamRole

    cycle = Cycle(slug="medida", title={"es": "Ciclo de medida"}, state=CycleState.RUNNING)
    cycle.save()
    InvitedCountry.objects.create(cycle=cycle, country="PE", zone="America/Lima")
    TeamRole.objects.create(cycle=cycle, person=coordination, role=Role.COORDINATION)
    return cycle


def _webinar(cycle: Any) -> Any:
    from tinkuy.core import clock
    from tinkuy.planning.cycles.models.webinar import Segment, Webinar

    webinar = Webinar.objects.create(cycle=cycle, ordinal=1, title={"es": "Sesión de medida"}, starts_at=clock.now())
    for place in (1, 2):
        Segment.objects.create(
            cycle=cycle, webinar=webinar, ordinal=place, title=f"Parte {place}", minutes=45, kind="dialogue"
        )
    return webinar


def _people(cycle: Any, webinar: Any, count: int) -> list[str]:
    """So many confirmed registrations with one open device each; the devices' public ids."""
    from tinkuy.convening.registrations.models import Device, Registration
    from tinkuy.core import clock

    key, rows = cycle.data_key, []
    for number in range(1, count + 1):
        row = Registration(
            cycle=cycle,
            number=number,
            country="PE",
            confirmed_at=clock.now(),
            erase_on=clock.today() + timedelta(days=60),
        )
        row.seal(name=f"Tero {number}", email=f"p{number}@example.org", key=key)
        rows.append(row)
    Registration.objects.bulk_create(rows, batch_size=1000)
    made = list(Registration.objects.order_by("number"))
    through = Registration.webinars.through
    through.objects.bulk_create([through(registration=row, webinar=webinar) for row in made], batch_size=1000)
    devices = [Device(cycle=cycle, registration=row) for row in made]
    Device.objects.bulk_create(devices, batch_size=1000)
    return [device.public_id for device in devices]


def _sessions(contents: list[dict[str, Any]]) -> list[str]:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from tinkuy.people.browser_sessions import SessionStore

    rows: list[Session] = []
    for content in contents:
        person = content.pop("person", None)
        if person is not None:
            content |= {SESSION_KEY: str(person.pk), BACKEND_SESSION_KEY: "tinkuy.people.backend.PersonBackend"}
            content |= {HASH_SESSION_KEY: person.get_session_auth_hash()}
        key, ends_at = SessionStore()._get_new_session_key(), timezone.now() + timedelta(days=1)
        rows.append(Session(session_key=key, session_data=SessionStore(key).encode(content), expire_date=ends_at))
    Session.objects.bulk_create(rows, batch_size=1000)
    return [row.session_key for row in rows]


if __name__ == "__main__":
    main()
