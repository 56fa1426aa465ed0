from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy as _

from tinkuy.hub.mailed_forms import TrappedForm
from tinkuy.people.countries import country_choices
from tinkuy.publication.content.vocabularies.concepts import concepts


class SubscriptionForm(TrappedForm):
    """Of which countries and themes; of all where nothing is ticked."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    themes = forms.MultipleChoiceField(label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple)
    countries = forms.MultipleChoiceField(label=_("Countries"), required=False, widget=forms.CheckboxSelectMultiple)
    consent = forms.BooleanField(
        label=_("I agree that my address is kept until I end this."),
        error_messages={"required": _("Tick that your address may be kept until you end this.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "es"
        self.fields["themes"].choices = [(one.tag, one.name(language)) for one in concepts("theme").values()]  # type: ignore[attr-defined]
        self.fields["countries"].choices = [(f"country:{code}", name) for code, name in country_choices()]  # type: ignore[attr-defined]

    def facets(self) -> list[str]:
        return [*self.cleaned_data["themes"], *self.cleaned_data["countries"]]
