"""The door to the file of a sheet: opened in the sandbox, since a document is a zip of XML or a PDF from a stranger."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed
from tinkuy.publication.importing.decoding import refuse_size

INSIDE = "tinkuy.publication.importing.inside_sandbox"
"""Named and not imported: the readers of documents are loaded by the sandboxed process alone."""


@dataclass(frozen=True)
class SheetDocument:
    """The text of a file; `left` counts what in it is no text: pictures, tables, footnotes, comments."""

    text: str
    left: Mapping[str, int] = field(default_factory=dict)


def decode_sheet(data: bytes) -> str:
    """The text in *data*, as `decoding.text_of` tells it; raises `Refused`."""
    refuse_size(data)
    return "".join(parsed(f"{INSIDE}:text", data, {}, Limits()))


def read_document(data: bytes) -> SheetDocument:
    """The text with what stays behind; raises `Refused`."""
    refuse_size(data)
    (read,) = parsed(f"{INSIDE}:document", data, {}, Limits())
    return SheetDocument(read["text"], {kind: count for kind, count in read["left"].items() if count})
