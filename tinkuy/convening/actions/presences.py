"""From the rows of a report to the presences of a webinar."""

from collections.abc import Iterator

from tinkuy.convening.figures.presence import Interval, Window, interval_of
from tinkuy.convening.models import AttendanceImport, Presence
from tinkuy.convening.queries.accounts import email_index, name_index
from tinkuy.convening.queries.matching import Pair, matched
from tinkuy.convening.reports import Report


def presences_of(report: Report, source: AttendanceImport) -> Iterator[Presence]:
    """One presence for each row of someone who came, with name and e-mail sealed."""
    key, window = source.cycle.data_key, Window(*source.webinar.window)
    for pair in matched(report, source.webinar):
        if pair.row.attended:
            row = pair.row
            presence = _presence(pair, source, interval_of(row.joined_at, row.left_at, row.minutes, window))
            presence.seal(name=row.name, email=row.email, key=key)
            yield presence


def _presence(pair: Pair, source: AttendanceImport, interval: Interval) -> Presence:
    joined_at, left_at = interval
    return Presence(
        cycle=source.cycle,
        webinar=source.webinar,
        source=source,
        registration_id=pair.registration_id,
        role=pair.row.role,
        is_team=pair.is_team,
        joined_at=joined_at,
        left_at=left_at,
        line=pair.row.line,
        country=pair.country,
        name_index=name_index(pair.row.name, source.cycle),
        email_index=email_index(pair.row.email, source.cycle),
        erase_on=source.erase_on,
    )
