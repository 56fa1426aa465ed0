from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.voices import Voice, room_key_name
from tinkuy.dialogue.pulse.actions import fade_signs, mark_pulse, unmark_pulse
from tinkuy.dialogue.pulse.models import PulseMark
from tinkuy.dialogue.pulse.queries import pulse_counts
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since
from tinkuy.journal.models import Entry
from tinkuy.stream.actions import settle


def pulse_of(webinar, voice=None) -> dict[str, tuple[int, bool]]:
    return {one.kind.value: (one.count, one.is_mine) for one in pulse_counts(webinar, voice) if one.count}


def test_a_sign_counts_once_of_each_kind_and_person(live, tero, zorzal):
    for voice, kind in ((tero, "slower"), (tero, "slower"), (zorzal, "slower"), (tero, "cannot_hear")):
        mark_pulse(voice=voice, webinar=live, kind=kind)

    assert pulse_of(live, zorzal) == {"slower": (2, True), "cannot_hear": (1, False)}


def test_a_sign_is_taken_back(live, tero):
    mark_pulse(voice=tero, webinar=live, kind="slower")

    unmark_pulse(voice=tero, webinar=live, kind="slower")

    assert pulse_of(live) == {}


def test_a_sign_fades_after_five_minutes_and_the_room_is_told(live, tero, zorzal):
    mark_pulse(voice=tero, webinar=live, kind="cannot_hear")
    with clock.at(clock.now() + timedelta(minutes=4)):
        mark_pulse(voice=zorzal, webinar=live, kind="cannot_hear")
        assert (fade_signs(), pulse_of(live, tero)) == (0, {"cannot_hear": (2, True)})
    settle()

    with clock.at(clock.now() + timedelta(minutes=6)):
        room = events_since(channels.tallies(live), fade_signs)

        assert pulse_of(live, tero) == {"cannot_hear": (1, False)}
    assert room == [("pulse", str(live.pk))]


def test_who_gives_a_sign_again_gives_it_of_that_moment(live, tero):
    mark_pulse(voice=tero, webinar=live, kind="slower")
    with clock.at(clock.now() + timedelta(minutes=4)):
        mark_pulse(voice=tero, webinar=live, kind="slower")

    with clock.at(clock.now() + timedelta(minutes=6)):
        fade_signs()

    assert pulse_of(live, tero) == {"slower": (1, True)}


def test_the_room_is_told_that_numbers_move_and_the_journal_nothing(live, tero):
    before = Entry.objects.count()

    room = events_since(channels.tallies(live), lambda: mark_pulse(voice=tero, webinar=live, kind="slower"))

    assert room == [("pulse", str(live.pk))]
    assert Entry.objects.count() == before


def test_there_are_three_signs(live, tero):
    with refuses("Choose one of the signs."):
        mark_pulse(voice=tero, webinar=live, kind="applause")


def test_nobody_gives_a_sign_who_is_not_of_the_cycle_or_when_nothing_goes_on(live, announced, tero, observer):
    with refuses("Register for this cycle to take part."):
        mark_pulse(voice=Voice(person=observer), webinar=live, kind="slower")
    type(live).objects.update(state="announced")
    with refuses("This session is not going on now."):
        mark_pulse(voice=tero, webinar=live, kind="slower")


@pytest.mark.django_db(transaction=True)
def test_invariant_26_a_sign_given_while_the_floor_closes_leaves_neither_tag_nor_key(live, tero, facilitation):
    overlapping(
        lambda: mark_pulse(voice=tero, webinar=live, kind="slower"),
        lambda: close_floor(actor=facilitation, webinar=live),
    )

    assert PulseMark.objects.count() == 0
    assert ephemeral.key_named(room_key_name(live)) is None


@pytest.mark.django_db(transaction=True)
def test_invariant_26_a_sign_given_just_after_makes_no_new_key(live, tero, facilitation):
    overlapping(
        lambda: close_floor(actor=facilitation, webinar=live),
        lambda: mark_pulse(voice=tero, webinar=live, kind="slower"),
    )

    assert PulseMark.objects.count() == 0
    assert ephemeral.key_named(room_key_name(live)) is None
