from dataclasses import dataclass

from django.db.models import Count

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.dialogue.floor.voices import Voice, existing_room_tag
from tinkuy.dialogue.pulse.models import SIGN_LASTS, PulseKind, PulseMark
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class PulseCount:
    """One sign with how many gave it; one's own with the second (of the epoch) at which it fades."""

    kind: PulseKind
    count: int
    fades_at: int | None

    @property
    def is_mine(self) -> bool:
        return self.fades_at is not None


PULSE_OF = CompiledQuery(
    lambda cycle, webinar: (
        PulseMark.objects.with_scope(cycle=cycle)
        .filter(webinar=webinar)
        .order_by()
        .values("kind")
        .annotate(n=Count("pk"))
        .values_list("kind", "n")
    )
)
PULSE_BY = CompiledQuery(
    lambda cycle, webinar, tag: (
        PulseMark.objects.with_scope(cycle=cycle).filter(webinar=webinar, tag=tag).values_list("kind", "at")
    )
)


def pulse_counts(webinar: Webinar, voice: Voice | None = None) -> list[PulseCount]:
    counts = dict(PULSE_OF.rows(cycle_in_scope(), webinar.pk))
    tag = existing_room_tag(voice, webinar) if voice else ""
    own = PULSE_BY.rows(cycle_in_scope(), webinar.pk, tag) if tag else []
    fades = {kind: int((at + SIGN_LASTS).timestamp()) for kind, at in own}
    return [PulseCount(kind, counts.get(kind, 0), fades.get(kind)) for kind in PulseKind]
