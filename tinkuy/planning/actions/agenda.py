"""A whole agenda at once: the starter one, or another webinar's."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Segment, Webinar
from tinkuy.planning.models.segment import SegmentKind
from tinkuy.planning.starter import StarterPart, starter_agenda

from .content import lock

COPIED = ("title", "minutes", "kind", "regime", "country", "may_be_recorded")


@transaction.atomic
def start_agenda(*, actor: Person, webinar: Webinar) -> list[Segment]:
    """Fill an empty agenda with the starter one, cut to the length of *webinar*: more dialogue than presentation."""
    _open_empty(actor, webinar)
    starter = starter_agenda(webinar.minutes, webinar.cycle.main_language, is_first=webinar.ordinal == 1)
    parts = [_made(webinar, place, part) for place, part in enumerate(starter, 1)]
    Segment.objects.bulk_create(parts)
    record(actor, "started agenda", webinar)
    return parts


@transaction.atomic
def copy_agenda(*, actor: Person, webinar: Webinar, source: Webinar) -> list[Segment]:
    """Fill an empty agenda with the parts of *source* that fit into *webinar*, without who leads them."""
    _open_empty(actor, webinar)
    if source.cycle_id != webinar.cycle_id:
        raise Refused(_("An agenda is copied from a session of the same cycle."))
    parts = list(_that_fit(webinar, Segment.objects.filter(webinar=source)))
    if not parts:
        raise Refused(_("That session has no agenda to copy."))
    Segment.objects.bulk_create(parts)
    record(actor, "copied agenda", webinar, source=source.ordinal)
    return parts


def _open_empty(actor: Person, webinar: Webinar) -> None:
    rules.demand(actor, "plan_cycle", webinar.cycle)
    lock(webinar.cycle)
    if rules.took_place(webinar):
        raise Refused(_("This session has already begun: its agenda stays."))
    if Segment.objects.filter(webinar=webinar).exists():
        raise Refused(_("This session already has an agenda. Remove its parts first, or change them."))


def _made(webinar: Webinar, place: int, part: StarterPart) -> Segment:
    regime, kind = webinar.cycle.default_regime, SegmentKind(part.kind)
    return Segment(
        cycle=webinar.cycle, webinar=webinar, ordinal=place, title=part.title, minutes=part.minutes, kind=kind,
        regime=regime,
    )  # fmt: skip


def _that_fit(webinar: Webinar, source: Iterable[Segment]) -> Iterable[Segment]:
    free = webinar.minutes
    for place, part in enumerate(source, 1):
        if part.minutes > free:
            return
        free -= part.minutes
        values = {name: getattr(part, name) for name in COPIED}
        yield Segment(cycle=webinar.cycle, webinar=webinar, ordinal=place, **values)
