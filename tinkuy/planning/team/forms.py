from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.design.fields import LongTextField, offer
from tinkuy.people.countries import country_choices, country_forms
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES
from tinkuy.planning.editing.forms import language_choices, nothing
from tinkuy.planning.team.pasted_focal_points import LONGEST


class MemberForm(forms.Form):
    """Someone who joins the team of a cycle."""

    name = forms.CharField(label=_("Name or post"), max_length=120, help_text=_("As the team and the pages name them."))
    email = forms.EmailField(label=_("E-mail"), help_text=_("They enter by a code that is sent there."))
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in CYCLE_ROLES])
    country = forms.ChoiceField(
        label=_("Country"), required=False, help_text=_("Of a focal point, the invited country; of a peer, their own.")
    )
    language = forms.ChoiceField(label=_("Language of their messages"), choices=language_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country", [nothing(), *country_choices()])


class SeveralForm(forms.Form):
    """Several persons who join the team, in a list that is pasted."""

    pasted = LongTextField(
        label=_("One person on each line, or addresses as a mail lists them"),
        help_text=_(
            "E-mail, with the name if you have it. A line may also say its role and country: «Rapporteur – Peru; "
            "notes@example.org; Rapporteur»."
        ),
        rows=7,
        max_length=LONGEST,
        error_messages={"required": _("Paste one e-mail at least.")},
    )
    role = forms.ChoiceField(
        label=_("Role of those whose line says none"), choices=[(role.value, role.label) for role in CYCLE_ROLES]
    )
    language = forms.ChoiceField(label=_("Language of their messages"), choices=language_choices)
    from_plan = forms.BooleanField(required=False, widget=forms.HiddenInput)


class AddressOfMemberForm(forms.Form):
    """Where somebody is really to be reached who has not entered yet."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The message goes there at once. The link sent to the former address no longer works."),
    )


class FocalPointsForm(forms.Form):
    """The focal points of several countries at once: a name and an address for each; an empty row is left out.

    The fields of a country are `name_<code>`, `email_<code>` and `language_<code>`; *languages* holds for each country
    the language that is offered first, and that holds where none was chosen.
    """

    def __init__(self, *args: Any, languages: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        self.countries = list(languages)
        for code in self.countries:
            words = country_forms(code)
            self.fields[f"name_{code}"] = forms.CharField(
                label=gettext("Name or post %(in_country)s") % words, required=False, max_length=120
            )
            self.fields[f"email_{code}"] = forms.EmailField(
                label=gettext("E-mail %(in_country)s") % words, required=False
            )
            self.fields[f"language_{code}"] = forms.ChoiceField(
                label=_("Language of their messages"),
                choices=language_choices,
                initial=languages[code],
                required=False,
            )

    @property
    def typed_rows(self) -> dict[str, tuple[str, str]]:
        """What was typed of each country, as it was typed; of those where something was."""
        typed = {code: (self._typed(f"name_{code}"), self._typed(f"email_{code}")) for code in self.countries}
        return {code: row for code, row in typed.items() if any(row)}

    def _typed(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()

    @property
    def rows(self) -> list[tuple[str, BoundField, BoundField, BoundField]]:
        return [
            (code, self[f"name_{code}"], self[f"email_{code}"], self[f"language_{code}"]) for code in self.countries
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        members = []
        for code in self.countries:
            name, email = cleaned.pop(f"name_{code}", ""), cleaned.pop(f"email_{code}", "")
            language = cleaned.pop(f"language_{code}", "") or self.languages[code]
            if email and not name:
                self.add_error(f"name_{code}", gettext("Write the name of the new member of the team."))
            elif name and not email and not self.has_error(f"email_{code}"):
                self.add_error(f"email_{code}", gettext("Write the address at which they enter."))
            elif name and email:
                members.append({"country": code, "name": name, "email": email, "language": language})
        cleaned["members"] = members
        if not members and not self.errors:
            self.add_error(None, gettext("Write the focal point of one country at least."))
        return cleaned


class SuccessorForm(forms.Form):
    """Who takes over what waits on somebody."""

    successor = forms.ChoiceField(
        label=_("Who takes it over"), help_text=_("They are told, and it stands among what waits for them.")
    )

    def __init__(self, *args: Any, successors: Sequence[Person], may_be_nobody: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.successors = {person.public_id: person for person in successors}
        first = ("", _("Nobody yet: it stays as it is")) if may_be_nobody else nothing()
        choices = [first, *((key, person.name) for key, person in self.successors.items())]
        offer(self, "successor", choices if self.successors else [])
        self.fields["successor"].required = not may_be_nobody

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["successor"] = self.successors.get(cleaned.get("successor", ""))
        return cleaned
