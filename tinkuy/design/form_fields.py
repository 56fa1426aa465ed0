"""Fields that forms of every stage ask with."""

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """The browser's own choice of a day, which takes and gives ISO 8601."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    widget = DayInput


class LongTextField(forms.CharField):
    """Text of several lines, as high as *rows*."""

    def __init__(self, *, rows: int, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)
