from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.sessions.actions.holding import hold_webinar, start_webinar


@pytest.fixture
def webinar(scoped, webinars):
    """The third session, which is to come."""
    return webinars[2]


def test_the_clock_of_a_session_runs_from_the_moment_it_begins(webinar, coordination):
    moment = webinar.starts_at + timedelta(minutes=4)

    with clock.at(moment):
        begun = start_webinar(actor=coordination, webinar=webinar)

    assert (begun.state, begun.actually_started_at) == (WebinarState.LIVE, moment)
    assert begun.window == (moment, webinar.ends_at)
    assert Entry.objects.get().deed == "started"


@pytest.mark.parametrize("state", [WebinarState.SCHEDULED, WebinarState.ANNOUNCED])
def test_what_has_a_day_may_begin(webinar, coordination, state):
    type(webinar).objects.filter(pk=webinar.pk).update(state=state)

    assert start_webinar(actor=coordination, webinar=webinar).state == WebinarState.LIVE


@pytest.mark.parametrize("state", ["draft", "postponed", "cancelled", "live", "held", "validated"])
def test_a_session_begins_once_and_only_when_it_waits_to(webinar, coordination, state):
    type(webinar).objects.filter(pk=webinar.pk).update(state=state)

    with pytest.raises(Refused):
        start_webinar(actor=coordination, webinar=webinar)
    webinar.refresh_from_db()
    assert (webinar.state, webinar.actually_started_at) == (state, None)


def test_sessions_are_held_while_the_cycle_runs(scoped, webinar, coordination):
    type(scoped).objects.update(state=CycleState.CONVENING)

    with pytest.raises(Refused):
        start_webinar(actor=coordination, webinar=webinar)


def test_the_focal_point_of_each_country_may_begin_it_and_an_observer_may_not(
    webinar, focal_point_uy, observer, outsider
):
    for person in (observer, outsider):
        with pytest.raises(Refused):
            start_webinar(actor=person, webinar=webinar)

    assert start_webinar(actor=focal_point_uy, webinar=webinar).state == WebinarState.LIVE


def test_a_session_that_goes_on_is_held_when_it_ends(webinar, coordination):
    with clock.at(webinar.starts_at):
        begun = start_webinar(actor=coordination, webinar=webinar)
    ended = webinar.starts_at + timedelta(minutes=70)

    with clock.at(ended):
        held = hold_webinar(actor=coordination, webinar=begun, started_at=begun.actually_started_at, ended_at=ended)

    assert (held.state, held.window) == (WebinarState.HELD, (webinar.starts_at, ended))
