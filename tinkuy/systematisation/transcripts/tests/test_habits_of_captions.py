"""Habits of public subtitles, made anew: nobody's words are laid into another's mouth, and none is read twice."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.systematisation.transcripts.captions.reading import read_transcript


def spoken(text, filename="a.vtt"):
    return [(cue.speaker, cue.text) for cue in read_transcript(text.encode(), filename).cues]


def vtt(*captions: str) -> str:
    times = (f"00:00:{2 * n:02d}.000 --> 00:00:{2 * n + 2:02d}.000" for n in range(len(captions)))
    return "WEBVTT\n\n" + "\n\n".join(f"{time}\n{words}" for time, words in zip(times, captions, strict=True)) + "\n"


@pytest.mark.parametrize("untagged", ["Y lo que viene.", "<v>Y lo que viene.", "<v >Y lo que viene."])
def test_capability_S2_where_tags_say_who_speaks_a_caption_without_one_is_nobodys(untagged):
    text = vtt("<v Relatoría>Empezamos por los acuerdos.</v>", "<v Enlace Norte>Gracias.", untagged)

    assert spoken(text)[-1] == ("", "Y lo que viene.")


def test_capability_S2_names_in_brackets_before_a_colon_each_speak():
    lines = ("[Enlace Norte]: Buenas tardes.", "[Enlace Norte]: Abrimos la sala.", "[Relatoría Central]: Tomo nota.")

    assert spoken(vtt(*lines)) == [
        ("Enlace Norte", "Buenas tardes."),
        ("Enlace Norte", "Abrimos la sala."),
        ("Relatoría Central", "Tomo nota."),
    ]


def test_capability_S2_a_program_numbers_who_speaks_in_brackets_and_sounds_are_nobody():
    assert spoken(vtt("[SPEAKER_00] Los turnos se anuncian.", "[Música] Seguimos.", "[SPEAKER_01] ¿A qué hora?")) == [
        ("SPEAKER_00", "Los turnos se anuncian."),
        ("", "[Música] Seguimos."),
        ("SPEAKER_01", "¿A qué hora?"),
    ]


def test_capability_S2_an_sbv_without_empty_lines_keeps_its_captions():
    text = (
        "0:00:00.000,0:00:03.000\nGuía: Boa tarde a todas.\n0:00:03.000,0:00:07.000\nEquipe: Temos duas perguntas.\n"
        "0:00:07.000,0:00:09.000\nGuía: Podem fazer as duas.\n"
    )

    file = read_transcript(text.encode(), "a.sbv")

    assert [(cue.start_ms, cue.speaker, cue.text) for cue in file.cues] == [
        (0, "Guía", "Boa tarde a todas."),
        (3000, "Equipe", "Temos duas perguntas."),
        (7000, "Guía", "Podem fazer as duas."),
    ]
    assert [warning.kind for warning in file.warnings] == []


def test_capability_S2_three_captions_that_roll_are_read_once():
    text = vtt(
        "hoy quiero<00:00:00.500><c> contarles</c>",
        "hoy quiero contarles\ncómo se abre la sala",
        "cómo se abre la sala\ny quién anota",
    )

    assert [words for _who, words in spoken(text)] == ["hoy quiero contarles", "cómo se abre la sala", "y quién anota"]


def test_capability_S2_another_voice_in_captions_that_roll_is_read_once():
    text = vtt(
        " \n¿Se<00:00:00.500><c> escucha?</c>",
        "¿Se escucha?\n ",
        "¿Se escucha?\n&gt;&gt; Sí,<00:00:04.500><c> muy bien.</c>",
        "&gt;&gt; Sí, muy bien.\nPueden<00:00:06.500><c> empezar.</c>",
    )

    assert [words for _who, words in spoken(text)] == ["¿Se escucha?", "Sí, muy bien.", "Pueden empezar."]


def test_capability_S2_the_fence_of_a_page_is_no_word():
    captions = "1\n00:00:00,000 --> 00:00:02,000\nPrimero.\n\n2\n00:00:02,000 --> 00:00:04,000\nSegundo."
    text = f"# Taller\n\n```\n{captions}\n```\n"

    assert [words for _who, words in spoken(text, "a.srt")] == ["Primero.", "Segundo."]


def test_capability_S2_times_of_ttml_without_a_unit_are_seconds():
    words = '<p begin="0" end="1.5">Uno.</p><p begin="-1" end="2">X</p>'
    text = f'<tt xmlns="http://www.w3.org/ns/ttml"><body>{words}</body></tt>'

    file = read_transcript(text.encode(), "a.ttml")

    assert [(cue.start_ms, cue.end_ms, cue.text) for cue in file.cues] == [(0, 1500, "Uno.")]
    assert {warning.kind: warning.count for warning in file.warnings}["unreadable_time"] == 1


def test_promise_I05_a_chat_of_zoom_with_its_days_is_refused():
    lines = "".join(
        f"2026-05-0{n} 10:52:30 From Enlace {n} to Everyone:\n\tTenemos otra pregunta.\n" for n in range(1, 6)
    )

    with pytest.raises(Refused, match="chat"):
        read_transcript(lines.encode(), "a.txt")
