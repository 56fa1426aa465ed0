"""Reading caption files, good and damaged."""

from collections import Counter

import pytest
import webvtt

from tests.linear_time import is_linear
from tinkuy.core.errors import Refused
from tinkuy.systematisation.transcripts.captions.reading import read_transcript

from .pack import COUNTS, EXCERPTS, PEOPLE, caption_bytes

CUE = "00:00:01.000 --> 00:00:02.000"


def cues_of(text: str | bytes, known=()):
    data = text if isinstance(text, bytes) else text.encode()
    return [(cue.speaker, cue.text) for cue in read_transcript(data, "x.vtt", known).cues]


@pytest.mark.parametrize(("number", "layout", "count"), COUNTS)
def test_capability_S2_the_example_transcripts_are_read_whole_in_the_habits_of_zoom_and_teams(number, layout, count):
    file = read_transcript(caption_bytes(number), f"session-{number}.vtt")

    assert (file.layout, file.language, len(file.cues)) == (layout, "es", count)
    assert file.warnings == ()
    assert set(file.speakers) <= set(PEOPLE.values())


def test_capability_S2_each_of_the_61_quotes_stands_verbatim_at_its_cue_and_its_speaker_says_it():
    files = {f"s{number}": read_transcript(caption_bytes(number), "x.vtt") for number, _layout, _count in COUNTS}

    found = [files[row["webinar"]].cues[row["cue"] - 1] for row in EXCERPTS]

    assert len(found) == 61
    assert all(row["text"] in cue.text for row, cue in zip(EXCERPTS, found, strict=True))
    assert [cue.speaker for cue in found] == [PEOPLE[row["speaker"]] for row in EXCERPTS]
    assert Counter(row["kind"] for row in EXCERPTS)["risk"] == 17


def test_capability_S2_times_agree_with_the_library_on_each_caption_of_the_example():
    data = caption_bytes(4)

    ours = [cue.start_ms for cue in read_transcript(data, "x.vtt").cues]

    library = webvtt.from_string(data.decode())
    assert ours == [caption.start_time.in_milliseconds() for caption in library]


def test_a_caption_without_a_name_continues_the_speaker_before_it():
    text = f"WEBVTT\n\n{CUE}\nAna Ríos: Uno\n\n{CUE}\nDos\n\n{CUE}\nAna Ríos: Tres\n"

    assert cues_of(text) == [("Ana Ríos", "Uno"), ("Ana Ríos", "Dos"), ("Ana Ríos", "Tres")]


@pytest.mark.parametrize("nobody", ['2 "" (0)', "2"])
def test_a_caption_without_a_name_is_nobodys_where_webex_writes_names_above(nobody):
    names = ('1 "Ana Ríos" (2467820544)', nobody, '3 "Luis Paz" (3918273645)')
    text = "WEBVTT\n\n" + "\n\n".join(f"{name}\n{CUE}\nUno" for name in names)

    assert [speaker for speaker, _words in cues_of(text)] == ["Ana Ríos", "", "Luis Paz"]


def test_a_sentence_with_a_colon_is_not_a_speaker():
    text = f"WEBVTT\n\n{CUE}\nAna Ríos: Hola\n\n{CUE}\nLes pido tres cosas: turnos\n\n{CUE}\nAna Ríos: Sí\n"

    assert cues_of(text)[1] == ("Ana Ríos", "Les pido tres cosas: turnos")


def test_a_known_label_is_a_speaker_even_where_it_stands_once():
    text = f"WEBVTT\n\n{CUE}\nmesa técnica: Hola\n"

    assert cues_of(text) == [("", "mesa técnica: Hola")]
    assert cues_of(text, ["Mesa técnica"]) == [("mesa técnica", "Hola")]


def test_teams_voices_are_speakers_and_two_voices_are_two_cues():
    text = f"WEBVTT\n\n{CUE}\n<v Ana &amp; Luis>S&iacute;, <b>claro</b></v><v Otra>No</v>\n"

    assert cues_of(text) == [("Ana & Luis", "Sí, claro"), ("Otra", "No")]


def test_a_name_in_brackets_on_its_own_line_is_a_speaker():
    text = f"WEBVTT\n\n{CUE}\n(Persona Dos)\nHola a todos\n\n{CUE}\n(risas)\nSigo\n"

    assert cues_of(text) == [("Persona Dos", "Hola a todos"), ("Persona Dos", "(risas) Sigo")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_capability_S2_every_encoding_gives_the_same_letters(encoding):
    text = f"WEBVTT\r\n\r\n{CUE}\r\n¿Qué pasó, señora Muñoz?\r\n"

    assert cues_of(text.encode(encoding)) == [("", "¿Qué pasó, señora Muñoz?")]


def test_capability_S2_srt_and_sbv_are_read():
    srt = read_transcript(b"1\n00:00:00,000 --> 00:00:05,000\nHola\n\n2\n00:00:05,500 --> 00:00:06,000\nSi\n", "x")
    sbv = read_transcript(b"0:00:00.000,0:00:05.000\nHola\n\n0:00:05.500,0:00:06.000\nSi\n", "x")

    assert (srt.layout, sbv.layout) == ("srt", "sbv")
    assert [cue.start_ms for cue in srt.cues] == [cue.start_ms for cue in sbv.cues] == [0, 5500]


def test_notes_and_styles_are_not_words():
    text = f"WEBVTT\n\nNOTE una nota\n\nSTYLE\n::cue {{ color: red }}\n\n{CUE}\nHola\n"

    assert cues_of(text) == [("", "Hola")]


def test_doubtful_times_are_read_and_warned_of():
    text = (
        "00:00:09.000 --> 00:00:08.000\nUno\n\n00:00:01.000 --> 00:00:05.000\nDos\n\n"
        "00:00:03.000 --> 00:00:06.000\nTres\n\n00:00:07.000 --> ayer\nCuatro\n"
    )

    file = read_transcript(text.encode(), "x")

    assert [cue.text for cue in file.cues][:3] == ["Dos", "Tres", "Uno"]
    kinds = {warning.kind for warning in file.warnings}
    assert {"no_header", "ends_before_start", "out_of_order", "overlaps", "no_speaker"} <= kinds
    assert str(next(w for w in file.warnings if w.kind == "overlaps")) != ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"PK\x03\x04sheet", "spreadsheet"),
        (b"\x00\x00\x00\x18ftypmp42", "recording"),
        (b"\x00\x01\x02\x03" * 50, "text file"),
        (b"Estimadas colegas: adjunto las notas.", "No caption"),
        (b"Name,Email\nAna,ana@example.org\n", "This is a table"),
        (b"<!doctype html><p>Hola", "a page or data"),
        (b'{"cues": []}', "a page or data"),
        (b"{\\rtf1 Hola}", "RTF"),
        (b"\xd0\xcf\x11\xe0 x", "old Word"),
        (b"WEBVTT\n\n", "no words"),
        (f"WEBVTT\n\n{CUE}\n\n".encode(), "no words"),
        (b"WEBVTT\n\n" + b"<v " * 3000, "5,000 characters"),
        (b"x" * 10_000_001, "10 MB"),
    ],
)
def test_capability_S2_what_is_not_a_caption_file_is_refused_in_one_sentence(data, words):
    with pytest.raises(Refused, match=words):
        read_transcript(data, "x.vtt")


def test_more_than_20000_captions_are_refused():
    text = "WEBVTT\n\n" + "\n\n".join([f"{CUE}\nHola"] * 20_001)

    with pytest.raises(Refused, match="20,000"):
        read_transcript(text.encode(), "x.vtt")


def test_a_hostile_file_of_full_size_is_answered():
    def read(marks: int) -> None:
        text = f"WEBVTT\n\n{CUE}\n" + ("<v a" * marks + "\n") * 1800
        read_transcript(text.encode(), "x.vtt")

    assert is_linear(read, 1200, seconds=1)


def test_in_captions_that_all_begin_with_a_name_each_is_a_speaker_even_once():
    text = f"WEBVTT\n\n{CUE}\nModeración: Hola\n\n{CUE}\nReferente Perú: Hola a todas\n"

    assert cues_of(text) == [("Moderación", "Hola"), ("Referente Perú", "Hola a todas")]
