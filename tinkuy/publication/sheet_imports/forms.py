from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.design.fields import offer
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.importing.decoding import MAX_BYTES
from tinkuy.publication.importing.mapping import CHOICES, LEFT_OUT, ReadSheet, Section
from tinkuy.publication.reviews.place_words import place_words
from tinkuy.publication.sheets.origin import BROUGHT_IN, LONGEST_ADDRESS, LONGEST_OWNER, Origin


class SheetFileForm(forms.Form):
    """The file of one sheet."""

    file = forms.FileField(
        label=gettext_lazy("File of the sheet"),
        help_text=gettext_lazy("Word (.docx), OpenDocument (.odt), PDF with text, plain text or Markdown; one sheet."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx,.odt,.pdf,.txt,.md"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than a sheet can be. Send only the text of one sheet."))
        return file


class MappingForm(forms.Form):
    """Where each section goes, and whose sheet it is."""

    owner = forms.CharField(
        label=gettext_lazy("Whose sheet it is"),
        help_text=gettext_lazy("The institution that wrote it; the sheet says so."),
        max_length=LONGEST_OWNER,
    )
    permission = forms.ChoiceField(
        label=gettext_lazy("Why it may be published here"), choices=BROUGHT_IN, widget=forms.RadioSelect
    )
    address = forms.CharField(
        label=gettext_lazy("Address of the original"),
        help_text=gettext_lazy("If it stands on the web: https://…"),
        max_length=LONGEST_ADDRESS,
        required=False,
        widget=forms.URLInput,
    )

    def __init__(self, data: Any = None, *, read: ReadSheet) -> None:
        super().__init__(data)
        self.read = read
        for place, section in enumerate(read.sections):
            name = f"place-{place}"
            self.fields[name] = forms.ChoiceField(
                label=_("Where “%(name)s” goes") % {"name": section.name} if section.name else _("Where this goes"),
                initial=section.field,
                error_messages={"required": _("Say where “%(name)s” goes.") % {"name": section.name}},
            )
            offer(self, name, _choices(section, read.language))

    def rows(self) -> list[tuple[Section, forms.BoundField]]:
        """Each section with the field that says where it goes; those that wait first."""
        rows = [(section, self[f"place-{place}"]) for place, section in enumerate(self.read.sections)]
        return sorted(rows, key=lambda row: bool(row[0].field))

    def chosen(self) -> list[str]:
        return [self.cleaned_data[f"place-{place}"] for place in range(len(self.read.sections))]

    def content(self) -> SheetContent:
        return self.read.placed(self.chosen())

    def origin(self) -> Origin:
        return Origin(*(self.cleaned_data[name] for name in ("owner", "permission", "address")))


def _choices(section: Section, language: str) -> Sequence[tuple[str, str]]:
    """Its own field first, or nothing while nobody knows it."""
    own = (section.field, _own_name(section)) if section.field else ("", _("Choose…"))
    others = [(field, section_name(field, language)) for field in CHOICES if field != section.field]
    return [own, *others, (LEFT_OUT, _("Leave this part out"))]


def _own_name(section: Section) -> str:
    return section.name or {
        "title": _("Title"),
        "guiding_question": _("Guiding question"),
        "footer": _("Networks and site of the hub"),
    }.get(section.field, section.field)


class PeerForm(forms.Form):
    """Who is asked to read a sheet that belongs to no cycle."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail of a person with an account"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].help_text = place_words().of_peers
