"""Whether who is registered is found by their address, as the installation's index key has it."""

from django_scopes import scopes_disabled

from tinkuy.convening.models import Registration
from tinkuy.core import sealing
from tinkuy.core.sealing import Unsealable


def is_found_by_index() -> bool | None:
    """Whether the latest registration with an address stands under the index that is made of it; None without one, or
    where its address does not open."""
    with scopes_disabled():
        known = Registration.objects.exclude(email_index="").select_related("cycle").order_by("-pk").first()
        if known is None:
            return None
        try:
            return sealing.blind_index(known.email(), place=known.cycle.public_id) == known.email_index
        except Unsealable:
            return None
