"""The door to the file of a sheet: opened in the sandbox, since a Word document is a zip of XML from a stranger."""

from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed
from tinkuy.publication.importing import inside_sandbox
from tinkuy.publication.importing.decoding import refuse_size


def decode_sheet(data: bytes) -> str:
    """The text in *data*, as `decoding.text_of` tells it; raises `Refused`."""
    refuse_size(data)
    return "".join(parsed(f"{inside_sandbox.__name__}:text", data, {}, Limits()))
