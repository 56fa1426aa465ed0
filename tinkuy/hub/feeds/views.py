from datetime import UTC, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.hub.catalogue.address import Address
from tinkuy.hub.sheets.catalogue import Card
from tinkuy.people.countries import country_name
from tinkuy.planning.hub_settings.queries import hub_line
from tinkuy.publication.records.identifiers import identifier_of
from tinkuy.publication.renderers.rendering import FORMS, Use

from .atom import SheetFeed
from .opensearch import OPENSEARCH, opensearch_description
from .queries import FeedPage, feed_page
from .wording import feed_title

READABLE = [name for name, form in FORMS.items() if form.use == Use.READ]
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""When a feed changed in which nothing ever was: a constant, so that its bytes stay the same."""
COUNTRIES_SCHEME = "urn:iso:std:iso:3166:-1"


@require_safe
def sheets(request: HttpRequest) -> HttpResponse:
    """The newest sheets in the reader's language, narrowed by the same facets as the catalogue."""
    address = Address.of(request.GET)
    chosen = {facet: list(values) for facet, values in address.chosen.items()}
    page = or_404(feed_page(reader_language(), chosen, _page_number(address)))
    feed = SheetFeed(
        title=feed_title(chosen),
        link=_absolute("hub:search", chosen),
        description="",
        subtitle=_("What each cycle of webinars learned and recommends, as it is published."),
        language=reader_language(),
        author_name=hub_line() or "Tinkuy",
        author_link=_absolute("hub:home"),
        feed_url=_page_address(chosen, page.number),
        feed_guid=_page_address(chosen, 1),
        pages=_other_pages(chosen, page),
        retired=[(identifier_of(one.slug), one.changed_at) for one in page.retired],
        since=BEGINNING,
    )
    for card in page.cards:
        _add(feed, card, page)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.mime_type)


def _add(feed: SheetFeed, card: Card, page: FeedPage) -> None:
    address = _absolute("hub:sheet", slug=card.slug)
    feed.add_item(
        title=card.title,
        link=address,
        description=card.summary,
        unique_id=identifier_of(card.slug),
        pubdate=card.row.published_at,
        updateddate=page.changed_at.get(card.slug, card.row.published_at),
        words_language=card.language,
        facets=[(COUNTRIES_SCHEME, code, country_name(code)) for code in card.countries],
        forms=[(FORMS[name].media_type, f"{address.removesuffix('/')}.{name}") for name in READABLE],
    )


def _page_number(address: Address) -> int:
    number = address.page or "1"
    if not (number.isascii() and number.isdecimal() and len(number) < 8):
        raise Http404
    return int(number)


def _other_pages(chosen: dict[str, list[str]], page: FeedPage) -> dict[str, str]:
    numbers = {"first": 1, "previous": page.number - 1, "next": page.number + 1, "last": page.last}
    return {
        relation: _page_address(chosen, number)
        for relation, number in numbers.items()
        if page.last > 1 and 1 <= number <= page.last
    }


def _page_address(chosen: dict[str, list[str]], number: int) -> str:
    return _absolute("feeds:sheets", chosen if number == 1 else chosen | {"page": [str(number)]})


def _absolute(route: str, query: dict[str, list[str]] | None = None, **arguments: str) -> str:
    mark = f"?{urlencode(query, doseq=True)}" if query else ""
    return f"{settings.BASE_ADDRESS}{reverse(route, kwargs=arguments)}{mark}"


@require_safe
def open_search(request: HttpRequest) -> HttpResponse:
    description = opensearch_description(
        name=hub_line() or "Tinkuy",
        words=_("Sheets of good practices, lessons and recommendations of cycles of webinars."),
        language=reader_language(),
        search=_absolute("hub:search"),
        own=_absolute("feeds:open_search"),
    )
    return HttpResponse(description, content_type=OPENSEARCH)
