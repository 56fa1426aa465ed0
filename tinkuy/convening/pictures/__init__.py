"""The pictures of attendance with their words: the finding as title, the numbers as description, what is counted."""

from .curve import curve_of
from .picture import Picture
from .triangle import triangle_of
from .weave import conclusion, weave_of

__all__ = ["Picture", "conclusion", "curve_of", "triangle_of", "weave_of"]
