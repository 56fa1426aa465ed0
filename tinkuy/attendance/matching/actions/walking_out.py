"""Taking a walk-in registration back, while nothing else hangs on it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.actions import remove_registrations
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.errors import Refused
from tinkuy.uploads.queries import rests_on


def demand_nothing_hangs(registration: Registration, alias: NameAlias, own: QuerySet[Presence]) -> None:
    """Refuse if anything but the decision *alias* and its *own* presences points at *registration*, in any stage.

    What they did on their page begins with a device, so votes and support, which bear no name, are among it.
    """
    if NameAlias.objects.filter(registration=registration).exclude(pk=alias.pk).exists():
        raise Refused(_("Other accounts were decided to be this person. Take those decisions back first."))
    it = Registration.objects.filter(pk=registration.pk)
    if Presence.objects.filter(registration=registration).exclude(pk__in=own.values("pk")).exists() or rests_on(
        it, besides=(NameAlias, NameVerdict, Presence)
    ):
        raise Refused(
            _(
                "This person has used their registration since, so it is not removed here. "
                "They can withdraw on their page."
            )
        )


def remove_walk_in(registration: Registration) -> None:
    """The registration, as if it had never been; a message that is owed is not sent."""
    remove_registrations(Registration.objects.filter(pk=registration.pk))
