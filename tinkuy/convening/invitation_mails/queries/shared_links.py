"""The links that are shared in a country on a channel, and how many registered by each; small numbers stay hidden."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.invitations.models import LinkChannel
from tinkuy.convening.invitations.sources import CHANNELS, TEXT, shared_word
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.hiding import Audience, Parts, safe
from tinkuy.planning.cycles.models.cycle import Cycle

OWN_LINKS = {
    LinkChannel.MAIL: _("The link of their mail"),
    LinkChannel.TELEPHONE: _("Their link by telephone"),
}


@dataclass(frozen=True)
class SharedLink:
    """`word` is what a registration by it keeps; `count` registered so, None where that would tell of few."""

    channel: str
    word: str
    label: str
    address: str
    count: int | None


def link_path(cycle: Cycle, word: str, language: str) -> str:
    """Under the cycle's id: on a sensitive theme its name would tell it."""
    with translation.override(language):
        return reverse("convening:shared_link", args=[cycle.public_id, word])


def link_address(cycle: Cycle, word: str, language: str) -> str:
    return settings.BASE_ADDRESS.rstrip("/") + link_path(cycle, word, language)


def link_of_texts(cycle: Cycle, language: str, country: str) -> str:
    """What the texts of a country are passed on with."""
    return link_path(cycle, shared_word(country, TEXT), language)


def ways_of_registering(countries: Collection[str] | None) -> list[tuple[str, int | None]]:
    """By which links those of *countries* (None: all) registered in the cycle in scope, and how many by each."""
    own = confirmed().exclude(came_by="").order_by()
    if countries is not None:
        own = own.filter(country__in=countries)
    counts: Counter[str] = Counter()
    for word, count in own.values("came_by").annotate(count=Count("pk")).values_list("came_by", "count"):
        counts[word.partition("-")[2] or f"own {word}"] += count
    names = {f"own {channel}": words for channel, words in OWN_LINKS.items()} | CHANNELS
    readable = safe(Parts(counts), Audience.TEAM)
    return [(str(names[way]), counts[way] if way in readable else None) for way in names if counts[way]]


def shared_links(cycle: Cycle, country: str, language: str) -> Sequence[SharedLink]:
    """Of *country* ("" for all) in the *cycle* in scope: one for each channel."""
    words = {channel: shared_word(country, channel) for channel in CHANNELS}
    own = confirmed().filter(came_by__in=words.values()).order_by()
    counts = dict(own.values("came_by").annotate(count=Count("pk")).values_list("came_by", "count"))
    readable = safe(Parts({word: counts.get(word, 0) for word in words.values()}), Audience.TEAM)
    return [
        SharedLink(
            channel,
            word,
            str(CHANNELS[channel]),
            link_address(cycle, word, language),
            counts.get(word, 0) if word in readable else None,
        )
        for channel, word in words.items()
    ]
