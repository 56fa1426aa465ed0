"""What is worked out of captions is worked out before anything is locked; what changed meanwhile is heard under it."""

import pytest

from tests.under_the_lock import calls_under_the_lock
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.agreement.models import DoubleCoding
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.transcripts.actions import importing, rechecking
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.rechecking import recheck_everywhere

FEW, MANY = 10, 110
MOST_FOR_EACH = 2
"""Calls of Python for each row under the lock: its values are given to the database."""


def captions(number: int) -> bytes:
    times = ((n, f"00:{n // 60:02d}:{n % 60:02d}") for n in range(number))
    return ("WEBVTT\n\n" + "\n\n".join(f"{at}.000 --> {at}.900\n<v Voz {n}>Hola" for n, at in times)).encode()


@pytest.fixture
def imported(scoped, webinars, systematisation):
    def imported(number: int):
        return import_transcript(actor=systematisation, webinar=webinars[0], data=captions(number), filename="a.vtt")

    return imported


def agenda(webinar, regime: str) -> None:
    Segment.objects.create(
        cycle=webinar.cycle, webinar=webinar, ordinal=1, title="Todo", minutes=90, kind="dialogue", regime=regime
    )


def counted(deed, number: int) -> int:
    with calls_under_the_lock() as calls:
        deed(number)
    return len(calls)


@pytest.mark.one_database
def test_promise_V16_what_is_done_under_the_lock_hardly_grows_with_the_captions_of_a_file(imported):
    imported(1)
    few, many = counted(imported, FEW), counted(imported, MANY)

    assert Cue.objects.count() == Speaker.objects.count() == MANY
    assert (many - few) / (MANY - FEW) < 2 * MOST_FOR_EACH  # a row for each caption, and one for each voice


@pytest.mark.one_database
def test_promise_V16_captions_are_rechecked_before_anything_is_locked(imported, webinars, systematisation):
    def recheck(number: int) -> None:
        assert recheck_everywhere() == number

    counts = []
    for number in (FEW, MANY):
        Segment.objects.all().delete()
        imported(number)
        agenda(webinars[0], "closed")
        counts.append(counted(recheck, number))

    assert set(Cue.objects.values_list("regime", "speaker")) == {("closed", None)}
    assert (counts[1] - counts[0]) / (MANY - FEW) < MOST_FOR_EACH
    assert counted(recheck, 0) == 0


def test_an_agenda_that_changes_while_a_file_is_read_is_heard(imported, webinars, monkeypatch):
    prepare = importing.prepare_cues

    def and_then_the_agenda_changes(file, webinar):
        prepared = prepare(file, webinar)
        if not Segment.objects.exists():
            agenda(webinars[0], "chatham_house")
        return prepared

    monkeypatch.setattr(importing, "prepare_cues", and_then_the_agenda_changes)
    imported(FEW)

    assert set(Cue.objects.values_list("regime", "speaker")) == {("chatham_house", None)}
    assert not Speaker.objects.exists()


def test_an_agenda_that_changes_while_it_is_rechecked_is_heard(imported, webinars, systematisation, monkeypatch):
    imported(FEW)
    agenda(webinars[0], "chatham_house")
    worked_out = rechecking._stricter

    def and_then_the_agenda_changes(webinar):
        prepared = worked_out(webinar)
        Segment.objects.update(regime="closed")
        return prepared

    monkeypatch.setattr(rechecking, "_stricter", and_then_the_agenda_changes)
    recheck_everywhere()

    assert set(Cue.objects.values_list("regime", flat=True)) == {"closed"}


def test_a_file_that_was_coded_twice_makes_room_for_another(imported, scoped, systematisation):
    first = imported(FEW)
    cue = Cue.objects.first()
    double = DoubleCoding.objects.create(cycle=scoped, transcript=first, first=1, last=3)
    double.codes.create(cycle=scoped, hand="first", cue=cue, start=0, end=2, kind="risk")
    double.settlements.create(cycle=scoped, cue=cue, start=0, decision="both")

    imported(FEW + 1)

    assert (Cue.objects.count(), DoubleCoding.objects.count()) == (FEW + 1, 0)
