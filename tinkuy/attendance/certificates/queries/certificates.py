"""Certificates: of a participant, by the code that somebody checks, and as the coordination sees them."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.attendance.certificates.models import Certificate, CertificateIssue, IssueState
from tinkuy.attendance.certificates.rules import normalised_code, tells_sessions
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.rules import may_be_joined
from tinkuy.core import progress
from tinkuy.hiding import Audience, RoomMinutes, safe
from tinkuy.notices.queries import is_job_owed, living_workers
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .attended_sessions import attended_sessions, keys_to_issue

LATEST = 20


def certificate_of(registration: Registration) -> Certificate | None:
    return Certificate.objects.filter(registration=registration).select_related("cycle", "registration").first()


def certificate_with(code: str) -> Certificate | None:
    """In whatever cycle, however the code was typed."""
    with scopes_disabled():
        certificates = Certificate.objects.select_related("cycle")
        return certificates.filter(code=normalised_code(code)).first()


def named_where_checked(certificate: Certificate) -> Registration | None:
    """Whose name or alias the page shows, if they let it and while there is one; only then is their row read."""
    if not (certificate.holds and certificate.shows_name):
        return None
    registration = Registration.objects.select_related("cycle").filter(certificate=certificate).first()
    return registration if registration and registration.sealed_name else None


def sessions_on_it(certificate: Certificate) -> list[tuple[Webinar, bool]]:
    """The sessions that were counted, in order, each with whether it was attended; none where none may be told."""
    if not tells_sessions(certificate.cycle):
        return []
    counted, attended = set(certificate.counted), set(certificate.attended)
    return [
        (webinar, webinar.ordinal in attended)
        for webinar in Webinar.objects.select_related("cycle").filter(ordinal__in=counted).order_by("ordinal")
    ]


def minutes_of(sessions: list[tuple[Webinar, bool]]) -> int:
    """How long the attended *sessions* really lasted, together: of the sessions, not of the person."""
    return round(
        sum((end - start).total_seconds() for start, end in (one.window for one, came in sessions if came)) / 60
    )


@dataclass(frozen=True)
class CertificatesOfCycle:
    """What the coordination reads: how many sessions are `needed` of those `counted`, and how many persons `wait`, in
    steps of a few (None: fewer than one step, which is not told).
    """

    counted: int
    needed: int
    waiting: int | None
    has_waiting: bool
    unmatched: int | None
    sessions_ahead: int


def certificates_of_cycle(cycle: Cycle) -> CertificatesOfCycle:
    """Of the *cycle* in scope. Who waits is a number of persons beside others that its pages tell: in steps."""
    attendance = attendance_of(cycle)
    sessions = attended_sessions(attendance)
    numbers = safe_attendance(attendance)
    waiting = len(keys_to_issue(cycle, sessions))
    steps = safe(RoomMinutes([waiting], numbers.reach), Audience.TEAM)
    return CertificatesOfCycle(
        counted=len(sessions.counted),
        needed=sessions.needed(cycle.certificate_percent) if sessions.counted else 0,
        waiting=steps.of_minutes[0],
        has_waiting=waiting > 0,
        unmatched=numbers.waiting,
        sessions_ahead=sessions_ahead(),
    )


def sessions_ahead() -> int:
    """How many sessions of the cycle in scope are not over: what is counted would change."""
    webinars = Webinar.objects.select_related("cycle")
    return sum(may_be_joined(one) or one.state == WebinarState.LIVE for one in webinars)


def issues() -> QuerySet[CertificateIssue]:
    """The times that certificates were issued in the cycle in scope, the latest first."""
    latest: QuerySet[CertificateIssue] = CertificateIssue.objects.select_related("cycle", "made_by")
    return latest


@dataclass(frozen=True)
class IssueProgress:
    """*step* is `waiting`, `issuing`, `done` or `failed`; of the persons, who are not counted, `percent` are through,
    in tens.
    """

    issue: CertificateIssue
    step: str
    percent: int
    has_worker: bool

    @property
    def is_open(self) -> bool:
        return self.step not in ("done", "failed")


def issue_progress(issue: CertificateIssue) -> IssueProgress:
    """How far it is. One that nobody will carry out any more has failed."""
    if issue.state == IssueState.DONE:
        return IssueProgress(issue, "done", 100, True)
    if issue.state == IssueState.FAILED or not is_job_owed(issue.task):
        return IssueProgress(issue, "failed", 0, True)
    numbers = progress.progress_of(issue.progress)
    has_worker = bool(living_workers())
    if numbers is None:
        return IssueProgress(issue, "waiting", 0, has_worker)
    return IssueProgress(issue, "issuing", _in_tens(numbers.done, numbers.whole), has_worker)


def _in_tens(done: int, whole: int) -> int:
    """Of an exact share of a hundred at a time it follows how many they are."""
    return 10 * (10 * done // max(whole, 1))
