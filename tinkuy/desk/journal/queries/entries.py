"""The journal of a cycle: who changed what, when, word by word; a page at a time, the newest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber, TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinkuy.core import languages
from tinkuy.core.text import Piece, whole_texts, word_diff
from tinkuy.desk.checkup.wording import language_name
from tinkuy.desk.journal.words.deed import UNKNOWN, Deed
from tinkuy.desk.journal.words.deeds import DEEDS
from tinkuy.desk.journal.words.fields import field_name, value_written
from tinkuy.journal.models import Entry
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import local_day

from .subjects import Subjects, subjects_of


@dataclass(frozen=True)
class Change:
    """A field, the language of its words where it has one, and its pieces: what stayed, what went, what came."""

    field: str
    language: str
    code: str
    pieces: list[Piece]


def changes_in(details: Mapping[str, Any], zone: str) -> list[Change]:
    """From `changes: {field: [before, after]}`, whose values are plain, or words by language; anything else is left."""
    changes = details.get("changes")
    if not isinstance(changes, Mapping):
        return []
    return [change for name, pair in changes.items() for change in _of_field(str(name), pair, zone)]


def _of_field(name: str, pair: Any, zone: str) -> Iterator[Change]:
    if not (isinstance(pair, list | tuple) and len(pair) == 2):
        return
    before, after = pair
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        yield from _by_language(name, before or {}, after or {})
    else:
        was, became = value_written(name, before, zone), value_written(name, after, zone)
        is_free_text = (was, became) == (before, after)
        yield Change(field_name(name), "", "", word_diff(was, became) if is_free_text else whole_texts(was, became))


def _by_language(name: str, before: Any, after: Any) -> Iterator[Change]:
    old, new = (value if isinstance(value, Mapping) else {} for value in (before, after))
    for code in dict.fromkeys([*old, *new]):
        was, became = str(old.get(code) or ""), str(new.get(code) or "")
        if was != became:
            language = language_name(code[:2]) if code[:2] in languages.BY_TWO_LETTERS else code
            yield Change(field_name(name), language, code, word_diff(was, became))


PER_PAGE = 50

NAMELESS = [key for key, deed in DEEDS.items() if deed.nameless]
ONCE_A_DAY = [key for key, deed in DEEDS.items() if deed.stands_once_a_day]


@dataclass(frozen=True)
class JournalFilter:
    """What the journal is narrowed to; empty is everything."""

    person: str = ""
    thing: str = ""
    day: date | None = None


@dataclass(frozen=True)
class JournalSentence:
    """An entry as it is read, or `times` alike in one go.

    A nameless one has no hour: in a small cycle the hour says who it was.
    """

    sentence: str
    at: datetime
    has_hour: bool
    changes: list[Change]
    times: int = 1


def team_of(cycle: Cycle) -> list[Person]:
    """Whoever has a role in the cycle, by name: what the journal may be narrowed to."""
    person_ids = TeamRole.objects.filter(cycle=cycle).exclude(TeamRole.AWAITED).values("person")
    return list(Person.objects.filter(pk__in=person_ids).order_by("name"))


def journal_page(cycle: Cycle, journal_filter: JournalFilter, number: str) -> Page[Entry]:
    """The entries of one page; a number that is none, or too great, finds the nearest page."""
    return Paginator(_entries(cycle, journal_filter), PER_PAGE).get_page(number)


def journal_sentences(cycle: Cycle, entries: Sequence[Entry]) -> list[JournalSentence]:
    """*entries* in sentences, with one query for each kind of thing among them.

    Nameless ones stand at the end of their day, each sentence once: their place among the others would be an hour.
    """
    subjects = subjects_of(entries)
    sentences = [_sentence_of(cycle, entry, subjects) for entry in entries]
    sentences_of_days: list[JournalSentence] = []
    for _day, group in groupby(sentences, key=lambda one: local_day(one.at, cycle.zone)):
        of_day = list(group)
        sentences_of_days += _folded([one for one in of_day if one.has_hour])
        sentences_of_days += {one.sentence: one for one in of_day if not one.has_hour}.values()
    return sentences_of_days


def _folded(entries: list[JournalSentence]) -> list[JournalSentence]:
    """What was done many times in a minute, one after the other, stands once; a change of words always stands alone."""
    runs = groupby(
        entries,
        key=lambda one: (one.sentence, one.at.replace(second=0, microsecond=0), id(one.changes) if one.changes else 0),
    )
    return [replace(run[0], times=len(run)) for run in (list(same) for _key, same in runs)]


def _entries(cycle: Cycle, journal_filter: JournalFilter) -> QuerySet[Entry]:
    entries = Entry.objects.filter(cycle=cycle.public_id).select_related("actor").order_by("-at", "-id")
    if journal_filter.person:
        entries = entries.filter(actor__public_id=journal_filter.person).exclude(_any_of(NAMELESS))
    if journal_filter.thing:
        entries = entries.filter(_any_of([key for key, deed in DEEDS.items() if deed.thing == journal_filter.thing]))
    if journal_filter.day:
        zone = ZoneInfo(cycle.zone)
        begins = datetime.combine(journal_filter.day, time.min, zone)
        ends = datetime.combine(journal_filter.day + timedelta(days=1), time.min, zone)
        entries = entries.filter(at__gte=begins, at__lt=ends)
    return _once_a_day(entries, ZoneInfo(cycle.zone))


def _once_a_day(entries: QuerySet[Entry], zone: ZoneInfo) -> QuerySet[Entry]:
    """Of the deeds that stand once a day the last entry, before pages are cut: how full a page is would tell how many.

    By whom it was done stays apart, but not of a nameless one: there each has an actor of the team, or none.
    """
    by_whom = Case(
        When(_any_of(NAMELESS), then=Value(0)), default=Coalesce("actor_id", 0), output_field=BigIntegerField()
    )
    same: list[F | Case | TruncDate | str] = [TruncDate("at", tzinfo=zone), "subject", "deed", by_whom]
    last = Window(RowNumber(), partition_by=same, order_by=[F("at").desc(), F("id").desc()])
    numbered = entries.annotate(
        repeats=Case(When(_any_of(ONCE_A_DAY), then=Value(True)), default=Value(False)), latest=last
    )
    return numbered.filter(Q(repeats=False) | Q(latest=1))


def _any_of(keys: Sequence[tuple[str, str]]) -> Q:
    """Entries of these deeds: one condition for each subject, whatever the number of deeds."""
    by_subject: dict[str, list[str]] = {}
    for deed, subject in keys:
        by_subject.setdefault(subject, []).append(deed)
    wanted = Q(pk__in=[])
    for subject, deeds in by_subject.items():
        wanted |= Q(subject=subject, deed__in=deeds)
    return wanted


def _words(deed: Deed, *, is_there: bool) -> str | Promise:
    return deed.words if is_there or not deed.gone else deed.gone


def _sentence_of(cycle: Cycle, entry: Entry, subjects: Subjects) -> JournalSentence:
    deed = DEEDS.get((entry.deed, entry.subject))
    is_nameless = deed.nameless if deed else entry.actor is None
    words = str(_words(deed, is_there=subjects.is_there(entry)) if deed else UNKNOWN)
    who = entry.actor.name if entry.actor and not is_nameless else _("Somebody")
    return JournalSentence(
        sentence=words % subjects.words_of(entry, who),
        at=entry.at,
        has_hour=not is_nameless,
        changes=[] if is_nameless else changes_in(entry.details, cycle.zone),
    )
