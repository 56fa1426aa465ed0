"""Certificates by rule: who gets one, one message each, and a job that is begun again does nothing twice."""

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from tinkuy.attendance.certificates.actions import issuing
from tinkuy.attendance.certificates.actions.issuing import start_issuing
from tinkuy.attendance.certificates.models import Certificate, CertificateIssue
from tinkuy.attendance.certificates.queries.attended_sessions import attended_sessions, keys_to_issue
from tinkuy.attendance.certificates.queries.certificates import _in_tens
from tinkuy.attendance.certificates.rule_effect import rule_in_words
from tinkuy.attendance.certificates.rules import sessions_needed
from tinkuy.attendance.certificates.tests.holders import came_to, issued, over, registered, three_people
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.presences.models import AttendanceImport, Presence, PresenceRole
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core.errors import Refused
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.journal.models import Entry
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import owe_to_address
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState


def holders() -> list[str]:
    return [one.registration.name() for one in Certificate.objects.select_related("registration__cycle")]


def test_capability_C15_whoever_attended_enough_sessions_gets_a_certificate_and_one_message(scoped, webinars):
    three_people(scoped, webinars)

    issued(scoped)
    issued(scoped)

    assert holders() == ["Ana Quispe", "Beto Rojas"]
    assert [one.attended for one in Certificate.objects.all()] == [[1, 2, 3], [1, 2]]
    assert Notice.objects.filter(kind="certificate-ready").count() == 2


def test_capability_C15_a_code_that_is_asked_for_does_not_wait_behind_the_mails_of_certificates(scoped, webinars):
    ana = three_people(scoped, webinars)[0]
    issued(scoped)
    own = {"about": ana.about, "dedupe_key": "a code", "language": "es", "code": "471902", "path": "/es/me/"}
    owe_to_address(email="ana@example.org", kind="personal-code", from_cycle=scoped.public_id, **own)

    deliver_due(1)

    assert [one.kind for one in Notice.objects.exclude(sent_at=None)] == ["personal-code"]
    campaigns = {one.campaign.name for one in Notice.objects.filter(kind="certificate-ready")}
    assert campaigns == {"Certificados"}


def test_the_threshold_is_rounded_up_and_never_less_than_one_session():
    assert [sessions_needed(75, counted) for counted in (1, 4, 5)] == [1, 3, 4]
    assert sessions_needed(1, 5) == 1
    assert [rule_in_words(50, needed) for needed in (1, 2)] == ["50 % equivale a 1", "50 % equivale a 2"]


def test_a_cycle_gives_none_unless_its_form_says_so(scoped, webinars, coordination):
    three_people(scoped, webinars)
    scoped.certificate_percent = 0
    scoped.save()

    assert issued(scoped) == []
    with pytest.raises(Refused, match="formulario"):
        start_issuing(actor=coordination, cycle=scoped)


def test_who_led_a_session_was_there_and_an_account_of_nobody_is_nobodys(scoped, webinars):
    over(scoped, percent=100)
    ana = registered(scoped, "Ana Quispe")
    registered(scoped, "Beto Rojas")
    came_to(scoped, webinars, {0, 1}, {0})
    second = AttendanceImport.objects.get(webinar=webinars[1])
    hours = {"joined_at": webinars[1].starts_at, "left_at": webinars[1].ends_at, "erase_on": ana.erase_on}
    unknown = Presence(cycle=scoped, webinar=webinars[1], source=second, name_index="b", **hours)
    unknown.seal(name="Beto R.", email="", key=scoped.data_key)
    unknown.save()
    Presence.objects.filter(registration=ana, webinar=webinars[1]).update(role=PresenceRole.HOST)

    issued(scoped)

    assert holders() == ["Ana Quispe"]


def test_it_waits_for_the_last_session_and_ends_with_the_names(scoped, webinars, coordination):
    three_people(scoped, webinars)
    Webinar.objects.filter(pk=webinars[2].pk).update(state=WebinarState.LIVE)
    with pytest.raises(Refused, match="Queda una sesión por venir"):
        start_issuing(actor=coordination, cycle=scoped)
    Webinar.objects.filter(pk=webinars[1].pk).update(state=WebinarState.LIVE)
    with pytest.raises(Refused, match="Quedan 2 sesiones por venir"):
        start_issuing(actor=coordination, cycle=scoped)

    Webinar.objects.update(state=WebinarState.HELD)
    scoped.clock_stands_at = scoped.clock_stands_at.replace(month=6)
    scoped.save()
    with pytest.raises(Refused, match="se borraron"):
        start_issuing(actor=coordination, cycle=scoped)


def test_capability_C15_a_killed_job_goes_on_where_it_was_and_repeats_no_message(
    scoped, webinars, coordination, monkeypatch
):
    three_people(scoped, webinars)
    monkeypatch.setattr(issuing, "AT_ONCE", 1)
    issue = start_issuing(actor=coordination, cycle=scoped)
    assert start_issuing(actor=coordination, cycle=scoped) == issue  # a second press is the same job
    parts = []

    def broken_after_the_first(*given, **named):
        if parts:
            raise KeyboardInterrupt
        parts.append(1)
        return whole(*given, **named)

    whole = issuing._issue
    monkeypatch.setattr(issuing, "_issue", broken_after_the_first)
    owed = DBTaskResult.objects.get(task_path__endswith="carry_out_issue")
    with pytest.raises(KeyboardInterrupt):
        owed.task.call(*owed.args_kwargs["args"])
    assert (Certificate.objects.count(), CertificateIssue.objects.get().state) == (1, "open")

    monkeypatch.setattr(issuing, "_issue", whole)
    owed.task.call(*owed.args_kwargs["args"])

    assert holders() == ["Ana Quispe", "Beto Rojas"]
    assert Notice.objects.filter(kind="certificate-ready").count() == 2
    assert CertificateIssue.objects.get().state == "done"
    assert Entry.objects.filter(deed="issued certificates of").count() == 1


def test_two_jobs_that_found_the_same_people_make_one_certificate_and_one_message_each(scoped, webinars):
    three_people(scoped, webinars)
    sessions = attended_sessions(attendance_of(scoped))
    keys = keys_to_issue(scoped, sessions)

    for _job in range(2):
        issuing._issue(scoped, sessions, keys, by_mail=True)
    assert holders() == ["Ana Quispe", "Beto Rojas"]
    Certificate.objects.all().delete()  # as an older copy that was restored, which knows the messages that went
    issuing._issue(scoped, sessions, keys, by_mail=True)

    assert Notice.objects.filter(kind="certificate-ready").count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_jobs_at_once_the_second_waits_and_passes_over_who_has_one(scoped, webinars):
    three_people(scoped, webinars)
    sessions = attended_sessions(attendance_of(scoped))
    keys = keys_to_issue(scoped, sessions)

    def job() -> int:
        return issuing._issue(scoped, sessions, keys, by_mail=True)

    assert overlapping(job, job) == [2, 2]
    assert holders() == ["Ana Quispe", "Beto Rojas"]
    assert Notice.objects.filter(kind="certificate-ready").count() == 2


def test_capability_C15_how_far_a_job_is_says_tens_only():
    assert [_in_tens(done, whole) for done, whole in ((0, 7), (1, 7), (6, 7), (7, 7), (100, 137))] == [
        0,
        10,
        80,
        100,
        70,
    ]


def test_whoever_left_meanwhile_gets_neither_certificate_nor_message(scoped, webinars):
    ana, *_others = three_people(scoped, webinars)
    withdraw_registration(registration=Registration.objects.select_related("cycle").get(pk=ana.pk))

    issued(scoped)

    assert holders() == ["Beto Rojas"]
    assert Notice.objects.filter(kind="certificate-ready").count() == 1


@pytest.mark.parametrize("is_sensitive", [True, False])
def test_the_message_leads_to_ones_page_and_of_a_delicate_cycle_tells_nothing(scoped, webinars, is_sensitive):
    scoped.is_sensitive = is_sensitive
    three_people(scoped, webinars)

    issued(scoped)
    deliver_due()

    message = DevelopmentMessage.objects.get(to="ana@example.org")
    assert "/es/me/\n" in message.body
    for words in ("Ciclo de prueba", "ertificado", "sesiones", "PDF"):
        assert (words in message.body + message.subject) is not is_sensitive
    assert "ciclo-de-prueba" not in message.body
    assert "2 de mayo de 2026" in message.body


def test_the_page_issues_says_how_far_it_is_and_counts_nobody_one_by_one(scoped, webinars, coordination, signed_in):
    three_people(scoped, webinars)
    client = signed_in(coordination)
    page = reverse("attendance:certificates", args=[scoped.slug])

    before = client.get(page).content.decode()
    assert "2 personas" not in before
    assert "Menos de 5 personas" in before
    assert client.post(reverse("attendance:issue_certificates", args=[scoped.slug])).status_code == 302
    assert 'id="how-far"' in client.get(page).content.decode()
    part = reverse("attendance:certificates_part", args=[scoped.slug, CertificateIssue.objects.get().public_id])
    assert client.get(part).status_code == 200
    owed = DBTaskResult.objects.get(task_path__endswith="carry_out_issue")
    owed.task.call(*owed.args_kwargs["args"])

    assert client.get(part).status_code == 205
    after = client.get(page).content.decode()
    assert "Coordinación regional" in after
    assert "Hecho" in after
    assert "how-far" not in after


def test_invariant_09_how_many_wait_is_told_in_steps_that_give_nobody_away(scoped, webinars, coordination, signed_in):
    over(scoped)
    for number in range(7):
        registered(scoped, f"Persona{number} Pérez")
    came_to(scoped, webinars, set(range(7)), set(range(7)))

    page = signed_in(coordination).get(reverse("attendance:certificates", args=[scoped.slug])).content.decode()

    assert "Al menos 5 personas" in page
    assert "7 personas" not in page


def test_only_the_coordination_issues_them(scoped, webinars, focal_point_pe, observer, signed_in):
    three_people(scoped, webinars)

    for person in (focal_point_pe, observer):
        client = signed_in(person)
        assert client.get(reverse("attendance:certificates", args=[scoped.slug])).status_code == 403
        assert client.post(reverse("attendance:issue_certificates", args=[scoped.slug])).status_code == 403
        with pytest.raises(Refused):
            start_issuing(actor=person, cycle=scoped)
    assert Client().get(reverse("attendance:certificates", args=[scoped.slug])).status_code == 302
    assert not CertificateIssue.objects.exists()
