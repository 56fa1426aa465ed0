"""What the sandboxed process does with a codebook file: its head, then its codes in blocks, as JSON values."""

from collections.abc import Iterator
from dataclasses import astuple
from itertools import batched
from typing import Any

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused

from .file import MOST_BYTES, CodebookFile
from .project import project_in
from .table_reading import read_table
from .xml_reading import read_qdc

BLOCK = 200
_MARKUP = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<", b"<\x00", b"\x00<")


def codebook(data: bytes) -> Iterator[Any]:
    """`[layout, origin, {warning: count}, {warning: names}]`, then blocks of codes."""
    file = read_codebook(data)
    yield file.layout, file.origin, file.warnings, file.names
    for codes in batched(file.codes, BLOCK, strict=False):
        yield [astuple(code) for code in codes]


def read_codebook(data: bytes) -> CodebookFile:
    """The codebook in *data*, whatever the file is called: what it is shows in its first bytes."""
    if not data.strip():
        raise Refused(_("This file is empty."))
    if len(data) > MOST_BYTES:
        raise Refused(_("This file is larger than 2 MB, and no codebook is. Upload the codebook alone."))
    if (project := project_in(data)) is not None:
        return read_qdc(project)
    return read_qdc(data) if data.lstrip().startswith(_MARKUP) else read_table(data)
