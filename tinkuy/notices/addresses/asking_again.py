"""The team asks whether mail arrives again: one mail goes to the closed address, and its link opens it."""

from django.urls import reverse
from django.utils import translation

from tinkuy.core import clock
from tinkuy.notices.outbox import owe_to_address

from .actions import KIND
from .fingerprints import address_index
from .links import key_of_address
from .models import Standing
from .queries import closed_among


def ask_address_again(*, email: str, language: str, about: str, from_cycle: str = "") -> bool:
    """Once a week for one address; whether mail does not arrive there, so that there is something to ask.

    Whoever marked our mail as unwanted is not written to any more: they come back by themselves, or not at all.
    """
    index = address_index(email)
    if closed_among([index]).get(index) != Standing.UNREACHABLE:
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
