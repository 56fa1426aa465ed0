"""A table as the answer to a request."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils.translation import get_language

from .csv_file import as_csv
from .table import Table
from .xlsx_file import as_xlsx

ENDINGS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The forms in which a table is handed out, with their media types."""


def download(table: Table, name: str, ending: str) -> StreamingHttpResponse:
    """*table* as the file `name.ending`, sent as it is made, in the active language. *name* is plain ASCII."""
    chunks = as_csv(table, get_language() or "es") if ending == "csv" else as_xlsx(table)
    disposition = f'attachment; filename="{name}.{ending}"'
    return StreamingHttpResponse(
        _begun(chunks), content_type=ENDINGS[ending], headers={"Content-Disposition": disposition}
    )


def _begun(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """*chunks*, of which the first is made at once: what cannot be made at all is refused before anything is sent."""
    first = next(chunks, b"")

    def all_of_it() -> Iterator[bytes]:
        yield first
        yield from chunks

    return all_of_it()
