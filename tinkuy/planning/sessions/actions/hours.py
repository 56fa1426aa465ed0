"""When a session that was held really began and ended, said anew: whoever ended it by mistake mends it here."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.differences import Differences
from tinkuy.journal.models import Entry
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.webinar import Webinar

CORRECTED, TAKEN_BACK = "corrected the hours of", "took back the hours of"
HOURS = ("actually_started_at", "actually_ended_at")


@transaction.atomic
def correct_hours(*, actor: Person, webinar: Webinar, started_at: datetime, ended_at: datetime) -> Webinar:
    """Attendance is counted within these hours from now on; nothing that a report brought is lost or changed."""
    rules.demand(actor, "hold_webinars", webinar.cycle)
    lock(webinar.cycle)
    webinar = Webinar.objects.select_related("cycle").get(pk=webinar.pk)
    demand_hours(webinar, started_at, ended_at)
    changes = _write(webinar, started_at, ended_at)
    record(actor, "corrected the hours of", webinar, changes=changes)
    return webinar


def demand_hours(webinar: Webinar, started_at: datetime, ended_at: datetime) -> None:
    """Refuse hours that *webinar* cannot have had, or has already."""
    if not webinar.is_held:
        raise Refused(_("The hours of a session are corrected once it was held."))
    demand_past(webinar, started_at, ended_at)
    if webinar.window == (started_at, ended_at):
        raise Refused(_("These are its hours already."), about="ended_at")


def demand_past(webinar: Webinar, started_at: datetime, ended_at: datetime) -> None:
    """Refuse hours in another order, and such as lie ahead: of a beginning it is the day or the hour that is wrong, not
    the length."""
    now = webinar.cycle.now()
    if ended_at <= started_at:
        raise Refused(_("A session ends after it begins."), about="ended_at")
    if started_at > now:
        raise Refused(_("This session has not begun yet on that day and hour."), about="started_at")
    if ended_at > now:
        raise Refused(_("This session has not ended yet."), about="ended_at")


@transaction.atomic
def take_back_correction(*, actor: Person, webinar: Webinar) -> Webinar:
    """The hours that the last correction replaced stand again."""
    rules.demand(actor, "hold_webinars", webinar.cycle)
    lock(webinar.cycle)
    webinar = Webinar.objects.select_related("cycle").get(pk=webinar.pk)
    former = hours_before_correction(webinar)
    if former is None:
        raise Refused(_("There is no correction to take back. Reload the page."))
    changes = _write(webinar, *former)
    record(actor, "took back the hours of", webinar, changes=changes)
    return webinar


def hours_before_correction(webinar: Webinar) -> tuple[datetime, datetime] | None:
    """What the hours that stand replaced; None where nobody corrected them, or they were put back to what they were."""
    entries = Entry.objects.filter(subject="webinar", subject_id=webinar.pk, cycle=webinar.cycle.public_id)
    stood: list[list[str]] = []
    for details in entries.filter(deed__in=(CORRECTED, TAKEN_BACK)).order_by("id").values_list("details", flat=True):
        before, after = ([details["changes"][name][place] for name in HOURS] for place in (0, 1))
        if not stood or stood[-1] != before:
            stood = [before]
        stood = stood[: stood.index(after) + 1] if after in stood else [*stood, after]
    if len(stood) < 2 or stood[-1] != [moment.isoformat() for moment in webinar.window]:
        return None
    began, ended = map(datetime.fromisoformat, stood[-2])
    return began, ended


def _write(webinar: Webinar, started_at: datetime, ended_at: datetime) -> Differences:
    before, after = webinar.window, (started_at, ended_at)
    webinar.actually_started_at, webinar.actually_ended_at = after
    webinar.save(update_fields=[*HOURS])
    return {name: [was.isoformat(), now.isoformat()] for name, was, now in zip(HOURS, before, after, strict=True)}
