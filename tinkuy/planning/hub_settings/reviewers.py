"""Whether reviewers are of another institution than a sheet's authors, or may be of its office in another country."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules

from .models import HubWords, ReviewersFrom


@transaction.atomic
def choose_reviewers_from(*, actor: Person, wanted: str) -> HubWords:
    """From now on, for sheets that are in review too. Nothing is noted where it was chosen already.

    Refused while the hub has no words of its own: those of the example go with it, and would take the choice along.
    """
    rules.demand(actor, "name_the_hub", None)
    if wanted not in ReviewersFrom.values:
        raise Refused(_("Choose from where reviewers come."), about="reviewers_from")
    words = HubWords.objects.select_for_update().filter(pk=1, is_example=False).first()
    if words is None:
        raise Refused(_("Write the name of the hub, in at least one language."), about="name")
    if words.reviewers_from == wanted:
        return words
    words.reviewers_from = ReviewersFrom(wanted)
    words.save(update_fields=["reviewers_from"])
    if wanted == ReviewersFrom.OFFICE:
        record(actor, "asked for reviewers of another office", words)
    else:
        record(actor, "asked for reviewers of another institution", words)
    return words
