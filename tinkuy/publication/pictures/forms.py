from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.guests.photos import MOST_BYTES
from tinkuy.publication.content.parts import Picture
from tinkuy.publication.sheets.models import Sheet

from .actions import PictureWords
from .models import LONGEST_CONSENT, SheetPicture


class PictureForm(forms.Form):
    """An image with what it shows, whose it is, and who agreed. Without *picture* a file is asked for."""

    use_required_attribute = False

    file = forms.FileField(
        label=_("Image"),
        help_text=_("JPEG, PNG or WebP of up to 5 MB. It is drawn anew, without place and camera."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"required": _("Choose an image.")},
    )
    alternative = forms.CharField(
        label=_("What it shows"), help_text=_("Read aloud to those who do not see it."), max_length=400
    )
    caption = forms.CharField(label=_("Caption"), required=False, max_length=300)
    credit = forms.CharField(label=_("Author or owner"), max_length=200)
    rights = forms.CharField(
        label=_("Licence"), help_text=_("For example CC BY 4.0, or “with permission, for this sheet”."), max_length=100
    )
    shows_persons = forms.BooleanField(label=_("Persons can be recognised in it"), required=False)
    consent = forms.CharField(
        label=_("How those who can be recognised agreed"),
        help_text=_("Needed where persons can be recognised. It is not printed. No names."),
        required=False,
        max_length=LONGEST_CONSENT,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, data: Any = None, files: Any = None, *, sheet: Sheet, picture: Picture | None = None,
        row: SheetPicture | None = None,
    ) -> None:  # fmt: skip
        initial: dict[str, Any] = {"revision": sheet.revision}
        if picture is not None:
            names = ("alternative", "caption", "credit", "rights")
            initial |= {name: getattr(picture, name) for name in names}
        if row is not None:
            initial |= {"shows_persons": row.shows_persons, "consent": row.consent}
        super().__init__(data, files, initial=initial)
        if picture is not None:
            del self.fields["file"]

    @property
    def sent(self) -> bytes:
        """What the file holds; of a larger one than is taken, enough to refuse it."""
        file = self.cleaned_data["file"]
        return file.read(MOST_BYTES + 1) if isinstance(file, UploadedFile) else b""

    @property
    def words(self) -> PictureWords:
        names = ("alternative", "caption", "credit", "rights", "shows_persons", "consent")
        return PictureWords(**{name: self.cleaned_data[name] for name in names})

    @property
    def revision_read(self) -> int:
        return int(self.cleaned_data["revision"])
