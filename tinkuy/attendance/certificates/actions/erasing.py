"""On the day that attendance is erased certificates let go of it: numbers of sessions stay, whose they are does not.

Nobody is judged any more by attendance that is not there, whatever becomes of the close of the cycle afterwards.
"""

from tinkuy.attendance.certificates.models import Certificate, CertificateEnd
from tinkuy.core import clock

LEFT = ("frozen_at", "frozen_attended", "frozen_counted", "attended", "counted", "registration", "shows_name")


def freeze_certificates() -> None:
    """Those of the cycle in scope, in the transaction that erases its attendance; those that hold go on to hold."""
    followed = list(Certificate.objects.filter(frozen_at=None).exclude(end=CertificateEnd.ERASED).select_for_update())
    for one in followed:
        one.frozen_at, one.registration, one.shows_name = clock.now(), None, False
        one.frozen_attended, one.frozen_counted = len(one.attended), len(one.counted)
        one.attended, one.counted = [], []
    Certificate.objects.bulk_update(followed, LEFT, batch_size=500)
