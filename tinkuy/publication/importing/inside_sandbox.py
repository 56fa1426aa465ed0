"""What the sandboxed process does with the file of a sheet: it yields its text."""

from collections.abc import Iterator

from tinkuy.publication.importing.decoding import text_of


def text(data: bytes) -> Iterator[str]:
    """The one string that the file holds."""
    yield text_of(data)
