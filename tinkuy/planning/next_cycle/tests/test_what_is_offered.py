"""What a next cycle is offered stays readable in it, under the same code, once it was taken."""

import pytest
from django_scopes import scope

from tinkuy.attendance.tests.attended import came
from tinkuy.dialogue.questions.models import QuestionState
from tinkuy.planning.carried_points.queries import decided_points, next_of, points_left_open
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import HookState, HookTarget
from tinkuy.planning.next_cycle.actions import Choice, decide_points

from .test_next_cycle import FORMER, ask, begin, leave_thread


@pytest.mark.parametrize(("stayed", "is_offered"), [(20, True), (30, False)])
def test_capability_R7_a_measured_number_is_offered_only_where_the_next_cycle_may_read_it(
    scoped, webinars, coordination, stayed, is_offered
):
    came(scoped, webinars, range(40), range(stayed))  # of 40, the public may read that 20 stayed, and not that 10 left

    offered = {line.key: line.point.code for line in points_left_open(scoped) if line.source.kind == "retention"}

    assert bool(offered) == is_offered
    made = begin(scoped, coordination, [Choice("retention", key, "taken") for key in offered])
    with scope(cycle=made):
        assert {line.key: line.point.code for line in decided_points(made)} == offered


def test_capability_R7_a_number_that_is_hidden_after_it_was_taken_keeps_its_line(
    signed_in, scoped, webinars, coordination
):
    came(scoped, webinars, range(40), range(20))
    made = begin(scoped, coordination, [Choice("retention", scoped.public_id, "taken")])
    from tinkuy.attendance.presences.models import Presence

    for presence in Presence.objects.filter(webinar=webinars[1]).order_by("pk")[:15]:
        presence.delete()

    page = signed_in(coordination).get(f"/es/team/c/{made.slug}/plan/taken-over/").content.decode()

    assert "está oculto ahora" in page


def test_capability_R7_a_question_has_the_same_code_wherever_it_stands(scoped, webinars, coordination):
    ask(webinars[0], "¿Ya contestada?", state=QuestionState.ANSWERED)
    weak, strong = ask(webinars[0], "¿Con un apoyo?", upvotes=1), ask(webinars[1], "¿Con más?", upvotes=7)

    offered = {line.key: line.point.code for line in points_left_open(scoped)}
    assert offered == {weak.public_id: "P2", strong.public_id: "P3"}

    made = begin(scoped, coordination, [Choice("question", weak.public_id, "taken", 1)])
    scoped.question_set.filter(pk=strong.pk).update(state=QuestionState.ANSWERED)
    with scope(cycle=made):
        assert [line.point.code for line in decided_points(made)] == ["P2"]
        decide_points(actor=coordination, cycle=made, choices=[Choice("question", weak.public_id, "picked_up", 1)])
        assert [line.point.code for line in decided_points(made)] == ["P2"]


def test_capability_R7_a_thread_that_was_closed_for_the_next_cycle_is_offered_and_taken(
    signed_in, scoped, webinars, coordination
):
    reason = "Pasa al próximo ciclo."
    passed = leave_thread(webinars[1], 6, state=HookState.DROPPED, drop_reason=reason)
    leave_thread(
        webinars[0],
        7,
        state=HookState.DROPPED,
        drop_reason="Ya no.",
        target_kind=HookTarget.WEBINAR,
        target=webinars[1],
    )
    client = signed_in(coordination)

    page = client.get(FORMER).content.decode()
    lines = points_left_open(scoped)

    assert [(line.key, line.point.is_urged) for line in lines] == [(str(passed.pk), True)]
    assert f"Cerrado en su ciclo: {reason}" in page
    made = begin(scoped, coordination, [Choice("thread", str(passed.pk), "taken", 1)])
    taken = client.get(f"/es/team/c/{made.slug}/plan/taken-over/").content.decode()
    assert "Ya no está abierto en su ciclo" not in taken
    assert client.get("/es/team/c/ciclo-de-prueba/plan/").content.decode().count("Siguió en") == 2


def test_capability_R7_what_is_for_all_sessions_stands_on_the_new_plan(signed_in, scoped, webinars, coordination):
    question = ask(webinars[0])
    made = begin(scoped, coordination, [Choice("question", question.public_id, "taken")])

    page = signed_in(coordination).get(f"/es/team/c/{made.slug}/plan/").content.decode()

    assert "Del ciclo anterior, para todas las sesiones" in page
    assert page.count(question.text) == 1


def test_capability_R7_the_title_of_the_former_cycle_is_neither_proposed_nor_taken(signed_in, scoped, coordination):
    client = signed_in(coordination)
    assert f'value="{scoped.title["es"]}"' not in client.get(FORMER).content.decode()

    sent = {"title_es": "Segundo ciclo", "title_en": "The same", "first_day": "2027-03-04", "has_sessions": "same"}
    scoped.title = scoped.title | {"en": "The same"}
    scoped.save()
    answer = client.post(FORMER, sent)

    assert answer.status_code == 422
    assert "El ciclo anterior ya tiene este título" in answer.content.decode()
    assert next_of(scoped) is None


def test_capability_R7_a_cancelled_session_is_not_made_again(signed_in, scoped, webinars, coordination):
    Webinar.objects.filter(pk=webinars[0].pk).update(state=WebinarState.CANCELLED)
    question = ask(webinars[1])
    page = signed_in(coordination).get(FORMER).content.decode()
    assert f'<option value="{len(webinars)}"' not in page

    made = begin(scoped, coordination, [Choice("question", question.public_id, "taken", 1)])

    with scope(cycle=made):
        assert [one.title for one in Webinar.objects.order_by("ordinal")] == [one.title for one in webinars[1:]]
        assert decided_points(made)[0].carried.target.title == webinars[1].title
