"""The guard before words that public pages may show (invariant 12)."""

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.language.personal_data.alert import CONTACTS_AND_NUMBERS, KINDS
from tinkuy.language.personal_data.guard import alerts


def demand_nothing_personal(*texts: str, about: str | tuple[str, ...] = ()) -> None:
    """Refuse words that hold an address, a telephone or an identity number, and say which.

    Names and places of work pass: a guest's page is about a person who agreed to be shown with them.
    """
    for text in texts:
        for alert in alerts(text, kinds=CONTACTS_AND_NUMBERS)[:1]:
            words = {"what": KINDS[alert.kind], "text": alert.text}
            raise Refused(
                _("This may be shown in public, and it holds %(what)s: «%(text)s». Take it out.") % words, about=about
            )
