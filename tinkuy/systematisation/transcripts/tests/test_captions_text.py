"""Reading transcripts that are no captions: text and Word documents, with and without times, good and damaged."""

import zipfile
from contextlib import suppress
from io import BytesIO

import docx
import pytest

from tests.linear_time import is_linear
from tinkuy.core.errors import Refused
from tinkuy.systematisation.transcripts.captions.raw import RawCaption
from tinkuy.systematisation.transcripts.captions.reading import read_transcript
from tinkuy.systematisation.transcripts.captions.rolling import without_repetitions
from tinkuy.systematisation.transcripts.captions.sandbox import read_transcript as read_apart

from .transcripts_in_text import LONG, THREE, TIMED, UNTIMED

TEAMS = TIMED["Teams, text of its document"][0]


def read(text: str, encoding: str = "utf-8"):
    return read_transcript(text.encode(encoding), "acta.txt")


def cues_of(file):
    return [(cue.start_ms // 1000, cue.speaker, cue.text) for cue in file.cues]


def kinds(file) -> set[str]:
    return {warning.kind for warning in file.warnings}


def document(*paragraphs: str) -> bytes:
    made, written = docx.Document(), BytesIO()
    for words in paragraphs:
        made.add_paragraph(words)
    made.save(written)
    return written.getvalue()


@pytest.mark.parametrize("habit", TIMED)
def test_capability_S2_a_text_with_times_is_read_in_the_habits_of_programs_and_people(habit):
    text, expected = TIMED[habit]

    file = read(text)

    assert cues_of(file) == expected
    assert file.has_times


@pytest.mark.parametrize("habit", UNTIMED)
def test_capability_S2_a_text_without_times_gets_minutes_that_are_called_a_guess(habit):
    text, speakers = UNTIMED[habit]

    file = read(text)

    assert [cue.speaker for cue in file.cues] == speakers
    assert (file.has_times, "no_times" in kinds(file)) == (False, True)
    assert file.cues[1].start_ms == file.cues[0].end_ms
    assert sorted(cue.start_ms for cue in file.cues) == [cue.start_ms for cue in file.cues]


def test_capability_S2_a_word_document_of_teams_is_read_with_its_line_ends():
    data = document("Grabación", "59m 3s", *(f"{who}   0:{second:02d}\n{words}" for second, who, words in THREE[:2]))

    file = read_transcript(data, "reunion.docx")

    assert (file.layout, cues_of(file)) == ("word", THREE[:2])
    assert [str(warning) for warning in file.warnings] != []


def test_capability_S2_minutes_in_word_are_read_by_their_names():
    data = document("Acta", *(f"Persona {who}: {LONG}" for who in ("Uno", "Tres", "Uno", "Tres")))

    assert read_transcript(data, "acta.docx").speakers == ("Persona Uno", "Persona Tres")


def test_promise_I05_a_word_document_called_txt_and_a_text_called_docx_are_read_all_the_same():
    assert read_transcript(document(*TEAMS.split("\n")), "acta.txt").layout == "word"
    assert read_transcript(TEAMS.encode(), "acta.docx").layout == "text"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_promise_I05_the_letters_of_windows_come_back_whole(encoding):
    assert cues_of(read(TEAMS, encoding)) == THREE


def test_promise_I05_empty_bytes_and_line_ends_of_windows_are_no_words():
    assert cues_of(read(TEAMS.replace("\n", "\r\n").replace("Buenas", "Bue\x00nas"))) == THREE


def test_what_stands_before_the_first_time_is_left_out_and_told():
    file = read(TEAMS)

    assert "Persona Uno inició" not in " ".join(cue.text for cue in file.cues)
    assert "before_first" in kinds(file)


def test_the_hours_of_the_day_are_told():
    assert "hours_of_day" in kinds(read(TIMED["Zoom, saved captions with the hour of the day"][0]))


def test_a_very_long_paragraph_is_cut_between_its_sentences():
    file = read(f"Persona Uno   0:03\n{' '.join([LONG] * 40)}\nPersona Dos   9:00\nGracias.\n")

    assert all(len(cue.text) <= 1_200 for cue in file.cues)
    assert {cue.speaker for cue in file.cues[:-1]} == {"Persona Uno"}
    assert " ".join(cue.text for cue in file.cues[:-1]) == " ".join([LONG] * 40)


def test_one_line_of_a_whole_meeting_is_cut_too():
    assert len(read(" ".join([LONG] * 300)).cues) > 20


def test_promise_I03_a_zip_that_is_no_document_is_refused_in_one_sentence():
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        target.writestr("sesion.vtt", "WEBVTT")

    for data in (written.getvalue(), b"PK\x03\x04sheet", document("Hola")[:-40]):
        with pytest.raises(Refused, match="zip folder or a damaged document"):
            read_transcript(data, "a.docx")


def test_promise_I04_a_document_that_declares_entities_is_refused():
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        target.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>')

    with pytest.raises(Refused, match="damaged document"):
        read_transcript(written.getvalue(), "a.docx")


def test_promise_I02_a_word_document_is_read_apart_as_it_is_read_here():
    data = document(*TEAMS.split("\n"))

    assert read_apart(data, "a.docx") == read_transcript(data, "a.docx")


@pytest.mark.parametrize(
    ("part", "times"), [("a ", 90_000), ("[", 90_000), ("Persona Uno  ", 8_000), ("0:00 ", 30_000)]
)
def test_promise_I11_a_hostile_line_of_full_size_is_answered(part, times):
    def answer(size: int) -> None:
        with suppress(Refused):
            read(f"{part * size}\nb\n" * 10)

    assert is_linear(answer, times, seconds=0.3)


def test_what_somebody_says_with_a_colon_stays_in_their_turn():
    """A heading of minutes is nobody's, but below a name and its time it is said by that person."""
    file = read("Persona Uno   0:03\nVeamos.\nTema: la frontera.\nSeguimos.\n\nPersona Tres   0:12\nGracias.\n")

    assert cues_of(file) == [
        (3, "Persona Uno", "Veamos. Tema: la frontera. Seguimos."),
        (12, "Persona Tres", "Gracias."),
    ]


def test_a_heading_alone_on_its_line_in_minutes_is_nobody_and_so_is_its_list():
    text = f"Persona Uno:\n{LONG}\n\nPersona Tres:\n{LONG}\n\nPersona Uno:\n{LONG}\n\nAcuerdos:\n- Enviar la guía.\n"

    file = read(text)

    assert file.speakers == ("Persona Uno", "Persona Tres")
    assert [(cue.speaker, cue.text) for cue in file.cues][-2:] == [("", "Acuerdos:"), ("", "Enviar la guía.")]


def test_who_speaks_first_on_each_page_is_no_head_of_it():
    turns = ["Persona Uno:" if n % 2 else "Persona Tres:" for n in range(1, 7)]
    pages = [f"{turn}\n{LONG}\n{f'Página {n} de 6' if n % 2 == 0 else ''}" for n, turn in enumerate(turns, start=1)]

    file = read("\n".join(pages))

    assert [cue.speaker for cue in file.cues] == ["Persona Uno", "Persona Tres"] * 3
    assert not any("Página" in cue.text for cue in file.cues)


def test_who_came_to_a_session_is_known_as_a_speaker_even_where_each_speaks_once():
    text = (
        f"ACTA 2\n\nParticipantes: Moderación, Referente Perú y Fiscalía\n\nModeración: {LONG}\n\n"
        f"Referente Perú: {LONG}\n\n"
        f"Fiscalía: {LONG}\n\nSiendo las 17:00 se cierra la sesión.\n"
    )

    assert read(text).speakers == ("Moderación", "Referente Perú", "Fiscalía")


def test_promise_I11_captions_of_thousands_of_lines_are_compared_line_by_line_of_a_few():
    compared = 0

    class Line(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)  # type: ignore[arg-type]

    one, other = (RawCaption(0, 1, tuple(Line("a") for _ in range(500)) + last) for last in ((Line("b"),), ()))
    without_repetitions([one, other])

    assert compared < 5_000


def test_times_with_no_word_below_them_tell_nothing():
    long = " ".join(["Empezamos la sesión y trabajamos en turnos."] * 40)

    file = read_transcript("\n".join([long] * 4 + ["0:03", "0:21"]).encode(), "a.txt")

    assert {warning.kind for warning in file.warnings} >= {"no_times"}
    with pytest.raises(Refused, match=r"\.$"):
        read_transcript("\n\n".join(["Buenas tardes."] * 4 + ["0:03", "0:21"]).encode(), "a.txt")
