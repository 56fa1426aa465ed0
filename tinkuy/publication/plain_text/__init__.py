"""A sheet as people send it, a plain text with the names of its sections on lines of their own, read into fields."""

from .decoding import decode_sheet
from .reading import read_sheet

__all__ = ["decode_sheet", "read_sheet"]
