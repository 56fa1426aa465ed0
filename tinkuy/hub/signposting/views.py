import json

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language
from tinkuy.hub.sheets.versions import published_sheet

from .links import LINKSET, link_set


@require_safe
def sheet_links(_request: HttpRequest, slug: str) -> HttpResponse:
    sheet = published_sheet(slug, reader_language())
    if sheet is None or sheet.is_retired:
        raise Http404
    return HttpResponse(json.dumps(link_set(sheet)), content_type=LINKSET)
