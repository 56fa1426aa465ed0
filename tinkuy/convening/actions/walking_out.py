"""Taking a walk-in registration back, while nothing else hangs on it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinkuy.convening.models import NameAlias, NameVerdict, Presence, Registration
from tinkuy.core.errors import Refused
from tinkuy.notices.outbox import forget_messages

from .codes import about


def demand_nothing_hangs(registration: Registration, alias: NameAlias, own: QuerySet[Presence]) -> None:
    """Refuse if anything but the decision *alias* and its *own* presences points at *registration*, in any stage.

    What they did on their page begins with a device, so votes and support, which bear no name, are among it.
    """
    if NameAlias.objects.filter(registration=registration).exclude(pk=alias.pk).exists():
        raise Refused(_("Other accounts were decided to be this person. Take those decisions back first."))
    if Presence.objects.filter(registration=registration).exclude(pk__in=own.values("pk")).exists() or _holds(
        registration
    ):
        raise Refused(
            _(
                "This person has used their registration since, so it is not removed here. "
                "They can withdraw on their page."
            )
        )


def remove_walk_in(registration: Registration) -> None:
    """The registration, as if it had never been; a message that is owed is not sent."""
    forget_messages(about=about(registration), email="")
    Registration.objects.filter(pk=registration.pk).delete()


def _holds(registration: Registration) -> bool:
    """Whether a row of any other model points at it, the sessions they chose among them."""
    for relation in Registration._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not relation.one_to_many or model in (NameAlias, NameVerdict, Presence):
            continue
        if model._base_manager.filter(**{relation.field.name: registration}).exists():  # type: ignore[union-attr]
            return True
    return False
