"""S2: what is no honest transcript of a program is refused in a sentence, whatever it begins with."""

import json

import pytest

from tinkuy.core.errors import Refused
from tinkuy.systematisation.transcripts.captions.reading import read_transcript

ONE = {"start": 0.5, "end": 1.5, "text": "Buenas tardes."}
TTML = '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="{}" end="{}">Buenas.</p></div></body></tt>'

HOSTILE = {
    "cut": json.dumps({"segments": [ONE] * 3})[:-20],
    "nested": "[" * 100_000,
    "other data": json.dumps({"name": "package", "version": "1.0"}),
    "no words": json.dumps({"segments": [{"start": 0, "end": 1, "text": " "}]}),
    "one endless line": json.dumps({"segments": [{**ONE, "text": "a " * 9_000}]}),
    "number of many digits": '{"segments": [{"start": ' + "9" * 6_000 + ', "text": "Buenas."}]}',
    "entities": '<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY a "b">]>' + TTML.format("1s", "2s"),
    "xml cut": TTML.format("1s", "2s")[:60],
    "other xml": '<?xml version="1.0"?><rss><channel><title>Noticias</title></channel></rss>',
    "times of frames": TTML.format("12f", "20f"),
    "table of something else": "start\tend\ttext\nayer\thoy\tBuenas.\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_promise_I02_I04_data_that_is_no_transcript_is_refused_in_a_sentence(name):
    with pytest.raises(Refused) as refusal:
        read_transcript(HOSTILE[name].encode(), "transcript.json")

    assert str(refusal.value).endswith(".")


WORDS = "Palabras que se dijeron en una parte cerrada."
GOOD = [{"start": n * 60.5, "end": n * 60.5 + 9, "text": WORDS} for n in range(60)]


@pytest.mark.parametrize(
    ("start", "milliseconds"), [("01:02:03.5", 3_723_500), ("1800.5", 1_800_500), ("2.5", 2_500), (2.5, 2_500)]
)
def test_the_clocks_of_json_are_read(start, milliseconds):
    file = read_transcript(json.dumps([{**ONE, "start": start, "end": None}]).encode(), "transcript.json")

    assert file.has_times
    assert (file.cues[0].start_ms, file.cues[0].end_ms > milliseconds) == (milliseconds, True)


@pytest.mark.parametrize(
    "start", ["NaN", float("nan"), 1e300, -5, "-5", "30m0s", "ayer", True, 90_000_000.5, "99:00:00"]
)
def test_promise_P11_one_start_that_is_none_makes_all_times_a_guess(start):
    file = read_transcript(json.dumps([*GOOD, {**ONE, "start": start, "end": -1}]).encode(), "transcript.json")

    assert not file.has_times
    assert all(0 <= cue.start_ms <= cue.end_ms < 3_600_000 for cue in file.cues)


@pytest.mark.parametrize("end", [1_000_000, 1_000_150, None])
def test_whole_milliseconds_of_a_session_are_read_as_such(end):
    """Sentences, words of a fifth of a second, and without an end."""
    items = [{"start": n * 1_000_000, "end": end and n * 1_000_000 + end - 999_990, "text": WORDS} for n in range(4)]

    file = read_transcript(json.dumps(items).encode(), "transcript.json")

    assert ([cue.start_ms for cue in file.cues], file.has_times) == ([0, 1_000_000, 2_000_000, 3_000_000], True)


def test_promise_P11_numbers_that_may_be_seconds_or_milliseconds_are_neither():
    items = [{"start": start, "end": start + 1200, "text": WORDS} for start in (0, 1200, 2400)]

    assert not read_transcript(json.dumps(items).encode(), "transcript.json").has_times


LAYOUTS_WITH_A_TIME_OF_NO_SESSION = {
    "srt": "1\n99:00:00,000 --> 99:00:05,000\nBuenas.\n\n2\n00:00:05,000 --> 00:00:09,000\nBien.\n",
    "vtt": "WEBVTT\n\n9999:00:00.000 --> 9999:00:05.000\nBuenas.\n\n00:05.000 --> 00:09.000\nBien.\n",
    "sbv": "99:00:00.000,99:00:05.000\nBuenas.\n\n0:00:05.000,0:00:09.000\nBien.\n",
    "tsv": "start\tend\ttext\n00000000000000000000000005\t9\tBuenas.\n5\t9\tBien.\n",
    "text": "[Ana] 14:00:00\nBuenas tardes a todas.\n[Eva] 13:50:00\nBien.\n[Ana] 14:01:00\nVamos.\n",
    "ttml": TTML.format("99:00:00", "99:00:05"),
}


@pytest.mark.parametrize("layout", LAYOUTS_WITH_A_TIME_OF_NO_SESSION)
def test_promise_P11_no_layout_has_a_time_before_or_beyond_a_session(layout):
    file = read_transcript(LAYOUTS_WITH_A_TIME_OF_NO_SESSION[layout].encode(), "a.txt")

    assert (file.layout, file.has_times) == (layout, False)
    assert all(0 <= cue.start_ms <= cue.end_ms < 600_000 for cue in file.cues)


def test_what_ttml_does_not_say_when_is_counted_as_left_out():
    more = '<p begin="12f">Cerrado.</p><p>Sin hora.</p><p begin="1s"> </p>'
    more += '<div timeContainer="seq"><p begin="1s">Así.</p></div></div>'

    file = read_transcript(TTML.format("1s", "2s").replace("</div>", more).encode(), "a.ttml")

    assert [cue.text for cue in file.cues] == ["Buenas."]
    assert {warning.kind: warning.count for warning in file.warnings}["unreadable_time"] == 3


def test_what_stands_within_a_part_of_ttml_counts_from_its_beginning():
    text = TTML.format("1s", "2s").replace("<div>", '<div begin="00:30:00">')

    cue = read_transcript(text.encode(), "a.ttml").cues[0]

    assert (cue.start_ms, cue.end_ms) == (1_801_000, 1_802_000)


@pytest.mark.parametrize(
    ("begin", "milliseconds"), [("00:00:01.250", 1_250), ("1.25s", 1_250), ("1250ms", 1_250), ("00:00:01:12", 1_000)]
)
def test_the_clocks_of_ttml_are_read(begin, milliseconds):
    file = read_transcript(TTML.format(begin, "00:00:09.000").encode(), "a.ttml")

    assert file.cues[0].start_ms == milliseconds
