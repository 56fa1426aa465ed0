"""What somebody uploads by mistake: refused in one sentence that says what, where and what to do (promise I02)."""

import pytest

from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.report import UnknownColumns

from .damage import DAY, HEADER, refusal_of

LETTER = "\n".join(
    ["Estimadas y estimados colegas de la región,", *["Les escribimos para contar cómo fue la sesión de ayer."] * 9]
)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty. Export the report again and upload the new file."),
        (b" \n\t\r\n ", "The file has no text in it."),
        (b"\x00" * 5_000, "The file has no text in it."),
        (b"\xff\xfe", "The file has no text in it."),
        (b",,,\n,,,\n", "The file has nothing between its separators."),
        (b"," * 10_000_000, "Line 1 has 10000000 characters; no attendance report has such lines."),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "This is a picture, not a table."),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "This is a picture, not a table."),
        (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF, not a table."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Office file or one with a password."),
        (b"\x1f\x8b\x08\x00", "This is a compressed archive."),
        (b"\x00\x00\x00\x18ftypmp42", "This is a sound or video file, not a table."),
        (b"SQLite format 3\x00", "This is a program or a database, not a table."),
        (b"<!DOCTYPE html><title>Sign in</title>", "This is a web page, not a table"),
        (b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nHola", "This is a transcript or captions"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHola", "This is a transcript or captions"),
        (b"0:00:01.000,0:00:02.000\nHola", "This is a transcript or captions"),
        (bytes(range(256)) * 40, "This file is not text."),
        (
            LETTER.encode(),
            "No attendance was found in this file: line 2 (“Les escribimos para contar cómo fue la sesión",
        ),
        (b'{"attendance": [1, 2, 3]}', "No attendance was found in this file: line 1"),
        (HEADER.encode(), "The report has its header (line 1) but no person below it."),
        (b"Partida,Monto,Fuente,Saldo\nPapel,10,A,1\nTinta,20,B,2\n", "The columns of this file are not known"),
        (b"12345\n67890\n", "No attendance was found in this file: line 1 (“12345”)"),
        (b"x" * 41 * 1024 * 1024, "The file has more than 40 MB."),
        (b"\n" * 250_001 + b"a", "The file has more than 250000 lines."),
    ],
)
def test_promise_I02_what_is_no_report_is_refused_in_one_sentence(data, sentence):
    assert refusal_of(data).startswith(sentence)


def test_columns_nobody_knows_are_handed_to_the_person():
    with pytest.raises(UnknownColumns) as refusal:
        read_report(b"Wer,Wo,Wann,Wie\nA,B,C,D\nE,F,G,H\n", "a.csv", date=DAY, zone="America/Lima")

    assert refusal.value.headers == ("Wer", "Wo", "Wann", "Wie")
