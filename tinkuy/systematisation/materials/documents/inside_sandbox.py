"""What the sandboxed process does with a document: its ending, then its bytes as they are kept, in blocks of base64."""

import base64
import logging
from collections.abc import Iterator

from tinkuy.core.errors import Refused
from tinkuy.core.reading.archives import SIGNATURE
from tinkuy.systematisation.materials.documents.office import document as office
from tinkuy.systematisation.materials.documents.pdf import document as pdf

from . import sentences

BLOCK = 768 * 1024
PDF = b"%PDF-"
_HEAD = 1024
"""A PDF may begin within so many bytes (ISO 32000-1, annex H, note 13)."""


def document(data: bytes) -> Iterator[str]:
    logging.disable()  # pypdf warns of each oddity, on the output that the answer goes by
    ending, clean = _clean(data)
    del data
    yield ending
    for start in range(0, len(clean), BLOCK):
        yield base64.b64encode(clean[start : start + BLOCK]).decode("ascii")


def _clean(data: bytes) -> tuple[str, bytes]:
    if data.startswith(SIGNATURE):
        return office.clean(data)
    if PDF in data[:_HEAD]:
        return pdf.clean(data)
    raise Refused(sentences.NO_DOCUMENT)
