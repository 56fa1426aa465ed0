"""How many places there are, and whether the team decides on each registration."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.convening.admission.actions.places import fill_places
from tinkuy.core.errors import Refused
from tinkuy.hiding import Audience, smallest_safe_count
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

MOST_PLACES = 100_000


@transaction.atomic
def limit_places(
    *, actor: Person, cycle: Cycle, places: int | None, by_session: Mapping[int, int | None], by_approval: bool
) -> int:
    """*places* in each session, another number in those of *by_session* (by ordinal), and who decides.

    Nobody loses a place that they have; what became free goes to whoever waits. How many got one.
    """
    rules.demand(actor, "plan_registration", cycle)
    for wanted in (places, *by_session.values()):
        _demand_places(wanted)
    cycle = lock(cycle)
    cycle.places, cycle.admits_by_approval = places, by_approval
    cycle.save(update_fields=["places", "admits_by_approval"])
    webinars = list(Webinar.objects.filter(cycle=cycle))
    for webinar in webinars:
        webinar.cycle = cycle
        if webinar.ordinal in by_session and webinar.places != by_session[webinar.ordinal]:
            webinar.places = by_session[webinar.ordinal]
            webinar.save(update_fields=["places"])
    record(actor, "limited places of", cycle)
    return fill_places(webinars)


def _demand_places(wanted: int | None) -> None:
    """That a session is full tells the team how many registered: never so few that anybody could be guessed among
    them. Strangers are not told it of one with few places (`tells_when_full`).
    """
    fewest = smallest_safe_count(Audience.TEAM)
    if wanted is not None and not fewest <= wanted <= MOST_PLACES:
        raise Refused(
            _(
                "A session takes at least %(fewest)s people: with fewer places, this page would tell how many "
                "registered. For a smaller group, let the team decide on each registration."
            )
            % {"fewest": fewest},
            about="places",
        )
