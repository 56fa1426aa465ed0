"""The field that asks for an institution: its name is typed or chosen, and a new one is made in the same field.

What is typed and not in the directory is asked about once: another one that is meant, or «Create …» with its sector and
country. With the script that is asked while one types, without it when the form was sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import folded
from tinkuy.people.countries import countries, country_choices
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.institutions.actions import (
    LONGEST_NAME,
    NewInstitution,
    WantedInstitution,
    demand_institution_name,
)
from tinkuy.planning.institutions.queries import label_of, similar

CREATE, ONLY_TEXT = "create", "text"
ROOM_FOR_COUNTRY = 60


@dataclass(frozen=True)
class Typed:
    """What was sent: the text, and what was answered about it. An answer about another text counts for nothing."""

    text: str = ""
    answer: str = ""
    sector: str = ""
    country: str = ""


class InstitutionInput(forms.TextInput):
    """A line of text with the names of the directory, and below it what is asked of a name that is not there.

    *own_country* and *own_sector* are the form's: those of a new institution unless others are chosen. *may_create*: a
    new one is made by it. *keeps_text*: a name that is not in the directory may also stand where it was written, and
    nowhere else.
    """

    offered: Iterable[Organisation] = ()
    own_country = own_sector = ""
    may_create = True
    keeps_text = False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        text, answered = (" ".join(str(data.get(key, "")).split()) for key in (name, f"{name}_asked"))
        if text != answered:
            return Typed(text)
        return Typed(text, *(str(data.get(f"{name}_{part}", "")) for part in ("answer", "sector", "country")))

    def format_value(self, value: Any) -> str:
        """What the line says: the text that was typed, or an institution by itself or by its key."""
        if isinstance(value, Typed):
            return value.text
        if isinstance(value, str):
            return value
        key = value.pk if isinstance(value, Organisation) else value
        return next((label_of(one) for one in self.offered if one.pk == key), "")

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        typed = value if isinstance(value, Typed) else Typed(self.format_value(value))
        offered = list(self.offered)
        namesakes = matching(typed.text, offered)
        is_asked = bool(typed.text) and len(namesakes) != 1
        likely = (namesakes or similar(typed.text, offered)) if is_asked else []
        id_ = str((attrs or {}).get("id", f"id_{name}"))
        own = {"list": f"{id_}_list", "maxlength": LONGEST_NAME + ROOM_FOR_COUNTRY, "autocomplete": "off"}
        context = {
            "control": super().render(name, typed.text, (attrs or {}) | own, renderer),
            "name": name,
            "id": id_,
            "typed": typed,
            "is_asked": is_asked,
            "has_namesakes": is_asked and bool(namesakes),
            "is_new": typed.answer == CREATE or not (typed.answer or likely or self.keeps_text),
            "options": [label_of(one) for one in offered],
            "similar": likely,
            "sectors": Sector.choices,
            "countries": country_choices(),
            "sector": typed.sector if typed.answer else self.own_sector,
            "country": typed.country if typed.answer else self.own_country,
            "may_create": self.may_create,
            "keeps_text": self.keeps_text,
        }
        return render_to_string("planning/parts/institution_field.html", context)


class InstitutionField(forms.Field):
    """Gives one of the institutions that its form offers, a `NewInstitution`, or None.

    With `keeps_text` a name that is not in the directory is given as it was written, unless it is to be made.
    """

    widget = InstitutionInput

    def __init__(self, *, may_create: bool = True, keeps_text: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.offered: list[Organisation] = []
        self.widget.may_create, self.widget.keeps_text = may_create, keeps_text

    def offer(self, institutions: Iterable[Organisation], *, country: str = "", sector: str = "") -> None:
        """Say which may be chosen, and of which *country* and *sector* a new one is unless something else is said."""
        self.offered = list(institutions)
        self.widget.offered, self.widget.own_country, self.widget.own_sector = self.offered, country, sector

    def clean(self, value: Typed) -> "WantedInstitution | str":
        if not value.text:
            super().clean("")
            return "" if self.widget.keeps_text else None
        namesakes = matching(value.text, self.offered)
        if len(namesakes) == 1:
            return namesakes[0]
        if chosen := next((one for one in self.offered if one.slug == value.answer), None):
            return chosen
        if namesakes and not self.widget.keeps_text:
            raise ValidationError(_("Several institutions are called so. Choose one of them below."))
        if value.answer == CREATE and self.widget.may_create:
            return _new(value)
        if self.widget.keeps_text:
            return value.text
        raise ValidationError(self._not_there() % {"name": value.text})

    def _not_there(self) -> str:
        if self.widget.may_create:
            return _("«%(name)s» is not in the directory. Say below whether it is new.")
        return _("«%(name)s» is not in the directory. Choose one of the list.")


def offer_institutions(form: forms.Form, name: str, institutions: Iterable[Organisation], *, country: str = "") -> None:
    """As `InstitutionField.offer`, for the field of that *name*."""
    field = form.fields[name]
    assert isinstance(field, InstitutionField)
    field.offer(institutions, country=country)


def _new(typed: Typed) -> NewInstitution:
    if typed.sector not in Sector.values:
        raise ValidationError(_("Choose the sector of «%(name)s».") % {"name": typed.text})
    if typed.country and typed.country not in countries():
        raise ValidationError(_("Choose a country from the list."))
    try:
        return NewInstitution(demand_institution_name(typed.text), typed.sector, typed.country)
    except Refused as refusal:
        raise ValidationError(str(refusal)) from None


def matching(text: str, offered: Iterable[Organisation]) -> list[Organisation]:
    """Those that are called so, with or without their country beside the name."""
    wanted, known = folded(text), list(offered)
    exact = [one for one in known if folded(label_of(one)) == wanted]
    return exact or [one for one in known if folded(one.name) == wanted]
