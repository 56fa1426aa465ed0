from .review import RetireForm, ReviewForm
from .sheet import SheetForm

__all__ = ["RetireForm", "ReviewForm", "SheetForm"]
