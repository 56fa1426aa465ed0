"""Names of the fields that are changed, and their values as a person reads them."""

from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.core import languages
from tinkuy.desk.checkup.wording import language_name, listed
from tinkuy.people.countries import countries, country_name
from tinkuy.planning.cycles.models.cycle import CycleKind, CycleState, Governance, Regime
from tinkuy.planning.cycles.models.webinar import SegmentKind, WebinarState
from tinkuy.planning.hooks.models import HookKind, HookState, HookTarget
from tinkuy.planning.hours import city_of, day_with_year, local_day, local_hour
from tinkuy.planning.themes.models import ThemeLevel
from tinkuy.publication.sheets import layout

FIELDS: dict[str, Promise] = {
    "title": gettext_lazy("Title"),
    "subtitle": gettext_lazy("Subtitle"),
    "question": gettext_lazy("Question of the session"),
    "guiding_question": gettext_lazy("Guiding question"),
    "audience": gettext_lazy("Who it is for"),
    "purpose": gettext_lazy("Purpose"),
    "expected_results": gettext_lazy("Expected results"),
    "languages": gettext_lazy("Languages of the cycle"),
    "main_language": gettext_lazy("Main language"),
    "target_attendance": gettext_lazy("Attendance hoped for"),
    "begins_on": gettext_lazy("From"),
    "ends_on": gettext_lazy("Until"),
    "call_until": gettext_lazy("Last day of the call"),
    "keeps_days": gettext_lazy("Days that names are kept"),
    "validate_by": gettext_lazy("Last day for validating"),
    "countries": gettext_lazy("Invited countries"),
    "country": gettext_lazy("Country"),
    "zone": gettext_lazy("Hour of"),
    "kind": gettext_lazy("Kind"),
    "state": gettext_lazy("State"),
    "regime": gettext_lazy("Regime"),
    "default_regime": gettext_lazy("Regime of the cycle"),
    "governance": gettext_lazy("Who endorses"),
    "reviews_needed": gettext_lazy("Reviews that a sheet needs"),
    "certificate_percent": gettext_lazy("Attendance that earns a certificate, in %"),
    "is_sensitive": gettext_lazy("Sensitive"),
    "attendance_minutes": gettext_lazy("Minutes from which attendance counts"),
    "starts_at": gettext_lazy("Begins"),
    "actually_started_at": gettext_lazy("Really began"),
    "actually_ended_at": gettext_lazy("Really ended"),
    "minutes": gettext_lazy("Minutes"),
    "builds_on": gettext_lazy("Builds on"),
    "host_country": gettext_lazy("Host country"),
    "interpretation": gettext_lazy("Interpretation"),
    "video_link": gettext_lazy("Video link"),
    "video_link_until": gettext_lazy("The video link opens until"),
    "change_reason": gettext_lazy("Why it changed"),
    "summary": gettext_lazy("Summary"),
    "themes": gettext_lazy("Themes"),
    "level": gettext_lazy("Level"),
    "name": gettext_lazy("Name"),
    "ordinal": gettext_lazy("Place"),
    "lead": gettext_lazy("Led by"),
    "may_be_recorded": gettext_lazy("May be recorded"),
    "text": gettext_lazy("Text"),
    "origin": gettext_lazy("Left open in"),
    "target": gettext_lazy("Picked up by"),
    "target_kind": gettext_lazy("Where it leads"),
    "responsible": gettext_lazy("Responsible"),
    "drop_reason": gettext_lazy("Why it was closed"),
    "settlement": gettext_lazy("Agreement"),
    "object": gettext_lazy("Object"),
    "objective": gettext_lazy("Objective"),
    "axis": gettext_lazy("Axis"),
    "sources": gettext_lazy("Sources"),
    "procedure": gettext_lazy("Procedure"),
    "milestones": gettext_lazy("Dates of the systematisation"),
    "layout": gettext_lazy("Layout of the PDF"),
    "due_on": gettext_lazy("Day"),
}

CHOICES = {
    "regime": (Regime,),
    "default_regime": (Regime,),
    "governance": (Governance,),
    "state": (CycleState, WebinarState, HookState),
    "kind": (CycleKind, SegmentKind, HookKind),
    "target_kind": (HookTarget,),
}
OF_SHEETS = {"layout": layout.NAMES}
COUNTRIES = ("countries", "country", "host_country")
LANGUAGES = ("languages", "interpretation", "main_language")


def field_name(name: str) -> str:
    """The label of the field; one that nobody named yet is written as it is called."""
    return str(FIELDS.get(name, name.replace("_", " ").capitalize()))


def value_written(name: str, value: object, zone: str) -> str:
    """*value* of the field *name*: codes become words, days and hours are written for the reader."""
    if isinstance(value, list | tuple):
        return listed(value_written(name, part, zone) for part in value)
    if isinstance(value, bool) or value in ("True", "False"):
        return _("yes") if value in (True, "True") else _("no")
    if value is None:
        return ""
    text = str(value)
    return _coded(name, text) or _dated(text, zone) or text


def _coded(name: str, text: str) -> str:
    if name == "level" and text.isdigit() and int(text) in ThemeLevel.values:
        return str(ThemeLevel(int(text)).label)
    if name in COUNTRIES and text in countries():
        return country_name(text)
    if name in LANGUAGES and text[:2] in languages.BY_TWO_LETTERS:
        return language_name(text[:2])
    if name == "zone":
        return city_of(text)
    if name in OF_SHEETS and text in OF_SHEETS[name]:
        return str(OF_SHEETS[name][text])
    labels = {code: str(label) for choices in CHOICES.get(name, ()) for code, label in choices.choices}
    return labels.get(text, "")


def _dated(text: str, zone: str) -> str:
    """A day, or a moment with the city whose hour it is."""
    try:
        if len(text) == len("2026-05-05"):
            return day_with_year(date.fromisoformat(text))
        moment = datetime.fromisoformat(text) if text[4:5] == "-" else None
    except ValueError:
        return ""
    if moment is None or moment.tzinfo is None:
        return ""
    words = {"day": day_with_year(local_day(moment, zone)), "hour": local_hour(moment, zone), "city": city_of(zone)}
    return _("%(day)s, %(hour)s in %(city)s") % words
