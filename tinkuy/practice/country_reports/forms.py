from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField
from tinkuy.practice.country_reports.actions import mark_of
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.country_reports.parts import Part
from tinkuy.practice.responses.forms import NO_CASES, READ_AGAIN


class ReportForm(forms.Form):
    """The country's words: an opening, a part for each recommendation, a closing."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    opening = LongTextField(label=_("Opening words"), required=False, rows=5, help_text=NO_CASES)
    closing = LongTextField(label=_("What comes next, a line each"), required=False, rows=5, help_text=NO_CASES)

    def __init__(self, *args: Any, report: CountryReport, parts: list[Part], **options: Any) -> None:
        initial = {"mark": mark_of(report), "opening": report.opening, "closing": report.closing}
        initial |= {f"part_{one.finding}": one.text for one in parts}
        super().__init__(*args, **{"initial": initial} | options)
        self.parts = parts
        for one in parts:
            self.fields[f"part_{one.finding}"] = LongTextField(
                label=f"{one.label}. {one.words}", required=False, rows=6, help_text=NO_CASES
            )
        self.order_fields(["mark", "opening", *(f"part_{one.finding}" for one in parts), "closing"])

    @property
    def texts(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "opening": cleaned["opening"],
            "closing": cleaned["closing"],
            "parts": {one.finding: cleaned[f"part_{one.finding}"] for one in self.parts},
        }


class ReadyForm(forms.Form):
    """Says that the words, as they were read, may be handed on."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    names_nobody = forms.BooleanField(label=READ_AGAIN, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "ready_%s"} | options)


class ReportPublicationForm(forms.Form):
    """Whether everybody reads the words that stand in it now."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    is_public = forms.TypedChoiceField(
        label=_("Who may read this report"),
        choices=[("yes", _("Everybody")), ("no", _("Only the country and the coordination"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    names_nobody = forms.BooleanField(label=READ_AGAIN, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "public_%s"} | options)
