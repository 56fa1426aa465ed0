"""The page from which a card is copied. A retired sheet has none: its tombstone answers."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext, override
from django.views.decorators.http import require_safe

from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.core.languages import listed, reader_language
from tinkuy.core.text import in_language
from tinkuy.design.missing import or_404
from tinkuy.hub.recommendation_page.facts import best_version, printed_title, versions_with
from tinkuy.hub.sheet_page.views import demand_sheet, tombstone
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import TO_COME, WebinarState
from tinkuy.planning.cycles.queries import invited_countries, webinars_in_order
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.hours import day_with_year, local_day
from tinkuy.planning.hub_settings.queries import hub_line
from tinkuy.planning.request import CycleRequest


@dataclass(frozen=True)
class Card:
    """`path` leads to the page that the card is of; `language` is that of its words."""

    kind: str
    title: str
    text: str
    note: str
    path: str
    language: str
    invites: str = ""
    """Where one registers, on a card that invites to."""
    is_example: bool = False

    @property
    def address(self) -> str:
        return settings.BASE_ADDRESS + self.path

    @property
    def invitation(self) -> str:
        return settings.BASE_ADDRESS + self.invites if self.invites else ""

    @property
    def name(self) -> str:
        """Of its language, by its own name."""
        return NAMES[self.language]


@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    published = demand_sheet(slug)
    if published.is_retired:
        return tombstone(request, published)
    version, content = published.version, published.version.content
    countries = (content.get("scope") or {}).get("countries") or ()
    lessons = len(content.get("lessons") or ())
    counted = ngettext("%(count)s lesson", "%(count)s lessons", lessons) % {"count": lessons}
    note = " · ".join(filter(None, [listed(map(country_name, countries)), counted if lessons else ""]))
    card = Card(
        _("Sheet of good practices"),
        str(content.get("title") or ""),
        str(content.get("summary") or ""),
        note,
        f"/{version.language}/hub/{slug}/",
        version.language,
        is_example=version.is_example,
    )
    return _page(request, card)


@require_safe
def cycle(request: CycleRequest, cycle: str) -> HttpResponse:
    """A card in each language of the cycle, the reader's first; while one may register it invites to that."""
    own = request.cycle
    spoken = [code for code in NAMES if own.title.get(code)] or [own.main_language]
    spoken.sort(key=lambda code: code != reader_language())
    return _page(request, *(_card_of_cycle(own, code) for code in spoken))


def _card_of_cycle(own: Cycle, language: str) -> Card:
    """Of a sensitive cycle it tells no theme, no country and no day, and leads to an address that does not either."""
    with override(language):
        takes = takes_registrations(own)
        if own.is_sensitive:
            path = reverse("hub:invitation", args=[own.public_id])
            words = _("We invite you to a cycle of sessions between countries.")
            title = words if takes else _("A cycle of sessions between countries")
            return Card(_("Cycle of webinars"), title, "", "", path, language, path if takes else "", own.is_example)
        register = reverse("convening:register", args=[own.slug])
        countries = listed(sorted(map(country_name, invited_countries(own))))
        return Card(
            _("Cycle of webinars"),
            in_language(own.title, language, own.main_language),
            in_language(own.guiding_question, language, own.main_language),
            "\n".join(filter(None, [_days_of(own) if takes else "", countries])),
            reverse("hub:cycle", args=[own.slug]),
            language,
            register if takes else "",
            own.is_example,
        )


def _days_of(own: Cycle) -> str:
    """How many sessions, from when to when: whoever registers reads the hours of their country."""
    webinars = [one for one in webinars_in_order() if one.is_held or one.state in (*TO_COME, WebinarState.LIVE)]
    if not webinars:
        return ""
    days = [day_with_year(local_day(one.starts_at, own.zone)) for one in (webinars[0], webinars[-1])]
    words = ngettext(
        "%(sessions)s session, %(from_day)s.",
        "%(sessions)s sessions, from %(from_day)s to %(to_day)s.",
        len(webinars),
    )
    return words % {"sessions": len(webinars), "from_day": days[0], "to_day": days[1]}


@require_safe
def recommendation(request: HttpRequest, public_id: str) -> HttpResponse:
    chosen = or_404(best_version(versions_with(public_id), reader_language()))
    card = Card(
        _("Recommendation"),
        printed_title(chosen),
        "",
        str(chosen.version.content.get("title") or ""),
        reverse("hub:recommendation", args=[public_id]),
        chosen.version.language,
        is_example=chosen.version.is_example,
    )
    response = _page(request, card)
    if chosen.finding.cycle.is_sensitive:  # its address names no cycle, by which that would be known
        response["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, *cards: Card) -> HttpResponse:
    """The page that offers each of *cards*, the first of them being of the reader's page."""
    written = []
    for card in cards:
        with override(card.language):
            source = hub_line() or "Tinkuy"
            code = render_to_string("cards/card.html", {"card": card, "source": source}).strip()
            written.append((card, source, code))
    return render(request, "cards/page.html", {"card": cards[0], "cards": written, "is_example": cards[0].is_example})
