"""The public page of a country: after «12 País» of the design."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_safe

from tinkuy.core.text import listed
from tinkuy.design.figures.country_cord import Strand, country_cord
from tinkuy.design.missing import or_404
from tinkuy.hub.country_page.exchange import Exchange, strands_of
from tinkuy.hub.country_page.news import news_of
from tinkuy.hub.country_page.queries import CountryPage, country_page
from tinkuy.people.countries import country_after, country_name, official_languages
from tinkuy.planning.request import person_of
from tinkuy.planning.rules import may_speak_for

ANSWERS_PER_PAGE = 40


@require_safe
def page(request: HttpRequest, iso: str) -> HttpResponse:
    """404 where the hub knows nothing of the country; a code in capitals leads to the one address it has."""
    if iso != iso.lower():
        return redirect("hub:country", iso.lower(), permanent=True)
    if len(iso) != 2 or not iso.isascii():
        raise Http404
    one = or_404(country_page(iso.upper(), get_language() or settings.LANGUAGE_CODE))
    response = render(request, "hub/country.html", _context(request, one))
    if one.is_sensitive:  # its address names no cycle, by which that would be known
        response["Cache-Control"] = "no-store"
    return response


def _context(request: HttpRequest, one: CountryPage) -> dict[str, Any]:
    answers = Paginator(one.answers, ANSWERS_PER_PAGE).get_page(request.GET.get("page"))
    return {
        "country": one,
        "name": country_name(one.code),
        "lead": one.lead(),
        "answers": answers,
        "is_other_language": any(row.printed.language != get_language() for row in answers),
        "cord": _cord(one) if one.exchanges else "",
        "is_example": one.is_example,
        "languages": official_languages(one.code),
        "news": news_of(one),
        "two_pages": _two_pages(request, one),
    }


def _two_pages(request: HttpRequest, one: CountryPage) -> str:
    """Where whoever speaks for the country takes away what it shows, on two pages; else empty.

    Of the newest cycle in which it shows an answer, else of the newest one.
    """
    person = person_of(request)
    if person is None:
        return ""
    cycles = dict.fromkeys([*(row.cycle for row in one.answers), *(row.cycle for row in one.cycles)])
    cycle = next((each for each in cycles if may_speak_for(person, "report_back", each, one.code)), None)
    return f"{reverse('practice:two_pages', args=[cycle.slug, one.code])}?of=public" if cycle else ""


def _cord(one: CountryPage) -> SafeString:
    received, provided = strands_of(one.received), strands_of(one.provided)
    title = _("What %(country)s received and what it gave") % {"country": country_after("the", one.code)}
    sentences = [_sentence(_("Received: %(list)s."), one.received), _sentence(_("Gave: %(list)s."), one.provided)]
    return country_cord(
        [_strand(row) for row in received],
        [_strand(row) for row in provided],
        title=title,
        description=" ".join(filter(None, sentences)),
    )


def _strand(row: Exchange) -> Strand:
    return Strand(row.other or "·", row.kind, row.words, row.note, row.is_open)


def _sentence(words: str, side: list[Exchange]) -> str:
    return words % {"list": listed(_named(one) for one in side)} if side else ""


def _named(one: Exchange) -> str:
    return f"{one.words} ({country_name(one.other)})" if one.other else one.words
