"""The ledger of erasures: whatever happens to its bytes is seen, and it goes on."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.core.lasting_erasure.erasure_ledger import fault_in, fingerprint
from tinkuy.core.lasting_erasure.ledger_lines import Erased, Mark

pytestmark = pytest.mark.one_database

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.KEYS_FOLDER = tmp_path
    return tmp_path


def erased(*names: str, day: date = TODAY) -> list[Erased]:
    return [Erased(day, "guest-erased", fingerprint("guest-erased", name)) for name in names]


def written(*batches: list[Erased]) -> Mark:
    """The ledger of *batches*, noted as complete."""
    for batch in batches:
        mark = erasure_ledger.append(batch)
    erasure_ledger.note_complete(NOON, mark)
    return mark


def fault(settings, *marks: Mark):
    return fault_in(settings.KEYS_FOLDER, settings.KEYRING.index, *marks)


def test_promise_R05_no_byte_of_a_ledger_changes_or_is_lost_unseen(settings, folder):
    written(erased("old", day=date(2024, 1, 1)), erased("a", "b"), erased("c"), erased("d"))
    assert erasure_ledger.forget_before(NOON.date()) == 1
    file = folder / erasure_ledger.NAME
    whole = file.read_bytes()
    assert fault(settings) is None

    for place in range(len(whole) - 1):  # the last only ends the last line
        for other in (whole[place] ^ 1, 0xFF):
            file.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
            assert fault(settings), (place, other)
        file.write_bytes(whole[:place])
        assert fault(settings), f"cut at {place}"
    lines = whole.splitlines(keepends=True)
    for number in range(len(lines)):
        file.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))
        assert fault(settings), f"without line {number}"
        assert len(erasure_ledger.read()) >= 3, "what can be read is erased again all the same"
    file.unlink()
    assert (fault(settings).written, fault(settings).known) == (5, 0)
    file.write_bytes(whole)
    assert fault(settings) is None


def test_promise_R05_what_is_appended_to_a_damaged_ledger_hides_nothing(settings, folder):
    mark = written(erased("a"), erased("b"))
    file = folder / erasure_ledger.NAME
    for damaged in (b"", file.read_bytes()[:90], file.read_bytes().replace(b"guest", b"guess", 1)):
        file.write_bytes(damaged)
        erasure_ledger.append(erased("c"))
        assert fault(settings)
        assert fault(settings, mark)
        assert erased("c")[0] in erasure_ledger.read()


def test_a_ledger_of_an_earlier_version_is_read_and_sealed_with_what_comes_next(settings, folder):
    file = folder / erasure_ledger.NAME
    cut = str(erased("lost")[0])[:40]
    file.write_text(f"{erased('a')[0]}\n{cut}\n{erased('b')[0]}\n{cut}")
    (folder / erasure_ledger.UNTIL).write_text(NOON.isoformat())
    assert fault(settings) is None
    assert erasure_ledger.complete_until(folder) == NOON

    mark = erasure_ledger.append(erased("c"))

    assert mark.number == 3
    assert erasure_ledger.read() == erased("a", "b", "c")
    assert fault(settings, mark) is None
    file.write_bytes(file.read_bytes().replace(b"\n" + str(erased("b")[0]).encode(), b""))
    assert fault(settings, mark)


def test_what_is_old_is_forgotten_from_the_beginning_and_marks_of_then_are_still_known(settings):
    first = written(erased("a", "b", day=date(2024, 1, 1)))
    second = written(erased("c"))

    assert erasure_ledger.forget_before(date(2025, 1, 1)) == 2

    assert erasure_ledger.read() == erased("c")
    assert fault(settings, first, second) is None
    third = written(erased("d"))
    assert (third.number, fault(settings, first, second, third)) == (4, None)
    assert erasure_ledger.forget_before(date(2027, 1, 1)) == 2
    assert (erasure_ledger.read(), fault(settings, first, third)) == ([], None)


def test_a_mended_ledger_has_what_either_copy_knew_and_is_content_with_backups_of_before(settings, folder):
    first = written(erased("a"), erased("b"))
    file = folder / erasure_ledger.NAME
    file.write_bytes(file.read_bytes().replace(b"guest-erased", b"guess-eraset", 1)[:-2])
    assert fault(settings)

    mark = erasure_ledger.mend(erased("a", "z"), first)
    erasure_ledger.note_complete(NOON, mark)

    assert set(erased("a", "b", "z")) <= set(erasure_ledger.read())
    assert fault(settings, first, mark) is None
    assert fault(settings, written(erased("later"))) is None
