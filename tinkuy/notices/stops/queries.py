from collections.abc import Iterable

from tinkuy.notices.models import MailStop

from .topics import Topic

AT_ONCE = 900


def stopped_among(indexes: Iterable[str], topic: Topic, *, of: str = "") -> set[str]:
    """Of these fingerprints (`fingerprints.address_index`) those that want no more of *topic*."""
    wanted = sorted(set(indexes) - {""})
    scopes = {"", of if topic.is_of_cycle else ""}
    stopped: set[str] = set()
    for start in range(0, len(wanted), AT_ONCE):
        rows = MailStop.objects.filter(index__in=wanted[start : start + AT_ONCE], topic=topic.name, of__in=scopes)
        stopped |= set(rows.values_list("index", flat=True))
    return stopped
