"""Attendance is corrected, or somebody leaves: what a certificate says then, on the page where it is checked."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tinkuy.attendance.certificates.actions.following import follow_attendance_of
from tinkuy.attendance.certificates.actions.issuing import issue_certificates
from tinkuy.attendance.certificates.models import Certificate, CertificateEnd
from tinkuy.attendance.certificates.tests.holders import came_to, issued, own_browser, three_people
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.public_persons.actions import count_old_numbers
from tinkuy.attendance.public_persons.counting import count_attendance
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.webinar import WebinarState


def checked(certificate: Certificate) -> str:
    answer = Client().get(reverse("attendance:check_certificate", args=[certificate.code_in_groups]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def certificates(scoped, webinars):
    """Ana's, of all three sessions, and Beto's, of two; both are enough."""
    three_people(scoped, webinars)
    return issued(scoped)


def test_a_certificate_that_is_earned_no_more_says_so_and_holds_again_with_its_attendance(
    scoped, webinars, certificates
):
    beto = certificates[1]
    Presence.objects.filter(webinar=webinars[1]).delete()  # the report of the second session is taken back
    count_old_numbers()

    beto.refresh_from_db()
    assert beto.end == CertificateEnd.UNEARNED  # one of two is less than 60 %
    assert "ya no es válido" in checked(beto)
    assert "auténtico" not in checked(beto)
    browser = own_browser(beto.registration)
    assert "ya no es válido" in browser.get(reverse("convening:me", args=[scoped.slug])).content.decode()
    own = reverse("attendance:own_certificate_pdf", args=[scoped.slug])
    assert browser.post(own, {"name": "Beto"})["Content-Type"].startswith("text/html")  # no paper of it any more

    came_to(scoped, webinars, set(), {0, 1, 2})
    count_old_numbers()
    beto.refresh_from_db()
    assert (beto.end, beto.ended_at, beto.attended) == ("", None, [1, 2])
    assert "auténtico" in checked(beto)
    assert "2 de 3 sesiones" in checked(beto)
    assert Entry.objects.filter(deed="corrected certificates of").count() == 2


def test_a_corrected_certificate_says_what_is_so_now_and_since_when(scoped, webinars, certificates):
    ana = certificates[0]

    Presence.objects.filter(webinar=webinars[2], registration=ana.registration_id).delete()
    came_to(scoped, webinars, set(), set(), {2})
    count_old_numbers()

    assert "2 de 3 sesiones" in checked(ana)
    assert "Corregido" in checked(ana)


def test_another_rule_takes_no_certificate_back(scoped, certificates):
    scoped.certificate_percent = 100
    scoped.save()

    count_old_numbers()

    assert {one.end for one in Certificate.objects.all()} == {""}


def test_once_attendance_is_erased_by_its_day_every_certificate_still_holds(scoped, certificates):
    scoped.clock_stands_at = scoped.clock_stands_at.replace(month=6)
    scoped.save()
    Presence.objects.all().delete()

    count_old_numbers()

    assert {one.end for one in Certificate.objects.all()} == {""}
    assert "3 de 3 sesiones" in checked(certificates[0])


def test_promise_P19_whoever_leaves_takes_along_what_it_said_and_its_page_says_why(scoped, certificates):
    ana = certificates[0]
    Certificate.objects.filter(pk=ana.pk).update(shows_name=True)
    assert "Ana Quispe" in checked(ana)

    withdraw_registration(registration=Registration.objects.select_related("cycle").get(pk=ana.registration_id))

    ana.refresh_from_db()
    assert (ana.registration_id, ana.attended, ana.counted, ana.shows_name) == (None, [], [], False)
    page = checked(ana)
    assert "borraran sus datos" in page
    assert "Ana" not in page
    assert "Perú" not in page
    assert "sesiones," not in page


def test_after_the_last_day_the_name_is_shown_no_more(scoped, certificates):
    ana = certificates[0]
    Certificate.objects.filter(pk=ana.pk).update(shows_name=True)

    Registration.objects.filter(pk=ana.registration_id).update(appears_as="", sealed_name=b"")

    page = checked(ana)
    assert "auténtico" in page
    assert "Ana Quispe" not in page
    assert "Por qué no aparece un nombre" in page


def test_a_slower_count_writes_no_older_attendance_over_a_newer_one(scoped, webinars, certificates):
    beto, slower = certificates[1], count_attendance(scoped)
    Presence.objects.filter(webinar=webinars[1]).delete()
    count_old_numbers()

    follow_attendance_of(scoped, slower)

    beto.refresh_from_db()
    assert beto.end == CertificateEnd.UNEARNED


def test_a_count_by_other_hours_than_those_of_now_is_not_followed(scoped, webinars, certificates):
    ana, slower = certificates[0], count_attendance(scoped)
    webinars[2].state = WebinarState.LIVE
    webinars[2].save()
    count_old_numbers()

    follow_attendance_of(scoped, slower)

    ana.refresh_from_db()
    assert ana.counted == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_correction_that_is_not_committed_yet_is_waited_for(scoped, webinars, certificates):
    slower = count_attendance(scoped)

    def would_be_followed() -> bool:
        with transaction.atomic():
            return slower.is_latest()

    corrected = Presence.objects.filter(webinar=webinars[1])
    assert overlapping(corrected.delete, would_be_followed)[1] is False


def test_what_is_corrected_while_they_are_issued_is_followed_at_the_end(scoped, webinars):
    three_people(scoped, webinars)

    def correct(_step: str, done: int, _whole: int) -> None:
        if not done:  # after the count, before the first part
            Presence.objects.filter(webinar=webinars[1]).delete()
            count_old_numbers()

    issue_certificates(cycle=scoped, tell=correct)

    assert [(one.attended, one.end) for one in Certificate.objects.all()] == [
        ([1, 3], ""),
        ([1, 2], CertificateEnd.UNEARNED),
    ]


def test_of_one_whose_attendance_was_erased_nothing_is_followed_whatever_the_close_is_now(
    scoped, webinars, certificates
):
    Certificate.objects.filter(pk=certificates[0].pk).update(frozen_at=clock.now())
    Presence.objects.filter(webinar=webinars[1]).delete()

    count_old_numbers()

    assert [one.end for one in Certificate.objects.all()] == ["", CertificateEnd.UNEARNED]
    assert Certificate.objects.get(pk=certificates[0].pk).attended == [1, 2, 3]
