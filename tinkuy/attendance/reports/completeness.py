"""Whether all who came stand in a report: its own count is compared, and a host alone is no report."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.letters import folded

from .preamble import Preamble
from .report import Report, Row
from .times import Hours


def check_completeness(report: Report, preamble: Preamble, hours: Hours) -> None:
    """Warn where fewer persons stand in *report* than its *preamble* tells of; refuse one of the host alone."""
    came = [row for row in report.rows if row.attended]
    if came and report.layout.startswith("zoom") and all(row.role == "host" for row in came):
        raise Refused(
            _("Only the host stands in this report: it seems to be cut off. Export it again and upload the new file.")
        )
    attended = preamble.attended
    if attended is None and preamble.viewers is not None:
        attended, came = preamble.viewers, [row for row in came if row.role == "attendee"]
    if attended is None or len({row.email or row.name for row in came}) >= attended:
        return
    if (persons := count_persons(came)) < attended:
        hours.warnings.append(
            _(
                "The report says that %(attended)d persons attended, and %(persons)d stand in it. "
                "It may be cut off: compare it with the platform, or export it again."
            )
            % {"attended": attended, "persons": persons}
        )


def count_persons(rows: Sequence[Row]) -> int:
    """By their names, or by addresses where these tell more apart: who joins from two devices stands twice."""
    names = {folded(row.name) for row in rows}
    return max(len(names), len({row.email or folded(row.name) for row in rows}))
