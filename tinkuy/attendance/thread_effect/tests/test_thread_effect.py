"""C14, the effect of a thread: who was there, who came back, and what may be told of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings, strategies as st

from tinkuy.attendance.figures.queries.session_attendance import session_attendance
from tinkuy.attendance.presences.models import AttendanceImport, Presence, PresenceRole
from tinkuy.attendance.tests.attended import came
from tinkuy.attendance.thread_effect.effect import Pair, difference, effect_pair, is_too_near, safe_pair
from tinkuy.attendance.thread_effect.queries import thread_effects
from tinkuy.convening.registrations.models import Registration
from tinkuy.hiding import Audience, are_safe
from tinkuy.planning.hooks.models import Hook, HookState

sets = st.integers(0, 2**40 - 1).map(lambda bits: frozenset(n for n in range(40) if bits >> n & 1))
"""Persons as the bits of a number: cheap to draw."""


@settings(max_examples=100, deadline=None)
@given(sets, sets, sets)
def test_capability_C14_the_effect_is_the_formula(present, attended, came_next):
    pair = effect_pair(present, attended, came_next)
    if pair.present and pair.absent:
        others = attended - present
        formula = len(present & came_next) / len(present) - len(others & came_next) / len(others)

        assert difference(pair).value == pytest.approx(formula)


@settings(max_examples=100, deadline=None)
@given(sets, sets, sets)
def test_invariant_09_nothing_small_of_a_thread_is_told_nor_follows_from_the_attendance(present, attended, came_next):
    pair = safe_pair(present, attended, came_next, Audience.TEAM)
    if pair is None:
        return
    rest = (pair.present - pair.back, pair.absent - pair.others_back)
    briefly = pair.present + pair.absent - len(attended)
    briefly_back = pair.back + pair.others_back - len(attended & came_next)

    counts = (pair.back, pair.present, pair.others_back, pair.absent, *rest, briefly, briefly_back)
    assert are_safe(counts, Audience.TEAM)


def test_invariant_09_two_threads_close_together_do_not_tell_how_few_came_between_them():
    assert is_too_near(Pair(20, 43, 10, 20), [Pair(20, 40, 10, 23)], (), Audience.TEAM)
    assert not is_too_near(Pair(20, 40, 10, 20), [Pair(20, 40, 10, 20)], (), Audience.TEAM)
    assert not is_too_near(Pair(25, 50, 10, 20), [Pair(20, 40, 10, 20)], (), Audience.TEAM)


@pytest.mark.parametrize(("moment", "tells"), [(36, True), (40, False), (44, True), (45, False), (80, False)])
def test_promise_P17_a_thread_near_a_moment_of_the_room_tells_of_the_few_between_them(moment, tells):
    assert is_too_near(Pair(30, 40, 10, 40), [], [80, moment], Audience.TEAM) is tells


@pytest.fixture
def thread(scoped, webinars):
    """Left open in minute 60 of session 1, for session 2."""
    return Hook.objects.create(
        cycle=scoped, number=1, text={"es": "¿Y ahora?"}, state=HookState.RESOLVED, origin=webinars[0],
        target=webinars[1], planted_second=3600,
    )  # fmt: skip


@pytest.fixture
def halves(scoped, webinars, thread):
    """40 stay and 40 leave after half an hour; of the first 30 come back, of the others 10."""
    came(scoped, webinars, range(80), {*range(30), *range(40, 50)})
    early = Registration.objects.order_by("pk")[40:]
    Presence.objects.filter(webinar=webinars[0], registration__in=list(early)).update(
        left_at=webinars[0].starts_at + timedelta(minutes=30)
    )
    return thread


def test_capability_C14_those_present_are_compared_with_the_others_who_attended(scoped, halves):
    (one,) = thread_effects(scoped).threads

    assert one.pair == Pair(back=30, present=40, others_back=10, absent=40)
    assert one.effect.value == pytest.approx(0.5)
    assert 0.28 < one.effect.low < one.effect.high < 0.67


@pytest.mark.parametrize(("left", "is_counted"), [(2, False), (6, True)])
def test_promise_P17_a_thread_beside_the_rooms_last_minutes_does_not_count_who_left_in_them(
    scoped, webinars, halves, left, is_counted
):
    """Those of ten minutes before the end are those of the last ten minutes; *left* of them went before the thread."""
    ends = webinars[0].ends_at
    some = list(Registration.objects.order_by("pk")[40 : 40 + left])
    Presence.objects.filter(webinar=webinars[0], registration__in=some).update(left_at=ends - timedelta(minutes=6))
    Hook.objects.update(planted_second=(ends - timedelta(minutes=3) - webinars[0].starts_at).seconds)

    room = session_attendance(scoped, webinars[0]).room
    (one,) = thread_effects(scoped).threads

    assert (room.close[1], room.stayed.numerator) == (40 + left, 40 + left)
    assert one.pair == (Pair(30, 40, 10, 40) if is_counted else None)


def test_capability_C14_one_thread_is_not_called_all_of_them(scoped, halves):
    effects = thread_effects(scoped)

    assert effects.pooled is None
    assert (effects.resolution.numerator, effects.resolution.denominator) == (1, 1)
    assert (effects.per_session.numerator, effects.per_session.denominator) == (1, 2)


def test_capability_C14_threads_are_pooled_within_their_sessions(scoped, webinars, halves):
    halves.pk, halves.number = None, 2
    halves.save()

    effects = thread_effects(scoped)

    assert effects.pooled.value == pytest.approx(0.5)
    assert (effects.resolution.numerator, effects.resolution.denominator) == (2, 2)


def test_capability_C14_a_thread_without_its_minute_is_not_compared_but_counted(scoped, halves):
    Hook.objects.update(planted_second=None)

    effects = thread_effects(scoped)

    assert (effects.threads, effects.resolution.denominator) == ((), 1)


def test_capability_C14_without_a_later_session_there_is_nothing_to_compare(scoped, webinars, thread):
    came(scoped, webinars[:1], range(40))

    (one,) = thread_effects(scoped).threads

    assert (one.pair, one.why) == (None, "no-next")


def test_invariant_09_a_thread_at_which_few_were_missing_is_not_told(scoped, webinars, thread):
    came(scoped, webinars, range(80), range(40))
    few = Registration.objects.order_by("pk")[:3]
    Presence.objects.filter(webinar=webinars[0], registration__in=list(few)).update(
        left_at=webinars[0].starts_at + timedelta(minutes=30)
    )

    (one,) = thread_effects(scoped).threads

    assert (one.pair, one.why) == (None, "few")


def test_invariant_05_a_second_device_makes_nobody_present_twice(scoped, webinars, halves):
    source = AttendanceImport.objects.first()
    for person in Registration.objects.order_by("pk")[:40]:
        Presence.objects.create(
            cycle=scoped, webinar=webinars[0], source=source, registration=person, joined_at=webinars[0].starts_at,
            left_at=webinars[0].ends_at + timedelta(hours=3), erase_on=date(2030, 1, 1),
        )  # fmt: skip

    assert thread_effects(scoped).threads[0].pair == Pair(30, 40, 10, 40)


def test_invariant_06_who_led_the_session_is_not_present_in_it(scoped, webinars, halves):
    led = Registration.objects.order_by("pk")[:5]
    Presence.objects.filter(webinar=webinars[0], registration__in=list(led)).update(role=PresenceRole.PANELLIST)

    assert thread_effects(scoped).threads[0].pair == Pair(25, 35, 10, 40)


def test_invariant_07_accounts_of_nobody_are_not_compared(scoped, webinars, halves):
    alone = Registration.objects.order_by("pk")[:5]
    Presence.objects.filter(webinar=webinars[0], registration__in=list(alone)).update(registration=None)

    assert thread_effects(scoped).threads[0].pair == Pair(25, 35, 10, 40)


def test_capability_C14_what_it_costs_does_not_grow(scoped, webinars, halves, django_assert_num_queries):
    with django_assert_num_queries(7):
        thread_effects(scoped)
    for number in (2, 3, 4):
        halves.pk, halves.number = None, number
        halves.save()
    with django_assert_num_queries(7):
        thread_effects(scoped)


def test_capability_C14_the_page_says_the_interval_and_that_it_is_no_proof(scoped, signed_in, observer, halves):
    shown = signed_in(observer).get(reverse("attendance:thread_effect", args=[scoped.slug])).content.decode()

    assert "Esto no es una prueba." in shown
    assert "+50 puntos [+29 a +65]" in shown
    assert "30 de 40" in shown
