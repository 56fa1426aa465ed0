"""What a test of killed digests prepares and asks: `python -m tests.seeding_digests NAME`, as `tests/seeding.py`."""

from datetime import timedelta
from typing import Any

from tests import deed_reports
from tests.seeding import deadly


def asked() -> int:
    """Peru agreed thirty days ago, and has a counterpart: today it is asked how it goes."""
    from django_scopes import scope

    from tinkuy.core import clock
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
    from tinkuy.practice.responses.models import Response, ResponseStep
    from tinkuy.systematisation.evidence.models.finding import Finding

    cycle = Cycle(slug="ciclo", title={"es": "Ciclo"}, state=CycleState.FOLLOW_UP, zone="America/Lima")
    cycle.save()
    agreed_on = clock.now().date() - timedelta(days=31)
    with scope(cycle=cycle):
        finding = Finding.objects.create(
            cycle=cycle, kind="recommendation", number=3, state="published", text={"es": "A"}
        )
        row = Response(
            cycle=cycle,
            finding=finding,
            country="PE",
            state="agreed",
            communicated_on=agreed_on,
            contact_language="es",
            contact_until=agreed_on + timedelta(days=300),
        )
        row.seal(name="Rosa", email="rosa@example.org")
        row.save()
        ResponseStep.objects.create(cycle=cycle, response=row, state="agreed", taken_on=agreed_on)
    return int(row.pk)


def digested(statement: str, number: str) -> int:
    """The clock's deed, in which the process dies by kill -9 at a statement; at none for 0."""
    from django.db import connection

    from tinkuy.practice.check_ins.digest import send_digests

    with connection.execute_wrapper(deadly(statement, int(number))):
        return send_digests()


def written() -> dict[str, int]:
    from django_scopes import scopes_disabled

    from tinkuy.notices.models import Notice
    from tinkuy.practice.check_ins.digest import KIND
    from tinkuy.practice.check_ins.models import CheckIn

    with scopes_disabled():
        return {"check_ins": CheckIn.objects.count(), "mails": Notice.objects.filter(kind=KIND).count()}


DEEDS: dict[str, Any] = {"asked": asked, "digested": digested, "written": written}


if __name__ == "__main__":
    deed_reports.main(DEEDS, first="asked")
