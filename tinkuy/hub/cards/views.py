"""The page from which a card is copied. What is retired has none."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_safe

from tinkuy.core.languages import listed, reader_language
from tinkuy.core.text import displayed_language, in_language
from tinkuy.hub.queries.catalogue import published_sheet
from tinkuy.hub.queries.recommendation.facts import best_version, printed_title, versions_with
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.hub.queries import hub_line
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

    @property
    def address(self) -> str:
        return settings.BASE_ADDRESS + self.path


@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    published = published_sheet(slug, reader_language())
    if published is None or published.is_retired:
        raise Http404
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
    )
    return _page(request, card)


@require_safe
def cycle(request: CycleRequest, cycle: str) -> HttpResponse:
    own, language = request.cycle, reader_language()
    countries = listed(sorted(map(country_name, invited_countries(own))))
    card = Card(
        _("Cycle of webinars"),
        in_language(own.title, language, own.main_language),
        in_language(own.guiding_question, language, own.main_language),
        countries,
        reverse("hub:cycle", args=[cycle]),
        displayed_language(own.title, language, own.main_language),
    )
    return _page(request, card)


@require_safe
def recommendation(request: HttpRequest, public_id: str) -> HttpResponse:
    chosen = best_version(versions_with(public_id), reader_language())
    if chosen is None:
        raise Http404
    card = Card(
        _("Recommendation"),
        printed_title(chosen),
        "",
        str(chosen.version.content.get("title") or ""),
        reverse("hub:recommendation", args=[public_id]),
        chosen.version.language,
    )
    response = _page(request, card)
    if chosen.finding.cycle.is_sensitive:  # its address names no cycle, by which that would be known
        response["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, card: Card) -> HttpResponse:
    values = {"card": card, "source": hub_line() or "Tinkuy"}
    code = render_to_string("cards/card.html", values).strip()
    return render(request, "cards/page.html", values | {"code": code})
