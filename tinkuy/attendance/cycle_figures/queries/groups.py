"""By what the figures of a cycle are divided: each registration with the group it belongs to; and what the committed
reports brought to each webinar, in rows and files.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from tinkuy.attendance.cycle_figures.quality import Loaded, together
from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.layouts.plain_list import LAYOUT as BY_HAND
from tinkuy.convening.invitations.models import InvitationWave
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector
from tinkuy.planning.hours import day_with_year, local_day
from tinkuy.uploads.models import ImportState

UNKNOWN = "-"
"""The group of those of whom nothing is said: without it the groups would not add up."""

DIMENSIONS = {
    "country": gettext_lazy("Country"),
    "sector": gettext_lazy("Sector"),
    "kind": gettext_lazy("Kind of organisation"),
    "wave": pgettext_lazy("dimension of figures", "Invitation"),
}


@dataclass(frozen=True)
class Division:
    """`group_of` every registration, `names` of the groups in the order of the page, and what to know of it."""

    group_of: Mapping[int, str]
    names: Mapping[str, str]
    note: str = ""


def division_by(dimension: str, attendance: CycleAttendance) -> Division:
    """The registrations of the cycle in scope by one of `DIMENSIONS`."""
    if dimension == "country":
        return _named(
            attendance.country_of, {code: country_name(code) for code in set(attendance.country_of.values()) if code}
        )
    sectors = {str(code): str(label) for code, label in Sector.choices}
    if dimension == "sector":
        return _named(attendance.sector_of, sectors)
    if dimension == "kind":
        note = gettext("The sector of the organisation itself, whatever its people said of theirs.")
        return _named({pk: attendance.kind_of.get(pk, "") for pk in attendance.country_of}, sectors, note)
    return _by_wave()


def _named(group_of: Mapping[int, str], names: Mapping[str, str], note: str = "") -> Division:
    """The groups that somebody belongs to, by name; those of none at the end."""
    groups = {pk: group if group in names else UNKNOWN for pk, group in group_of.items()}
    present = set(groups.values())
    ordered = {code: name for code, name in sorted(names.items(), key=lambda one: one[1]) if code in present}
    if UNKNOWN in present:
        ordered[UNKNOWN] = gettext("Not said")
    return Division(groups, ordered, note)


def _by_wave() -> Division:
    """The day of the last invitation to their country before they registered, by the clock of their cycle.

    No link of an invitation says more.
    """
    sent: defaultdict[str, list[date]] = defaultdict(list)
    for country, day in InvitationWave.objects.order_by("sent_on").values_list("country", "sent_on"):
        sent[country].append(day)
    groups, days = dict[int, str](), set[date]()
    registered = confirmed().values_list("pk", "country", "made_at", "cycle__zone")
    for pk, country, made_at, zone in registered.iterator():
        place = bisect_right(sent[country], local_day(made_at, zone)) - 1
        if place >= 0:
            days.add(sent[country][place])
        groups[pk] = sent[country][place].isoformat() if place >= 0 else UNKNOWN
    names = {day.isoformat(): day_with_year(day) for day in sorted(days)}
    if UNKNOWN in groups.values():
        names[UNKNOWN] = gettext("Before any invitation")
    note = gettext(
        "The last invitation sent to their country before they registered. It is inferred from the dates: "
        "an invitation leaves no trace in the registration."
    )
    return Division(groups, names, note)


def loaded_by_webinar() -> dict[int, Loaded]:
    """Of each webinar of the cycle in scope, by its key. The live page is no file. One query."""
    loaded: defaultdict[int, list[Loaded]] = defaultdict(list)
    committed = AttendanceImport.objects.filter(state=ImportState.COMMITTED)
    for webinar, layout, counts in committed.values_list("webinar_id", "layout", "counts"):
        if counts:
            rows = counts.get("joins", 0)
            by_hand = rows if layout == BY_HAND else 0
            loaded[webinar].append(Loaded(1, rows, counts.get("by_phone", 0), by_hand))
    return {webinar: together(files) for webinar, files in loaded.items()}
