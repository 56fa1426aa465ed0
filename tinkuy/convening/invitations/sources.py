"""By what somebody came to register: their own invitation, or a link that was shared in a country on a channel.

It is a word on the registration, to be counted. Of an invitation it is known whose it is until the mail is confirmed,
so that its state is known; afterwards nothing joins the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry

from .models import Invitee, InviteeLink

INVITED, SHARED = "invited", "from"
"""What the address of the form of registering may have in its query."""
TEXT = "text"
CHANNELS = {
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "mail": pgettext_lazy("channel of an invitation", "A mail of one's own"),
    "web": _("A web page"),
    "poster": _("A poster or a slide"),
    TEXT: _("The text with the hours"),
}
ALL = "all"
"""In place of a country."""


@dataclass(frozen=True)
class Source:
    """`word` is what the registration keeps: `mail` or `telephone` of an invitation, `PE-whatsapp` of a shared link."""

    word: str = ""
    invitee: Invitee | None = None


NO_SOURCE = Source()


def shared_word(country: str, channel: str) -> str:
    return f"{country or ALL}-{channel}"


def is_shared_word(word: str) -> bool:
    """Of the cycle in scope."""
    country, _dash, channel = word.partition("-")
    if channel not in CHANNELS:
        return False
    return country == ALL or bool(InvitedCountry.objects.filter(country=country).exists())


def source_of(cycle: Cycle, query: Mapping[str, str]) -> Source:
    """Of a registration for the *cycle* in scope whose form stood under this *query*; nothing where it says nothing."""
    if secret := query.get(INVITED, ""):
        links = InviteeLink.objects.filter(cycle=cycle, fingerprint=InviteeLink.fingerprint_of(secret[:100]))
        link = links.select_related("invitee").first()
        return Source(link.channel, link.invitee) if link else NO_SOURCE
    word = query.get(SHARED, "")[:20]
    return Source(word) if word and is_shared_word(word) else NO_SOURCE
