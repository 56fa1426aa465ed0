from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.convening.invitation_mails.actions.sending import LONGEST_WORDS
from tinkuy.design.fields import Explained
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector
from tinkuy.planning.editing.forms import NAMES


def fill_choices(field: forms.Field, choices: list[Any]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class OwnWordsForm(forms.Form):
    """What is said beside our words, in each language."""

    refused_at = "words"

    def __init__(self, *args: Any, words_in: Collection[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.words_in = list(words_in)
        for language in self.words_in:
            self.fields[f"words_{language}"] = forms.CharField(
                label=_("Your own words (%(language)s)") % {"language": NAMES[language]},
                help_text=_("Two or three sentences before ours. No links and no addresses."),
                required=False,
                max_length=LONGEST_WORDS,
                widget=forms.Textarea(attrs={"rows": 4, "lang": language}),
            )

    @property
    def own_words(self) -> list[forms.BoundField]:
        """The fields of one's own words, that of the main language first."""
        return [self[f"words_{language}"] for language in self.words_in]

    def words(self) -> dict[str, str]:
        return {language: self.cleaned_data[f"words_{language}"] for language in self.words_in}


class SendingForm(OwnWordsForm):
    """To whom a mail goes, and what is said beside our words."""

    refused_at = "countries"

    is_repeat = forms.ChoiceField(label=_("To whom"), widget=forms.RadioSelect, initial="")
    countries = forms.MultipleChoiceField(
        label=pgettext_lazy("field of a form", "Countries"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sectors = forms.MultipleChoiceField(
        label=_("Kinds of organisation"),
        help_text=_("Without a mark, all: also those of whom the list does not say it."),
        required=False,
        choices=Sector.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, countries: Collection[str], takes_all: bool, words_in: Collection[str], **kwargs: Any
    ):
        super().__init__(*args, words_in=words_in, **kwargs)
        self.takes_all = takes_all
        fill_choices(
            self.fields["is_repeat"],
            [
                ("", Explained(_("Who was not invited yet"), _("Each person of the lists who got no mail."))),
                ("again", Explained(_("Who did not answer"), _("Invited before; neither registered nor declined."))),
            ],
        )
        self.fields["is_repeat"].required = False
        named = sorted(((code, country_name(code)) for code in countries), key=lambda one: one[1])
        fill_choices(self.fields["countries"], named)
        if takes_all:
            self.fields["countries"].help_text = _("Without a mark, all.")

    def clean_countries(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["countries"]
        if chosen or self.takes_all:
            return chosen
        return [code for code, _name in self.fields["countries"].choices]  # type: ignore[attr-defined]

    def sending(self) -> dict[str, Any]:
        """What `write_sending` takes."""
        cleaned = self.cleaned_data
        return {
            "countries": cleaned["countries"],
            "sectors": cleaned["sectors"],
            "is_repeat": cleaned["is_repeat"] == "again",
            "words": self.words(),
        }


class ApproveForm(forms.Form):
    """The number that whoever approves has read."""

    recipients = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class AddressForm(forms.Form):
    refused_at = "email"

    email = forms.EmailField(label=pgettext_lazy("field of a form", "E-mail"), max_length=254)
