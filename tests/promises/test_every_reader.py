"""I02: each file of the world, whole, cut and among strangers, is read or refused in a sentence by every reader."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.registrations import read_list
from tinkuy.core.errors import Refused
from tinkuy.publication.importing.decoding import text_of
from tinkuy.publication.importing.reading import read_whole_sheet
from tinkuy.systematisation.codebook.files.inside_sandbox import read_codebook
from tinkuy.systematisation.transcripts.captions.reading import read_transcript

ROOT = Path(__file__).parents[2] / "tinkuy"
FILES = [path for path in ROOT.rglob("tests/data/world/**/*.*") if path.name != "expected.json"]
READERS: dict[str, Callable[[bytes, str], object]] = {
    "reports": lambda data, name: read_report(data, name, date=date(2024, 5, 9), zone="America/Lima"),
    "registrations": lambda data, name: read_list(data, name).right(),
    "transcripts": read_transcript,
    "sheets": lambda data, name: read_whole_sheet(text_of(data)),
    "codebooks": lambda data, name: read_codebook(data),
}
STRANGERS = {
    "empty": b"",
    "blank": b" \r\n\t",
    "mark alone": b"\xff\xfe",
    "picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 99,
    "recording": b"ID3" + bytes(range(256)),
    "program": b"MZ" + bytes(range(256)) * 8,
    "page": b"<!doctype html><p>a</p>",
    "a line of 50 MB": b"a," * 25_000_000,
    "nested": b'{"segments":[' * 5_000,
}


def given(path: Path) -> Iterator[bytes]:
    whole = path.read_bytes()
    yield whole
    yield from (whole[: len(whole) * part // 5] for part in (1, 3))
    if not whole.startswith(b"PK"):
        yield b"\n".join(reversed(whole.split(b"\n")))


def unworded(read: Callable[[bytes, str], object], data: bytes, name: str) -> str:
    """What is wrong with the answer: nothing where the file was read, or refused in a sentence."""
    try:
        read(data, name)
    except Refused as refusal:
        return "" if str(refusal).strip().endswith((".", "?")) else f"no sentence: {refusal}"
    except Exception as fault:  # whatever it is, it is what this test looks for
        return repr(fault)
    return ""


def test_the_corpus_has_its_files():
    assert len(FILES) >= 102


@pytest.mark.parametrize("reader", READERS)
def test_promise_I02_no_file_of_the_world_stops_a_reader(reader):
    faults = {
        (path.name, number): fault
        for path in FILES
        for number, data in enumerate(given(path))
        if (fault := unworded(READERS[reader], data, path.name))
    }

    assert faults == {}


@pytest.mark.parametrize("reader", READERS)
def test_promise_I02_a_stranger_is_refused_in_a_sentence(reader):
    for name, data in STRANGERS.items():
        with pytest.raises(Refused) as refusal:
            READERS[reader](data, name)

        assert str(refusal.value).strip().endswith("."), name
