"""The example made larger: more who registered and came, more published sheets; and what a page costs then, made anew.

A cost is the processor's milliseconds of the whole request in this process, how many queries it asks, and the most
memory that it holds meanwhile. Nothing is served from memory here.
"""

import statistics
import time
import tracemalloc
from dataclasses import dataclass
from datetime import timedelta
from itertools import batched

AT_ONCE = 5_000


@dataclass(frozen=True)
class Cost:
    """`kib` is the most memory of Python's objects during the request."""

    ms: float
    queries: int
    kib: float


def cost(client, path: str, runs: int) -> Cost:
    from django.db import connection

    asked: list[str] = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    assert client.get(path).status_code == 200, path
    with connection.execute_wrapper(note):
        client.get(path)
    taken = [_processor_ms(client, path) for _ in range(runs)]
    tracemalloc.start()
    client.get(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Cost(round(statistics.median(taken), 2), len(asked), round(most / 1024, 1))


def _processor_ms(client, path: str) -> float:
    before = time.process_time()
    client.get(path)
    return (time.process_time() - before) * 1000


def register(cycle, webinars, count: int) -> None:
    """So many more, each of whom came to each of the *webinars*; counted as the worker does it."""
    from django.db import transaction
    from django.db.models import F
    from django_scopes import scope

    from tinkuy.attendance.presences.models import AttendanceImport, Presence
    from tinkuy.attendance.public_persons.actions import count_public_persons
    from tinkuy.attendance.public_persons.models import PublicPersons
    from tinkuy.convening.registrations.models import Registration
    from tinkuy.core.identifiers import new_public_id
    from tinkuy.core.rows.many_rows import insert_rows
    from tinkuy.uploads.models import Batch, ImportState

    until = {"erase_on": cycle.today() + timedelta(days=300)}
    with scope(cycle=cycle), transaction.atomic():
        source = AttendanceImport.objects.create(
            cycle=cycle,
            batch=Batch.objects.create(cycle=cycle),
            webinar=webinars[0],
            fingerprint=new_public_id(),
            state=ImportState.COMMITTED,
            **until,
        )
        same = {"cycle_id": cycle.pk, "source_id": source.pk, **until}
        for some in batched(range(count), AT_ONCE):
            people = Registration.objects.bulk_create(
                Registration(cycle=cycle, country="PE" if number % 2 else "UY", **until) for number in some
            )
            rows = (
                (webinar.pk, one.pk, webinar.starts_at, webinar.ends_at, new_public_id())
                for webinar in webinars
                for one in people
            )
            insert_rows(Presence, ("webinar_id", "registration_id", "joined_at", "left_at", "public_id"), rows, same)
    with scope(cycle=cycle):
        PublicPersons.objects.update(changes=F("changes") + 1)
    count_public_persons(cycle)


def publish(count: int) -> None:
    """So many more sheets, each the example's under another address."""
    from django_scopes import scopes_disabled

    from tinkuy.core.identifiers import new_public_id
    from tinkuy.publication.search.models import CardFinding, SheetCard
    from tinkuy.publication.sheets.models import Sheet, SheetVersion

    with scopes_disabled():
        sheet = Sheet.objects.get(slug="ficha-trata-covid-19")
        versions, card = list(sheet.versions.all()), sheet.card
        findings = list(card.findings.all())
        slugs = [f"ficha-{new_public_id()}" for _ in range(count)]
        sheets = Sheet.objects.bulk_create(_copy(sheet, slug=slug, public_id=new_public_id()) for slug in slugs)
        SheetVersion.objects.bulk_create(
            _copy(version, sheet=one, slug=one.slug) for one in sheets for version in versions
        )
        cards = SheetCard.objects.bulk_create(_copy(card, sheet=one, slug=one.slug) for one in sheets)
        CardFinding.objects.bulk_create(_copy(finding, card=one) for one in cards for finding in findings)


def _copy(row, **changed):
    """The same as a row that is not there yet."""
    same = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}
    for name in changed:
        same.pop(row._meta.get_field(name).attname)
    return type(row)(**same, **changed)
