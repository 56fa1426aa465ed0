"""Certificates follow attendance: once it is corrected they say what is so now, and end where it is not enough.

Registered with the counting of public numbers, which is done after every change of attendance and is outside of the
transaction that changed it; and done once more by whoever issued some. Of two counts at once the latest is followed.
Once attendance is erased nobody is judged by it any more.
"""

from django.db import transaction

from tinkuy.attendance.certificates.models import Certificate, CertificateEnd
from tinkuy.attendance.certificates.queries.attended_sessions import AttendedSessions, attended_sessions
from tinkuy.attendance.certificates.rules import follows_attendance, is_earned
from tinkuy.attendance.public_persons.counting import Count, count_attendance
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.journal.trail import record
from tinkuy.planning.cycles.models.cycle import Cycle

FOLLOWED = ("attended", "counted", "corrected_at", "end", "ended_at")


def follow_attendance_anew(cycle: Cycle) -> None:
    """As it is now, after certificates were issued by what was counted some time before."""
    cycle = Cycle.objects.get(pk=cycle.pk)
    follow_attendance_of(cycle, count_attendance(cycle))


@transaction.atomic
def follow_attendance_of(cycle: Cycle, count: Count) -> None:
    """Each of the *cycle* in scope by the rule it was issued by; one that ended so holds again where it is earned."""
    certificates = Certificate.objects.exclude(registration=None).exclude(end=CertificateEnd.ERASED)
    certificates = certificates.filter(frozen_at=None)
    if not certificates.exists() or not follows_attendance(cycle) or not count.is_latest():
        return
    sessions = attended_sessions(count.attendance)
    changed = [one for one in certificates.select_for_update() if _follow(one, sessions)]
    if changed:
        Certificate.objects.bulk_update(changed, FOLLOWED, batch_size=500)
        record(None, "corrected certificates of", cycle)


def _follow(certificate: Certificate, sessions: AttendedSessions) -> bool:
    """Whether anything of it is another thing now."""
    attended, counted = list(sessions.of(certificate.registration_id)), list(sessions.counted)
    earns = is_earned(len(attended), len(counted), certificate.percent)
    before = (certificate.attended, certificate.counted, certificate.end)
    if earns:
        certificate.attended, certificate.counted = attended, counted
        certificate.end, certificate.ended_at = "", None
    elif not certificate.end:
        certificate.end, certificate.ended_at = CertificateEnd.UNEARNED, clock.now()
    if before == (certificate.attended, certificate.counted, certificate.end):
        return False
    if earns:
        certificate.corrected_at = clock.now()
    return True


def erase_certificate(registration: Registration) -> None:
    """Whoever leaves takes along what it said; that there was one stays, for whoever holds the paper."""
    own = Certificate.objects.filter(registration=registration)
    own.update(
        registration=None,
        attended=[],
        counted=[],
        shows_name=False,
        end=CertificateEnd.ERASED,
        ended_at=clock.now(),
    )
