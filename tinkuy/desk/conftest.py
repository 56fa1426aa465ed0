"""A cycle of Peru and Uruguay with two held sessions, their attendance, quotes and findings."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.convening.invitations.models import InvitationWave
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.checkup.running import check_up
from tinkuy.desk.checkup.tests.planned import plan_in_order
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript
from tinkuy.uploads.models import Batch, ImportState

NOON = datetime(2026, 4, 20, 15, tzinfo=UTC)
ERASE_ON = date(2027, 1, 1)


@pytest.fixture(autouse=True)
def april():
    """The clock stands on 20 April 2026, after the three sessions' days; sentences are read in English."""
    with clock.at(NOON), translation.override("en"):
        yield


@pytest.fixture
def make_registrations(scoped: Cycle) -> Callable[..., list[Registration]]:
    def make(country: str, count: int) -> list[Registration]:
        rows = [Registration(cycle=scoped, country=country, erase_on=ERASE_ON) for _ in range(count)]
        return Registration.objects.bulk_create(rows)

    return make


@pytest.fixture
def attend(scoped: Cycle):
    """`attend(webinar, registrations)`: each of them was there for the whole session; None is an unmatched account."""

    def come(webinar: Webinar, registrations: list[Registration | None]) -> None:
        report, _ = AttendanceImport.objects.get_or_create(
            cycle=scoped, webinar=webinar, fingerprint=str(webinar.ordinal), layout="zoom",
            zone="America/Lima", state=ImportState.COMMITTED,
            defaults={"erase_on": ERASE_ON, "batch": Batch.objects.create(cycle=scoped)},
        )  # fmt: skip
        report.filename = "a.csv"
        report.save(update_fields=["sealed_filename"])
        Presence.objects.bulk_create(
            Presence(
                cycle=scoped, webinar=webinar, source=report, registration=registration, erase_on=ERASE_ON,
                name_index=f"{webinar.ordinal}-{place}", joined_at=webinar.starts_at,
                left_at=webinar.starts_at + timedelta(minutes=60),
            )
            for place, registration in enumerate(registrations)
        )  # fmt: skip

    return come


@pytest.fixture
def attended(make_registrations, attend, webinars: list[Webinar]) -> None:
    """Peru 20 → 10, Uruguay stays at 10; nobody is new in the second session."""
    peru, uruguay = make_registrations("PE", 20), make_registrations("UY", 10)
    attend(webinars[0], [*peru, *uruguay])
    attend(webinars[1], [*peru[:10], *uruguay])


@pytest.fixture
def make_finding(scoped: Cycle, webinars: list[Webinar]):
    """`make_finding(3, quotes=["PE", "UY"])`: a recommendation that rests on a quote of each of these countries."""

    def make(number: int, quotes: list[str], **fields: object) -> Finding:
        defaults = {"kind": "recommendation", "state": "validated", "text": {"es": "Atender a las víctimas"}}
        finding = Finding.objects.create(cycle=scoped, number=number, **defaults | fields)
        transcript, _ = Transcript.objects.get_or_create(cycle=scoped, webinar=webinars[0], defaults={"layout": "zoom"})
        for country in quotes:
            place = Cue.objects.count() + 1
            cue = Cue.objects.create(
                cycle=scoped, transcript=transcript, ordinal=place, start_ms=0, end_ms=9, text="Se atiende"
            )
            excerpt = Excerpt.objects.create(
                cycle=scoped, webinar=webinars[0], cue=cue, start=0, end=9, text="Se atiende", kind="lesson",
                country=country, start_ms=0,
            )  # fmt: skip
            Evidence.objects.create(cycle=scoped, finding=finding, excerpt=excerpt)
        return finding

    return make


@pytest.fixture
def facts(scoped: Cycle) -> Callable[[], Facts]:
    """The facts as they stand when it is called."""
    return lambda: facts_of(scoped, attendance_for_team(scoped))


@pytest.fixture
def invited(scoped: Cycle) -> None:
    for country, invited, opened in (("PE", 60, 40), ("UY", 40, 35)):
        InvitationWave.objects.create(
            cycle=scoped, country=country, sent_on=date(2026, 2, 1), invited=invited, opened=opened
        )


@pytest.fixture
def facts_of_rule(facts):
    """`facts_of_rule("loose-hook")`: the facts that the rule states now."""

    def look(rule_id: str) -> list[str]:
        return [one.remark.fact for one in check_up(facts()).findings if one.rule.id == rule_id]

    return look


@pytest.fixture
def plan(scoped, focal_point_pe, focal_point_uy) -> Cycle:
    plan_in_order(scoped, {"PE": focal_point_pe, "UY": focal_point_uy})
    return scoped


@pytest.fixture
def remarks_of_rule(facts):
    """`remarks_of_rule("weekend")`: fact and advice of each remark of the rule now."""

    def look(rule_id: str) -> list[tuple[str, str]]:
        return [(one.remark.fact, one.remark.advice) for one in check_up(facts()).findings if one.rule.id == rule_id]

    return look
