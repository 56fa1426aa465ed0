"""A sheet, the reviews and approval it needs, and its published versions."""

from .review import Approval, Review
from .search_entry import SearchEntry
from .sheet import Sheet, SheetState
from .version import RenderedForm, SheetVersion

__all__ = ["Approval", "RenderedForm", "Review", "SearchEntry", "Sheet", "SheetState", "SheetVersion"]
