"""Fields that forms of every stage ask with, and how a field stands on a page: label above, help under the label, error
above the field, nothing typed is lost.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField, CheckboxInput, Textarea
from django.forms.boundfield import BoundWidget
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


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


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Say what may be chosen in the field of that *name*, which is known only once the form is made."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]


INPUT_CLASS = "input"
DJANGO_ROWS, ROWS = "10", "4"
"""A text area that did not choose its height gets ours instead of Django's."""


class Explained(str):
    """The label of a choice with a sentence under it: `(value, Explained(_("With an alias"), _("We do not ask…")))`.

    Build it where the language is known (in the form's `__init__`): it is plain text.
    """

    explanation: str

    def __new__(cls, word: object, explanation: object = "") -> "Explained":
        label = super().__new__(cls, str(word))
        label.explanation = str(explanation)
        return label


def form_field(
    field: BoundField,
    *,
    cards: bool = False,
    number: int | None = None,
    columns: bool = False,
    narrow: bool = False,
    plain: bool = False,
    at_right: SafeString | str = "",
) -> SafeString:
    """One field with its label, help and error.

    *cards* draws radio buttons or checkboxes as boxes with an ink ring; *number* puts a numbered knot before the legend
    of a group; *columns* sets a group in two columns; *narrow* keeps a short field short; *plain* leaves out the word
    "optional", where it would mislead (a field that belongs to a choice made before); *at_right* stands at the right
    of the label.
    """
    if field.is_hidden:
        return SafeString(field.as_widget())
    widget = field.field.widget
    is_group = bool(getattr(widget, "use_fieldset", False)) and hasattr(widget, "choices")
    context = {
        "field": field,
        "label": field.label if plain else _label(field),
        "described_by": field.aria_describedby or "",
        "cards": cards,
        "number": number,
        "columns": columns,
        "narrow": narrow,
        "at_right": at_right,
    }
    if is_group:
        return render_to_string("design/parts/field_group.html", context | {"options": _options(field)})
    if isinstance(widget, CheckboxInput):
        return render_to_string("design/parts/field_check.html", context | {"control": _control(field, "")})
    return render_to_string("design/parts/field.html", context | {"control": _control(field, INPUT_CLASS)})


def _label(field: BoundField) -> SafeString:
    """Required fields are the rule; optional ones say so."""
    if field.field.required:
        return format_html("{}", field.label)
    return format_html('{} <span class="optional">{}</span>', field.label, _("(optional)"))


def _control(field: BoundField, css: str) -> SafeString:
    """The widget with our class beside its own."""
    widget = field.field.widget
    own = str(widget.attrs.get("class", ""))
    classes = " ".join(word for word in (css, own) if word)
    attributes: dict[str, str | bool] = {"class": classes} if classes else {}
    if isinstance(widget, Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
        attributes["rows"] = ROWS
    return SafeString(field.as_widget(attrs=attributes))


def _options(field: BoundField) -> Iterator[dict[str, object]]:
    """Radio buttons or checkboxes of a group, with the explanation under the word where the label is `Explained`."""
    for option in field.subwidgets:
        label = option.data["label"]
        yield {
            "control": _tag(option, field),
            "id": option.data["attrs"].get("id", ""),
            "word": label,
            "help": getattr(label, "explanation", ""),
        }


def _tag(option: BoundWidget, field: BoundField) -> SafeString:
    option.data["wrap_label"] = False
    if field.errors:
        option.data["attrs"]["aria-invalid"] = "true"
    return SafeString(option.tag())


def submit(
    label: str, busy: str = "", *, name: str = "", value: str = "", look: str = "", disabled: bool = False
) -> SafeString:
    """A button that sends the form; meanwhile it says *busy* (a gerund). *look*: "secondary", "quiet", "small"."""
    return format_html(
        '<button type="submit" class="button{}{}"{}{}{} data-busy="{}">{}</button>',
        " " if look else "",
        look,
        format_html(' name="{}"', name) if name else "",
        format_html(' value="{}"', value) if value else "",
        SafeString(" disabled") if disabled else "",
        busy or _("Sending"),
        label,
    )
