"""How soon minutes and sheet came, and how much a session gave.

None of it counts persons, save as many as a country has.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from django.db.models import Min

from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.decisions.models import Decision, DecisionState
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, FindingState

MINUTES_WITHIN = timedelta(days=7)
ADOPTED = (DecisionState.ADOPTED, DecisionState.WITH_CONDITION)

type Days = tuple[float | None, int]
"""A median of days, and of how many."""


def days_to_minutes(sessions: Sequence[Webinar]) -> tuple[Days, int]:
    """From the end of each session to its minutes; and how many had them within seven days."""
    entries = Entry.objects.filter(subject="webinar", deed="changed state", details__state=WebinarState.MINUTES_READY)
    keys = [str(getattr(one, "public_id", None) or one.pk) for one in sessions]
    rows = entries.filter(subject_id__in=keys).values_list("subject_id").annotate(first=Min("at"))
    ready = dict(rows)
    spans = [ready[key] - one.window[1] for key, one in zip(keys, sessions, strict=True) if key in ready]
    return _median(spans), sum(span <= MINUTES_WITHIN for span in spans)


def days_to_sheet(cycle: Cycle, sessions: Sequence[Webinar]) -> Days:
    """From the end of the last session to the first version of its sheet, in the main language."""
    versions = SheetVersion.objects.filter(sheet__cycle=cycle, language=cycle.main_language)
    first = versions.aggregate(first=Min("published_at"))["first"]
    ends = [one.window[1] for one in sessions]
    return _median([first - max(ends)] if first and ends else [])


def _median(spans: Sequence[timedelta]) -> Days:
    return (round(median(span / timedelta(days=1) for span in spans), 1) if spans else None), len(spans)


def threads_left_open(sessions: Sequence[Webinar]) -> int:
    planted = (HookState.PLANTED, HookState.RESOLVED, HookState.DROPPED)
    return Hook.objects.filter(origin__in=[one.pk for one in sessions], state__in=planted).count()


def quotes_and_hours(sessions: Sequence[Webinar]) -> tuple[int, float]:
    quotes = Excerpt.objects.filter(webinar__in=[one.pk for one in sessions]).count()
    hours = sum(((end - start) / timedelta(hours=1) for start, end in (one.window for one in sessions)), 0.0)
    return quotes, round(hours, 2)


def findings_of_several(cycle: Cycle) -> tuple[int, int]:
    """Published findings with quotes of two countries or more, and all of them."""
    evidence = Evidence.objects.filter(finding__cycle=cycle, finding__state=FindingState.PUBLISHED).order_by()
    countries = defaultdict[int, set[str]](set)
    for finding, country in evidence.values_list("finding_id", "excerpt__country").distinct():
        countries[finding] |= {country} - {""}
    return sum(len(of_finding) > 1 for of_finding in countries.values()), len(countries)


def languages_of_sheet(cycle: Cycle) -> int:
    versions = SheetVersion.objects.filter(sheet__cycle=cycle, retired_at=None)
    return versions.order_by().values("language").distinct().count()


def decisions_taken(cycle: Cycle) -> tuple[int, int]:
    """Adopted, with a condition or without, and all that were closed by their rule or in a session."""
    closed = Decision.objects.filter(cycle=cycle, state__in=(*ADOPTED, DecisionState.NOT_ADOPTED))
    return closed.filter(state__in=ADOPTED).count(), closed.count()
