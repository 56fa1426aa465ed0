"""Who is present in a live room: whoever hears its stream, and who opened its page or asked it again, which the server
remembers and writes for all together.

To read a page waits for no lock, also as three thousand come at once. Whoever comes while a server is killed is noted
by their stream, half a minute later at most, or as their page asks again.
"""

from collections.abc import Mapping
from threading import Lock

from django_scopes import scope, scopes_disabled

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.dialogue.floor.rules import is_live
from tinkuy.planning.cycles.models.webinar import Webinar

SECONDS_BETWEEN_PRESENCES = 30


def note_listeners(connected: Mapping[str, frozenset[str]]) -> None:
    """Whose stream is open in a live room is present (D13)."""
    for channel, holders in connected.items():
        kind, _colon, key = channel.partition(":")
        if kind == "room":
            _note_present(int(key), [holder.removeprefix("registration:") for holder in holders])


def _note_present(key: int, public_ids: list[str]) -> None:
    with scopes_disabled():
        webinar = Webinar.objects.select_related("cycle").filter(pk=key).first()
    if webinar is None or not is_live(webinar):
        return
    with scope(cycle=webinar.cycle):
        here = list(Registration.objects.filter(public_id__in=public_ids).values_list("pk", flat=True))
        note_presence(webinar=webinar, registrations=here, at=clock.now())


SECONDS_TO_GATHER = 1

_guard = Lock()
_arrived: dict[int, set[int]] = {}
"""By the key of a webinar, the keys of registrations."""


def remember_arrival(webinar: Webinar, registration: Registration) -> None:
    with _guard:
        _arrived.setdefault(webinar.pk, set()).add(registration.pk)


def note_arrivals(connected: Mapping[str, frozenset[str]] | None = None) -> None:
    """Write who arrived since the last time, at this moment. What fails is noted by the stream instead."""
    with _guard:
        arrived = dict(_arrived)
        _arrived.clear()
    for key, registrations in arrived.items():
        with scopes_disabled():
            webinar = Webinar.objects.select_related("cycle").filter(pk=key).first()
        if webinar is None or not is_live(webinar):
            continue
        with scope(cycle=webinar.cycle):
            present = Registration.objects.filter(pk__in=registrations).values_list("pk", flat=True)
            note_presence(webinar=webinar, registrations=list(present), at=clock.now())
