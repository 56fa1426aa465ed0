import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language
from tinkuy.core.tables.response import download
from tinkuy.design.json_block import json_block
from tinkuy.hub.api.endpoints import COLLECTIONS
from tinkuy.hub.sheets.linked_data import SCHEMA
from tinkuy.planning.hub_settings.queries import hub_line

from .tables import columns_of, data_package, json_lines, table_of

NAMES: dict[str, tuple[Promise, Promise]] = {
    "sheets": (gettext_lazy("Sheets"), gettext_lazy("The sheets in force, with their titles and summaries.")),
    "findings": (
        gettext_lazy("Findings"),
        gettext_lazy("The risks, good practices, lessons and recommendations of all sheets."),
    ),
    "recommendations": (
        gettext_lazy("Recommendations"),
        gettext_lazy("The published recommendations, with what each country shows of its answer."),
    ),
    "cycles": (gettext_lazy("Cycles"), gettext_lazy("The cycles whose page is public.")),
    "countries": (gettext_lazy("Countries"), gettext_lazy("The countries of the hub and what each shows.")),
}
ENDINGS = ("csv", "jsonl")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What there is to take away, and what each column means."""
    tables = [
        {
            "name": name,
            "title": title,
            "words": words,
            "columns": [
                (column, meaning) for column, (_kind, meaning) in columns_of(COLLECTIONS[name].resource).items()
            ],
        }
        for name, (title, words) in NAMES.items()
    ]
    context = {"tables": tables, "linked_data": json_block(_linked_data()), "base_address": settings.BASE_ADDRESS}
    return render(request, "open_data/page.html", context)


def _linked_data() -> dict[str, Any]:
    address = settings.BASE_ADDRESS + reverse("open_data:page")
    return {
        "@context": SCHEMA,
        "@type": "Dataset",
        "name": _("Open data of the hub"),
        "description": _("Published sheets, findings, recommendations, cycles and countries."),
        "url": address,
        "inLanguage": reader_language(),
        "creator": {"@type": "Organization", "name": hub_line() or "Tinkuy"},
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "text/csv", "name": name, "contentUrl": f"{address}{name}.csv"}
            for name in COLLECTIONS
        ],
    }


@require_safe
def file(_request: HttpRequest, table: str, ending: str) -> HttpResponseBase:
    """One collection, whole; sent as it is read."""
    if table not in COLLECTIONS or ending not in ENDINGS:
        raise Http404
    collection = COLLECTIONS[table]
    if ending == "csv":
        response = download(table_of(collection), table, "csv")
    else:
        response = StreamingHttpResponse(json_lines(collection), content_type="application/jsonl")
        response["Content-Disposition"] = f'attachment; filename="{table}.jsonl"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def package(_request: HttpRequest) -> HttpResponse:
    """In English: its table files are those of the English address, parted by commas."""
    with translation.override("en"):
        described = data_package(settings.BASE_ADDRESS + reverse("open_data:page"))
    return HttpResponse(json.dumps(described), content_type="application/json")
