"""Several webinars at once: a cycle is thought of as a series before each session has its words."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning.agenda.actions import start_agenda
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .webinars import add_webinar

MOST = 20


@transaction.atomic
def add_series(
    *,
    actor: Person,
    cycle: Cycle,
    sessions: Sequence[tuple[str, datetime]],
    minutes: int,
    with_agenda: bool = False,
) -> list[Webinar]:
    """Add a webinar for each title, in the cycle's main language, and start: all of them or none.

    Each builds on the one before it. *with_agenda* gives each the starter agenda.
    """
    if not sessions:
        raise Refused(_("Write the title of one session at least."))
    if len(sessions) > MOST:
        raise Refused(_("Add at most %(most)s sessions at once.") % {"most": MOST})
    before = Webinar.objects.order_by("ordinal").last()
    added: list[Webinar] = []
    for title, starts_at in sessions:
        builds_on = [webinar for webinar in (before,) if webinar]
        before = add_webinar(
            actor=actor,
            cycle=cycle,
            title={cycle.main_language: title},
            subtitle={},
            question={},
            starts_at=starts_at,
            minutes=minutes,
            builds_on=builds_on,
        )
        added.append(before)
        if with_agenda:
            start_agenda(actor=actor, webinar=before)
    return added
