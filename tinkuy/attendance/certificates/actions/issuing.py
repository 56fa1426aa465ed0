"""Issuing the certificates of a cycle: thousands in one go by the worker, a hundred in each transaction.

A job that was killed is begun again and goes on: who has one already is passed over, and the message of each is owed
under a key of its own, in the transaction that makes the certificate.
"""

import logging
from collections.abc import Sequence
from itertools import batched

from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import translation
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.attendance.certificates.actions.following import follow_attendance_anew
from tinkuy.attendance.certificates.models import Certificate, CertificateIssue, IssueState
from tinkuy.attendance.certificates.queries.attended_sessions import AttendedSessions, attended_sessions, keys_to_issue
from tinkuy.attendance.certificates.queries.certificates import issue_progress, sessions_ahead
from tinkuy.attendance.certificates.rules import code_for, follows_attendance
from tinkuy.attendance.certificates.wording import sessions_ahead_in_words
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.convening.session_changes.changes import title_by_mail
from tinkuy.core import clock, progress
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.notices.campaigns.actions import begin_campaign
from tinkuy.notices.campaigns.models import Campaign
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.outbox import Owed, owe_to_addresses
from tinkuy.own_pages.pages import entrance_path
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year

log = logging.getLogger("tinkuy.attendance")

READY_BY_MAIL = "certificate-ready"
AT_ONCE = 100


@transaction.atomic
def start_issuing(*, actor: Person, cycle: Cycle) -> CertificateIssue:
    """Have the worker issue them to everybody who earned one and has none; the job that is at it already, if any."""
    rules.demand(actor, "issue_certificates", cycle)
    _demand_ready(cycle)
    for standing in CertificateIssue.objects.filter(state=IssueState.OPEN).select_related("cycle"):
        if issue_progress(standing).is_open:
            return standing
        end_issue(standing, IssueState.FAILED)  # one that was given up makes room for the next
    issue = CertificateIssue(cycle=cycle, made_by=actor)
    try:
        with transaction.atomic():
            issue.save()
    except IntegrityError:  # two pressed at once
        return CertificateIssue.objects.get(state=IssueState.OPEN)
    issue.task = str(carry_out_issue.enqueue(cycle.pk, issue.public_id).id)
    issue.save(update_fields=["task"])
    return issue


def _demand_ready(cycle: Cycle) -> None:
    if not cycle.certificate_percent:
        raise Refused(_("This cycle gives no certificates yet: say in its form which attendance earns one."))
    if ahead := sessions_ahead():
        raise Refused(sessions_ahead_in_words(ahead))
    if not follows_attendance(cycle):
        raise Refused(_("Names and attendance of this cycle are erased already: nothing can be issued any more."))


def end_issue(issue: CertificateIssue, state: str) -> None:
    CertificateIssue.objects.filter(pk=issue.pk).update(state=state, ended_at=clock.now())


@task
def carry_out_issue(cycle: int, issue: str) -> None:
    """It may be begun again: what is done is not done twice."""
    with scope(cycle=Cycle.objects.get(pk=cycle)):
        standing = CertificateIssue.objects.filter(public_id=issue, state=IssueState.OPEN)
        owed = standing.select_related("cycle", "made_by").first()
        if owed is None:
            return
        try:
            issue_certificates(cycle=owed.cycle, tell=progress.progress_writer(owed.progress))
        except Exception as error:
            log.error("issuing certificates broke: %s", type(error).__name__)
            end_issue(owed, IssueState.FAILED)
            return
        finally:
            progress.forget(owed.progress)
        _finish(owed)


def issue_at_once(*, actor: Person, cycle: Cycle, by_mail: bool = True) -> int:
    """The same without the worker, for who waits for it; how many."""
    rules.demand(actor, "issue_certificates", cycle)
    _demand_ready(cycle)
    issue = CertificateIssue.objects.create(cycle=cycle, made_by=actor)
    issued = issue_certificates(cycle=cycle, by_mail=by_mail)
    _finish(issue)
    return issued


@transaction.atomic
def _finish(issue: CertificateIssue) -> None:
    end_issue(issue, IssueState.DONE)
    record(issue.made_by, "issued certificates of", issue.cycle)


def issue_certificates(
    *, cycle: Cycle, tell: progress.ProgressWriter = lambda _step, _done, _whole: None, by_mail: bool = True
) -> int:
    """Issue them to everybody of the *cycle* in scope who earned one and has none, and say so to each; how many.

    Attendance may be corrected, and counted, between two parts: those of a later one are followed at the end, also of a
    job that breaks.
    """
    sessions = attended_sessions(attendance_of(cycle))
    keys = keys_to_issue(cycle, sessions)
    tell("issuing", 0, len(keys))
    issued = 0
    try:
        for part in batched(keys, AT_ONCE):
            issued += _issue(cycle, sessions, part, by_mail=by_mail)
            tell("issuing", issued, len(keys))
    finally:
        follow_attendance_anew(cycle)
    return issued


@transaction.atomic
def _issue(cycle: Cycle, sessions: AttendedSessions, keys: Sequence[int], *, by_mail: bool) -> int:
    """Who withdrew since is not among them any more; who has one by now keeps it."""
    those = Registration.objects.filter(pk__in=keys).order_by("pk")
    list(those.select_for_update().values_list("pk"))  # who waited for another job asks after it what that one made
    rows = list(those.filter(certificate=None).exclude(email_index=""))
    Certificate.objects.bulk_create(
        [
            Certificate(
                cycle=cycle,
                registration=one,
                code=code_for(one.public_id),
                attended=list(sessions.of(one.pk)),
                counted=list(sessions.counted),
                percent=cycle.certificate_percent,
            )
            for one in rows
        ]
    )
    if by_mail:
        _owe_messages(cycle, rows)
    return len(keys)


def _owe_messages(cycle: Cycle, registrations: Sequence[Registration]) -> None:
    key, until = cycle.data_key, registration_erased_on(cycle)

    def message(one: Registration) -> Owed:
        with translation.override(one.language):
            values = {
                "title": title_by_mail(cycle, cycle.title, one.language),
                "until": day_with_year(until),
                "path": entrance_path(Registration, one.language),
                "from_cycle": cycle.public_id,
                "stop": WITHDRAWING,
            }
        return Owed(
            email=one.email(key),
            language=one.language,
            dedupe_key=f"{READY_BY_MAIL}-{one.public_id}",
            about=one.about,
            values=values,
        )

    owe_to_addresses(READY_BY_MAIL, map(message, registrations), campaign=_campaign(cycle))


def _campaign(cycle: Cycle) -> Campaign:
    """One for all certificates of a cycle: thousands of mails wait behind a code that somebody asks for, at the pace of
    each server, and pause together."""
    begun = CertificateIssue.objects.filter(cycle=cycle).select_related("made_by").first()
    with translation.override(cycle.main_language):
        name = _("Certificates")
    return begin_campaign(
        key=f"certificates-{cycle.pk}",
        kind=READY_BY_MAIL,
        name=name,
        of=cycle.public_id,
        sender=begun.made_by if begun else None,
    )
