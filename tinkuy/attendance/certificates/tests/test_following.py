"""Attendance is corrected, or somebody leaves: what a certificate says then, on the page where it is checked."""

import pytest
from django.test import Client
from django.urls import reverse

from tinkuy.attendance.certificates.models import Certificate, CertificateEnd
from tinkuy.attendance.certificates.tests.holders import came_to, issued, own_browser, three_people
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.public_persons.actions import count_old_numbers
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.journal.models import Entry


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
    assert "ya no vale" in checked(beto)
    assert "auténtico" not in checked(beto)
    browser = own_browser(beto.registration)
    assert "ya no vale" in browser.get(reverse("convening:me", args=[scoped.slug])).content.decode()
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
    assert (ana.registration_id, ana.country, ana.attended, ana.counted, ana.shows_name) == (None, "", [], [], False)
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
