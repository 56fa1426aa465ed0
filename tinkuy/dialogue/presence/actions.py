"""Whoever hears the stream of a live room is present."""

from collections.abc import Mapping

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
