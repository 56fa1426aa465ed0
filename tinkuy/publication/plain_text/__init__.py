"""A sheet as people send it, a plain text with the names of its sections on lines of their own, read into fields.

The bytes of a file are opened in a sandboxed process; its text is read here.
"""

from .reading import read_sheet
from .sandbox import decode_sheet

__all__ = ["decode_sheet", "read_sheet"]
