"""Who may register and when; dates until which things are kept (see `SECURITY.md`); who sees a report's names."""

from collections.abc import Iterable
from datetime import date, timedelta

from tinkuy.convening.models import AttendanceImport, DroppedFile, ImportJob, KeptFile, RegistrationList
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.clock import day_of
from tinkuy.planning.cycles.models.cycle import LONGEST_KEPT, Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.rules import close_of, countries_of, may, roles_of

PACKED = b"PK"
"""With which a workbook begins: a zip."""
KEPT_UNCONFIRMED = timedelta(days=7)

READ_AT_ONCE = 1024 * 1024
"""In bytes, of all files of a post. On two cores 10,000 rows have that and are read in half a second; a post with a key
is one transaction, and on SQLite nobody else writes meanwhile. What is larger the worker reads."""
WORKBOOK_READ_AT_ONCE = 256 * 1024
"""The same of workbooks, which are packed and take four times as long to read."""
IMPORTED_AT_ONCE = 10_000
"""In rows: read again, matched, sealed and written within a second. What has more the worker imports."""

REGISTERED_AT_ONCE = 2_000
"""Of a list, in new registrations: sealed, numbered and given their sessions within a second."""

OPEN_STATES = (CycleState.CONVENING, CycleState.RUNNING)
JOINABLE_STATES = (WebinarState.SCHEDULED, WebinarState.ANNOUNCED, WebinarState.LIVE)
DOOR_OPENS = timedelta(minutes=30)
"""Before a session begins."""


def takes_registrations(cycle: Cycle) -> bool:
    return cycle.state in OPEN_STATES


def may_be_joined(webinar: Webinar) -> bool:
    """Whether one may still register for it: it has a day, and it is not over."""
    return webinar.state in JOINABLE_STATES and webinar.ends_at > webinar.cycle.now()


def is_door_open(webinar: Webinar) -> bool:
    """Whether the live page may be entered: it is live, or begins within half an hour."""
    is_near = may_be_joined(webinar) and webinar.starts_at - DOOR_OPENS <= webinar.cycle.now()
    return webinar.state == WebinarState.LIVE or is_near


def registration_kept_until(cycle: Cycle) -> date:
    """Name, e-mail and language go some days after the close, 30 at most: the same day for everybody."""
    return (close_of(cycle) or cycle.today()) + kept_after_close(cycle)


def presence_kept_until(cycle: Cycle, imported_on: date) -> date:
    """Intervals go some days after the later of import and close, 30 at most."""
    return max(imported_on, close_of(cycle) or imported_on) + kept_after_close(cycle)


def kept_after_close(cycle: Cycle) -> timedelta:
    """How long *cycle* keeps who took part: never longer than the longest, whatever was written."""
    return timedelta(days=min(cycle.keeps_days, LONGEST_KEPT))


def may_see_rows(person: Person, kept: KeptFile) -> bool:
    """Names and addresses of a report or list, which are of every country: only for those who match accounts."""
    return may(person, "match_attendance", kept.cycle)


def may_register_from(person: Person, kept: KeptFile) -> bool:
    """Register those of a list, or take them back."""
    return may(person, "register_from_lists", kept.cycle)


def may_quote(person: Person, kept: KeptFile) -> bool:
    """Read what may quote a line of it: whoever uploaded it, or who may see its rows."""
    return kept.made_by_id == person.pk or may_see_rows(person, kept)


def may_correct(person: Person, attendance_import: AttendanceImport) -> bool:
    """Say what its columns are, for which its first lines are shown."""
    return may_quote(person, attendance_import)


def may_see_file(person: Person, file: DroppedFile) -> bool:
    """The lines of a dropped file: for whoever dropped it in, who has it already, and those who match accounts."""
    return file.batch.made_by_id == person.pk or may(person, "match_attendance", file.cycle)


def may_see_names(person: Person, file: DroppedFile) -> bool:
    """The cells of a dropped file as they are: whoever uploaded it may be a focal point, and its names of elsewhere."""
    return may(person, "match_attendance", file.cycle)


def may_see_job(person: Person, job: ImportJob) -> bool:
    """Why a job failed may quote a line of a file: for whoever began it, and those who match accounts."""
    return bool(job.made_by_id == person.pk) or may(person, "match_attendance", job.cycle)


def is_long_to_read(files: Iterable[bytes]) -> bool:
    """Whether a request would be held by reading *files* together."""
    weights = (len(data) / (WORKBOOK_READ_AT_ONCE if data.startswith(PACKED) else READ_AT_ONCE) for data in files)
    return sum(weights) > 1


def is_long_to_import(reports: Iterable[AttendanceImport]) -> bool:
    """Whether a request would be held by importing *reports* together."""
    rows: int = sum(report.counts.get("rows", 0) for report in reports)
    return rows > IMPORTED_AT_ONCE


def is_long_to_register(listed: RegistrationList) -> bool:
    """Whether a request would be held by registering whom *listed* adds, or by taking them back."""
    new: int = listed.counts.get("new", 0)
    return new > REGISTERED_AT_ONCE


def is_call_open(cycle: Cycle) -> bool:
    """Whether the cycle takes proposals: its call is open until the end of a day, in its own zone."""
    return cycle.call_until is not None and day_of(cycle) <= cycle.call_until


def may_decide_on(person: Person, country: str, cycle: Cycle) -> bool:
    """Whether *person* decides on warnings of *country*: its focal point, and the coordination; without a country,
    which is the whole cycle or a sector, the coordination.
    """
    if not may(person, "decide_on_warnings", cycle):
        return False
    return Role.COORDINATION in roles_of(person, cycle) or (bool(country) and country in countries_of(person, cycle))
