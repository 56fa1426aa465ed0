"""How it goes for people right now: slower, cannot hear, the same for us. A sign fades by itself."""

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.actions import demand_live, locked_floor
from tinkuy.dialogue.floor.channels import tell_tallies
from tinkuy.dialogue.floor.rules import may_take_part
from tinkuy.dialogue.floor.voices import Voice, existing_room_tag, room_tag
from tinkuy.dialogue.pulse.models import SIGN_LASTS, PulseKind, PulseMark
from tinkuy.planning.cycles.models.webinar import Webinar


@transaction.atomic
def mark_pulse(*, voice: Voice, webinar: Webinar, kind: str) -> None:
    """Say how it goes; once each kind. Said again, it counts from now."""
    _demand(voice, webinar, kind)
    mark = PulseMark(cycle=webinar.cycle, webinar=webinar, kind=kind, tag=room_tag(voice, webinar))
    PulseMark.objects.bulk_create(
        [mark], update_conflicts=True, unique_fields=["webinar", "kind", "tag"], update_fields=["at"]
    )
    tell_tallies(webinar, "pulse")


@transaction.atomic
def unmark_pulse(*, voice: Voice, webinar: Webinar, kind: str) -> None:
    _demand(voice, webinar, kind)
    PulseMark.objects.filter(webinar=webinar, kind=kind, tag=existing_room_tag(voice, webinar)).delete()
    tell_tallies(webinar, "pulse")


@transaction.atomic
def fade_signs() -> int:
    """What was said of a moment that is over counts no more: the rooms of old signs hear it; how many there were."""
    with scopes_disabled():
        old = PulseMark.objects.filter(at__lt=clock.now() - SIGN_LASTS)
        webinars = list(Webinar.objects.filter(pulse_marks__in=old).distinct())
        faded, _rows = old.delete()
        for webinar in webinars:
            tell_tallies(webinar, "pulse")
    return faded


def _demand(voice: Voice, webinar: Webinar, kind: str) -> None:
    if not may_take_part(voice, webinar):
        raise Refused(_("Register for this cycle to take part."))
    if kind not in PulseKind.values:
        raise Refused(_("Choose one of the signs."))
    locked_floor(webinar)  # a sign that is on its way comes before the close, or not at all
    demand_live(webinar)
