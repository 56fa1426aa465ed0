"""How often somebody may try other hours: of very many in a row the numbers would tell who was there when."""

from datetime import timedelta

from django.utils.translation import gettext as _

from tinkuy.core import sealing
from tinkuy.people.actions.patience import Counted, spend_try
from tinkuy.people.models import Person

MOST_LOOKS, WITHIN = 12, timedelta(hours=1)


def spend_look(person: Person) -> None:
    """Refused after twelve in an hour, of all sessions and cycles together."""
    tag = sealing.blind_index(person.public_id, place="tries|real hours")
    sentence = _("You have looked at %(most)d different hours. In an hour at the latest you can look again.")
    spend_try(Counted(tag, free=MOST_LOOKS, longest=0), WITHIN, sentence % {"most": MOST_LOOKS})
