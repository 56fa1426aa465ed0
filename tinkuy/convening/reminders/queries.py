"""Which sessions are near enough for a moment, how their cycles use it, and who is written to."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import batched

from django.db.models import Q
from django_scopes import scopes_disabled

from tinkuy.convening.message_texts.models import AFTER, Moment
from tinkuy.convening.registrations.models import Consent, Purpose, Registration
from tinkuy.convening.session_changes.queries import registered_for
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.planning.cycles.models.webinar import HELD_STATES, TO_COME, Webinar, WebinarState

from .models import DEFAULT_MODES, MomentDispatch, MomentSetting

REMINDER, FOLLOW_UP = "session-reminder", "session-follow-up"
"""The kinds of messages in the outbox: before a session, and after it."""
AHEAD, BEHIND = timedelta(days=9), timedelta(days=16)
AT_ONCE = 500


@dataclass
class NearWebinar:
    """`modes` and `dispatches` are by moment; dispatches those of the session as it stands."""

    webinar: Webinar
    modes: dict[str, str] = field(default_factory=dict)
    dispatches: dict[str, MomentDispatch] = field(default_factory=dict)


def webinars_near(now: datetime) -> list[NearWebinar]:
    """In every cycle of real people whose clock goes, three queries however many."""
    with scopes_disabled():
        ahead = Q(state__in=(*TO_COME, WebinarState.LIVE), starts_at__range=(now - timedelta(days=1), now + AHEAD))
        behind = Q(state__in=HELD_STATES, starts_at__range=(now - BEHIND, now))
        cycles = Q(cycle__state__in=ANNOUNCED_STATES, cycle__clock_stands_at=None, cycle__is_example=False)
        near = [NearWebinar(one) for one in Webinar.objects.filter(ahead | behind, cycles).select_related("cycle")]
        return with_decisions(near) if near else []


def with_decisions(near: list[NearWebinar]) -> list[NearWebinar]:
    """*near*, each with how its cycle uses the moments and what was decided; two queries, outside of any scope."""
    modes: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for setting in MomentSetting.objects.filter(cycle__in={one.webinar.cycle_id for one in near}):
        modes[setting.cycle_id][setting.moment] = setting.mode
    dispatches: defaultdict[tuple[int, int], dict[str, MomentDispatch]] = defaultdict(dict)
    for row in MomentDispatch.objects.filter(webinar__in=[one.webinar for one in near]):
        dispatches[row.webinar_id, row.revision][row.moment] = row
    for one in near:
        one.modes, one.dispatches = modes[one.webinar.cycle_id], dispatches[one.webinar.pk, one.webinar.revision]
    return near


def kind_of(moment: str) -> str:
    return FOLLOW_UP if moment in AFTER else REMINDER


def mode_of(modes: dict[str, str], moment: Moment) -> str:
    return modes.get(moment) or DEFAULT_MODES[moment]


def modes_of(cycle: Cycle) -> dict[Moment, str]:
    """How *cycle* uses each moment."""
    rows = MomentSetting.objects.with_scope(cycle=cycle).order_by()
    own = dict(rows.values_list("moment", "mode"))
    return {moment: mode_of(own, moment) for moment in Moment}


def dispatches_of(webinar: Webinar) -> dict[str, MomentDispatch]:
    """Of *webinar* as it stands, by moment."""
    rows = MomentDispatch.objects.filter(webinar=webinar, revision=webinar.revision).select_related("decided_by")
    return {row.moment: row for row in rows}


def countries_of_recipients(webinar: Webinar) -> list[str]:
    return list(registered_for(webinar).order_by().values_list("country", flat=True).distinct())


def recipients_in(webinar: Webinar, country: str) -> Iterator[list[Registration]]:
    """Those of *country* who registered for *webinar* and can be written to, in pieces of `AT_ONCE`.

    Their keys are read first: what reads on while it writes holds an old view of the database, in which SQLite lets
    nobody write any more once another process has.
    """
    keys = list(registered_for(webinar).filter(country=country).values_list("pk", flat=True))
    for piece in batched(keys, AT_ONCE):
        yield list(registered_for(webinar).filter(pk__in=piece))


def agreed_to_recap() -> frozenset[int]:
    """The keys of the registrations of the cycle in scope that asked for summaries."""
    return frozenset(
        Consent.objects.filter(Consent.IN_FORCE, purpose=Purpose.RECAP).values_list("registration_id", flat=True)
    )
