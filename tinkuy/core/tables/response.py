"""A table as the answer to a request."""

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import get_language

from .csv_file import as_csv
from .table import Table
from .xlsx_file import as_xlsx

ENDINGS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The forms in which a table is handed out, with their media types."""


def download(table: Table, name: str, ending: str) -> HttpResponseBase:
    """*table* as the file `name.ending`, in the active language; CSV is sent as it is made. *name* is plain ASCII."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    if ending == "xlsx":
        return HttpResponse(as_xlsx(table), content_type=ENDINGS[ending], headers=headers)
    chunks = _begun(as_csv(table, get_language() or "es"))
    return StreamingHttpResponse(chunks, content_type=ENDINGS[ending], headers=headers)


def _begun(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """*chunks*, of which the first is made at once: what cannot be made at all is refused before anything is sent."""
    first = next(chunks, b"")

    def all_of_it() -> Iterator[bytes]:
        yield first
        yield from chunks

    return all_of_it()
