"""A caption that two persons share: the words of the second are not laid into the mouth of the first."""

from tinkuy.systematisation.transcripts.captions.reading import read_transcript


def spoken(text, filename):
    return [(cue.speaker, cue.text) for cue in read_transcript(text.encode(), filename).cues]


def test_a_name_that_begins_a_later_line_speaks_from_there():
    text = """1
00:00:09,000 --> 00:00:11,000
Ana: Primero

2
00:00:14,000 --> 00:00:15,000
Ana: Tercero
Luis: Cuarto

3
00:00:16,000 --> 00:00:17,000
Ana: Quinto

4
00:00:20,000 --> 00:00:21,000
Noveno
Luis: Décimo
"""

    assert spoken(text, "dos.srt") == [
        ("Ana", "Primero"),
        ("Ana", "Tercero"),
        ("Luis", "Cuarto"),
        ("Ana", "Quinto"),
        ("Ana", "Noveno"),
        ("Luis", "Décimo"),
    ]


def test_a_name_in_brackets_on_a_later_line_speaks_from_there():
    text = """WEBVTT

00:00:08.000 --> 00:00:12.000
(Rosa Pinto)
Quería empezar con

00:00:16.000 --> 00:00:20.000
(Rosa Pinto)
los antecedentes
-

(Iván Cori)
¿los míos?
"""

    assert spoken(text.replace("\n\n(Iván", "\n \n(Iván"), "dos.vtt") == [
        ("Rosa Pinto", "Quería empezar con"),
        ("Rosa Pinto", "los antecedentes"),
        ("Iván Cori", "¿los míos?"),
    ]


def test_ordinary_words_before_a_colon_on_later_lines_stay_with_whoever_says_them():
    text = "WEBVTT\n" + "".join(
        f"""
00:00:{second:02}.000 --> 00:00:{second + 1:02}.000
Ana: Hay varias
por ejemplo: {second}
"""
        for second in (1, 3, 5)
    )

    assert spoken(text, "dos.vtt") == [("Ana", f"Hay varias por ejemplo: {second}") for second in (1, 3, 5)]


def test_a_colon_within_somebodys_words_is_no_other_voice():
    text = """1
00:00:09,000 --> 00:00:11,000
Ana: Les pido tres cosas
para mañana: turnos

2
00:00:12,000 --> 00:00:13,000
Ana: y agua
"""

    assert spoken(text, "una.srt") == [("Ana", "Les pido tres cosas para mañana: turnos"), ("Ana", "y agua")]


def test_an_empty_line_after_the_time_keeps_the_words():
    text = (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n\nuno\n\n"
        "00:00:03.000 --> 00:00:04.000\n\n00:00:05.000 --> 00:00:06.000\ndos\n"
    )

    assert [words for _speaker, words in spoken(text, "vacias.vtt")] == ["uno", "dos"]
