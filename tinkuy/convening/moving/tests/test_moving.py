"""A session is moved, postponed, given a date again or cancelled: what is written, what is refused."""

from datetime import timedelta

import pytest

from tinkuy.convening.moving import actions
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState

from .changing import REASON, later, register


def test_capability_P15_a_moved_session_keeps_the_date_it_had(sessions, coordination):
    before = sessions[1].starts_at

    moved = actions.move_webinar(
        actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=2), minutes=60, reason=REASON
    )

    moved.refresh_from_db()
    assert (moved.former_starts_at, moved.starts_at - before, moved.minutes) == (before, timedelta(days=2), 60)
    assert (moved.revision, moved.change_reason, moved.state) == (1, REASON, WebinarState.ANNOUNCED)


def test_capability_P15_each_change_counts_a_revision(sessions, coordination):
    webinar = actions.move_webinar(actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=1))
    webinar = actions.postpone_webinar(actor=coordination, webinar=webinar, reason=REASON)
    webinar = actions.restore_webinar(actor=coordination, webinar=webinar, starts_at=later(webinar, days=1))
    webinar = actions.cancel_webinar(actor=coordination, webinar=webinar, reason=REASON)

    assert (webinar.revision, webinar.state, webinar.ordinal) == (4, WebinarState.CANCELLED, 2)
    deeds = Entry.objects.filter(subject="webinar").order_by("id").values_list("deed", flat=True)
    assert list(deeds) == ["moved", "postponed", "restored", "cancelled"]


def test_capability_P15_a_postponed_session_has_the_old_date_until_it_gets_another(sessions, coordination):
    before = sessions[1].starts_at

    postponed = actions.postpone_webinar(actor=coordination, webinar=sessions[1], reason=REASON)
    assert (postponed.state, postponed.former_starts_at) == (WebinarState.POSTPONED, before)

    restored = actions.restore_webinar(actor=coordination, webinar=postponed, starts_at=later(postponed, days=3))
    assert (restored.state, restored.former_starts_at, restored.change_reason) == (WebinarState.ANNOUNCED, before, {})


def test_capability_P15_a_session_that_gets_its_own_date_back_was_not_moved(sessions, coordination):
    postponed = actions.postpone_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    restored = actions.restore_webinar(actor=coordination, webinar=postponed, starts_at=postponed.starts_at)

    assert not restored.was_moved


def test_invariant_01_a_session_is_moved_only_between_its_neighbours_and_they_are_named(sessions, coordination):
    neighbours = ((sessions[0], "posterior a la sesión 1"), (sessions[2], "anterior a la sesión 3"))
    for neighbour, words in neighbours:
        with pytest.raises(Refused, match=f"{words}.*en Lima"):
            actions.move_webinar(actor=coordination, webinar=sessions[1], starts_at=neighbour.starts_at)

    assert Webinar.objects.get(ordinal=2).revision == 0


def test_capability_P15_a_session_is_not_moved_into_the_past(sessions, coordination):
    with pytest.raises(Refused, match="esta ya pasó"):
        actions.move_webinar(actor=coordination, webinar=sessions[0], starts_at=later(sessions[0], days=-30))


def test_capability_P15_the_same_date_is_no_move(sessions, coordination):
    with pytest.raises(Refused, match="ya tiene esta fecha"):
        actions.move_webinar(actor=coordination, webinar=sessions[0], starts_at=sessions[0].starts_at)


def test_capability_P15_a_moved_session_is_no_shorter_than_its_agenda(sessions, coordination, scoped):
    Segment.objects.create(cycle=scoped, webinar=sessions[1], ordinal=1, title="Ronda", minutes=60, kind="dialogue")

    with pytest.raises(Refused, match="60 minutos"):
        actions.move_webinar(actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=1), minutes=59)


@pytest.mark.parametrize("deed", ["postpone_webinar", "cancel_webinar"])
def test_capability_P15_an_announced_session_is_called_off_with_a_reason_only(sessions, coordination, deed):
    with pytest.raises(Refused, match="Escriba el motivo"):
        getattr(actions, deed)(actor=coordination, webinar=sessions[1], reason={"en": "The room."})

    assert Webinar.objects.get(ordinal=2).state == WebinarState.ANNOUNCED
    assert not Notice.objects.exists()


@pytest.mark.parametrize("deed", ["postpone_webinar", "cancel_webinar"])
def test_capability_P15_a_session_is_called_off_once(sessions, coordination, deed):
    getattr(actions, deed)(actor=coordination, webinar=sessions[1], reason=REASON)

    with pytest.raises(Refused, match="no puede pasar de"):
        getattr(actions, deed)(actor=coordination, webinar=sessions[1], reason=REASON)


@pytest.mark.parametrize("state", ["live", "held", "validated", "cancelled"])
def test_capability_P15_a_session_that_is_on_or_over_is_not_moved(sessions, coordination, state):
    Webinar.objects.filter(ordinal=2).update(state=state)

    for deed in (actions.move_webinar, actions.restore_webinar):
        with pytest.raises(Refused):
            deed(actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=1))
    with pytest.raises(Refused):
        actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)


def test_capability_P15_before_the_cycle_is_announced_nobody_asks_for_a_reason_and_nobody_is_told(
    sessions, coordination, scoped
):
    Cycle.objects.update(state=CycleState.DESIGN)
    scoped.refresh_from_db()
    register(scoped, sessions)

    moved = actions.move_webinar(actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=1))
    cancelled = actions.cancel_webinar(actor=coordination, webinar=sessions[2])

    assert (moved.former_starts_at, cancelled.state) == (None, WebinarState.CANCELLED)
    assert not Notice.objects.exists()


def test_invariant_24_any_focal_point_moves_a_session_and_nobody_else_of_the_team(
    sessions,
    focal_point_uy,
    observer,
    systematisation,
):
    for person in (observer, systematisation):
        with pytest.raises(Refused, match="Su rol"):
            actions.move_webinar(actor=person, webinar=sessions[1], starts_at=later(sessions[1], days=1))

    assert actions.move_webinar(actor=focal_point_uy, webinar=sessions[1], starts_at=later(sessions[1], days=1))


def test_capability_P15_a_reason_does_not_say_the_theme_of_a_sensitive_cycle(sessions, coordination, scoped):
    Cycle.objects.update(title={"es": "Ciclo sobre trata de personas"}, is_sensitive=True)

    with pytest.raises(Refused, match="Quite estas palabras: trata"):
        actions.postpone_webinar(actor=coordination, webinar=sessions[1], reason={"es": "La red de Trata no puede."})

    Cycle.objects.update(is_sensitive=False)
    assert actions.postpone_webinar(actor=coordination, webinar=sessions[1], reason={"es": "La red de Trata no puede."})
