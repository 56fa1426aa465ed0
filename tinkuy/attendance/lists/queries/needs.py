"""What participants need, for who provides for it: which of it was asked for, and for which sessions; never by whom."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.convening.registrations.models import Need, Registration
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.convening.registrations.rules import may_be_joined
from tinkuy.core.text import without_addresses
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class NeededThing:
    """A need of somebody who comes to these of the sessions to come. How many they are is not told."""

    need: Need
    webinars: Sequence[Webinar]


@dataclass(frozen=True)
class Needs:
    """`notes` are in the words of who wrote them, in an order that tells nothing."""

    things: Sequence[NeededThing]
    notes: Sequence[str]


def needs_of(cycle: Cycle) -> Needs:
    """Of the registrations of *cycle*, which is in scope."""
    coming = {webinar.pk: webinar for webinar in Webinar.objects.select_related("cycle") if may_be_joined(webinar)}
    through = Registration.webinars.through.objects.filter(webinar_id__in=coming)
    chosen = defaultdict(set)
    for registration, webinar in through.values_list("registration_id", "webinar_id"):
        chosen[registration].add(webinar)
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for registration, needs in confirmed().exclude(needs=[]).values_list("pk", "needs"):
        for need in needs:
            wanted[need] |= chosen[registration]
    things = [
        NeededThing(need, [webinar for key, webinar in coming.items() if key in wanted[need]])
        for need in Need
        if wanted[need]
    ]
    noted = confirmed().exclude(sealed_note=b"").filter(pk__in=list(chosen)).order_by("public_id")
    return Needs(things, [without_addresses(one.note()) for one in noted.select_related("cycle")])
