"""The words of a PDF, as a viewer reads them: pypdf would take half a second of a processor for a sheet."""

from typing import IO

import pypdfium2


def pages_of_pdf(pdf: bytes | IO[bytes]) -> list[str]:
    """The words of each page, in its lines."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def words_of_pdf(pdf: bytes | IO[bytes]) -> str:
    """Of all its pages, each run of white space one space."""
    return " ".join(" ".join(pages_of_pdf(pdf)).split())
