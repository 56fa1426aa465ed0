"""The clock's deed: the catalogues of known hubs are followed, some parts at a time."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from tinkuy.core import clock
from tinkuy.core.letters import folded
from tinkuy.hub.known_hubs.models import CatalogueReading, KnownHub

from .models import CopiedCountry, CopiedEntry
from .reading import PLAIN, RICH, NotRead, ReadPart, Record, read_part

EACH = timedelta(hours=1)
PARTS_AT_ONCE = 5
"""Of one hub, in one run of the clock: the worker has other work too."""
MOST_ENTRIES = 20_000
"""Of one hub."""
UPDATED = ("addresses", "texts", "folded", "countries", "licence", "published_on", "changed_at", "copied_at")
"""What an entry that changed is written anew with."""
NO_CHANGE, NO_FORMAT, BROKEN_TOKEN = "noRecordsMatch", "cannotDisseminateFormat", "badResumptionToken"


def copy_catalogues() -> int:
    """Read on where a reading goes on, and anew each hour; how many entries changed. Nothing is asked of any hub that
    the administrator did not name for it, and nothing is locked while one is asked.
    """
    is_due = ~Q(reading__resumption="") | Q(reading__read_at=None) | Q(reading__read_at__lt=clock.now() - EACH)
    return sum(copy_catalogue(hub) for hub in KnownHub.objects.filter(is_due, copies_catalogue=True))


def copy_catalogue(hub: KnownHub) -> int:
    """Follow the catalogue of *hub*; how many entries changed or went."""
    changed = 0
    reading, _is_new = CatalogueReading.objects.select_related("hub").get_or_create(hub=hub)
    for _part in range(PARTS_AT_ONCE):
        try:
            part = read_part(reading, reading.prefix or RICH)
        except NotRead as fault:
            return changed + _note(reading, str(fault))
        if part.error and (part.error != NO_FORMAT or reading.prefix == PLAIN):
            return changed + _take_error(reading, part)
        changed += _take(reading, part)
        if not part.error and not part.token:
            break
    return changed


def _take_error(reading: CatalogueReading, part: ReadPart) -> int:
    """Nothing new is no fault; a token that the other hub does not know any more makes us begin where we last ended."""
    if part.error == NO_CHANGE:
        _save(reading, read_at=clock.now(), fault="", resumption="")
        return 0
    if part.error == BROKEN_TOKEN:
        _save(reading, resumption="")
        return 0
    return _note(reading, "unreadable")


def _note(reading: CatalogueReading, fault: str) -> int:
    _save(reading, fault=fault, read_at=clock.now())
    return 0


def _take(reading: CatalogueReading, part: ReadPart) -> int:
    """Write a part, and how far the catalogue is read, in one transaction."""
    if part.error == NO_FORMAT:
        _save(reading, prefix=PLAIN)
        return 0
    with transaction.atomic():
        same = KnownHub.objects.select_for_update().filter(pk=reading.hub_id, copies_catalogue=True)
        if not same.filter(address=reading.hub.address).exists():
            return 0  # an administrator said otherwise meanwhile
        changed = _write(reading.hub, part.records)
        begun = reading.begun if reading.resumption else part.at[:10]
        until = reading.until if part.token else begun
        _save(reading, resumption=part.token, begun=begun, until=until, fault="", read_at=clock.now())
    return changed


def _write(hub: KnownHub, records: Iterable[Record]) -> int:
    """Of two records of one entry the later counts. A part is written as a whole: a statement for each entry would take
    longer than all else that a reading does.
    """
    last = {record.identifier: record for record in records}
    valid = {name: one for name, one in last.items() if not one.is_deleted and one.addresses and one.texts}
    own = CopiedEntry.objects.filter(hub=hub)
    gone, _by_model = own.filter(identifier__in=last.keys() - valid.keys()).delete()
    known = dict(own.filter(identifier__in=valid).values_list("identifier", "changed_at"))
    new = [one for name, one in valid.items() if name not in known]
    room = MOST_ENTRIES - own.count() if new else 0
    changed = [one for name, one in valid.items() if known.get(name, one.changed_at) != one.changed_at]
    return gone + _write_entries(hub, [*changed, *new[: max(room, 0)]])


def _write_entries(hub: KnownHub, records: Sequence[Record]) -> int:
    CopiedEntry.objects.bulk_create(
        [CopiedEntry(hub=hub, identifier=record.identifier, **_values_of(record)) for record in records],
        update_conflicts=True,
        unique_fields=["hub", "identifier"],
        update_fields=UPDATED,
    )
    names = {record.identifier: record for record in records}
    keys = CopiedEntry.objects.filter(hub=hub, identifier__in=names).values_list("pk", "identifier")
    countries = {pk: names[identifier].countries for pk, identifier in keys}
    CopiedCountry.objects.filter(entry__in=countries).delete()
    CopiedCountry.objects.bulk_create(
        CopiedCountry(entry_id=pk, country=code) for pk, codes in countries.items() for code in codes
    )
    return len(records)


def _values_of(record: Record) -> dict[str, Any]:
    words = " ".join(word for text in record.texts.values() for word in text.values())
    return {
        "addresses": dict(record.addresses),
        "texts": {code: dict(text) for code, text in record.texts.items()},
        "folded": folded(words),
        "countries": list(record.countries),
        "licence": record.licence,
        "published_on": record.published_on,
        "changed_at": record.changed_at,
        "copied_at": clock.now(),
    }


def _save(reading: CatalogueReading, **values: object) -> None:
    for name, value in values.items():
        setattr(reading, name, value)
    CatalogueReading.objects.filter(pk=reading.pk).update(**values)
