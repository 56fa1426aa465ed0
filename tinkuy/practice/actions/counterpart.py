from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import countries_of
from tinkuy.practice import rules
from tinkuy.practice.models import Response


@transaction.atomic
def name_counterpart(
    *, actor: Person, response: Response, institution: Organisation, focal_point: Person | None = None
) -> Response:
    """Name the institution that answers for the country and, if another, the focal point who accompanies it."""
    rules.demand_voice(actor, "record_responses", response.cycle, response.country)
    demand_counterpart(response.cycle, response.country, institution, focal_point)
    if response.state in rules.ENDORSED and not rules.may_endorse(response.cycle, institution):
        raise Refused(GOVERNMENTS_ONLY)

    response.institution = institution
    response.focal_point = focal_point or response.focal_point
    response.save(update_fields=["institution", "focal_point"])
    record(actor, "named the counterpart of", response, institution=institution.slug)
    return response


def demand_counterpart(
    cycle: Cycle, country: str, institution: Organisation | None, focal_point: Person | None
) -> None:
    """Refuse an institution of another country, or a person who is not focal point of this one."""
    if institution is not None and institution.country not in ("", country):
        raise Refused(_("This institution belongs to another country."), about=("institution", "responsible"))
    if focal_point is not None and country not in countries_of(focal_point, cycle):
        raise Refused(_("This person is not a focal point of this country in the cycle."), about="focal_point")


GOVERNMENTS_ONLY = _(
    "In this cycle only a government institution endorses a recommendation; others propose. "
    "Name the government's counterpart, or keep it in dialogue."
)
