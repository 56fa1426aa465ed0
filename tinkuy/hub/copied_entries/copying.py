"""The clock's deed: the catalogues of known hubs are followed, some parts at a time."""

from datetime import timedelta

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
        changed = sum(_write(reading.hub, record) for record in part.records)
        begun = reading.begun if reading.resumption else part.at[:10]
        until = reading.until if part.token else begun
        _save(reading, resumption=part.token, begun=begun, until=until, fault="", read_at=clock.now())
    return changed


def _write(hub: KnownHub, record: Record) -> int:
    rows = CopiedEntry.objects.filter(hub=hub, identifier=record.identifier)
    if record.is_deleted or not record.addresses or not record.texts:
        return rows.delete()[0]
    known = rows.values_list("changed_at", flat=True).first()
    if known == record.changed_at or (known is None and hub.copied_entries.count() >= MOST_ENTRIES):
        return 0
    words = " ".join(word for text in record.texts.values() for word in text.values())
    entry, is_new = CopiedEntry.objects.update_or_create(
        hub=hub,
        identifier=record.identifier,
        defaults={
            "addresses": dict(record.addresses),
            "texts": {code: dict(text) for code, text in record.texts.items()},
            "folded": folded(words),
            "countries": list(record.countries),
            "licence": record.licence,
            "published_on": record.published_on,
            "changed_at": record.changed_at,
            "copied_at": clock.now(),
        },
    )
    if not is_new:
        entry.by_country.all().delete()
    CopiedCountry.objects.bulk_create(CopiedCountry(entry=entry, country=code) for code in record.countries)
    return 1


def _save(reading: CatalogueReading, **values: object) -> None:
    for name, value in values.items():
        setattr(reading, name, value)
    CatalogueReading.objects.filter(pk=reading.pk).update(**values)
