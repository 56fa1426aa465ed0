"""How it goes is asked by one mail a day for each of those concerned, in their language, and each thing once."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.own_pages.sealed_contacts import about_address, forget_contact
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.check_ins.actions import set_schedule
from tinkuy.practice.check_ins.digest import KIND, send_digests
from tinkuy.practice.check_ins.models import CheckIn
from tinkuy.practice.check_ins.queries import PATIENCE, silences, standing_of
from tinkuy.practice.check_ins.schedule import Schedule
from tinkuy.practice.conftest import NOON
from tinkuy.practice.key_actions.actions import name_owner, plan_action, start_action
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.tests.conftest import ROSA
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.actions.contacts import Contact, name_contact
from tinkuy.practice.responses.models import Response

AGREED_ON = date(2026, 9, 4)


@pytest.fixture(autouse=True)
def development_mailbox(settings):
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


def after(days: float):
    """So many days after the agreement, at eleven in Lima."""
    return clock.at(NOON.replace(month=9, day=4, hour=16) + timedelta(days=days))


def mails() -> list[tuple[str, dict]]:
    return [notice.opened() for notice in Notice.objects.filter(kind=KIND).order_by("id")]


def test_capability_R3_it_is_asked_30_90_and_180_days_after_the_acceptance_once_each(agreed, focal_point_pe):
    asked_on = []
    for day in range(220):
        with after(day):
            asked_on += [day] * send_digests()

    of_check_ins = list(CheckIn.objects.values_list("due_on", flat=True))
    assert of_check_ins == [AGREED_ON + timedelta(days=days) for days in (30, 90, 180)]
    silent = [days + PATIENCE.days for days in (30, 90, 180)]
    assert asked_on == sorted([30, 90, 180, *silent]), "each silence is noted once"
    assert {email for email, _ in mails()} == {focal_point_pe.email}


def test_the_mail_leads_to_a_page_that_tells_it_without_an_account(agreed):
    with after(30):
        assert (send_digests(), send_digests()) == (1, 0)
        (thing,) = mails()[0][1]["things"]
        form = Client().get(thing["path"]).context["progress_form"]
        values = {"state": "under_way", "read": form["read"].value()}
        assert Client().post(f"{thing['path']}progress/", values).status_code == 200
    assert Response.objects.get().state == "under_way"
    with after(30 + PATIENCE.days + 1):
        assert (send_digests(), silences([agreed], agreed.cycle.today())) == (0, {})


def test_one_mail_has_all_that_one_is_asked_and_each_gets_their_own(
    agreed, focal_point_pe, ministry, make_finding, coordination
):
    """Three actions, two of them of one counterpart; a second recommendation of the focal point."""
    for number, text in enumerate(("Elegir tres provincias", "Escribir la guía", "Abrir el registro")):
        action = plan_action(actor=focal_point_pe, response=agreed, text=text, responsible=ministry)
        if number < 2:
            name_owner(actor=focal_point_pe, action=action, contact=ROSA)
    other = make_finding(number=4)
    communicate_recommendation(actor=coordination, finding=other, country="PE", communicated_on=AGREED_ON)

    with after(30):
        assert (send_digests(), send_digests()) == (2, 0)

    lines = {email: [thing["label"] for thing in values["things"]] for email, values in mails()}
    assert lines == {ROSA.email: ["RE-3", "RE-3"], focal_point_pe.email: ["RE-3", "RE-4"]}
    with after(30.1):
        deliver_due()
    bodies = {message.to: message.body for message in DevelopmentMessage.objects.filter(to=ROSA.email)}
    assert bodies[ROSA.email].count("/es/tell/") == 2
    assert "Elegir tres provincias" not in bodies[ROSA.email], "a mail may be read by others"


def test_each_reads_it_in_their_language(agreed, coordination):
    name_contact(actor=coordination, response=agreed, contact=Contact("João", "joao@ministerio.example", "pt-br"))

    with after(30):
        send_digests()
        deliver_due()

    message = DevelopmentMessage.objects.get(to="joao@ministerio.example")
    assert ("Como está indo?" in message.subject, "/pt-br/respond/" in message.body) == (True, True)


def test_what_was_told_shortly_before_is_not_asked(agreed, focal_point_pe):
    action = plan_action(actor=focal_point_pe, response=agreed, text="Elegir tres provincias")
    with after(24):
        start_action(actor=focal_point_pe, action=action)
    with after(30):
        assert send_digests() == 0


def test_an_action_is_asked_after_a_week_before_its_day(agreed, focal_point_pe):
    plan_action(actor=focal_point_pe, response=agreed, text="Elegir", due_on=AGREED_ON + timedelta(days=60))

    asked = []
    for day in (52, 53, 54, 60, 61):
        with after(day):
            asked.append(send_digests())
    assert asked[:3] == [1, 1, 0], "the check-in of day 30 that no worker sent, and then the action"
    assert CheckIn.objects.exclude(action=None).count() == 1


def test_silence_shows_and_whoever_accompanies_it_is_told_once(agreed, coordination, focal_point_pe):
    name_contact(actor=coordination, response=agreed, contact=Contact("Ana", "ana@ministerio.example", "es"))
    with after(30):
        send_digests()
        assert silences([agreed], agreed.cycle.today()) == {}
    with after(30 + PATIENCE.days):
        assert (send_digests(), send_digests()) == (1, 0)
        assert silences([agreed], agreed.cycle.today()) == {agreed.pk: AGREED_ON + timedelta(days=30)}

    assert [(email, values["silent"]) for email, values in mails()] == [
        ("ana@ministerio.example", []),
        (focal_point_pe.email, ["RE-3"]),
    ]


def test_who_is_forgotten_meanwhile_gets_no_mail(agreed, coordination):
    name_contact(actor=coordination, response=agreed, contact=Contact("Ana", "ana@ministerio.example", "es"))
    with after(30):
        send_digests()
        forget_contact(Response.objects.get())
        deliver_due()

    assert not DevelopmentMessage.objects.filter(to="ana@ministerio.example").exists()


def test_who_is_forgotten_of_one_thing_is_still_asked_about_the_others(
    agreed, coordination, focal_point_pe, make_finding
):
    """One counterpart of two answers and of an action: one mail, of which only the lines of the forgotten go."""
    ana = Contact("Ana", "ana@ministerio.example", "es")
    other = communicate_recommendation(
        actor=coordination, finding=make_finding(number=4), country="PE", communicated_on=AGREED_ON
    )
    action = plan_action(actor=focal_point_pe, response=other, text="Abrir el registro")
    plan_action(actor=focal_point_pe, response=agreed, text="Elegir tres provincias")
    name_contact(actor=coordination, response=agreed, contact=ana)
    name_owner(actor=focal_point_pe, action=action, contact=ana)

    with after(30):
        assert send_digests() == 1
        forget_contact(Response.objects.get(pk=agreed.pk))
        ((email, values),) = mails()
        assert (email, [thing["label"] for thing in values["things"]]) == (ana.email, ["RE-4"])
        assert Client().get(values["things"][0]["path"]).status_code == 200
        deliver_due()
        assert DevelopmentMessage.objects.filter(to=ana.email, body__contains="RE-4").count() == 1
        assert not DevelopmentMessage.objects.filter(body__contains="RE-3").exists()

    with after(90):
        send_digests()
        owed = Notice.objects.filter(about=about_address(ana.email))
        assert owed.filter(sent_at=None).exists()
        forget_contact(KeyAction.objects.get(pk=action.pk))
        assert not owed.exists(), "of whom nothing is asked no mail is owed, and what went is forgotten"


@pytest.mark.parametrize(
    "ended",
    [
        lambda one: Response.objects.update(state="rejected", reason="La ley no lo permite"),
        lambda one: Response.objects.update(state="in_practice"),
        lambda one: type(one.cycle).objects.update(state=CycleState.ARCHIVED),
        lambda one: type(one.cycle).objects.update(clock_stands_at=NOON),
    ],
)
def test_nobody_is_asked_about_what_is_over(agreed, ended):
    ended(agreed)
    with after(30):
        assert send_digests() == 0


def test_the_coordination_chooses_other_days_for_all_addressees(agreed, coordination, focal_point_pe):
    finding = agreed.finding
    with pytest.raises(Refused):
        set_schedule(actor=focal_point_pe, finding=finding, days="10")
    for days, every in (("diez", None), ("0 30", None), ("10 12", None), ("30", 3)):
        with pytest.raises(Refused):
            set_schedule(actor=coordination, finding=finding, days=days, every=every)

    assert set_schedule(actor=coordination, finding=finding, days="60, 15", every=100) == Schedule((15, 60), 100)

    standing = standing_of(agreed)
    assert standing is not None
    ends = AGREED_ON + timedelta(days=300)
    days = [(day - AGREED_ON).days for day in standing.schedule.days_until(AGREED_ON, ends)]
    assert (days, str(standing.schedule)) == ([15, 60, 160, 260], "at 15 and 60 days, then each 100 days")


def test_the_page_says_when_it_is_asked_and_takes_other_days(signed_in, agreed, coordination, focal_point_pe):
    page = f"/es/team/c/ciclo-de-prueba/practice/{agreed.public_id}/"
    with after(50):
        text = signed_in(focal_point_pe).get(page).text
    assert "Se pregunta a los 30, 90 y 180 días." in text
    assert ("La próxima vez: 3 de diciembre de 2026" in text, "Sin noticias: se preguntó el 4 de octubre" in text) == (
        True, True,
    )  # fmt: skip
    assert "Preguntar en otros días" not in text
    assert signed_in(focal_point_pe).post(f"{page}schedule/", {"days": "10"}).status_code == 403
    client = signed_in(coordination)
    assert client.post(f"{page}schedule/", {"days": "diez"}).status_code == 422
    assert client.post(f"{page}schedule/", {"days": "15 60", "every": ""}).status_code == 302
    assert "Se pregunta a los 15 y 60 días." in client.get(page).text


def test_promise_A05_each_link_of_a_mail_goes_with_the_role_by_which_its_own_answer_is_asked(
    agreed, focal_point_pe, make_finding, coordination, scoped
):
    """The first thing is an action that they do, as anybody of the team might; the second is their country's answer."""
    action = plan_action(actor=focal_point_pe, response=agreed, text="Elegir tres provincias")
    name_owner(actor=focal_point_pe, action=action, owner=focal_point_pe)
    other = make_finding(number=4)
    communicate_recommendation(actor=coordination, finding=other, country="PE", communicated_on=AGREED_ON)

    with after(30):
        assert send_digests() == 1
        _action, answer = mails()[0][1]["things"]
        assert Client().get(answer["path"]).status_code == 200
        TeamRole.objects.filter(person=focal_point_pe).delete()
        assert Client().get(answer["path"]).status_code == 404
