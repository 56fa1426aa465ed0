"""The certificates of a cycle: issued in one go with a message each, and each one set as a PDF. Processor's time."""

from collections.abc import Iterator

from bench.installation import begin
from bench.lines import Line, Words, at_most
from bench.measure import processor_seconds
from bench.rows import Pace

MANY, FEW = 2_000, 200
GOAL = 60.0
"""Seconds for the many, papers and all."""


def run(pace: Pace) -> Iterator[Line]:
    begin()
    from django_scopes import scope

    from tests.proof.world import planted_cycle

    count = FEW if pace.is_quick else MANY
    cycle, _person = planted_cycle("certificados")
    cycle.certificate_percent, cycle.is_sensitive = 75, False
    cycle.save()
    with scope(cycle=cycle):
        _take_part(cycle, count)
        issuing, papers = _issued(cycle, count), _set_all()
    number = (f"{count:,}".replace(",", "."), f"{count:,}")
    issued = Words(
        f"{number[0]} certificados emitidos, con un mensaje cada uno",
        f"{number[1]} certificates issued, with a message each",
    )
    yield Line(issued, issuing, "s CPU")
    whole = Words(f"lo mismo, y los {number[0]} en PDF", f"the same, and all {number[1]} as PDF")
    yield Line(whole, issuing + papers, "s CPU", (at_most(GOAL * count / MANY),))


def _take_part(cycle, count: int) -> None:
    """So many registered with an address, and came to all five sessions."""
    from datetime import date

    from tinkuy.attendance.presences.models import AttendanceImport, Presence
    from tinkuy.convening.registrations.models import Registration
    from tinkuy.planning.cycles.models.webinar import Webinar
    from tinkuy.uploads.models import Batch

    last, key, rows = date(2030, 1, 1), cycle.data_key, []
    for number in range(1, count + 1):
        row = Registration(cycle=cycle, country="PE", language="es", number=number, erase_on=last)
        row.seal(name=f"Persona Número {number}", email=f"p{number}@example.org", key=key)
        rows.append(row)
    Registration.objects.bulk_create(rows, batch_size=500)
    for webinar in Webinar.objects.select_related("cycle"):
        batch = Batch.objects.create(cycle=cycle)
        own = {"cycle": cycle, "webinar": webinar, "erase_on": last}
        source = AttendanceImport.objects.create(**own, batch=batch, fingerprint="report", state="committed")
        hours = {"joined_at": webinar.starts_at, "left_at": webinar.ends_at}
        Presence.objects.bulk_create(
            (Presence(**own, **hours, source=source, registration=row) for row in rows), batch_size=500
        )


def _issued(cycle, count: int) -> float:
    from tinkuy.attendance.certificates.actions.issuing import issue_certificates

    spent = processor_seconds()
    assert issue_certificates(cycle=cycle) == count
    return processor_seconds() - spent


def _set_all() -> float:
    """As their persons take them, one after the other."""
    from tinkuy.attendance.certificates.document import certificate_pdf
    from tinkuy.attendance.certificates.models import Certificate

    certificates = list(Certificate.objects.select_related("cycle", "registration"))
    spent = processor_seconds()
    for certificate in certificates:
        certificate_pdf(certificate, name=f"Persona {certificate.pk}", language="es")
    return processor_seconds() - spent
