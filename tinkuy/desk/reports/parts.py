"""What both reports have: threads, notes, contacts, the facts of the head."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext as _, ngettext

from tinkuy.core.languages import BY_TWO_LETTERS
from tinkuy.core.text import Translations, in_language, shortened
from tinkuy.desk.checkup.wording import language_name, listed
from tinkuy.desk.exports.source import Source, small_numbers_note, unmatched_note
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import public_focal_points
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.hours import city_of, day_with_year, local_day, local_hour
from tinkuy.publication.sheets.queries import main_draft, sheet_of

from .content import LONGEST_THREAD, NamedText, ThreadLine, participation_lines
from .pictures import countries_of
from .queries import participation_counts
from .warnings import warned_in


@dataclass(frozen=True)
class Most:
    """How many lines of each table a report has room for."""

    countries: int
    threads: int
    warnings: int


def shared_fields(
    source: Source, hooks: Iterable[Hook], *, upto: int, most: Most, is_outside: bool, webinar: Webinar | None = None
) -> dict[str, Any]:
    """What the report of the cycle and that of a *webinar* say alike, of the first *upto* sessions."""
    cycle = source.cycle
    lines, silent = countries_of(source, upto, most.countries)
    warned = warned_in(source, most.warnings, is_outside=is_outside, webinar=webinar)
    thread_lines, more_threads = threads(hooks, most.threads)
    return {
        "language": get_language() or cycle.main_language,
        "columns": [_("S%(place)s") % {"place": place} for place in source.attendance.sessions[:upto]],
        "countries": lines,
        "hidden_countries": hidden_countries(silent),
        "threads": thread_lines,
        "more_threads": more_threads,
        "warnings": warned.lines,
        "more_warnings": warned.more,
        "warnings_note": warned.note,
        "participation": participation_lines(participation_counts(cycle, webinar)),
        "notes": notes(source),
        "contacts": contacts(cycle),
        "made_on": _("Made on %(day)s.") % {"day": day_of(cycle.now(), cycle)},
        "is_outside": is_outside,
        "is_example": cycle.is_example,
    }


def in_readers_language(texts: Translations, cycle: Cycle) -> str:
    """*texts* in the reader's language, else in the cycle's."""
    return in_language(texts, get_language() or cycle.main_language, cycle.main_language)


def day_of(moment: datetime, cycle: Cycle) -> str:
    return day_with_year(local_day(moment, cycle.zone))


def begins_at(webinar: Webinar) -> str:
    """«5 de marzo de 2026, 10:00 en Lima»."""
    begins = webinar.window[0]
    zone = webinar.cycle.zone
    hour = _("%(hour)s in %(city)s") % {"hour": local_hour(begins, zone), "city": city_of(zone)}
    return f"{day_of(begins, webinar.cycle)}, {hour}"


def languages(cycle: Cycle, interpretation: Iterable[str] = ()) -> list[NamedText]:
    """The languages spoken, and those into which it was interpreted."""
    codes = cycle.languages or [cycle.main_language]
    named = [NamedText(_("Languages"), listed(language_name(code[:2]) for code in codes))]
    into = [language_name(code[:2]) for code in interpretation if code[:2] in BY_TWO_LETTERS]
    return [*named, NamedText(_("Interpretation"), listed(into))] if into else named


def threads(hooks: Iterable[Hook], most: int) -> tuple[list[ThreadLine], str]:
    """At most *most* threads that were opened in a session, and how many more there are, in words."""
    opened = [hook for hook in hooks if hook.state != HookState.PLANNED]
    lines = [
        ThreadLine(hook.label, shortened(in_readers_language(hook.text, hook.cycle), LONGEST_THREAD), _stands(hook))
        for hook in opened[:most]
    ]
    more_count = len(opened) - len(lines)
    return lines, ngettext("and %(count)s more", "and %(count)s more", more_count) % {
        "count": more_count
    } if more_count else ""


def _stands(hook: Hook) -> str:
    origin = hook.origin.ordinal
    if hook.state == HookState.RESOLVED and hook.target is not None:
        return _("opened in session %(origin)s, picked up in session %(target)s") % {
            "origin": origin,
            "target": hook.target.ordinal,
        }
    if hook.state == HookState.RESOLVED:
        return _("opened in session %(origin)s, picked up") % {"origin": origin}
    if hook.state == HookState.DROPPED:
        return _("opened in session %(origin)s, closed without being picked up") % {"origin": origin}
    return _("opened in session %(origin)s, still open") % {"origin": origin}


def notes(source: Source) -> list[str]:
    """How persons are counted, what is hidden, what is not in it, what became of the data of who took part."""
    erasure_sentence = ngettext(
        "Participants are counted, none is named. What they gave for this cycle is theirs to see and withdraw; names and addresses are erased %(count)s day after its close.",  # noqa: E501
        "Participants are counted, none is named. What they gave for this cycle is theirs to see and withdraw; names and addresses are erased %(count)s days after its close.",  # noqa: E501
        source.cycle.keeps_days,
    )
    return [
        _("Persons are counted, never connections."),
        small_numbers_note(source.audience),
        *unmatched_note(source.attendance.unmatched),
        erasure_sentence % {"count": source.cycle.keeps_days},
    ]


def contacts(cycle: Cycle) -> list[NamedText]:
    """The mailbox that the sheet names, the public page, and the focal points who agreed to be shown (invariant 21)."""
    lines = []
    sheet = sheet_of(cycle)
    contact = main_draft(sheet).contact if sheet and sheet.drafts else None
    if contact and (contact.name or contact.email):
        lines.append(NamedText(_("Contact"), " · ".join(part for part in (contact.name, contact.email) if part)))
    if cycle.is_announced:
        lines.append(NamedText(_("Public page"), settings.BASE_ADDRESS + reverse("hub:cycle", args=[cycle.slug])))
    focal_points = [f"{role.person.name} ({country_name(role.country)})" for role in public_focal_points(cycle)]
    return [*lines, NamedText(_("Focal points"), listed(focal_points))] if focal_points else lines


def hidden_countries(names: list[str]) -> str:
    return _("Hidden in every session: %(countries)s.") % {"countries": listed(names)} if names else ""
