"""The addresses by which a cycle is passed on: that of its page, a short one, and one that counts where it was found.

A stage or feature that counts by which link somebody registered gives the link of a country here, once, in its
`AppConfig.ready`: `use_counted_links(link_of_country)`.
"""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

LinkMaker = Callable[[Cycle, str, str], str]
"""Of a cycle, a language and a country: the path of the link that is counted for that country, or nothing."""

_makers: list[LinkMaker] = []


def use_counted_links(maker: LinkMaker) -> None:
    _makers.append(maker)


def address_of(cycle: Cycle, language: str, country: str = "", session: Webinar | None = None) -> str:
    """Of the cycle's public page in *language*, or of that of a *session*; with a *country*, the link that is counted
    for it. On a sensitive theme one that leads there and does not tell it.
    """
    with override(language):
        return _whole(_counted(cycle, language, country) or _page(cycle, session))


def short_address(cycle: Cycle, language: str) -> str:
    """It leads to the page of *cycle* and does not tell its theme: for a slide, a poster or a chat."""
    with override(language):
        return _whole(reverse("hub:invitation", args=[cycle.public_id]))


def _counted(cycle: Cycle, language: str, country: str) -> str:
    return next(filter(None, (maker(cycle, language, country) for maker in _makers)), "") if country else ""


def _page(cycle: Cycle, session: Webinar | None) -> str:
    if cycle.is_sensitive:
        return reverse("hub:invitation", args=[cycle.public_id])
    return reverse("hub:webinar", args=[cycle.slug, session.ordinal]) if session else _cycle_page(cycle)


def _cycle_page(cycle: Cycle) -> str:
    return reverse("hub:cycle", args=[cycle.slug])


def _whole(path: str) -> str:
    return settings.BASE_ADDRESS.rstrip("/") + path
