"""What is typed about an adoption. Two who write at once read each other's words before anything is overwritten."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, Explained, offer
from tinkuy.people.countries import country_name
from tinkuy.planning.editing.forms import SharedForm
from tinkuy.planning.institutions.fields import InstitutionField
from tinkuy.practice.adoptions.actions.adopting import Practised
from tinkuy.practice.adoptions.actions.analysis import Analysis
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.adoptions.queries import Origin
from tinkuy.practice.responses.forms import NAME_OR_NEW, NO_CASES, READ_AGAIN, offer_institutions_of, words_field
from tinkuy.practice.responses.models import Openness

CONTEXT = ("context", "planned_changes", "core_elements")


class AnalysisForm(SharedForm):
    """The analysis before: each part may still be empty."""

    context = words_field(_("The context: where it would be done, and how that differs"), NO_CASES, required=False)
    planned_changes = words_field(_("What has to change there"), "", required=False)
    core_elements = words_field(
        _("What must not change"), _("Without it, it would be another practice."), required=False
    )

    def __init__(self, *args: Any, adoption: Adoption | None = None, **options: Any) -> None:
        if adoption is not None:
            options["initial"] = {name: getattr(adoption, name) for name in CONTEXT}
        super().__init__(*args, **{"auto_id": "analysis_%s"} | options)

    def analysis(self) -> Analysis:
        return Analysis(**{name: self.cleaned_data[name] for name in CONTEXT})


class NewAdoptionForm(AnalysisForm):
    """Who adopts, and from whom."""

    field_of_argument: ClassVar = {"name": "institution", "sector": "institution"}
    field_order = ("country", "institution", "origin", *CONTEXT)

    country = forms.ChoiceField(label=_("Country that adopts it"))
    institution = InstitutionField(
        label=_("Institution that adopts it, if it is one"), required=False, help_text=NAME_OR_NEW
    )
    origin = forms.ChoiceField(
        label=_("Where it comes from"), help_text=_("First, those whose answer says they do it.")
    )

    def __init__(self, *args: Any, countries: Sequence[str], origins: Sequence[Origin], **options: Any) -> None:
        super().__init__(*args, **options)
        named = sorted(((code, country_name(code)) for code in countries), key=lambda choice: choice[1])
        offer(self, "country", named if len(named) == 1 else [("", "—"), *named])
        offer(self, "origin", [("", "—"), *((one.key, one.words) for one in origins)])
        offer_institutions_of(self, "institution", countries)


class RecordForm(SharedForm):
    """Since when and where it is done, what was adapted and why, with what result."""

    adopted_on = DayField(label=_("Adopted on"))
    place = forms.CharField(
        label=_("Where"), required=False, max_length=200, help_text=_("A region or kind of service, no exact place.")
    )
    adaptations = words_field(_("What was adapted"), NO_CASES)
    adaptation_reason = words_field(_("Why it was adapted"), "", required=False)
    result = words_field(_("Result"), _("What is known so far. It can be written later."), required=False)

    def __init__(self, *args: Any, adoption: Adoption, **options: Any) -> None:
        initial = {
            name: getattr(adoption, name)
            for name in ("adopted_on", "place", "adaptations", "adaptation_reason", "result")
        }
        super().__init__(*args, **{"auto_id": "record_%s", "initial": initial} | options)

    def practised(self) -> Practised:
        return Practised(**{name: self.cleaned_data[name] for name in self.fields})


class EndingForm(forms.Form):
    ended_on = DayField(label=_("Done until"))
    reason = words_field(_("Why it ended"), NO_CASES, rows=2)


class ClosingForm(forms.Form):
    """Why it is not adopted, or taken back."""

    reason = words_field(_("Why"), NO_CASES, rows=2)


class AdoptionOpennessForm(forms.Form):
    openness = forms.ChoiceField(label=_("What everybody may read of this adoption"), widget=forms.RadioSelect)
    names_nobody = forms.BooleanField(label=READ_AGAIN, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "open_%s"} | options)
        choices = [
            (Openness.CLOSED, _("Nothing"), _("No public page says that your country adopted it.")),
            (Openness.STATE, _("That it was adopted"), _("The country, the institution and since when.")),
            (Openness.WHOLE, _("The whole record"), _("Also where, what was adapted and why, and the result.")),
        ]
        offer(self, "openness", [(one.value, Explained(word, sentence)) for one, word, sentence in choices])


class CreditForm(forms.Form):
    """How the country that a practice came from is named; never further than its own answer is open."""

    credit = forms.ChoiceField(label=_("How your country is named"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [
            (Openness.CLOSED, _("As another country"), _("Nobody reads that it came from yours.")),
            (Openness.STATE, _("Your country"), _("Without its institution.")),
            (Openness.WHOLE, _("Your country and its institution"), _("As far as your own answer is public.")),
        ]
        offer(self, "credit", [(one.value, Explained(word, sentence)) for one, word, sentence in choices])
