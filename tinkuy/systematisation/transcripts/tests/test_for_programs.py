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


@pytest.mark.parametrize(
    ("item", "start"),
    [
        ({**ONE, "start": "NaN"}, 0),
        ({**ONE, "start": float("nan")}, 0),
        ({**ONE, "start": 1e300}, 0),
        ({**ONE, "start": "01:02:03.5"}, 3_723_500),
        ({**ONE, "start": 2.5, "end": None}, 2_500),
    ],
)
def test_an_hour_that_is_none_begins_at_nought(item, start):
    file = read_transcript(json.dumps([item]).encode(), "transcript.json")

    assert [(cue.start_ms, cue.end_ms >= cue.start_ms) for cue in file.cues] == [(start, True)]


@pytest.mark.parametrize(
    ("begin", "milliseconds"), [("00:00:01.250", 1_250), ("1.25s", 1_250), ("1250ms", 1_250), ("00:00:01:12", 1_000)]
)
def test_the_clocks_of_ttml_are_read(begin, milliseconds):
    file = read_transcript(TTML.format(begin, "00:00:09.000").encode(), "a.ttml")

    assert file.cues[0].start_ms == milliseconds
