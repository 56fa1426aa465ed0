"""All addresses. They do not change once published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import LocalePrefixPattern, include, path
from django.utils import translation

from tinkuy.people.views.entering import openid_back

from . import operations
from .web.addresses import RememberedAddresses

handler500 = "tinkuy.config.web.busy.server_error"


def root(request: HttpRequest) -> HttpResponse:
    """Choose the language by what the browser asks for, Spanish first."""
    return redirect(f"/{translation.get_language_from_request(request)}/")


pages = [
    path("installation/", operations.installation, name="installation"),
    path("installation/clock/", operations.believe_clock, name="believe_clock"),
    path("installation/erasure/", operations.allow_erasure, name="allow_erasure"),
    path("", include("tinkuy.people.urls")),
    path("", include("tinkuy.notices.urls")),
    path("", include("tinkuy.own_pages.urls")),
    path("", include("tinkuy.manual.urls")),
    path("", include("tinkuy.planning.urls")),
    path("", include("tinkuy.convening.urls")),
    path("", include("tinkuy.attendance.urls")),
    path("", include("tinkuy.dialogue.urls")),
    path("", include("tinkuy.systematisation.urls")),
    path("", include("tinkuy.publication.urls")),
    path("", include("tinkuy.practice.urls")),
    path("", include("tinkuy.desk.urls")),
    path("", include("tinkuy.design.urls")),
    path("", include("tinkuy.hub.urls")),
    path("", include("tinkuy.hub.feeds.urls")),
    path("", include("tinkuy.hub.open_data.urls")),
    path("", include("tinkuy.hub.cards.urls")),
]
urlpatterns = [
    path("", root, name="root"),
    path("healthz", operations.healthz, name="healthz"),
    path("readyz", operations.readyz, name="readyz"),
    path("sign-in/back/", openid_back, name="openid_back"),
    path("", include("tinkuy.notices.bounces.urls")),
    path("", include("tinkuy.hub.indexing.urls")),
    path("", include("tinkuy.hub.harvesting.urls")),
    path("", include("tinkuy.hub.hub_reviews.inbox_urls")),
    path("", include("tinkuy.hub.api.urls")),
    RememberedAddresses(LocalePrefixPattern(), pages),
]
