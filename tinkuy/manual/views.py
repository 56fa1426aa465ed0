"""The manual: its index and its pages, the same for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language

from .files import INDEX, language_for, source_of
from .rendering import page_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _page(request, *INDEX)


@require_safe
def page(request: HttpRequest, section: str, topic: str) -> HttpResponse:
    return _page(request, section, topic)


def _page(request: HttpRequest, section: str, topic: str) -> HttpResponse:
    reader = reader_language()
    source = source_of(section, topic, language_for(reader))
    if source is None:
        raise Http404
    return render(request, "manual/page.html", {"page": page_of(source, reader)})
