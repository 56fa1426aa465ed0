"""What the team writes of a guest, and what guests write of themselves."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.core.text import in_language
from tinkuy.design.fields import DayField, Explained, offer
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms import ContentForm, SharedForm, Words, language_choices, nothing
from tinkuy.planning.guests.actions.details import GuestWords, Place
from tinkuy.planning.guests.models import GuestKind, GuestPurpose, Sex
from tinkuy.planning.institutions.fields import InstitutionField, offer_institutions
from tinkuy.planning.name_consents.guest_words import CONSENT_WORDS

from . import photos


class GuestForm(SharedForm):
    """Somebody who speaks in the cycle or is its counterpart in a country. *webinars* come with their segments.

    *sends*: the link goes with it, and wants an address.
    """

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("The link to their own page goes there. Nobody else sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Speaker or counterpart"), choices=GuestKind.choices)
    post = forms.CharField(label=_("Post"), max_length=160, required=False)
    organisation = InstitutionField(label=_("Organisation"), required=False, keeps_text=True)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    language = forms.ChoiceField(label=_("Language of their messages"), choices=language_choices)
    places = forms.MultipleChoiceField(
        label=_("Where they are heard"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A guest who is only in parts under the Chatham House Rule or closed is named on no public page."),
    )

    def __init__(
        self,
        *args: Any,
        webinars: Sequence[Webinar],
        countries: Sequence[str],
        language: str,
        sends: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if sends:
            self.fields["email"].required = True
            self.fields["email"].error_messages["required"] = gettext("Write the e-mail, or save without sending.")
        self.offered = dict(_places(webinars))
        named = sorted(((code, country_name(code)) for code in countries), key=lambda pair: pair[1])
        offer(self, "country", [nothing(), *named])
        own_country = str(self.data.get("country") or self.initial.get("country") or "")
        offer_institutions(self, "organisation", Organisation.objects.all(), country=own_country)
        offer(self, "sector", [nothing(), *Sector.choices])
        offer(self, "places", [(key, _place_label(place, language)) for key, place in self.offered.items()])

    @property
    def words(self) -> GuestWords:
        """What was cleaned, as the actions take it."""
        cleaned = self.cleaned_data
        return GuestWords(**cleaned | {"places": [self.offered[key] for key in cleaned["places"]]})


class PaperConsentsForm(forms.Form):
    """What a guest agreed to on paper; nothing is ticked beforehand."""

    purposes = forms.MultipleChoiceField(
        label=_("Signed on paper"), choices=GuestPurpose.choices, widget=forms.CheckboxSelectMultiple
    )
    signed_on = DayField(label=_("Day on which it was signed"))


def place_key(webinar: int, segment: int | None) -> str:
    return f"{webinar}.{segment}" if segment else str(webinar)


def _places(webinars: Sequence[Webinar]) -> list[tuple[str, Place]]:
    """Each session as a whole, then its parts."""
    choices: list[tuple[str, Place]] = []
    for webinar in webinars:
        choices.append((place_key(webinar.ordinal, None), (webinar, None)))
        choices += [(place_key(webinar.ordinal, part.ordinal), (webinar, part)) for part in webinar.segments.all()]
    return choices


def _place_label(place: Place, language: str) -> str:
    webinar, part = place
    if part is None:
        title = in_language(webinar.title, language, webinar.cycle.main_language)
        return Explained(f"{webinar.ordinal}. {title}", gettext("The session, without saying in which part."))
    words = {"place": webinar.ordinal, "part": part.title, "regime": part.get_regime_display()}
    return gettext("Session %(place)s: %(part)s (%(regime)s)") % words


class GuestBioForm(ContentForm):
    """A biography, in each language."""

    use_required_attribute = False
    words = {
        "bio": Words(
            _("Biography"),
            _("A few sentences on your work. Do not share data of cases."),
            lines=5,
            longest=1500,
        )
    }


class OwnGuestForm(GuestBioForm):
    """What a guest says of themselves. A counterpart is not asked about the sex."""

    name = forms.CharField(
        label=_("Name, as it is shown"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    post = forms.CharField(label=_("Post"), max_length=160, required=False)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    language = forms.ChoiceField(label=_("Language of my messages"), choices=language_choices)
    sex = forms.ChoiceField(
        label=_("Sex"),
        required=False,
        help_text=_("Only if you want: it counts for the balance of the speakers and is never shown for one person."),
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sector", [nothing(), *Sector.choices])
        offer(self, "sex", [nothing(), *Sex.choices])
        if kind != GuestKind.SPEAKER:
            del self.fields["sex"]


class GuestPhotoForm(forms.Form):
    """A photo with whose it is and what it shows. Without a file the words of the one that is there are changed."""

    use_required_attribute = False

    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("JPEG, PNG or WebP of up to 5 MB. We make it smaller and remove place and camera."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"empty": _("The file is empty. Choose another one.")},
    )
    rights = forms.CharField(
        label=_("Whose it is"),
        max_length=200,
        help_text=_("Who took it or owns it, and the licence: for example “Press office of the ministry, CC BY 4.0”."),
        error_messages={"required": _("Write whose the photo is, or under which licence it may be shown.")},
    )
    alt = forms.CharField(
        label=_("What it shows"),
        max_length=200,
        help_text=_("For those who do not see it, in one sentence."),
        error_messages={"required": _("Write what the photo shows, for those who do not see it.")},
    )

    @property
    def photo_words(self) -> dict[str, str]:
        """What the deeds take beside the file."""
        return {name: self.cleaned_data[name] for name in ("rights", "alt")}

    @property
    def photo_bytes(self) -> bytes | None:
        """What the file holds, if one was chosen; of a larger one than is taken, enough to refuse it."""
        file = self.cleaned_data.get("photo")
        return file.read(photos.MOST_BYTES + 1) if isinstance(file, UploadedFile) else None


class GuestConsentsForm(forms.Form):
    """Each purpose by itself, in its exact words. What is in force is ticked; nothing is before it was given."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "consent_%s")  # the page has another field called photo
        super().__init__(*args, **kwargs)
        for purpose in CONSENT_WORDS:
            self.fields[str(purpose)] = forms.BooleanField(label=CONSENT_WORDS.read(purpose), required=False)

    @property
    def purposes(self) -> list[str]:
        """Those that were ticked."""
        return [name for name in self.fields if self.cleaned_data.get(name)]
