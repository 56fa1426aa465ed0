"""Searching the transcripts of a cycle."""

import pytest
from django_scopes import scope

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.conftest import VTT
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.systematisation.transcripts.queries.voices import MOST, search

PAGE = "/es/team/c/ciclo-de-prueba/systematise/search/"


def places_of(cycle, query):
    return [passage.cue.ordinal for passage in search(cycle, query).passages]


@pytest.mark.parametrize(
    ("query", "ordinals"),
    [
        ("denuncia", [1]),
        ("DENUNCIAS problema", [1]),
        ("bajo", [1]),
        ("bajó", [1]),
        ("palabra sencilla", [3]),
        ("denuncias paciencia", []),
        ("nadie", [2]),
        ("x", []),
        ("¿?", []),
    ],
)
def test_capability_S2_words_are_found_by_their_stems_and_without_their_accents(query, ordinals, transcript, scoped):
    assert places_of(scoped, query) == ordinals


def test_capability_S2_the_words_asked_for_are_marked_and_none_is_lost(transcript, scoped):
    passage = search(scoped, "problemas bajar").passages[0]

    assert "".join(words for words, _asked in passage.pieces) == passage.cue.text
    assert [words for words, asked in passage.pieces if asked] == ["Bajaron", "problema", "bajó"]


def test_capability_S2_all_sessions_are_searched_in_their_order(transcript, webinars, scoped, systematisation):
    import_transcript(actor=systematisation, webinar=webinars[1], data=VTT.encode() + b"\n", filename="b.vtt")

    results = search(scoped, "turnos")

    assert [(passage.webinar.ordinal, passage.cue.ordinal) for passage in results.passages] == [(1, 3), (2, 3)]
    assert (results.count, results.webinars) == (2, 2)


def test_more_than_fit_are_counted(transcript, scoped):
    Cue.objects.bulk_create(
        Cue(cycle=scoped, transcript=transcript, ordinal=100 + n, start_ms=n, end_ms=n, text="Frontera")
        for n in range(120)
    )

    results = search(scoped, "fronteras")

    assert (len(results.passages), results.count) == (MOST, 120)


def test_promise_A03_another_cycle_is_not_searched(transcript, scoped):
    other = Cycle.objects.create(slug="otro", title={"es": "Otro"})

    with scope(cycle=other):
        assert search(other, "denuncias").count == 0


def test_promise_P10_what_was_taken_out_is_not_found(cues, scoped, systematisation):
    redact_cue(actor=systematisation, cue=cues[0], start=8, end=21)

    assert places_of(scoped, "denuncias") == []


def test_capability_S2_the_page_leads_to_the_minute_in_the_workbench(transcript, signed_in, observer):
    page = signed_in(observer).get(PAGE, {"q": "denuncia"}).text

    assert "<mark>denuncias</mark>" in page
    assert "/es/team/c/ciclo-de-prueba/systematise/s/1/#cue-1" in page
    assert "Corregir" not in page


def test_the_page_says_what_to_do_where_nothing_was_found(transcript, signed_in, observer):
    assert "Nadie dice" in signed_in(observer).get(PAGE, {"q": "helicóptero"}).text
