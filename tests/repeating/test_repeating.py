"""What is given again is what the call gave, and nothing of what a test did with it."""

import io
import math
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django_scopes import scope

from tests.heavy_work import taken_back
from tests.repeating.recording import NotRepeatable, Recording
from tests.repeating.written_files import WrittenFiles
from tinkuy.core import clock
from tinkuy.core.keys import key_store
from tinkuy.planning.cycles.models.cycle import Cycle, key_name
from tinkuy.planning.cycles.models.webinar import Webinar

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]

NOON = datetime(2026, 4, 20, 15, tzinfo=UTC)
calls: list[str] = []


@pytest.fixture(autouse=True)
def noon():
    """What was noted at a moment that stands counts for as long as the process lives."""
    with clock.at(NOON):
        yield


def noted(call, rows):
    recording = Recording(rows)
    recording.keep(recording.make(call))
    return recording


def new_cycle() -> Cycle:
    return Cycle.objects.create(slug="otro", title={"es": "Otro"})


def planned(cycle: Cycle) -> list[Webinar]:
    """Two rows of it; what is changed of the cycle itself is left in its object too."""
    cycle.title["es"] = "Ciclo con sesiones"
    cycle.state = "design"
    cycle.save()
    with scope(cycle=cycle):
        return [Webinar.objects.create(cycle=cycle, ordinal=place, starts_at=NOON) for place in (1, 2)]


def test_rows_are_written_with_their_keys_and_objects_are_new():
    with taken_back():
        recording = noted(lambda: calls.append("cycle") or new_cycle(), rows := [])
        (first,) = rows
        key = first.data_key
    assert not Cycle.objects.filter(slug="otro").exists()

    again = recording.repeat([])

    assert again is not first
    assert (again.pk, again.public_id, again.data_key) == (first.pk, first.public_id, key)
    assert Cycle.objects.get(slug="otro").title == {"es": "Otro"}
    assert calls == ["cycle"]


def test_what_wrote_a_file_that_is_gone_is_done_anew():
    with taken_back():
        recording = noted(new_cycle, rows := [])
    assert recording.is_good(math.inf)

    key_store.destroy(key_name(rows[0].public_id))

    assert not recording.is_good(math.inf)


def test_each_way_to_write_a_file_and_to_take_one_away_is_noticed(settings):
    folder = Path(settings.DATA_FOLDER)
    with WrittenFiles() as files:
        (folder / "one").write_bytes(b"1")
        os.close(os.open(folder / "two", os.O_CREAT | os.O_WRONLY))
        (folder / "one").rename(folder / "three")
        os.link(folder / "two", folder / "four")
        with open(folder / "five", "a") as five:
            five.write("5")
    assert files.are_known()
    assert files.are_there()

    for name in ("two", "three", "four", "five"):
        with WrittenFiles() as others:
            (folder / name).unlink()
        assert not others.are_known()
        assert not files.are_there()
        (folder / name).write_bytes({"three": b"1", "five": b"5"}.get(name, b""))
        assert files.are_there()
    for name in ("two", "three", "four", "five"):
        (folder / name).unlink()
    assert open is io.open


def test_what_was_changed_of_earlier_objects_is_changed_again_and_they_stay_the_same_objects():
    rows = []
    with taken_back():
        made = noted(new_cycle, rows)
        changed = noted(lambda: planned(rows[0]), rows)
    again = []
    cycle = made.repeat(again)
    cycle_before = cycle.title | {}

    webinars = changed.repeat(again)

    assert (cycle_before, cycle.title, cycle.state) == ({"es": "Otro"}, {"es": "Ciclo con sesiones"}, "design")
    assert [webinar.cycle is cycle for webinar in webinars] == [True, True]
    cycle.refresh_from_db()
    assert cycle.title == {"es": "Ciclo con sesiones"}


def test_what_a_test_does_with_an_object_is_not_seen_by_the_next():
    with taken_back():
        recording = noted(new_cycle, [])
    with taken_back():
        recording.repeat([]).title["es"] = "De una prueba"

    assert recording.repeat([]).title == {"es": "Otro"}


def test_who_writes_nothing_or_gives_what_cannot_be_noted_is_called_each_time():
    for call in (lambda: 1, lambda: lambda: new_cycle(), lambda: (new_cycle(), lambda: 1)):
        recording = Recording([])
        with taken_back():
            value = recording.make(call)
            with pytest.raises(NotRepeatable):
                recording.keep(value)


def test_rows_that_are_not_those_of_the_first_time_are_noticed():
    with taken_back():
        cycle = new_cycle()
        recording = noted(lambda: Cycle.objects.filter(pk=cycle.pk).update(slug="nuevo"), [])

    with pytest.raises(AssertionError, match="rows were written again"):
        recording.repeat([])


@pytest.fixture
def prepared(cycle: Cycle) -> Webinar:
    calls.append("prepared")
    return Webinar.objects.with_scope(cycle=cycle).create(cycle=cycle, ordinal=1, starts_at=NOON, title={"es": "Una"})


@pytest.mark.parametrize("place", range(3))
def test_a_fixture_of_many_tests_is_called_once_and_each_has_its_own(prepared, cycle, place):
    assert calls.count("prepared") == 1
    assert prepared.cycle is cycle
    assert prepared.title == Webinar.objects.with_scope(cycle=cycle).get().title == {"es": "Una"}
    prepared.title["es"] = "De esta prueba"
    prepared.save()
    Webinar.objects.with_scope(cycle=cycle).create(cycle=cycle, ordinal=2, starts_at=NOON)


@pytest.fixture
def of_a_parameter(cycle: Cycle, word: str) -> Cycle:
    cycle.slug = word
    cycle.save()
    return cycle


@pytest.mark.parametrize("word", ["uno", "dos", "tres"])
def test_what_a_parameter_decides_is_done_for_each(of_a_parameter, word):
    assert Cycle.objects.get().slug == of_a_parameter.slug == word
