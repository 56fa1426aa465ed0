"""The fields that registering and one's own page have in common, each a piece of a form."""

from collections.abc import Hashable, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.convening.admission.rules import tells_when_full
from tinkuy.convening.custom_questions.forms import AnswersForm
from tinkuy.convening.invitations.sources import Source
from tinkuy.convening.registering.answers import Answers
from tinkuy.convening.registering.mail_domains import likely_address
from tinkuy.convening.registrations.consent_words import CONSENT_WORDS, offered_purposes
from tinkuy.convening.registrations.models import AppearsAs, Need, Purpose
from tinkuy.core import clock
from tinkuy.core.text import in_language, tidy
from tinkuy.design.fields import Explained
from tinkuy.people.countries import country_choices
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import moment_in_city
from tinkuy.planning.institutions.actions import LONGEST_NAME

NOT_WRITTEN = _("Write how you want to appear, or choose to appear without a name.")


class AppearanceForm(forms.Form):
    """How someone appears. Only the field that belongs to their choice is looked at."""

    use_required_attribute = False

    appears_as = forms.ChoiceField(label=_("How do you want to appear?"), widget=forms.RadioSelect)
    alias = forms.CharField(
        label=_("Your alias"),
        help_text=_("Whatever you like. Do not use your real name."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        explained = {
            AppearsAs.NAME: _("The coordination, the support and the focal point of your country see it."),
            AppearsAs.ALIAS: _("We do not ask your name. They see the alias only."),
            AppearsAs.NONE: _("You are in no list of names. You appear by a number, as “Participant 27”."),
        }
        fill(self.fields["appears_as"], [(one.value, Explained(one.label, words)) for one, words in explained.items()])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = cleaned.get("appears_as", "")
        is_named = chosen in (AppearsAs.NAME, AppearsAs.ALIAS)
        if is_named and chosen not in self.errors and not tidy(cleaned.get(chosen, "")):
            self.add_error(chosen, str(NOT_WRITTEN))
        return cleaned

    @property
    def written_name(self) -> str:
        """The name or the alias, by the choice that was made."""
        return str(self.cleaned_data.get(self.cleaned_data["appears_as"], ""))


class SessionsForm(forms.Form):
    """Which of the sessions to come; *zone* is the clock that their hours are explained in."""

    use_required_attribute = False

    webinars = forms.MultipleChoiceField(
        label=_("Which sessions will you come to?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one of the sessions to come.")},
    )
    joins_new_webinars = forms.BooleanField(
        label=_("Also sign me up for sessions that are added later"), required=False
    )

    def __init__(self, *args: Any, offered: Sequence[Webinar], zone: str, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        fill(self.fields["webinars"], [(str(one.ordinal), _session(one, zone, language)) for one in offered])

    @property
    def chosen_webinars(self) -> list[Webinar]:
        return [one for one in self.offered if str(one.ordinal) in self.cleaned_data["webinars"]]


class NeedsForm(forms.Form):
    use_required_attribute = False

    needs = forms.MultipleChoiceField(
        label=_("To take part better"),
        help_text=_("Tick what serves you. Only the regional coordination sees what was asked for, not by whom."),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Anything else that we should provide for?"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ConsentsForm(forms.Form):
    """The optional purposes; none is ticked beforehand."""

    use_required_attribute = False

    quotation = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if Purpose.RECAP in offered_purposes():
            self.fields[Purpose.RECAP] = forms.BooleanField(required=False)
        for purpose in self.offered_purposes:
            self.fields[purpose].label = CONSENT_WORDS.read(purpose)

    @property
    def offered_purposes(self) -> list[str]:
        return [purpose for purpose in Purpose.values if purpose in self.fields]

    @property
    def purposes(self) -> list[str]:
        """Those that were ticked."""
        return [purpose for purpose in self.offered_purposes if self.cleaned_data.get(purpose)]


def fill(field: forms.Field, choices: Sequence[Any]) -> None:
    """Give a field of choices its own, which are known only in the reader's language."""
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def words_of_sessions(webinars: Sequence[Webinar], language: str) -> Hashable:
    """All that `_session` and `hour_of_session` read of them, and of the clock."""
    return clock.today().year, tuple(
        (
            webinar.ordinal,
            in_language(webinar.title, language, webinar.cycle.main_language),
            webinar.starts_at,
            tells_when_full(webinar),
            webinar.is_full,
        )
        for webinar in webinars
    )


def _session(webinar: Webinar, zone: str, language: str) -> Explained:
    title = in_language(webinar.title, language, webinar.cycle.main_language)
    return Explained(f"{webinar.ordinal}. {title}", hour_of_session(webinar, zone))


def hour_of_session(webinar: Webinar, zone: str) -> str:
    """Day and hour on the clock of *zone*, and whether there is a place, as far as a stranger may read it."""
    hour = capfirst(moment_in_city(webinar.starts_at, zone))
    if not tells_when_full(webinar):
        return _("%(hour)s. Limited places: your page says whether you have one or wait for it.") % {"hour": hour}
    return _("%(hour)s. It is full: you go on the waiting list.") % {"hour": hour} if webinar.is_full else hour


OTHER_COUNTRY = "other"


class OrganisationForm(forms.Form):
    """For whom somebody works: of the directory, whose names the page suggests, or as they write it."""

    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=_("Who sees your name or alias sees it. Choose one of the list or write yours."),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisations"}),
    )


class RegisterForm(AppearanceForm, SessionsForm, NeedsForm, ConsentsForm, OrganisationForm, AnswersForm):
    """The whole page of registering. `answers` are what was answered, once it is valid."""

    field_order = (
        *(
            "appears_as",
            "alias",
            "name",
            "country",
            "email",
            "sector",
            "organisation",
            "webinars",
            "joins_new_webinars",
        ),
        *("recap", "needs", "note", "use_of_data", "quotation"),
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

    def clean(self) -> dict[str, Any]:
        """A domain that looks like a slip is asked about once, when nothing else is to be mended: beside another fault
        it is overlooked. Who sends the same address again means it.
        """
        cleaned = super().clean()
        email = str(cleaned.get("email", ""))
        likely = "" if self.errors or self.data.get("email_meant") == email else likely_address(email)
        if likely:
            self.email_in_doubt = email
            question = _("Did you mean %(likely)s? Correct it, or send it again as it is.") % {"likely": likely}
            self.add_error("email", str(question))
        return cleaned

    email_in_doubt = ""

    def answers(self, language: str, source: Source) -> Answers:
        cleaned = self.cleaned_data
        return Answers(
            appears_as=cleaned["appears_as"],
            name=self.written_name,
            country="" if cleaned["country"] == OTHER_COUNTRY else cleaned["country"],
            email=cleaned["email"],
            webinars=self.chosen_webinars,
            purposes=self.purposes,
            language=language,
            sector=cleaned["sector"],
            needs=cleaned["needs"],
            note=cleaned["note"],
            joins_new_webinars=cleaned["joins_new_webinars"],
            source=source,
            organisation=tidy(cleaned["organisation"]),
            answered=self.answered,
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
