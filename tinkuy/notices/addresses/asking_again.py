"""The team asks whether mail arrives again: one mail goes to the closed address, and its link opens it."""

from django.urls import reverse
from django.utils import translation

from tinkuy.core import clock
from tinkuy.notices.outbox import owe_to_address

from .fingerprints import address_index
from .links import key_of_address
from .queries import is_closed

KIND = "address-to-confirm"


def ask_address_again(*, email: str, language: str, about: str, from_cycle: str = "") -> bool:
    """Once a week for one address; whether it is closed, so that there is something to ask."""
    index = address_index(email)
    if not is_closed(index):
        return False
    with translation.override(language):
        path = reverse("notices:reach_again", args=[key_of_address(index)])
    week = clock.now().strftime("%G-%V")
    owe_to_address(
        email=email,
        language=language,
        kind=KIND,
        dedupe_key=f"{KIND}-{index}-{week}",
        about=about,
        path=path,
        from_cycle=from_cycle,
    )
    return True
