from django.db import transaction
from django.db.models import F, Max, Sum
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Regime, Segment, Webinar
from tinkuy.planning.models.segment import SegmentKind

from .content import demand_choice, lock


@transaction.atomic
def add_segment(
    *,
    actor: Person,
    webinar: Webinar,
    title: str,
    minutes: int,
    kind: str,
    regime: str,
    may_be_recorded: bool = False,
) -> Segment:
    """Add a part at the end of the agenda. Its minutes and those of the others never exceed the webinar."""
    rules.demand(actor, "plan_cycle", webinar.cycle)
    lock(webinar.cycle)
    segment = Segment(cycle=webinar.cycle, webinar=webinar, regime=webinar.cycle.default_regime)
    _fill(segment, actor, title, minutes, kind, regime, may_be_recorded)
    last = Segment.objects.filter(webinar=webinar).aggregate(last=Max("ordinal"))["last"] or 0
    segment.ordinal = last + 1
    segment.save(force_insert=True)
    record(actor, "added", segment)
    return segment


@transaction.atomic
def edit_segment(
    *, actor: Person, segment: Segment, title: str, minutes: int, kind: str, regime: str, may_be_recorded: bool
) -> Segment:
    """Write a part of the agenda anew, at its place. A session that took place keeps at least its strictness."""
    rules.demand(actor, "plan_cycle", segment.cycle)
    lock(segment.cycle)
    if rules.took_place(segment.webinar) and rules.is_looser(regime, segment.regime):
        raise Refused(_("What was said under a stricter regime keeps it: it may only become stricter."))
    _fill(segment, actor, title, minutes, kind, regime, may_be_recorded)
    segment.save(update_fields=["title", "minutes", "kind", "regime", "may_be_recorded"])
    record(actor, "edited", segment, regime=str(regime))
    return segment


@transaction.atomic
def remove_segment(*, actor: Person, segment: Segment) -> None:
    """Take a part out of the agenda of a webinar still to come."""
    rules.demand(actor, "plan_cycle", segment.cycle)
    lock(segment.cycle)
    if rules.took_place(segment.webinar):
        raise Refused(_("This session has already begun: its agenda stays."))
    record(actor, "removed", segment, title=segment.title)
    webinar, place = segment.webinar, segment.ordinal
    segment.delete()
    for later in Segment.objects.filter(webinar=webinar, ordinal__gt=place):  # in order: the places stay unique
        Segment.objects.filter(pk=later.pk).update(ordinal=F("ordinal") - 1)


@transaction.atomic
def move_segment(*, actor: Person, segment: Segment, earlier: bool) -> Segment:
    """Change places with the part before it, or with the one after it; at the end of the agenda nothing happens."""
    rules.demand(actor, "plan_cycle", segment.cycle)
    lock(segment.cycle)
    if rules.took_place(segment.webinar):
        raise Refused(_("This session has already begun: its agenda stays."))
    place = Segment.objects.get(pk=segment.pk).ordinal
    other = Segment.objects.filter(webinar=segment.webinar, ordinal=place + (-1 if earlier else 1)).first()
    if other is None:
        return segment
    Segment.objects.filter(pk=segment.pk).update(ordinal=0)  # a free place, so that two never share one
    Segment.objects.filter(pk=other.pk).update(ordinal=place)
    Segment.objects.filter(pk=segment.pk).update(ordinal=other.ordinal)
    segment.ordinal = other.ordinal
    record(actor, "moved", segment, place=segment.ordinal)
    return segment


def _fill(
    segment: Segment, actor: Person, title: str, minutes: int, kind: str, regime: str, may_be_recorded: bool
) -> None:
    title = tidy(title)
    if not title:
        raise Refused(_("Give this part of the agenda a title."))
    demand_choice(kind, SegmentKind)
    demand_choice(regime, Regime)
    _demand_room(segment, minutes)
    if rules.is_looser(regime, segment.cycle.default_regime) and regime != segment.regime:
        rules.demand(actor, "set_regime", segment.cycle)
    segment.title, segment.minutes, segment.kind = title, minutes, kind
    segment.regime, segment.may_be_recorded = regime, may_be_recorded


def _demand_room(segment: Segment, minutes: int) -> None:
    if minutes < 1:
        raise Refused(_("A part of the agenda lasts at least one minute."))
    others = Segment.objects.filter(webinar=segment.webinar).exclude(pk=segment.pk)
    taken = others.aggregate(total=Sum("minutes"))["total"] or 0
    free = segment.webinar.minutes - taken
    if minutes > free:
        raise Refused(
            _("The session lasts %(minutes)s minutes and %(free)s of them are free.")
            % {"minutes": segment.webinar.minutes, "free": free}
        )
