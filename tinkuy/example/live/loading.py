"""Load the live example; and whether it is over."""

from django_scopes import scope

from tinkuy.core import clock
from tinkuy.example.pack import Pack
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from . import participants, plan, room, sessions, teamwork
from .dates import dates_from


def load_live(pack: Pack) -> None:
    """The cycle as it stands at this moment, by a user's actions at their moments."""
    course = plan.create(pack, dates_from(clock.now(), pack.cycle["zone"]))
    with scope(cycle=course.cycle):
        plan.load(course)
        everyone = participants.load(course)
        for row in course.rows:
            if row["state"] == WebinarState.LIVE:
                room.play_live(course, row, everyone)
            elif "attendance" in row:
                sessions.hold(course, row, everyone)
        teamwork.load(course)


def is_over(cycle: Cycle, pack: Pack) -> bool:
    """Whether the planned end of the session that was live at loading has passed."""
    ordinal = next(row["ordinal"] for row in pack.cycle["webinars"] if row["state"] == WebinarState.LIVE)
    webinar = Webinar.objects.with_scope(cycle=cycle).filter(ordinal=ordinal).first()
    return webinar is not None and webinar.ends_at < clock.now()
