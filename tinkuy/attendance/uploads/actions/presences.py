"""From the rows of a report to the presences of a webinar."""

from collections.abc import Iterable, Iterator
from typing import Any

from tinkuy.attendance.figures.presence import Window, interval_of
from tinkuy.attendance.matching.queries.owners import Owners, Pair
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.core.identifiers import public_ids
from tinkuy.core.sealing import Sealer

COLUMNS = (
    "public_id",
    "registration_id",
    "role",
    "is_team",
    "joined_at",
    "left_at",
    "line",
    "country",
    "sealed_name",
    "sealed_email",
    "name_index",
    "email_index",
)
"""What `presences_of` tells of each, in this order."""


def same_of(source: AttendanceImport) -> dict[str, Any]:
    """What all presences of a report have in common."""
    return {
        "cycle_id": source.cycle_id,
        "webinar_id": source.webinar_id,
        "source_id": source.pk,
        "erase_on": source.erase_on,
    }


def presences_of(pairs: Iterable[Pair], source: AttendanceImport, owners: Owners) -> Iterator[tuple[Any, ...]]:
    """One presence for each row of someone who came, as its `COLUMNS`, with name and e-mail sealed.

    Those of a registration come together, so that they stand together in the table and its indexes: written and read
    several times sooner. The line tells their order in the report.
    """
    sealer, window = Sealer(source.cycle.data_key), Window(*source.webinar.window)
    came = sorted((pair for pair in pairs if pair.row.attended), key=lambda pair: pair.registration_id or 0)
    for pair, public_id in zip(came, public_ids(), strict=False):
        row = pair.row
        joined_at, left_at = interval_of(row.joined_at, row.left_at, row.minutes, window)
        yield (
            public_id,
            pair.registration_id,
            row.role,
            pair.is_team,
            joined_at,
            left_at,
            row.line,
            pair.country,
            sealer.seal(row.name, place=Presence.place_of(public_id, "name")),
            sealer.seal(row.email, place=Presence.place_of(public_id, "email")),
            owners.name_index_of(row.name),
            owners.index_of(row.email),
        )
