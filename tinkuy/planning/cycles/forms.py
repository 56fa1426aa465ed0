from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, Explained, offer
from tinkuy.people.countries import countries, country_choices, zone_of
from tinkuy.planning.cycles.models.cycle import (
    ATTENDED_FROM,
    LONGEST_KEPT,
    MOST_REVIEWS,
    REVIEWS_NEEDED,
    CycleKind,
    Governance,
    Regime,
)
from tinkuy.planning.editing.forms import ContentForm, Words, language_choices
from tinkuy.planning.hours import city_of

OF_COORDINATION = (
    "default_regime",
    "governance",
    "keeps_days",
    "attendance_minutes",
    "reviews_needed",
    "certificate_percent",
    "is_sensitive",
)
FIRST_INVITED = "invited"
"""In the place of a zone: that of the first country that is invited."""
FIRST_WORDS = ("title", "guiding_question", "purpose")
FIRST = {"countries", "kind", "zone", "languages", "begins_on", "ends_on", "main_language"}
"""What the page of a new cycle asks for in its open part."""

REGIMES = {
    Regime.PUBLIC: _("What is said may be quoted with name and country."),
    Regime.ATTRIBUTION: _("What is said is quoted by country or sector, without names."),
    Regime.CHATHAM_HOUSE: _("What is said may be used; nobody says who said it nor who was there."),
    Regime.CLOSED: _("Nothing leaves the room."),
}


def regime_choices() -> list[tuple[str, Explained]]:
    return [(regime.value, Explained(regime.label, sentence)) for regime, sentence in REGIMES.items()]


def zone_choices() -> list[tuple[str, str]]:
    """The zones of the known countries by the city that names them."""
    zones = dict.fromkeys(country.zone for country in countries().values())
    return sorted(((zone, city_of(zone)) for zone in zones), key=lambda choice: choice[1])


REGIONS = {"south": _("Tick South America"), "north": _("Tick Central America, Mexico and the Caribbean")}


class _PlanForm(ContentForm):
    words = {
        "title": Words(_("Title"), _("What the cycle is about, in up to ten words."), longest=160, required=True),
        "guiding_question": Words(
            _("Guiding question"), _("The question that the whole cycle answers."), lines=2, longest=400
        ),
        "audience": Words(_("Who it is for"), lines=2, longest=400),
        "purpose": Words(_("Purpose"), _("What each country takes away from it."), lines=3, longest=800),
        "expected_results": Words(
            _("Expected results"),
            _("What will be different afterwards, and how it will be seen."),
            lines=3,
            longest=800,
        ),
    }

    countries = forms.MultipleChoiceField(
        label=_("Invited countries"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one country at least.")},
    )
    zone = forms.ChoiceField(
        label=_("Hours are written in the hour of"),
        help_text=_("The pages show each session in the hour of every invited country too."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of the sessions"),
        choices=language_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In which people may speak, with interpretation where needed."),
    )
    target_attendance = forms.IntegerField(
        label=_("People hoped for in each session"), required=False, min_value=1, max_value=100_000
    )
    begins_on = DayField(label=_("From"), required=False)
    ends_on = DayField(label=_("Until"), required=False)
    keeps_days = forms.IntegerField(
        label=_("Days that names and addresses are kept after the close"),
        required=False,
        min_value=1,
        max_value=LONGEST_KEPT,
        initial=LONGEST_KEPT,
        help_text=_("30 at most. Then only counts remain."),
    )
    default_regime = forms.ChoiceField(label=_("What may be said about who said what"), widget=forms.RadioSelect)
    governance = forms.ChoiceField(label=_("Who endorses recommendations"), choices=Governance.choices)
    attendance_minutes = forms.IntegerField(
        label=_("Minutes from which attendance counts"),
        required=False,
        min_value=1,
        max_value=120,
        initial=ATTENDED_FROM,
        help_text=_(
            "Whoever was there so long attended; a quarter of the session is enough too, where that is less. Another "
            "number counts the past sessions anew."
        ),
    )
    reviews_needed = forms.IntegerField(
        label=_("Reviews that a sheet needs"),
        required=False,
        min_value=1,
        max_value=MOST_REVIEWS,
        initial=REVIEWS_NEEDED,
        help_text=_(
            "So many favourable reviews, from as many countries, before a focal point may approve it. Another number "
            "holds at once for a sheet that is in review; one that was approved stays so."
        ),
    )
    certificate_percent = forms.IntegerField(
        label=_("Attendance that earns a certificate, in % of the sessions"),
        required=False,
        min_value=1,
        max_value=100,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write a number from 1 to 100.")),
        help_text=_(
            "Left empty, the cycle gives none; 75 is usual. It counts sessions that somebody attended, of those with "
            "attendance, rounded up. Certificates are issued on the page of attendance, once all sessions are over."
        ),
    )
    is_sensitive = forms.BooleanField(
        label=_("The theme is sensitive: messages and calendars do not tell it"),
        required=False,
        initial=True,
        help_text=_(
            "Mails to the team and to participants, and what goes into their calendars, name neither the cycle nor its "
            "theme, and lead to the page of what awaits them. Without it they name the cycle and lead straight to it."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "countries", country_choices())
        offer(self, "zone", zone_choices())
        offer(self, "default_regime", regime_choices())

    @property
    def regions(self) -> list[tuple[str, str]]:
        """Groups of countries that a script ticks at once: the words of the button, the codes."""
        groups = []
        for name, words in REGIONS.items():
            codes = [country.code for country in countries().values() if country.region == name]
            groups.append((f"{words} ({len(codes)})", " ".join(codes)))
        return groups

    def clean_keeps_days(self) -> int:
        return self.cleaned_data["keeps_days"] or LONGEST_KEPT

    def clean_attendance_minutes(self) -> int:
        return self.cleaned_data["attendance_minutes"] or ATTENDED_FROM

    def clean_certificate_percent(self) -> int:
        return self.cleaned_data["certificate_percent"] or 0

    def clean_reviews_needed(self) -> int:
        return self.cleaned_data["reviews_needed"] or self.initial.get("reviews_needed") or REVIEWS_NEEDED


class CycleForm(_PlanForm):
    """Start a cycle."""

    main_language = forms.ChoiceField(choices=language_choices, widget=forms.HiddenInput)
    slug = forms.SlugField(
        label=_("Address of its page"),
        max_length=80,
        required=False,
        help_text=_(
            "Short words joined by hyphens. If left empty, it is made from the title; if the theme is sensitive, from "
            "a word that does not reveal it. It does not change later."
        ),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(label=_("Kind of cycle"), choices=CycleKind.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "zone", [(FIRST_INVITED, _("The first country that is invited")), *zone_choices()])
        self.initial["zone"] = self.initial.get("zone") or FIRST_INVITED

    def clean_zone(self) -> str:
        """Whoever chooses none writes hours as an invited country does, not as one that nobody invited."""
        zone, invited = self.cleaned_data["zone"], self.cleaned_data.get("countries")
        return zone_of(invited[0], zone) if invited and zone == FIRST_INVITED else zone

    @property
    def is_later_faulty(self) -> bool:
        """Whether something is wrong in the part that is folded."""
        first = {f"{name}_{self.first_language}" for name in FIRST_WORDS}
        return bool(set(self.errors) - first - FIRST - {NON_FIELD_ERRORS})


class EditCycleForm(_PlanForm):
    """Change a cycle; without *sets_regime* the settings of the coordination are not asked.

    *reviews_today* says what another number of reviews would mean for the sheet that is in review, *certificates_today*
    what a rule for certificates asks for.
    """

    def __init__(
        self, *args: Any, sets_regime: bool, reviews_today: str = "", certificates_today: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("certificate_percent"):
            self.initial["certificate_percent"] = None  # an empty field: the cycle gives none
        if certificates_today:
            certificates = self.fields["certificate_percent"]
            certificates.help_text = f"{certificates.help_text} {certificates_today}"
        if reviews_today:
            reviews = self.fields["reviews_needed"]
            reviews.help_text = f"{reviews.help_text} {reviews_today}"
        if not sets_regime:
            for name in OF_COORDINATION:
                del self.fields[name]
