"""On its day attendance is erased: what certificates keep of it, and that nothing takes them back afterwards."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from tinkuy.attendance.certificates.models import Certificate
from tinkuy.attendance.certificates.rules import code_for
from tinkuy.attendance.certificates.tests.holders import came_to, issued, three_people
from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.public_persons.actions import count_old_numbers
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.planning.cycles.models.webinar import Webinar

THE_DAY = datetime(2026, 5, 3, 12, tzinfo=UTC)
"""The first on which the names of a cycle that ended on 2 April are erased."""


@pytest.fixture
def frozen(scoped, webinars):
    """Ana's and Beto's, past the day of erasure; Ana had let her name be shown."""
    three_people(scoped, webinars)
    issued(scoped)
    Certificate.objects.filter(pk=issued(scoped)[0].pk).update(shows_name=True)
    AttendanceImport.objects.update(made_at=datetime(2026, 4, 2, tzinfo=UTC))
    scoped.clock_stands_at = None
    scoped.save()
    with clock.at(THE_DAY):
        erase_expired()
    return list(Certificate.objects.select_related("cycle"))


def page_of(certificate: Certificate) -> str:
    return Client().get(reverse("attendance:check_certificate", args=[certificate.code])).content.decode()


def test_promise_V17_with_attendance_goes_whose_they_are_and_which_sessions_these_were(scoped, frozen):
    assert not Presence.objects.exists()
    assert [(one.registration_id, one.attended, one.counted, one.shows_name) for one in frozen] == [
        (None, [], [], False)
    ] * 2
    assert [(one.sessions_attended, one.sessions_counted) for one in frozen] == [(3, 3), (2, 3)]
    page = page_of(frozen[1])
    assert "auténtico" in page
    assert "2 de 3 sesiones" in page
    for words in ("certificate-sessions", " horas", "Perú"):
        assert words not in page


@pytest.mark.parametrize("is_moved_by", ["keeps_days", "a session more"])
def test_a_close_that_moves_afterwards_takes_no_certificate_back(scoped, webinars, frozen, is_moved_by):
    if is_moved_by == "keeps_days":
        scoped.keeps_days = 30
        scoped.save()
        today = datetime(2026, 4, 20, tzinfo=UTC)
    else:
        Webinar.objects.filter(pk=webinars[2].pk).update(starts_at=THE_DAY)
        today = THE_DAY
    with clock.at(today):
        came_to(scoped, webinars, set(), set(), {2})
        count_old_numbers()

    assert {one.end for one in Certificate.objects.all()} == {""}
    assert "2 de 3 sesiones" in page_of(frozen[1])


def test_promise_T21_issued_anew_after_a_restore_the_papers_have_the_same_codes(scoped, webinars):
    three_people(scoped, webinars)
    codes = [one.code for one in issued(scoped)]
    Certificate.objects.all().delete()  # as a copy of before, which knows of none

    assert [one.code for one in issued(scoped)] == codes
    assert len(set(codes)) == 2
    with scope(cycle=scoped):
        assert codes == [code_for(one.public_id) for one in Registration.objects.order_by("pk")[:2]]
