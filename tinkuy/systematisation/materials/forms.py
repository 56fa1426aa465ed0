from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.core import languages
from tinkuy.design.fields import DayField, Explained, offer
from tinkuy.planning.editing.forms import SharedForm
from tinkuy.planning.hours import day_with_year
from tinkuy.systematisation.evidence.forms import NO_CASES
from tinkuy.systematisation.materials.actions.editing import Described
from tinkuy.systematisation.materials.documents.sandbox import MOST_BYTES

from .models import Material, MaterialKind, Tier

MEGABYTE = 1024 * 1024
ACCEPTED = {MaterialKind.PHOTO: "image/jpeg,image/png,image/webp"}
DOCUMENTS = ".pdf,.docx,.pptx"


class MaterialForm(SharedForm):
    """A material of one *kind*: only what that kind needs is asked. *by_rule* is the last day without another one."""

    use_required_attribute = False
    field_of_argument = {"size": "megabytes"}

    link = forms.CharField(
        label=gettext_lazy("Link"),
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    file = forms.FileField(label=gettext_lazy("File"), required=False, widget=forms.FileInput())
    minutes = forms.IntegerField(label=gettext_lazy("Length in minutes"), required=False, min_value=1, max_value=1440)
    megabytes = forms.DecimalField(
        label=gettext_lazy("Size in MB"), required=False, min_value=0, max_value=100_000, decimal_places=1
    )
    author = forms.CharField(label=gettext_lazy("Author or owner"), required=False, max_length=200)
    licence = forms.CharField(
        label=gettext_lazy("Licence"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("For example CC BY 4.0, CC BY-NC-SA 3.0 IGO, or “with permission, for this cycle”."),
    )
    consent = forms.CharField(
        label=gettext_lazy("How those who can be recognised agreed"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "For example “All signed the form of the session; it lies with the coordination”. No names."
        ),
    )
    tier = forms.ChoiceField(label=gettext_lazy("Who may have it"), widget=forms.RadioSelect, initial=Tier.TEAM)
    is_looked_through = forms.BooleanField(
        label=gettext_lazy("Somebody of the team looked through it"),
        required=False,
        help_text=gettext_lazy(
            "It tells of no case and shows no address, telephone or identity number, nor does a hidden slide or a "
            "speaker's note. Needed before others than the team have it."
        ),
    )
    erase_on = DayField(label=gettext_lazy("Erase after"), required=False)
    erase_reason = forms.CharField(
        label=gettext_lazy("Why it is kept for longer"), required=False, max_length=300, help_text=NO_CASES
    )

    def __init__(
        self, *args: Any, kind: str, main_language: str, by_rule: date, stays: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.first_language = MaterialKind(kind), main_language
        self._ask_words("title", _("What it is called"), 200)
        if kind == MaterialKind.PHOTO:
            self._ask_words("alt", _("What it shows"), 300)
        self._leave_out()
        self.fields["erase_on"].help_text = _("Empty: by the rule, after %(day)s.") % {"day": day_with_year(by_rule)}
        offer(self, "tier", self._tiers(stays))
        if "file" in self.fields:
            self.fields["file"].widget.attrs["accept"] = ACCEPTED.get(self.kind, DOCUMENTS)
            self.fields["file"].help_text = self._file_help()

    def _ask_words(self, name: str, label: str, longest: int) -> None:
        for code, language in sorted(settings.LANGUAGES, key=lambda item: item[0] != self.first_language):
            is_first = code == self.first_language
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label} · {language}",
                max_length=longest,
                required=is_first,
                widget=forms.TextInput(attrs={"lang": code}),
            )

    def _leave_out(self) -> None:
        unasked = {
            MaterialKind.RECORDING: ("file", "consent", "author", "licence"),
            MaterialKind.PHOTO: ("link", "minutes", "megabytes"),
        }.get(self.kind, ("minutes", "megabytes", "consent"))
        for name in unasked:
            del self.fields[name]
        if self.kind == MaterialKind.PHOTO:
            self.fields["author"].required = self.fields["licence"].required = True

    def _tiers(self, stays: str) -> list[tuple[str, str]]:
        if stays:
            return [(Tier.TEAM.value, Explained(Tier.TEAM.label, stays))]
        return [
            (Tier.TEAM.value, Explained(Tier.TEAM.label, _("Whoever works on this cycle."))),
            (
                Tier.PARTICIPANTS.value,
                Explained(Tier.PARTICIPANTS.label, _("In the browser in which their page is open.")),
            ),
            (Tier.PUBLIC.value, Explained(Tier.PUBLIC.label, _("On the public page of the session."))),
        ]

    def _file_help(self) -> str:
        if self.kind == MaterialKind.PHOTO:
            return _("JPEG, PNG or WebP of up to 5 MB. It is drawn anew, without place and camera.")
        return _("PDF, Word or PowerPoint of up to 20 MB. Author, comments of a PDF and attached files are taken out.")

    def words(self, name: str) -> list[BoundField]:
        return [self[field] for field in self.fields if field.startswith(f"{name}_")]

    @property
    def titles(self) -> list[BoundField]:
        return self.words("title")

    @property
    def alts(self) -> list[BoundField]:
        return self.words("alt")

    @property
    def sent(self) -> bytes | None:
        """What the file holds, if one was chosen; of a larger one than is taken, enough to refuse it."""
        file = self.cleaned_data.get("file")
        return file.read(MOST_BYTES + 1) if isinstance(file, UploadedFile) else None

    @property
    def described(self) -> Described:
        cleaned = self.cleaned_data
        megabytes = cleaned.get("megabytes")
        return Described(
            title=dict(self._words_by_language("title")),
            alt=dict(self._words_by_language("alt")),
            link=cleaned.get("link", ""),
            minutes=cleaned.get("minutes"),
            size=round(megabytes * MEGABYTE) if megabytes else None,
            author=cleaned.get("author", ""),
            licence=cleaned.get("licence", ""),
            consent=cleaned.get("consent", ""),
            tier=cleaned["tier"],
            is_looked_through=cleaned["is_looked_through"],
            erase_on=cleaned["erase_on"],
            erase_reason=cleaned["erase_reason"],
        )

    def _words_by_language(self, name: str) -> Iterator[tuple[str, str]]:
        for code in languages.CODES:
            if value := self.cleaned_data.get(f"{name}_{code}"):
                yield code, value


def as_filled_in(material: Material) -> dict[str, Any]:
    """What the form shows of a material that is there."""
    filled: dict[str, Any] = {
        name: getattr(material, name) for name in ("link", "minutes", "author", "licence", "consent", "tier")
    }
    filled |= {f"title_{code}": text for code, text in material.title.items()}
    filled |= {f"alt_{code}": text for code, text in material.alt.items()}
    filled |= {"erase_on": material.chosen_erase_on, "erase_reason": material.erase_reason}
    filled["is_looked_through"] = material.tier != Tier.TEAM
    if material.size and not material.file:
        filled["megabytes"] = round(material.size / MEGABYTE, 1)
    return filled
