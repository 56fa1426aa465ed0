"""Load the live example; and whether it is over.

What the team of the live example decided and has to do, on days counted from the loading.
"""

from datetime import timedelta

from django_scopes import scope

from tinkuy.core import clock
from tinkuy.example.pack import Pack
from tinkuy.example.team import record
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.tasks import actions

from . import convening, participants, plan, room, sessions
from .dates import Course, dates_from


def load(course: Course) -> None:
    """After the sessions: a decision is recorded once its session was held."""
    for row in course.pack.cycle["decisions"]:
        record(row, course.team, course.webinars[row["webinar"]])
    today = course.dates.now.astimezone(course.dates.zone).date()
    for row in course.pack.cycle["tasks"]:
        actions.add_task(
            actor=course.team.coordination,
            cycle=course.cycle,
            text=row["text"],
            owner=course.team.persons[row["owner"]],
            due_on=today + timedelta(days=row["due"]["day"]),
        )


def load_live(pack: Pack) -> None:
    """The cycle as it stands at this moment, by a user's actions at their moments."""
    course = plan.create(pack, dates_from(clock.now(), pack.cycle["zone"]))
    with scope(cycle=course.cycle):
        plan.load(course)
        convening.open_registration(course)
        convening.invite(course)
        everyone = participants.load(course)
        convening.note_who_registered(course)
        for row in course.rows:
            if row["state"] == WebinarState.LIVE:
                room.play_live(course, row, everyone)
            elif "attendance" in row:
                sessions.hold(course, row, everyone)
        convening.write_messages(course)
        load(course)


def is_over(cycle: Cycle, pack: Pack) -> bool:
    """Whether the planned end of the session that was live at loading has passed."""
    ordinal = next(row["ordinal"] for row in pack.cycle["webinars"] if row["state"] == WebinarState.LIVE)
    webinar = Webinar.objects.with_scope(cycle=cycle).filter(ordinal=ordinal).first()
    return webinar is not None and webinar.ends_at < clock.now()
