from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinkuy.convening.registering.answers import Answers
from tinkuy.people.countries import country_choices
from tinkuy.people.roles import Sector

from .parts import AppearanceForm, ConsentsForm, NeedsForm, SessionsForm, fill

OTHER_COUNTRY = "other"


class RegisterForm(AppearanceForm, SessionsForm, NeedsForm, ConsentsForm):
    """The whole page of registering. `answers` are what was answered, once it is valid."""

    field_order = (
        *("appears_as", "alias", "name", "country", "email", "sector", "webinars", "joins_new_webinars"),
        *("needs", "note", "use_of_data", "quotation"),
    )

    country = forms.ChoiceField(
        label=_("Country from which you take part"),
        help_text=_(
            "Who sees your name or alias sees it too; for everybody else it is a number. In the room it may stand "
            "beside what you ask."
        ),
        error_messages={"required": _("Choose your country.")},
    )
    email = forms.EmailField(
        label=pgettext_lazy("field of a form", "E-mail"),
        help_text=_(
            "The link to your page and what changes is sent there. No page and no list of names shows it; the regional "
            "coordination can take the file of all addresses away, for a reason that you then read. It is erased after "
            "the cycle."
        ),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": _("Write your e-mail: the link to your page is sent there."),
            "invalid": _("Write an e-mail with @, for example name@mail.org."),
        },
    )
    sector = forms.ChoiceField(label=_("You work in"), required=False)
    use_of_data = forms.BooleanField(
        error_messages={"required": _("Tick that you accept the use of your data.")},
    )

    def __init__(self, *args: Any, invited: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self.fields["country"], country_options(invited))
        fill(self.fields["sector"], [("", _("I prefer not to say")), *Sector.choices])

    def answers(self, language: str) -> Answers:
        cleaned = self.cleaned_data
        return Answers(
            appears_as=cleaned["appears_as"],
            name=self.written_name,
            country="" if cleaned["country"] == OTHER_COUNTRY else cleaned["country"],
            email=cleaned["email"],
            webinars=self.chosen,
            purposes=self.purposes,
            language=language,
            sector=cleaned["sector"],
            needs=cleaned["needs"],
            note=cleaned["note"],
            joins_new_webinars=cleaned["joins_new_webinars"],
        )


def country_options(invited: Sequence[str]) -> list[Any]:
    """The invited ones first; whoever is elsewhere may register too."""
    known = country_choices()
    return [
        ("", _("Choose your country")),
        (_("Invited to this cycle"), [choice for choice in known if choice[0] in invited]),
        (
            _("Other countries"),
            [*(choice for choice in known if choice[0] not in invited), (OTHER_COUNTRY, _("Another country"))],
        ),
    ]
