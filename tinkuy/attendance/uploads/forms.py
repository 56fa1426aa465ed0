"""One file, or many at once, and what a person says of them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.attendance.reports.decoding import MAX_BYTES
from tinkuy.attendance.reports.sampling import AS_READ, Sample
from tinkuy.attendance.reports.vocabulary import MEANINGS
from tinkuy.attendance.uploads.actions.invitee_lists import as_table
from tinkuy.convening.registering.forms import fill
from tinkuy.people.countries import countries, country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import city_of

MOST_BYTES_BY_A_PAGE = 20 * 1024 * 1024
"""By a page; from the shell a report may have twice as much."""


class ReportForm(forms.Form):
    """A file and the clock it was written in."""

    file = forms.FileField(
        label=gettext_lazy("Report"),
        help_text=gettext_lazy(
            "The file as Zoom, Teams, Meet or BigBlueButton gave it: CSV or Excel, in any of our languages."
        ),
        allow_empty_file=True,
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Clock of the report"),
        help_text=gettext_lazy("Zoom and Teams write the hours of whoever exported the report."),
    )

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.fields["zone"]
        if isinstance(zone, forms.ChoiceField):
            zone.choices = zone_choices(cycle)
        zone.initial = cycle.zone

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES_BY_A_PAGE:
            raise forms.ValidationError(
                gettext_lazy("The file has more than %(limit)d MB. Upload the report of one session at a time.")
                % {"limit": MOST_BYTES_BY_A_PAGE // 1024**2}
            )
        return file


class RegistrationsForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("List of registrations"),
        help_text=gettext_lazy(
            "CSV or Excel with name, e-mail, country, sector and sessions, as Google Forms or a spreadsheet gives it."
        ),
        allow_empty_file=True,
    )


LONGEST_PASTE = 1_000_000


class InviteesForm(forms.Form):
    """Addresses that were pasted, or a file with them; and of which country those are who have none in it."""

    refused_at = "pasted"

    country = forms.ChoiceField(
        label=gettext_lazy("Of which country they are"),
        help_text=gettext_lazy("Whoever has a country in the list keeps it."),
        required=False,
    )
    pasted = forms.CharField(
        label=gettext_lazy("Addresses"),
        help_text=gettext_lazy(
            "One person in a line, or as your mail program gives them: "
            "Focal point <focal.pe@example.org>; support@example.org"
        ),
        required=False,
        strip=False,  # an empty line before the others is counted with them
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        help_text=gettext_lazy("CSV or Excel with e-mail and, if you have them, name, country, sector and language."),
        required=False,
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, countries: Sequence[str], takes_none: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted(((code, country_name(code)) for code in countries), key=lambda choice: choice[1])
        fill(self.fields["country"], [("", gettext_lazy("As the list says it"))] * takes_none + choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        pasted = cleaned.get("pasted", "").rstrip()
        if not pasted.strip() and not cleaned.get("file"):
            self.add_error("pasted", _("Paste the addresses, or choose a file."))
        elif pasted:
            cleaned["file"] = ContentFile(as_table(pasted).encode(), name="")
        return cleaned


def zone_choices(cycle: Cycle) -> list[tuple[str, str]]:
    """The zones of the countries, by city, the cycle's own first."""
    cities = {country.zone: country.city for country in countries().values()}
    cities.setdefault(cycle.zone, city_of(cycle.zone))
    cities["UTC"] = "UTC"
    return sorted(cities.items(), key=lambda choice: (choice[0] != cycle.zone, choice[1]))


MOST_FILES = 20
MOST_BYTES = 24 * 1024**2
"""Of all files of one post together: a little below what the server takes of a request."""
MEGABYTE = 1024**2


class ManyFiles(forms.FileInput):
    """A field of files that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans to a list of files."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(FilesField, self).clean(one, initial) for one in files]


class FilesForm(forms.Form):
    """The reports of several sessions, and the clock they were written in."""

    use_required_attribute = False

    reports = FilesField(
        label=gettext_lazy("Reports"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose the reports first.")},
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Clock of the reports"),
        help_text=gettext_lazy("Zoom and Teams write the hours of whoever exported the report."),
    )

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self.fields["zone"], zone_choices(cycle))
        self.fields["zone"].initial = cycle.zone
        self.fields["reports"].help_text = _(
            "CSV or Excel, as Zoom, Teams, Meet or BigBlueButton gave them. "
            "Up to %(files)d files, %(megabytes)d MB together."
        ) % {"files": MOST_FILES, "megabytes": MOST_BYTES // MEGABYTE}

    def clean_reports(self) -> list[UploadedFile[Any]]:
        files: list[UploadedFile[Any]] = self.cleaned_data["reports"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("%(count)d files are more than the %(limit)d that fit at once. Send them in two goes.")
                % {"count": len(files), "limit": MOST_FILES}
            )
        for file in files:
            if (file.size or 0) > MAX_BYTES:
                raise forms.ValidationError(
                    _("%(file)s has more than %(limit)d MB. Upload the report of one session only.")
                    % {"file": file.name, "limit": MAX_BYTES // MEGABYTE}
                )
        if sum(file.size or 0 for file in files) > MOST_BYTES:
            raise forms.ValidationError(
                _("Together the files have more than %(limit)d MB. Send them in two goes: nothing is lost.")
                % {"limit": MOST_BYTES // MEGABYTE}
            )
        return files


class SessionForm(forms.Form):
    """Of which session a file is."""

    webinar = forms.TypedChoiceField(coerce=int)

    def __init__(self, *args: Any, webinars: Sequence[Webinar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self.fields["webinar"], [(str(one.ordinal), str(one.ordinal)) for one in webinars])


class ColumnsForm(forms.Form):
    """One choice for each column of a sample, in its order; `meaning_N` belongs to the N-th."""

    use_required_attribute = False

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the file"),
        choices=[
            ("", gettext_lazy("Another one")),
            ("es", gettext_lazy("Spanish")),
            ("pt", gettext_lazy("Portuguese")),
            ("en", gettext_lazy("English")),
        ],
        required=False,
    )
    is_remembered = forms.BooleanField(
        label=gettext_lazy("Remember this for files with the same headers"),
        help_text=gettext_lazy(
            "In this cycle alone, in the language chosen above. Only the headers are kept, no person of the file."
        ),
        required=False,
    )

    def __init__(self, *args: Any, sample: Sample, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sample = sample
        self.fields["language"].initial = sample.language
        if not sample.knows_a_word:
            del self.fields["is_remembered"]
        for place, column in enumerate(sample.columns):
            choices = [(code, str(label)) for code, label in MEANINGS.items()]
            if column.guess == AS_READ:
                choices.append((AS_READ, _("As Tinkuy reads it")))
            self.fields[f"meaning_{place}"] = forms.ChoiceField(
                label=column.header, choices=choices, initial=column.guess, required=False
            )

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Each column with its field."""
        return [
            {"column": column, "field": self[f"meaning_{place}"]} for place, column in enumerate(self.sample.columns)
        ]

    @property
    def columns(self) -> dict[str, str]:
        """What was said: key of a header → meaning."""
        meanings = {
            column.key: self.cleaned_data.get(f"meaning_{place}", "")
            for place, column in enumerate(self.sample.columns)
        }
        return {key: meaning for key, meaning in meanings.items() if meaning != AS_READ}
