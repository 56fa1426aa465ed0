"""What of convening waits for somebody: whose it is, what it says to each, where it leads."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.attendance.uploads.actions.invitee_lists import KIND
from tinkuy.convening.invitation_mails.actions.calling import prepare_call
from tinkuy.convening.invitation_mails.actions.sending import write_sending
from tinkuy.convening.invitations.models import Invitee
from tinkuy.convening.message_texts.models import Moment
from tinkuy.convening.moving.tests.changing import register
from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.convening.reminders.actions.deciding import choose_moments, decide_dispatch
from tinkuy.convening.reminders.models import Decision, MomentMode
from tinkuy.convening.tests.participants import coming
from tinkuy.core import clock
from tinkuy.desk.due.convening import CONVENING
from tinkuy.desk.due.item import Reader, line_of
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.actions.reading import import_upload

PAGE = "/en/team/c/ciclo-de-prueba/"
LIST = "ana@example.org,PE\nluis@example.org,PE\nrosa@example.org,UY"
COORDINATION = Reader(1, frozenset({Role.COORDINATION}))
PERU = Reader(2, frozenset({Role.FOCAL_POINT}), frozenset({"PE"}))
URUGUAY = Reader(3, frozenset({Role.FOCAL_POINT}), frozenset({"UY"}))
BRAZIL = Reader(4, frozenset({Role.FOCAL_POINT}), frozenset({"BR"}))


@pytest.fixture
def cycle_at_work(scoped, webinars):
    coming(scoped, 4, 5)
    return scoped


@pytest.fixture
def invitees(cycle_at_work, coordination):
    text = f"correo,pais\n{LIST}"
    import_upload(actor=coordination, cycle=cycle_at_work, kind=KIND, data=text.encode(), filename="lista.csv")
    return list(Invitee.objects.select_related("cycle").order_by("pk"))


def due_in(cycle):
    return [due for source in CONVENING for due in source({cycle.pk: cycle})]


def titles(dues, reader):
    """What *reader* has to do, as their page calls it."""
    return [line.due.thing for line in (line_of(due, reader) for due in dues) if line.is_mine]


def test_a_cycle_in_which_nothing_waits_has_no_line(cycle_at_work, invitees):
    assert due_in(cycle_at_work) == []


def test_capability_C5_mails_of_invitation_wait_in_one_line_for_whoever_may_approve_them(
    cycle_at_work, coordination, focal_point_pe
):
    write_sending(actor=focal_point_pe, cycle=cycle_at_work, countries=["PE"], words={})
    (due,) = due_in(cycle_at_work)
    assert due.pages == [f"{PAGE}invitations/"]

    write_sending(actor=coordination, cycle=cycle_at_work, countries=[], words={})
    (due,) = due_in(cycle_at_work)

    assert due.pages == [f"{PAGE}invitations/"]
    assert titles([due], COORDINATION) == ["Approve 2 mails of invitation"]
    assert titles([due], PERU) == ["Approve 1 mail of invitation"]
    assert titles([due], URUGUAY) == []


def test_capability_C5_whom_no_mail_reached_waits_for_their_focal_point(
    cycle_at_work, invitees, coordination, focal_point_pe
):
    Invitee.objects.update(failed_at=clock.now(), invited_at=clock.now())
    (due,) = due_in(cycle_at_work)

    assert due.pages == [f"{PAGE}invitations/#to-call"]
    assert titles([due], PERU) == ["The mail did not reach 2 people"]
    assert titles([due], BRAZIL) == []
    assert titles([due], COORDINATION) == ["The mail did not reach 3 people"], "Uruguay has no focal point"
    assert not any(figure in due.words for figure in "123"), "the whole team reads it"

    Invitee.objects.filter(country="UY").update(failed_at=None)
    (of_two,) = due_in(cycle_at_work)
    assert of_two.minutes == due.minutes, "another country's number is not to be reckoned from it"

    for invitee in invitees:
        prepare_call(actor=coordination, invitee=invitee)
    assert due_in(cycle_at_work) == []


def test_a_country_with_a_focal_point_is_not_the_coordinations_to_call(
    cycle_at_work, invitees, focal_point_pe, focal_point_uy
):
    Invitee.objects.update(failed_at=clock.now(), invited_at=clock.now())

    assert titles(due_in(cycle_at_work), COORDINATION) == []
    assert titles(due_in(cycle_at_work), URUGUAY) == ["The mail did not reach 1 person"]


def test_capability_C4_applications_wait_for_the_coordination_and_for_each_focal_point(cycle_at_work, webinars):
    for number, country in enumerate(("PE", "PE", "UY"), 1):
        register(cycle_at_work, webinars, number=number, country=country)
    assert due_in(cycle_at_work) == []
    Registration.objects.update(state=RegistrationState.APPLIED)

    (due,) = due_in(cycle_at_work)

    assert due.pages == [f"{PAGE}plan/registration/applications/"]
    assert titles([due], COORDINATION) == ["3 applications to take part"]
    assert titles([due], PERU) == ["2 applications to take part"]
    assert titles([due], BRAZIL) == []
    assert not any(figure in due.words for figure in "123"), "the whole team reads it"


def test_capability_C7_messages_that_wait_for_an_approval_are_the_coordinations(cycle_at_work, coordination):
    near = Webinar.objects.get(ordinal=4)
    Webinar.objects.filter(pk=near.pk).update(starts_at=clock.now() + timedelta(days=2))
    choose_moments(actor=coordination, cycle=cycle_at_work, modes={Moment.DAY: MomentMode.ASK_FIRST})
    assert due_in(cycle_at_work) == [], "nobody would get it"
    register(cycle_at_work, list(Webinar.objects.filter(ordinal__gte=4)))

    (due,) = due_in(cycle_at_work)

    assert (due.words, due.pages) == ("Approve the messages of session 4", [f"{PAGE}messages/s/4/"])
    assert due.has_day
    assert titles([due], COORDINATION) == [due.words]
    assert titles([due], PERU) == []

    near.refresh_from_db()
    decide_dispatch(actor=coordination, webinar=near, moment=Moment.DAY, decision=Decision.APPROVED)
    assert due_in(cycle_at_work) == []


def test_capability_C7_thanks_wait_after_the_session_without_a_day(cycle_at_work, coordination):
    sessions = list(Webinar.objects.filter(ordinal=4))
    register(cycle_at_work, sessions)
    Webinar.objects.filter(ordinal=4).update(state="held", starts_at=clock.now() - timedelta(hours=6))

    (due,) = due_in(cycle_at_work)

    assert (due.words, due.has_day) == ("Approve the messages of session 4", False)

    Webinar.objects.filter(ordinal=4).update(starts_at=clock.now() - timedelta(days=15))
    assert due_in(cycle_at_work) == [], "it makes no sense any more"


def test_many_things_that_wait_cost_what_one_costs(cycle_at_work, invitees, coordination, django_assert_num_queries):
    Invitee.objects.update(failed_at=clock.now(), invited_at=clock.now())
    with CaptureQueriesContext(connection) as of_one:
        due_in(cycle_at_work)
    assert len(of_one) <= 6
    for _more in range(3):
        write_sending(actor=coordination, cycle=cycle_at_work, countries=["PE"], words={})

    with django_assert_num_queries(len(of_one)):
        assert len(due_in(cycle_at_work)) == 2
