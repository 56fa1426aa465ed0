"""The widgets that are drawn without a template are those of Django, letter for letter."""

from datetime import date

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from tinkuy.design.fields import Explained
from tinkuy.design.widgets import DRAWN, DrawnWidgets

ATTRIBUTES = {
    "id": 'id_"odd"',
    "class": "input",
    "required": True,
    "disabled": False,
    "rows": 4,
    "data-words": SafeString("&amp;"),
    "title": gettext_lazy("Yes"),
}
CHOICES = [
    ("", gettext_lazy("Choose")),
    (1, "Uno & <dos>"),
    (SafeString("&lt;"), SafeString("<b>tres</b>")),
    ("PE", Explained("Con alias", "No preguntamos")),
    ("Grupo <x>", [(7, 8), (None, 'nueve"')]),
]
VALUES = [None, "", 0, 1, "PE", 'Ñandú "y" <más>', SafeString("&lt;"), date(2026, 11, 30), True]
WIDGETS = [
    *(forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.PasswordInput, forms.HiddenInput),
    *(forms.DateInput, forms.DateTimeInput, forms.TimeInput, forms.CheckboxInput, forms.Textarea, forms.FileInput),
    *(forms.Select, forms.SelectMultiple, forms.RadioSelect, forms.CheckboxSelectMultiple),
]


def test_a_drawn_widget_is_that_of_django():
    own, theirs = DrawnWidgets(), DjangoTemplates()
    drawn = 0
    for kind in WIDGETS:
        widget = kind(attrs=ATTRIBUTES)
        if hasattr(widget, "choices"):
            widget.choices = CHOICES
        for value in VALUES:
            assert widget.render("n<a>me", value, renderer=own) == widget.render("n<a>me", value, renderer=theirs)
        for option in widget.subwidgets("name", ["PE"]) if hasattr(widget, "subwidgets") else ():
            for wraps in (True, False):
                context = {"widget": option | {"wrap_label": wraps}}
                name = option["template_name"]
                assert own.render(name, context) == theirs.render(name, context)
                drawn += name in DRAWN
    assert drawn > 20
