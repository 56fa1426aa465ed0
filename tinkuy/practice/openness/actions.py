"""A country decides what everybody may read of its answer, and may decide otherwise at any time."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import demand_names_nobody
from tinkuy.people.models import Person
from tinkuy.practice.responses.models import Openness, Response

from .rules import may_decide_openness


@transaction.atomic
def decide_openness(*, actor: Person, response: Response, openness: str, names_nobody: bool = False) -> Response:
    """Show everybody the whole answer, its state alone, or nothing; public pages follow at once.

    *names_nobody* says that words which the guard asks about were read again.
    """
    if not may_decide_openness(actor, response):
        raise Refused(_("Only a focal point of this country decides what is public of its answer."))
    if openness not in Openness.values:
        raise Refused(_("Choose what everybody may read."), about="openness")
    if openness == Openness.WHOLE and not names_nobody:
        demand_names_nobody([response.text, response.reason, *(action.text for action in response.actions.all())])
    if not Response.objects.filter(pk=response.pk).exclude(openness=openness).update(openness=openness):
        raise Refused(_("This is how it stands already."), about="openness")
    response.openness = openness
    record(actor, "decided what is public of", response, openness=openness)
    return response
