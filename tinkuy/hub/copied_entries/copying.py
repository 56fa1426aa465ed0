"""The clock's deed: the catalogues of known hubs are followed, some parts at a time."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from tinkuy.core import clock
from tinkuy.core.letters import folded
from tinkuy.hub.known_hubs.models import KnownHub

from .models import CopiedEntry
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
    is_due = ~Q(resumption="") | Q(read_at=None) | Q(read_at__lt=clock.now() - EACH)
    return sum(copy_catalogue(hub) for hub in KnownHub.objects.filter(is_due, copies_catalogue=True))


def copy_catalogue(hub: KnownHub) -> int:
    """Follow the catalogue of *hub*; how many entries changed or went."""
    changed = 0
    for _part in range(PARTS_AT_ONCE):
        try:
            part = read_part(hub, hub.prefix or RICH)
        except NotRead as fault:
            return changed + _note(hub, str(fault))
        if part.error and (part.error != NO_FORMAT or hub.prefix == PLAIN):
            return changed + _take_error(hub, part)
        changed += _take(hub, part)
        if not part.error and not part.token:
            break
    return changed


def _take_error(hub: KnownHub, part: ReadPart) -> int:
    """Nothing new is no fault; a token that the other hub does not know any more makes us begin where we last ended."""
    if part.error == NO_CHANGE:
        _save(hub, read_at=clock.now(), fault="", resumption="")
        return 0
    if part.error == BROKEN_TOKEN:
        _save(hub, resumption="")
        return 0
    return _note(hub, "unreadable")


def _note(hub: KnownHub, fault: str) -> int:
    _save(hub, fault=fault, read_at=clock.now())
    return 0


def _take(hub: KnownHub, part: ReadPart) -> int:
    """Write a part, and how far the catalogue is read, in one transaction."""
    if part.error == NO_FORMAT:
        _save(hub, prefix=PLAIN)
        return 0
    with transaction.atomic():
        if not KnownHub.objects.select_for_update().filter(pk=hub.pk, copies_catalogue=True).exists():
            return 0  # an administrator said otherwise meanwhile
        changed = sum(_write(hub, record) for record in part.records)
        begun = hub.read_begun if hub.resumption else part.at[:10]
        until = hub.read_until if part.token else begun
        _save(hub, resumption=part.token, read_begun=begun, read_until=until, fault="", read_at=clock.now())
    return changed


def _write(hub: KnownHub, record: Record) -> int:
    rows = CopiedEntry.objects.filter(hub=hub, identifier=record.identifier)
    if record.is_deleted or not record.addresses or not record.texts:
        return rows.delete()[0]
    known = rows.values_list("changed_at", flat=True).first()
    if known == record.changed_at or (known is None and hub.copied_entries.count() >= MOST_ENTRIES):
        return 0
    words = " ".join(word for text in record.texts.values() for word in text.values())
    CopiedEntry.objects.update_or_create(
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
    return 1


def _save(hub: KnownHub, **values: object) -> None:
    for name, value in values.items():
        setattr(hub, name, value)
    KnownHub.objects.filter(pk=hub.pk).update(**values)
