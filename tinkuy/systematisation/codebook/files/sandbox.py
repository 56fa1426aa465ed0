"""The door to codebook files of strangers: what `inside_sandbox` reads in the sandbox."""

from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed

from .file import CodebookFile, FileCode

LIMITS = Limits()
READER = f"{__package__}.inside_sandbox:codebook"
"""By its name: what reads them is loaded in the sandbox alone."""


def read_codebook(data: bytes) -> CodebookFile:
    """The codebook in *data*, as `inside_sandbox.read_codebook` tells it, read in the sandbox; raises `Refused`."""
    items = parsed(READER, data, {}, LIMITS)
    layout, origin, warnings, names = next(items)
    codes = tuple(FileCode(*values) for codes in items for values in codes)
    return CodebookFile(layout, origin, codes, warnings, names)
