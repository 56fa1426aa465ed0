"""The hours of a held session are said anew, and taken back."""

from datetime import timedelta

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.sessions.actions.hours import (
    correct_hours,
    hours_before_correction,
    take_back_correction,
)


@pytest.fixture
def ended_early(scoped, webinars):
    """Whoever led it ended it by mistake, twelve minutes after it began."""
    first = webinars[0]
    first.actually_started_at, first.actually_ended_at = first.starts_at, first.starts_at + timedelta(minutes=12)
    first.save()
    return first


def test_the_hours_are_corrected_and_the_journal_keeps_both(ended_early, coordination):
    begun, ended = ended_early.window
    right = (begun - timedelta(minutes=5), begun + timedelta(minutes=90))

    corrected = correct_hours(actor=coordination, webinar=ended_early, started_at=right[0], ended_at=right[1])

    assert corrected.window == right
    entry = Entry.objects.first()
    assert (entry.actor, entry.deed) == (coordination, "corrected the hours of")
    assert entry.details["changes"] == {
        "actually_started_at": [begun.isoformat(), right[0].isoformat()],
        "actually_ended_at": [ended.isoformat(), right[1].isoformat()],
    }
    assert hours_before_correction(corrected) == (begun, ended)


def test_a_correction_is_taken_back_once(ended_early, coordination):
    hours = ended_early.window
    corrected = correct_hours(
        actor=coordination, webinar=ended_early, started_at=hours[0], ended_at=hours[0] + timedelta(minutes=90)
    )

    back = take_back_correction(actor=coordination, webinar=corrected)

    assert back.window == hours
    assert Entry.objects.first().deed == "took back the hours of"
    with pytest.raises(Refused, match="No hay ninguna corrección"):
        take_back_correction(actor=coordination, webinar=back)


def test_hours_put_back_by_hand_are_no_correction_and_lead_not_to_the_absurd_ones(ended_early, coordination):
    begun, ended = ended_early.window

    def correct(minutes: int):
        until = begun + timedelta(minutes=minutes)
        return correct_hours(actor=coordination, webinar=ended_early, started_at=begun, ended_at=until)

    assert hours_before_correction(correct(1)) == (begun, ended)
    assert hours_before_correction(correct(12)) is None
    assert hours_before_correction(correct(90)) == (begun, ended)
    correct(1)
    assert hours_before_correction(correct(90)) == (begun, ended)


@pytest.mark.parametrize(("began", "ended"), [(0, 0), (0, -5), (0, 12), (0, 60 * 24 * 365 * 30)])
def test_hours_that_cannot_be_or_are_the_same_are_refused(ended_early, coordination, began, ended):
    start = ended_early.window[0]

    with pytest.raises(Refused):
        correct_hours(
            actor=coordination,
            webinar=ended_early,
            started_at=start + timedelta(minutes=began),
            ended_at=start + timedelta(minutes=ended),
        )

    ended_early.refresh_from_db()
    assert ended_early.window == (start, start + timedelta(minutes=12))


def test_only_a_held_session_and_only_by_whoever_says_that_it_was_held(
    ended_early, webinars, coordination, observer, outsider
):
    start = ended_early.window[0]
    hours = {"started_at": start, "ended_at": start + timedelta(minutes=90)}

    with pytest.raises(Refused):
        correct_hours(actor=coordination, webinar=webinars[2], **hours)
    for person in (observer, outsider):
        with pytest.raises(Refused):
            correct_hours(actor=person, webinar=ended_early, **hours)
        with pytest.raises(Refused):
            take_back_correction(actor=person, webinar=ended_early)
