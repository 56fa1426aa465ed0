"""A live session with people in it, for the promises that a real process keeps. Tells one line of JSON.

python -m tests.seeding_chaos live VOTERS     a session that goes on, an open poll, participants whose pages are open
python -m tests.seeding_chaos close           the poll and the floor close, as a moderator closes them
python -m tests.seeding_chaos forget          what was deleted goes from the disk
python -m tests.seeding_chaos everything      each row of each table, as the database has it
python -m tests.seeding_chaos counts          what is there of what people sent
"""

from collections import Counter
from datetime import timedelta
from typing import Any

from tests import deed_reports

COUNTRIES = ("PE", "UY", "AR", "BR")


def live(voters: str) -> dict[str, Any]:
    from django_scopes import scope

    from tinkuy.dialogue.floor.actions import open_floor
    from tinkuy.dialogue.floor.voices import Voice
    from tinkuy.dialogue.moderation.actions import approve_question
    from tinkuy.dialogue.polls.actions import draft_poll, open_poll
    from tinkuy.dialogue.questions.actions import submit_question

    deed_reports.bring_tables()
    cycle, webinar, lead = _running_cycle()
    with scope(cycle=cycle):
        floor = open_floor(actor=lead, webinar=webinar)
        options = [{"es": word} for word in ("Rutas", "Mesas", "Guías")]
        poll = draft_poll(actor=lead, webinar=floor.webinar, question={"es": "¿Qué llevaría?"}, options=options)
        open_poll(actor=lead, poll=poll)
        people = [_participant(cycle, number) for number in range(int(voters))]
        first = Voice(registration=people[0]["registration"])
        question = submit_question(voice=first, webinar=floor.webinar, text="¿Qué funcionó?")
        approve_question(actor=lead, question=question)
    return {
        "cycle": cycle.slug,
        "lead": _session_of(lead),
        "poll": poll.public_id,
        "question": question.public_id,
        "people": [{name: person[name] for name in ("key", "session", "identity")} for person in people],
    }


def _running_cycle() -> tuple[Any, Any, Any]:
    from tinkuy.core import clock
    from tinkuy.people.models import Person
    from tinkuy.people.roles import Role
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
    from tinkuy.planning.cycles.models.team_role import TeamRole
    from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState

    lead = Person.objects.create_user("facilitacion@example.org", "Facilitación")
    cycle = Cycle(slug="ciclo", title={"es": "Ciclo de prueba"}, state=CycleState.RUNNING)
    cycle.save()
    for country in COUNTRIES:
        InvitedCountry.objects.create(cycle=cycle, country=country, zone="America/Lima")
    TeamRole.objects.create(cycle=cycle, person=lead, role=Role.FACILITATION)
    for place in (1, 2):
        starts = clock.now() - timedelta(minutes=1) + timedelta(days=14 * (place - 1))
        webinar = Webinar(cycle=cycle, ordinal=place, title={"es": f"Sesión {place}"}, starts_at=starts)
        webinar.state = WebinarState.ANNOUNCED
        webinar.save()
    webinar = Webinar.objects.with_scope(cycle=cycle).get(ordinal=1)
    Segment.objects.create(cycle=cycle, webinar=webinar, ordinal=1, title="Diálogo", minutes=90, kind="dialogue")
    return cycle, webinar, lead


def _participant(cycle: Any, number: int) -> dict[str, Any]:
    from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
    from tinkuy.convening.registrations.models import Device, Registration
    from tinkuy.core import clock

    registration = Registration(
        cycle=cycle, number=number + 1, country=COUNTRIES[number % 4], confirmed_at=clock.now(), erase_on=clock.today()
    )
    registration.seal(name=f"Voz {number}", email=f"voz-{number}@example.org")
    registration.save()
    device = Device.objects.create(cycle=cycle, registration=registration)
    return {
        "registration": registration,
        "key": str(registration.pk),
        "identity": f"registration:{registration.public_id}",
        "session": _session({PARTICIPANT_PAGES.browsers_key: {cycle.public_id: device.public_id}}),
    }


def _session_of(person: Any) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    backend = "tinkuy.people.backend.PersonBackend"
    signed = {SESSION_KEY: str(person.pk), BACKEND_SESSION_KEY: backend}
    return _session(signed | {HASH_SESSION_KEY: person.get_session_auth_hash()})


def _session(values: dict[str, Any]) -> str:
    from tinkuy.people.browser_sessions import SessionStore

    session = SessionStore()
    session.update(values)
    session.create()
    return session.session_key or ""


def close() -> list[int]:
    """The votes of each option."""
    from django_scopes import scope, scopes_disabled

    from tinkuy.dialogue.closing.actions import close_floor
    from tinkuy.dialogue.polls.actions import close_poll
    from tinkuy.dialogue.polls.models import Option, Poll
    from tinkuy.people.models import Person

    lead = Person.objects.get(email="facilitacion@example.org")
    with scopes_disabled():
        poll = Poll.objects.select_related("cycle", "webinar__cycle").get()
    with scope(cycle=poll.cycle):
        close_poll(actor=lead, poll=poll, reveal=True)
        close_floor(actor=lead, webinar=poll.webinar)
        return list(Option.objects.values_list("votes", flat=True))


def forget() -> bool:
    from tinkuy.core.lasting_erasure.forgetting import empty_the_log

    return empty_the_log()


def everything() -> dict[str, list[dict[str, str]]]:
    """Every table of the database with its rows, in the order in which it gives them."""
    from django.db import connection

    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if connection.vendor == "sqlite":
            tables = [*tables, "sqlite_sequence"]
        return {table: _rows(cursor, table) for table in tables}


def _rows(cursor: Any, table: str) -> list[dict[str, str]]:
    cursor.execute(f'SELECT * FROM "{table}"')
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, map(_text, row), strict=True)) for row in cursor.fetchall()]


def _text(cell: Any) -> str:
    return bytes(cell).hex() if isinstance(cell, bytes | memoryview) else str(cell)


def counts() -> dict[str, Any]:
    from django_scopes import scopes_disabled

    from tinkuy.convening.registrations.models import Registration
    from tinkuy.dialogue.polls.models import PollVote
    from tinkuy.dialogue.questions.models import Question, Upvote
    from tinkuy.notices.models import DevelopmentMessage, Notice

    with scopes_disabled():
        registrations = Registration.objects.select_related("cycle").filter(state="pending")
        addresses = Counter(registration.email() for registration in registrations)
        return {
            "questions": list(Question.objects.values_list("text", flat=True)),
            "votes": list(PollVote.objects.values_list("tag", "option__ordinal")),
            "upvotes": [*Question.objects.order_by("id").values_list("upvotes", flat=True)[:1], Upvote.objects.count()],
            "registrations": addresses,
            "owed": Notice.objects.count(),
            "unsent": Notice.objects.filter(sent_at=None).count(),
            "delivered": DevelopmentMessage.objects.count(),
        }


DEEDS: dict[str, Any] = {"live": live, "close": close, "forget": forget, "everything": everything, "counts": counts}


if __name__ == "__main__":
    deed_reports.main(DEEDS)
