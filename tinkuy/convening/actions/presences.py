"""From the rows of a report to the presences of a webinar."""

from collections.abc import Iterable, Iterator
from typing import Any

from tinkuy.convening.figures.presence import Window, interval_of
from tinkuy.convening.models import AttendanceImport, Presence
from tinkuy.convening.queries.accounts import name_index
from tinkuy.convening.queries.matching import Owners, Pair
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.sealing import Sealer


def presences_of(pairs: Iterable[Pair], source: AttendanceImport, owners: Owners) -> Iterator[dict[str, Any]]:
    """One presence for each row of someone who came, by attribute, with name and e-mail sealed.

    Those of a registration come together, so that they stand together in the table and its indexes: written and read
    several times sooner. The line tells their order in the report.
    """
    sealer, window = Sealer(source.cycle.data_key), Window(*source.webinar.window)
    same = {
        "cycle_id": source.cycle_id,
        "webinar_id": source.webinar_id,
        "source_id": source.pk,
        "erase_on": source.erase_on,
    }
    names: dict[str, str] = {}
    for pair in sorted(pairs, key=lambda pair: pair.registration_id or 0):
        row = pair.row
        if not row.attended:
            continue
        if row.name not in names:
            names[row.name] = name_index(row.name, source.cycle)
        public_id = new_public_id()
        joined_at, left_at = interval_of(row.joined_at, row.left_at, row.minutes, window)
        yield {
            **same,
            "public_id": public_id,
            "registration_id": pair.registration_id,
            "role": row.role,
            "is_team": pair.is_team,
            "joined_at": joined_at,
            "left_at": left_at,
            "line": row.line,
            "country": pair.country,
            "sealed_name": sealer.seal(row.name, place=Presence.place_of(public_id, "name")),
            "sealed_email": sealer.seal(row.email, place=Presence.place_of(public_id, "email")),
            "name_index": names[row.name],
            "email_index": owners.index_of(row.email),
        }
