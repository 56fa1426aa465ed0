"""Letters of every encoding, and damage among them (promise I05)."""

import pytest

from .damage import PEOPLE, REPORT, people, read


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8", REPORT.encode()),
        ("utf-8-sig", REPORT.encode("utf-8-sig")),
        ("utf-16-le", b"\xff\xfe" + REPORT.encode("utf-16-le")),
        ("utf-16-be", b"\xfe\xff" + REPORT.encode("utf-16-be")),
        ("utf-16-le", REPORT.encode("utf-16-le")),
        ("utf-16-be", REPORT.encode("utf-16-be")),
        ("cp1252", REPORT.encode("cp1252")),
        ("latin-1", REPORT.replace("Perú", "Perú\x81").encode("latin-1")),
    ],
)
def test_promise_I05_every_encoding_is_found_and_shown(encoding, data):
    report = read(data)

    assert report.encoding == encoding
    assert people(report) == PEOPLE


def test_promise_I05_text_of_windows_asks_to_check_the_accents():
    assert (
        "The file is not UTF-8; it was read as Windows text. Check the accented names."
        in read(REPORT.encode("cp1252")).warnings
    )


def test_one_stray_byte_does_not_spoil_the_other_accents():
    report = read(REPORT.encode().replace("Fiscalía".encode(), "Fiscalía".encode("cp1252")))

    assert (report.encoding, people(report)) == ("utf-8 + cp1252", PEOPLE)


def test_utf_16_cut_in_the_middle_of_a_letter_is_read():
    assert people(read(b"\xff\xfe" + REPORT.encode("utf-16-le") + b"\x00")) == PEOPLE


def test_promise_I05_zeros_controls_and_direction_marks_are_taken_out():
    dirty = REPORT.replace("Ministerio", "Mi\x00nis\u202ete\u200brio\x07").replace("Perú", "Peru\u0301")

    report = read(dirty.encode())

    assert people(report) == PEOPLE
    assert "1 empty bytes were taken out of the file." in report.warnings
