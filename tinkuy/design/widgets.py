"""Django's own widgets, drawn letter for letter as its templates draw them, without asking a template for each.

A form has a template for each choice, and in it one for its attributes: of the page of registering they were two fifths
of the cost. What is not known here goes to Django.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.formats import localize
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeData

Widget = Mapping[str, Any]
FOLDER = "django/forms/widgets/"


class DrawnWidgets(DjangoTemplates):
    """The renderer of forms."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        draw = DRAWN.get(template_name)
        if draw is not None:
            return draw(context["widget"]).strip()
        if template_name == f"{FOLDER}select.html" and all(
            option["template_name"] == SELECT_OPTION
            for _group, options, _place in context["widget"]["optgroups"]
            for option in options
        ):
            return _select(context["widget"])
        return str(super().render(template_name, context, request))


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_value(widget["value"])}"'
    return f'<input type="{_word(widget["type"])}" name="{_word(widget["name"])}"{value}{_attributes(widget)}>'


def _input_option(widget: Widget) -> str:
    if not widget.get("wrap_label"):
        return _input(widget)
    key = widget["attrs"].get("id")
    opening = f'<label for="{_word(key)}">' if key else "<label>"
    return f"{opening}{_input(widget)}\n {_word(widget['label'])}</label>"


def _textarea(widget: Widget) -> str:
    text = _word(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_word(widget["name"])}"{_attributes(widget)}>\n{text}</textarea>'


def _select(widget: Widget) -> str:
    parts = [f'<select name="{_word(widget["name"])}"{_attributes(widget)}>']
    for group, options, _place in widget["optgroups"]:
        if group:
            parts.append(f'\n  <optgroup label="{_word(group)}">')
        parts.extend(f"\n  {_select_option(option)}\n" for option in options)
        if group:
            parts.append("\n  </optgroup>")
    return "".join([*parts, "\n</select>"])


def _select_option(option: Widget) -> str:
    return f'<option value="{_value(option["value"])}"{_attributes(option)}>{_word(option["label"])}</option>'


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {_word(name)}" if value is True else f' {_word(name)}="{_value(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _value(value: object) -> str:
    """As the filter `stringformat:'s'` prints it."""
    return str(value) if isinstance(value, SafeData) else escape(str(value))


def _word(value: object) -> str:
    """As a template prints it."""
    return conditional_escape(value if isinstance(value, str) else str(localize(value)))


INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "datetime", "time", "checkbox")
SELECT_OPTION = f"{FOLDER}select_option.html"
DRAWN: Mapping[str, Callable[[Widget], str]] = {
    **{f"{FOLDER}{name}.html": _input for name in ("input", *INPUTS)},
    **{f"{FOLDER}{name}.html": _input_option for name in ("input_option", "checkbox_option", "radio_option")},
    f"{FOLDER}textarea.html": _textarea,
    SELECT_OPTION: _select_option,
}
