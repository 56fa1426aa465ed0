"""Taking words out of a transcript for good."""

import pytest

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.journal.models import Entry
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.conftest import VTT
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.findings.actions.writing import add_evidence
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.systematisation.transcripts.queries.facts import findings_to_look_at
from tinkuy.uploads.actions.reading import read_upload

FIRST = "Bajaron las denuncias. El problema no bajó."


def redact(cue: Cue, words: str, actor) -> Cue:
    start = cue.text.index(words)
    return redact_cue(actor=actor, cue=cue, start=start, end=start + len(words))


def code(cue: Cue, words: str, actor, kind="lesson") -> Excerpt:
    start = cue.text.index(words)
    return code_passage(actor=actor, cue=cue, start=start, end=start + len(words), kind=kind)


def test_promise_P10_a_mark_that_tells_no_length_stands_where_the_words_were(cues, systematisation):
    assert redact(cues[0], "las denuncias", systematisation).text == "Bajaron […]. El problema no bajó."
    assert redact(cues[1], "vio", systematisation).text == "Nadie lo […] venir."
    assert Cue.objects.filter(is_redacted=True).count() == 2


def test_promise_P10_a_word_cut_in_its_middle_goes_whole(cues, systematisation):
    assert redact(cues[0], "nunci", systematisation).text == "Bajaron las […]. El problema no bajó."


def test_promise_P10_quotes_over_it_are_taken_anew_and_those_behind_it_stay_as_they_were(cues, systematisation):
    over = code(cues[0], "Bajaron las denuncias", systematisation)
    behind = code(cues[0], "El problema no bajó", systematisation)

    redact(cues[0], "denuncias", systematisation)

    over.refresh_from_db()
    behind.refresh_from_db()
    now = Cue.objects.get(pk=cues[0].pk).text
    assert (over.text, now[over.start : over.end]) == ("Bajaron las […]", "Bajaron las […]")
    assert (behind.text, now[behind.start : behind.end]) == ("El problema no bajó", "El problema no bajó")


def test_promise_P10_a_quote_all_of_whose_words_go_goes_too_unless_a_finding_rests_on_it(
    finding, cues, systematisation
):
    alone = code(cues[0], "denuncias", systematisation, kind="risk")

    redact(cues[0], FIRST, systematisation)

    assert not Excerpt.objects.filter(pk=alone.pk).exists()
    assert Excerpt.objects.get(cue=cues[0]).text == "[…]"
    finding.refresh_from_db()
    assert finding.text == {"es": "Atender primero da confianza."}
    assert Evidence.objects.filter(finding=finding).count() == 2
    assert findings_to_look_at(finding.cycle) == [finding]


def test_two_quotes_that_come_to_hold_the_same_words_are_one(finding, cues, systematisation):
    shorter = code(cues[0], "El problema no", systematisation)
    longer = code(cues[0], "El problema no bajó", systematisation)
    add_evidence(actor=systematisation, finding=finding, excerpt=longer)

    redact(cues[0], "no bajó", systematisation)

    shorter.refresh_from_db()
    assert shorter.text == "El problema […]"
    assert not Excerpt.objects.filter(pk=longer.pk).exists()
    assert Evidence.objects.filter(finding=finding, excerpt=shorter).count() == 1


def test_promise_P10_a_file_that_waits_to_be_imported_keeps_none_of_the_words(cues, webinars, systematisation, scoped):
    waiting = read_upload(
        actor=systematisation, cycle=scoped, kind="transcript", data=VTT.encode(), filename="b.vtt", webinar=webinars[1]
    )

    redact(cues[0], "denuncias", systematisation)

    waiting.refresh_from_db()
    assert bytes(waiting.sealed_file + waiting.sealed_shown) == b""


def test_promise_L08_places_read_in_other_words_take_nothing_out(cues, systematisation):
    redact(cues[0], "Bajaron", systematisation)

    with pytest.raises(ChangedMeanwhile):
        redact_cue(actor=systematisation, cue=cues[0], start=8, end=11)

    assert Cue.objects.get(pk=cues[0].pk).text == "[…] las denuncias. El problema no bajó."


def test_promise_P10_the_journal_tells_the_session_and_nothing_of_the_words(cues, systematisation):
    redact(cues[0], "denuncias", systematisation)

    assert Entry.objects.get(deed="redacted").details == {"webinar": 1}


def test_who_only_observes_takes_nothing_out(cues, observer):
    with pytest.raises(Refused, match="Your role"):
        redact(cues[0], "denuncias", observer)

    assert Cue.objects.get(pk=cues[0].pk).text == FIRST


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 4), (0, 999)])
def test_a_place_outside_of_the_caption_is_refused(start, end, cues, systematisation):
    with pytest.raises(Refused):
        redact_cue(actor=systematisation, cue=cues[0], start=start, end=end)
