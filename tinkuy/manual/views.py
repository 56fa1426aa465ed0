"""The manual: its index and its pages, the same for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404

from .files import INDEX, language_for, source_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _page(request, *INDEX)


@require_safe
def page(request: HttpRequest, section: str, topic: str) -> HttpResponse:
    return _page(request, section, topic)


def _page(request: HttpRequest, section: str, topic: str) -> HttpResponse:
    from .rendering import page_of  # here: few read the manual, and what makes its pages is loaded by the first

    reader = reader_language()
    source = or_404(source_of(section, topic, language_for(reader)))
    return render(request, "manual/page.html", {"page": page_of(source, reader)})
