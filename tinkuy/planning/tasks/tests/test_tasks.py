from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.tasks import actions, queries
from tinkuy.planning.tasks.models import Task
from tinkuy.planning.tasks.reminders import remind_of_tasks

DUE = date(2026, 3, 20)
TASKS = "/es/team/c/ciclo-de-prueba/plan/tasks/"


@pytest.fixture
def today():
    """It is the evening of the 20th in Lima, and the 21st already in UTC."""
    with clock.at(datetime(2026, 3, 20, 21, tzinfo=ZoneInfo("America/Lima"))):
        yield


def add(cycle, actor, owner, due_on=DUE, text="Enviar la invitación"):
    return actions.add_task(actor=actor, cycle=cycle, text=text, owner=owner, due_on=due_on)


def test_capability_P6_a_task_has_an_owner_and_a_day(scoped, coordination, focal_point_pe):
    task = add(scoped, coordination, focal_point_pe)

    edited = actions.edit_task(actor=focal_point_pe, task=task, text="Otra cosa", owner=coordination, due_on=DUE)

    assert (edited.text, edited.owner, edited.is_done) == ("Otra cosa", coordination, False)


def test_capability_P6_its_owner_says_that_it_is_done_whatever_their_role(today, scoped, coordination, observer):
    task = add(scoped, coordination, observer)

    done = actions.finish_task(actor=observer, task=task)
    with pytest.raises(Refused, match="ya está hecha"):
        actions.finish_task(actor=observer, task=task)

    assert (done.done_by, done.done_at) == (observer, clock.now())
    assert not actions.reopen_task(actor=observer, task=task).is_done


def test_capability_P6_nobody_else_does_the_task_of_another(scoped, coordination, focal_point_pe, observer):
    task = add(scoped, coordination, focal_point_pe)

    with pytest.raises(Refused, match="la hace su responsable"):
        actions.finish_task(actor=observer, task=task)
    for deed in (add, actions.remove_task):
        with pytest.raises(Refused):
            deed(scoped, observer, observer) if deed is add else deed(actor=observer, task=task)
    assert Task.objects.get().done_at is None


def test_capability_P6_a_task_needs_words_and_somebody_of_the_team(scoped, coordination, outsider):
    for owner, text in ((coordination, "  "), (outsider, "Algo"), (coordination, "x" * 301)):
        with pytest.raises(Refused):
            add(scoped, coordination, owner, text=text)
    assert not Task.objects.exists()


def test_capability_P6_a_task_is_overdue_after_its_day_in_the_zone_of_the_cycle(today, scoped, coordination):
    add(scoped, coordination, coordination, date(2026, 3, 19))
    add(scoped, coordination, coordination, date(2026, 3, 20))

    [owners_tasks] = queries.tasks_by_owner(scoped)
    assert [(due.is_overdue, due.is_today) for due in owners_tasks.to_do] == [(True, False), (False, True)]


def test_capability_P6_tasks_are_grouped_by_owner_with_the_next_due_first(
    today, scoped, coordination, focal_point_pe, observer
):
    add(scoped, coordination, coordination, date(2026, 4, 2))
    add(scoped, coordination, focal_point_pe, date(2026, 4, 1))
    actions.finish_task(actor=observer, task=add(scoped, coordination, observer, date(2026, 3, 1)))

    groups = queries.tasks_by_owner(scoped)

    assert [group.owner for group in groups] == [focal_point_pe, coordination, observer]
    assert [group.owner for group in queries.tasks_by_owner(scoped, only=observer)] == [observer]


def test_capability_P6_the_owner_is_reminded_once_on_the_day(scoped, coordination, focal_point_pe):
    Person.objects.filter(pk=focal_point_pe.pk).update(last_login=clock.now())
    Cycle.objects.update(is_sensitive=False)
    task = add(scoped, coordination, focal_point_pe)
    add(scoped, coordination, focal_point_pe, date(2026, 3, 22))
    for day, hour in ((19, 12), (20, 9), (20, 21), (21, 9)):
        with clock.at(datetime(2026, 3, day, hour, tzinfo=ZoneInfo("America/Lima"))):
            remind_of_tasks()

    notice = Notice.objects.get(kind="task-due")
    assert (notice.person, notice.values["text"]) == (focal_point_pe, task.text)


def test_capability_P6_the_words_of_a_task_go_by_mail_only_to_who_has_entered_here(
    today, scoped, coordination, focal_point_pe
):
    add(scoped, coordination, focal_point_pe)

    remind_of_tasks()

    assert Notice.objects.get(kind="task-due").values["text"] == "Usted la lee en su página."


def test_promise_L05_of_a_sensitive_cycle_neither_words_nor_address_of_a_task_go_by_mail(
    today, scoped, coordination, focal_point_pe
):
    Person.objects.filter(pk=focal_point_pe.pk).update(last_login=clock.now())
    add(scoped, coordination, focal_point_pe)

    remind_of_tasks()

    values = Notice.objects.get(kind="task-due").values
    assert (values["text"], values["path"]) == ("Usted la lee en su página.", "/es/team/cycles/")


def test_capability_P6_a_task_that_is_done_reminds_nobody(today, scoped, coordination):
    actions.finish_task(actor=coordination, task=add(scoped, coordination, coordination))

    assert remind_of_tasks() == 0
    assert not Notice.objects.exists()


def test_capability_P6_tasks_are_added_done_opened_again_and_removed_from_the_page(
    today, signed_in, scoped, focal_point_pe
):
    client = signed_in(focal_point_pe)
    typed = {"text": "Cerrar el acta", "owner": focal_point_pe.public_id, "due_on": "2026-03-20"}

    client.post(TASKS, typed)
    task = Task.objects.get()
    assert "Vence hoy." in client.get(f"{TASKS}?of=me").text
    assert '<b lang="es">Cerrar el acta</b>' in client.get(TASKS.replace("/es/", "/pt-br/")).text
    assert client.post(f"{TASKS}{task.public_id}/done/", {"of": "me"})["Location"] == f"{TASKS}?of=me"
    assert "1 tarea hecha" in client.get(TASKS).text
    client.post(f"{TASKS}{task.public_id}/reopen/")
    client.post(f"{TASKS}{task.public_id}/", typed | {"text": "Cerrar el acta 2"})
    assert Task.objects.get().text == "Cerrar el acta 2"
    client.post(f"{TASKS}{task.public_id}/remove/")

    assert not Task.objects.exists()


def test_capability_P6_what_is_missing_is_said_and_what_was_typed_stays(signed_in, scoped, focal_point_pe):
    refused = signed_in(focal_point_pe).post(TASKS, {"text": "Cerrar el acta", "owner": "", "due_on": ""})

    assert refused.status_code == 422
    assert "Cerrar el acta" in refused.text


def test_an_observer_reads_the_tasks_and_is_offered_only_their_own(today, signed_in, scoped, coordination, observer):
    add(scoped, coordination, coordination, text="De otra persona")
    page = signed_in(observer).get(TASKS).text

    assert "De otra persona" in page
    assert "/done/" not in page
    assert "Agregar la tarea" not in page


def test_three_tasks_cost_what_one_costs(signed_in, scoped, coordination, focal_point_pe, django_assert_num_queries):
    client = signed_in(coordination)
    add(scoped, coordination, coordination)
    client.get(TASKS)
    with django_assert_num_queries(len(queries_of(client))):
        client.get(TASKS)
    add(scoped, coordination, focal_point_pe)
    add(scoped, coordination, focal_point_pe)
    more = queries_of(client)

    actions.remove_task(actor=coordination, task=Task.objects.first())
    actions.remove_task(actor=coordination, task=Task.objects.first())
    assert len(more) == len(queries_of(client))


def queries_of(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as statements:
        client.get(TASKS)
    return statements.captured_queries


@pytest.mark.parametrize("page", ["decisions", "tasks", "hosting", "call"])
def test_capability_P6_the_work_together_stays_marked_on_each_of_its_tabs(page, signed_in, scoped, coordination):
    text = signed_in(coordination).get(f"/es/team/c/ciclo-de-prueba/plan/{page}/").text

    assert 'aria-current="page">El trabajo en común</a>' in text
