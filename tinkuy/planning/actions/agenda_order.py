"""The order of an agenda. Whoever changes it has read it as it is (promise L08)."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Segment, Webinar
from tinkuy.planning.queries.states import agenda_fingerprint

from .content import lock


@transaction.atomic
def remove_segment(*, actor: Person, segment: Segment, read_as: str = "") -> None:
    """Take a part out of the agenda of a webinar still to come; *read_as* is the fingerprint of the agenda as read."""
    _open_agenda(actor, segment.webinar, read_as)
    record(actor, "removed", segment, title=segment.title, session=segment.webinar.ordinal)
    webinar, place = segment.webinar, segment.ordinal
    segment.delete()
    for later in Segment.objects.filter(webinar=webinar, ordinal__gt=place):  # in order: the places stay unique
        Segment.objects.filter(pk=later.pk).update(ordinal=later.ordinal - 1)


@transaction.atomic
def move_segment(*, actor: Person, segment: Segment, earlier: bool, read_as: str = "") -> Segment:
    """Change places with the part before it, or with the one after it; at the end of the agenda nothing happens."""
    _open_agenda(actor, segment.webinar, read_as)
    order = list(Segment.objects.filter(webinar=segment.webinar).values_list("pk", flat=True))
    place = order.index(segment.pk)
    other = place + (-1 if earlier else 1)
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        _set_order(order)
        segment.ordinal = other + 1
        record(actor, "moved", segment, title=segment.title, session=segment.webinar.ordinal, place=segment.ordinal)
    return segment


@transaction.atomic
def order_agenda(*, actor: Person, webinar: Webinar, places: list[int], read_as: str = "") -> None:
    """Put the parts into a new order: *places* are the places they have now, in the order they shall have."""
    _open_agenda(actor, webinar, read_as)
    parts = list(Segment.objects.filter(webinar=webinar))
    if sorted(places) != [part.ordinal for part in parts]:
        raise Refused(_("Each part of the agenda stands once in its new order. Load the page again."))
    by_place = {part.ordinal: part for part in parts}
    _set_order([by_place[place].pk for place in places])
    titles = [[by_place[place].title for place in order] for order in (sorted(places), places)]
    record(actor, "reordered", webinar, changes={"agenda": [" · ".join(order) for order in titles]})


def _open_agenda(actor: Person, webinar: Webinar, read_as: str) -> None:
    """Lock the plan, and refuse if the agenda stays as it is or is another one than was read (promise L08)."""
    rules.demand(actor, "plan_cycle", webinar.cycle)
    lock(webinar.cycle)
    if rules.took_place(webinar):
        raise Refused(_("This session has already begun: its agenda stays."))
    if read_as and agenda_fingerprint(webinar) != read_as:
        raise ChangedMeanwhile(_("Somebody else has just changed this agenda. It stands below as it is now."))


def _set_order(keys: list[int]) -> None:
    """By way of places that are free, so that two parts never share one."""
    for ordinal, key in enumerate(keys, 1):
        Segment.objects.filter(pk=key).update(ordinal=len(keys) + ordinal)
    for ordinal, key in enumerate(keys, 1):
        Segment.objects.filter(pk=key).update(ordinal=ordinal)
