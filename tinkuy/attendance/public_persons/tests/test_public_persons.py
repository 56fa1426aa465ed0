"""What public pages tell of attendance: as it stands after each change, and never read from persons."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from django_tasks_db.models import DBTaskResult

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.presences.actions import note_presence
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.public_persons import actions
from tinkuy.attendance.public_persons.models import PublicPersons, RegistrationChange
from tinkuy.attendance.public_persons.queries import public_persons
from tinkuy.attendance.tests.attended import KEPT, came
from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.hiding import Audience, audience
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.stream.models import PublicChange


def read(cycle) -> dict[int, int | None]:
    return public_persons(cycle, Webinar.objects.all())


def counted_now(cycle) -> dict[int, int | None]:
    seen = safe_attendance(attendance_of(cycle), Audience.PUBLIC)
    return dict(zip(seen.sessions, seen.persons, strict=True))


@pytest.fixture
def counted(scoped, webinars, django_capture_on_commit_callbacks):
    """30 came to the first session, 20 to the second, 4 to the third; counted."""
    with django_capture_on_commit_callbacks(execute=True):
        came(scoped, webinars, range(30), range(20), range(4), registered=60)
    return scoped


def test_they_are_counted_after_the_commit(counted):
    assert read(counted)[1] == 30
    assert read(counted)[3] is None
    assert read(counted) == counted_now(counted)


def test_nothing_is_told_before_they_are_counted_anew(counted, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Presence.objects.filter(
            webinar__ordinal=1, registration__in=Presence.objects.values("registration")[:5]
        ).delete()
        assert read(counted) == {}

    assert read(counted) == counted_now(counted)


@pytest.mark.parametrize("change", ["hours", "state", "least minutes"])
def test_they_follow_what_the_plan_says_of_a_session(counted, change, django_capture_on_commit_callbacks):
    first = Webinar.objects.get(ordinal=1)
    with django_capture_on_commit_callbacks(execute=True):
        if change == "hours":
            Webinar.objects.filter(pk=first.pk).update(starts_at=first.starts_at + timedelta(days=1))
        elif change == "state":
            Webinar.objects.filter(pk=first.pk).update(state=WebinarState.LIVE)
        else:
            counted.attendance_minutes = 600
            counted.save()
        assert read(counted) == {}

    assert read(counted) == counted_now(counted) != {}


def test_a_live_session_changes_nothing(counted, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Webinar.objects.filter(ordinal=3).update(state=WebinarState.LIVE)
    live, before = Webinar.objects.get(ordinal=3), read(counted)
    keys = list(Presence.objects.values_list("registration", flat=True).distinct())

    note_presence(webinar=live, registrations=keys, at=live.starts_at)

    assert read(counted) == before != {}


def test_a_change_that_comes_while_they_are_counted_is_not_lost(counted):
    PublicPersons.objects.update(changes=10)
    came_meanwhile = []

    def change_meanwhile(execute, sql, params, many, context):
        if "attendance_presence" in sql and not came_meanwhile:
            came_meanwhile.append(1)
            PublicPersons.objects.update(changes=11)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(change_meanwhile):
        actions.count_public_persons(counted)

    assert came_meanwhile
    assert read(counted) == {}
    actions.count_old_numbers()
    assert read(counted) == counted_now(counted)


def test_a_large_cycle_is_counted_by_the_worker(counted, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(actions, "COUNTED_AT_ONCE", 3)
    with django_capture_on_commit_callbacks(execute=True):
        Presence.objects.filter(webinar__ordinal=2).delete()
        Presence.objects.filter(webinar__ordinal=3).delete()

    assert read(counted) == {}
    owed = DBTaskResult.objects.get(task_path__endswith="count_public_persons_of")
    owed.task.call(*owed.args_kwargs["args"])
    assert read(counted) == counted_now(counted)


def test_a_transaction_of_many_statements_counts_once(counted, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as deeds:
        for session in (1, 2, 3):
            Presence.objects.filter(webinar__ordinal=session).delete()
            Webinar.objects.filter(ordinal=session).update(state=WebinarState.HELD)

    asked = []
    for deed in deeds:
        with CaptureQueriesContext(connection) as queries:
            deed()
        asked.append(len(queries))
    assert len(deeds) >= 6
    assert sum(map(bool, asked)) == 1
    assert read(counted) == counted_now(counted)


def test_reading_them_asks_for_no_person(counted):
    webinars = list(Webinar.objects.all())

    with CaptureQueriesContext(connection) as statements:
        public_persons(counted, webinars)

    assert len(statements) == 1
    assert "attendance_presence" not in statements[0]["sql"]


@pytest.mark.django_db(transaction=True)
def test_a_presence_that_is_written_alone_is_counted_too(scoped, webinars):
    """On SQLite it would be committed only once its key was read, and its public number would stay as it is."""
    came(scoped, webinars, range(30), registered=60)
    PublicPersons.objects.all().delete()
    one = Presence.objects.first()
    one.pk, one.public_id = None, "another"

    one.save()

    assert read(scoped) == counted_now(scoped) != {}


def test_invariant_09_numbers_that_were_hidden_at_another_threshold_are_old(counted, monkeypatch):
    monkeypatch.setattr(audience, "PUBLIC_LEAST", 25)

    assert read(counted) == {}
    actions.count_old_numbers()
    assert read(counted)[2] is None


def team_hides(cycle) -> set[int]:
    """The sessions whose persons the team's pages hide now."""
    read_by_the_team = safe_attendance(attendance_of(cycle))
    return {
        ordinal
        for ordinal, persons in zip(read_by_the_team.sessions, read_by_the_team.persons, strict=True)
        if persons is None
    }


@pytest.fixture
def nearly_all_came(transactional_db, scoped, webinars):
    """All 24 who are registered came to the first session, so the number of them is shown; counted."""
    came(scoped, webinars, range(24))
    webinars[0].registrations.set(Registration.objects.all())
    actions.count_old_numbers()
    return scoped


def test_promise_P17_what_the_team_hides_once_somebody_registers_is_hidden_outside(nearly_all_came):
    assert read(nearly_all_came) == {1: 24}
    assert team_hides(nearly_all_came) == set()

    register(
        actor=None,
        cycle=nearly_all_came,
        name="One more",
        email="one.more@example.org",
        country="PE",
        sector="government",
    )
    assert team_hides(nearly_all_came) == {1}, "of all who are registered one did not come"
    actions.count_old_numbers()

    assert read(nearly_all_came) == {1: None}


def test_who_is_registered_for_a_session_has_the_numbers_hidden_anew(nearly_all_came):
    Registration.objects.first().webinars.clear()

    assert RegistrationChange.objects.filter(cycle=nearly_all_came.pk).count() == 1


def test_promise_P17_what_the_team_hides_once_somebody_withdraws_who_never_came_is_hidden_outside(
    nearly_all_came,
):
    never_came = Registration.objects.bulk_create(
        Registration(cycle=nearly_all_came, country="PE", erase_on=KEPT) for _ in range(11)
    )
    actions.count_old_numbers()
    assert read(nearly_all_came) == {1: 24}

    for one in never_came[4:]:
        withdraw_registration(registration=Registration.objects.select_related("cycle").get(pk=one.pk))
    assert team_hides(nearly_all_came) == {1}
    actions.count_old_numbers()

    assert read(nearly_all_came) == {1: None}


def test_who_registers_changes_no_public_page_while_the_numbers_are_the_same(nearly_all_came):
    counted = nearly_all_came
    pages, numbers = list(PublicChange.objects.values_list("pk")), read(counted)

    with transaction.atomic():
        for _ in range(30):
            Registration.objects.create(cycle=counted, country="PE", erase_on=KEPT)
    assert read(counted) == numbers
    assert RegistrationChange.objects.count() == 1, "one row, however many are written at once"
    actions.count_old_numbers()

    assert read(counted) == numbers
    assert list(PublicChange.objects.values_list("pk")) == pages
    assert not RegistrationChange.objects.exists()


def test_who_registers_while_the_numbers_are_counted_is_not_lost(counted):
    actions.count_old_numbers()
    RegistrationChange.objects.create(cycle=counted.pk)
    came_meanwhile = []

    def register_meanwhile(execute, sql, params, many, context):
        if "attendance_presence" in sql and not came_meanwhile:
            came_meanwhile.append(RegistrationChange.objects.create(cycle=counted.pk))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(register_meanwhile):
        actions.count_public_persons(counted)

    assert list(RegistrationChange.objects.all()) == came_meanwhile


def test_of_a_cycle_without_public_numbers_no_change_stays(scoped):
    Registration.objects.create(cycle=scoped, country="PE", erase_on=KEPT)

    actions.count_old_numbers()

    assert not RegistrationChange.objects.exists()


def test_a_deed_that_fails_holds_up_neither_the_numbers_nor_the_others_and_is_done_again(counted, monkeypatch, caplog):
    done, fails = [], [True]

    def failing(cycle, count):
        if fails:
            raise ValueError("Ana Quispe")

    monkeypatch.setattr(actions, "_at_counting", [failing, lambda cycle, count: done.append(cycle.pk)])
    Presence.objects.filter(webinar__ordinal=2).delete()
    actions.count_old_numbers()

    assert read(counted) == counted_now(counted) != {}
    assert done == [counted.pk]
    assert "ValueError" in caplog.text
    assert "Ana" not in caplog.text
    fails.clear()
    actions.count_old_numbers()
    actions.count_old_numbers()
    assert done == [counted.pk] * 2, "again where one had failed, and no more after that"


def test_a_cycle_whose_attendance_cannot_be_counted_holds_up_no_other(counted, caplog):
    PublicPersons.objects.update(changes=10)
    other = Cycle.objects.create(slug="otro-ciclo", title={"es": "Otro ciclo"}, state=CycleState.RUNNING)
    with scope(cycle=other):
        PublicPersons.objects.create(cycle=other)
    broke = []

    def break_once(execute, sql, params, many, context):
        if "attendance_presence" in sql and not broke:
            broke.append(1)
            raise ValueError("Ana Quispe")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(break_once):
        actions.count_old_numbers()

    assert broke
    assert "Ana" not in caplog.text
    with scope(cycle=other):
        assert PublicPersons.objects.get().counted_changes == 0
    actions.count_old_numbers()
    assert read(counted) == counted_now(counted)
