"""A cycle is cancelled: its sessions are off, and everyone registered is told once."""

import pytest

from tinkuy.convening.calendars.tests.calendar_readers import read
from tinkuy.convening.moving import actions
from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .changing import REASON, body_of, one_of_each, posted, register, to

PAGE = "/es/team/c/ciclo-de-prueba/plan/cancel/"


def test_capability_P15_everyone_registered_is_told_with_the_sessions_they_had_chosen(
    sessions, scoped, coordination, settings
):
    register(scoped, sessions[:2], number=1)
    register(scoped, [], number=2, language="pt-br", country="BR")

    with posted(settings) as messages:
        actions.cancel_cycle(actor=coordination, cycle=scoped, reason=REASON)

    first = to(messages, 1)
    assert first["Subject"] == "El ciclo de sesiones se cancela"
    assert "La sesión 2 iba a ser:" in body_of(first)
    assert "La sesión 3" not in body_of(first)
    assert REASON["es"] in body_of(first)
    files = [part.get_payload(decode=True) for part in first.iter_attachments()]
    entries = [entry for file in files for entry in read(file)]
    assert [len(read(file)) for file in files] == [1, 1]  # a CANCEL holds one session (RFC 5546)
    assert [entry.status for entry in entries] == ["CANCELLED", "CANCELLED"]
    second = to(messages, 2)
    assert REASON["pt-br"] in body_of(second)
    assert list(second.iter_attachments()) == []


def test_capability_P15_its_sessions_to_come_are_cancelled_and_those_that_were_held_stay(
    scoped, webinars, coordination
):
    actions.cancel_cycle(actor=coordination, cycle=scoped, reason=REASON)

    states = list(Webinar.objects.values_list("state", flat=True))
    assert states == [WebinarState.HELD, WebinarState.HELD, WebinarState.CANCELLED]
    assert Cycle.objects.get().state == CycleState.CANCELLED


def test_capability_P15_a_cycle_is_cancelled_once(sessions, scoped, coordination):
    one_of_each(scoped, sessions)
    actions.cancel_cycle(actor=coordination, cycle=scoped, reason=REASON)

    with pytest.raises(Refused):
        actions.cancel_cycle(actor=coordination, cycle=scoped, reason=REASON)

    assert Notice.objects.filter(kind="cycle-cancelled").count() == 3


def test_capability_P15_an_announced_cycle_is_cancelled_with_a_reason_only(sessions, scoped, coordination):
    with pytest.raises(Refused, match="Escriba el motivo"):
        actions.cancel_cycle(actor=coordination, cycle=scoped)

    assert Cycle.objects.get().state == CycleState.RUNNING


def test_capability_P15_a_cycle_is_not_cancelled_while_a_session_goes_on(sessions, scoped, coordination):
    Webinar.objects.filter(ordinal=1).update(state=WebinarState.LIVE)

    with pytest.raises(Refused, match="Hay una sesión en curso"):
        actions.cancel_cycle(actor=coordination, cycle=scoped, reason=REASON)


def test_capability_P15_a_cycle_in_design_is_cancelled_without_telling_anybody(
    sessions, scoped, coordination, focal_point_pe
):
    Cycle.objects.update(state=CycleState.DESIGN)

    actions.cancel_cycle(actor=coordination, cycle=scoped)

    assert not Notice.objects.exists()


def test_only_the_coordination_cancels_a_cycle(sessions, scoped, focal_point_pe, signed_in):
    with pytest.raises(Refused, match="Su rol"):
        actions.cancel_cycle(actor=focal_point_pe, cycle=scoped, reason=REASON)
    assert signed_in(focal_point_pe).get(PAGE).status_code == 403


def test_capability_P15_the_page_shows_the_message_and_then_cancels(sessions, scoped, coordination, signed_in):
    one_of_each(scoped, sessions)
    team = signed_in(coordination)

    preview = team.post(PAGE, {"reason_es": REASON["es"], "preview": "yes"})
    assert "El ciclo de sesiones se cancela" in preview.text
    assert not Notice.objects.exists()

    assert team.post(PAGE, {"reason_es": REASON["es"]}).status_code == 302
    assert Notice.objects.filter(kind="cycle-cancelled").count() == 3


def test_capability_P15_the_plan_cancels_no_cycle_behind_the_back_of_those_registered(
    sessions, scoped, coordination, signed_in
):
    answer = signed_in(coordination).post("/es/team/c/ciclo-de-prueba/plan/advance/", {"state": "cancelled"})

    assert answer.status_code == 422
    assert Cycle.objects.get().state == CycleState.RUNNING
