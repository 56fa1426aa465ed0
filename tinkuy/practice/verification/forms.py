"""What is typed about two voices: who looks and at what, what each says of each point, the reply, the decision."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField, offer
from tinkuy.people.countries import country_name
from tinkuy.planning.institutions.fields import InstitutionField
from tinkuy.practice.responses.forms import NAME_OR_NEW, NO_CASES, READ_AGAIN, offer_institutions_of, words_field
from tinkuy.practice.verification.actions import Voice
from tinkuy.practice.verification.models import OwnGrade, Verification, VerificationPoint, VerifiedGrade, Verifier


class BeginningForm(forms.Form):
    """Who verifies, and what both voices are asked."""

    field_of_argument: ClassVar = {"name": "institution", "sector": "institution"}

    verifier = forms.ChoiceField(label=_("Who verifies"), choices=Verifier.choices, widget=forms.RadioSelect)
    country = forms.ChoiceField(label=_("Which country, if it is one"), required=False)
    institution = InstitutionField(label=_("Institution that verifies"), required=False, help_text=NAME_OR_NEW)
    questions = LongTextField(
        label=_("What both voices answer"),
        help_text=_("One question in each line, twelve at most. Do not share data of cases."),
        rows=6,
        max_length=3000,
    )

    def __init__(self, *args: Any, own_country: str, countries: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        others = [country for country in countries if country != own_country]
        named = sorted(((code, country_name(code)) for code in others), key=lambda choice: choice[1])
        offer(self, "country", [("", "—"), *named])
        offer_institutions_of(self, "institution", others)

    def clean_questions(self) -> list[str]:
        return [line for line in self.cleaned_data["questions"].splitlines() if line.strip()]


class VoiceForm(forms.Form):
    """Words and grade of each point, in one of the two voices. `voice` is what `write_…_voice` takes."""

    side: ClassVar[str]
    grades: ClassVar[Any]

    def __init__(self, *args: Any, verification: Verification, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.side}_%s"} | options)
        self.points = list(verification.points.all())
        for point in self.points:
            self.fields[f"text_{point.number}"] = words_field(
                _("In words"), required=False, rows=2, initial=getattr(point, f"{self.side}_text")
            )
            self.fields[f"grade_{point.number}"] = forms.ChoiceField(
                label=_("Grade"),
                required=False,
                choices=[("", "—"), *self.grades.choices],
                initial=getattr(point, f"{self.side}_grade"),
            )

    def rows(self) -> list[tuple[VerificationPoint, Any, Any]]:
        """Each point with its two fields."""
        return [(point, self[f"text_{point.number}"], self[f"grade_{point.number}"]) for point in self.points]

    def voice(self) -> Voice:
        return {
            point.number: (self.cleaned_data[f"text_{point.number}"], self.cleaned_data[f"grade_{point.number}"])
            for point in self.points
        }


class OwnVoiceForm(VoiceForm):
    side, grades = "own", OwnGrade


class VerifyingVoiceForm(VoiceForm):
    side, grades = "verified", VerifiedGrade

    def __init__(self, *args: Any, verification: Verification, **options: Any) -> None:
        super().__init__(*args, verification=verification, **options)
        self.fields["basis"] = words_field(
            _("What it rests on"),
            _("Counts, visits, documents; nothing of cases. There is no verification without it."),
            required=False,
            rows=3,
            initial=verification.basis,
        )


class LinkedVoiceForm(VerifyingVoiceForm):
    """The same behind a link, where nothing is left for later: begun empty, whatever somebody else wrote meanwhile."""

    def __init__(self, *args: Any, verification: Verification, **options: Any) -> None:
        super().__init__(*args, verification=verification, **options)
        for field in self.fields.values():
            field.initial = ""
        self.fields["names_nobody"] = forms.BooleanField(label=READ_AGAIN, required=False)


class ReplyForm(forms.Form):
    reply = words_field(_("Reply of the country"), NO_CASES, required=False, rows=2)


class DecliningForm(forms.Form):
    reason = words_field(_("Why the country declines"), NO_CASES, rows=2)


class PublicationForm(forms.Form):
    """Both voices or neither."""

    is_public = forms.TypedChoiceField(
        label=_("Who may read both voices"),
        choices=[("yes", _("Everybody")), ("no", _("Only the team of the cycle"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    names_nobody = forms.BooleanField(label=READ_AGAIN, required=False)
