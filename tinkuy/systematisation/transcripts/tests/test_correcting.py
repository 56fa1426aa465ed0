"""Correcting a caption; its quotes follow."""

import html
import re

import pytest

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.journal.models import Entry
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.systematisation.transcripts.actions.retaking import correct_cue, fingerprint_of_cue

from .test_redacting import code

PAGE = "/es/team/c/ciclo-de-prueba/systematise/s/1/cues/1/edit/"
OUT = "/es/team/c/ciclo-de-prueba/systematise/s/1/cues/1/redact/"


def correct(cue: Cue, text: str, actor, **more) -> Cue:
    return correct_cue(actor=actor, cue=cue, text=text, **({"speaker": cue.speaker} | more))


def test_capability_S2_words_are_corrected_and_the_quotes_follow(cues, systematisation):
    over = code(cues[0], "Bajaron las denuncias", systematisation)
    behind = code(cues[0], "El problema no bajó", systematisation)

    correct(cues[0], "Nunca bajaron las muchas denuncias. El problema no bajó.", systematisation)

    over.refresh_from_db()
    behind.refresh_from_db()
    now = Cue.objects.get(pk=cues[0].pk).text
    assert (over.text, behind.text) == ("Nunca bajaron las muchas denuncias", "El problema no bajó")
    assert [now[quote.start : quote.end] for quote in (over, behind)] == [over.text, behind.text]
    assert Entry.objects.get(deed="corrected").details == {"webinar": 1}


def test_capability_S2_another_speaker_gives_the_quotes_another_country(finding, cues, systematisation):
    uruguay = Speaker.objects.get(country="UY")

    correct(cues[0], cues[0].text, systematisation, speaker=uruguay)

    assert set(Excerpt.objects.values_list("country", flat=True)) == {"UY"}


def test_capability_S2_a_quote_all_of_whose_words_would_go_stops_the_correction(coded, cues, systematisation):
    code(cues[0], "Bajaron", systematisation, kind="risk")

    with pytest.raises(Refused, match="All words of the quote «Bajaron» would go"):
        correct(cues[0], "las denuncias. El problema no bajó.", systematisation)

    assert Cue.objects.get(pk=cues[0].pk).text.startswith("Bajaron")


def test_two_quotes_that_would_hold_the_same_words_stop_it(cues, systematisation):
    code(cues[0], "El problema no", systematisation)
    code(cues[0], "El problema no bajó", systematisation)

    with pytest.raises(Refused, match="Two quotes of one kind"):
        correct(cues[0], "Bajaron las denuncias. El problema no.", systematisation)


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_a_caption_without_words_is_refused(text, cues, systematisation):
    with pytest.raises(Refused, match="says nothing"):
        correct(cues[0], text, systematisation)


def test_invariant_11_where_no_speaker_is_kept_none_is_written(cues, systematisation):
    speaker = cues[0].speaker
    Cue.objects.update(regime="chatham_house", speaker=None, voice=1)

    with pytest.raises(Refused, match="no speaker is kept"):
        correct(Cue.objects.first(), "Otra cosa", systematisation, speaker=speaker)


def test_promise_L08_what_was_read_before_a_change_is_refused(cues, systematisation):
    read_as = fingerprint_of_cue(cues[0])
    correct(cues[0], "Otras palabras", systematisation)

    with pytest.raises(ChangedMeanwhile):
        correct(cues[0], "Las mías", systematisation, read_as=read_as)


def test_who_only_observes_corrects_nothing(cues, observer):
    with pytest.raises(Refused, match="Your role"):
        correct(cues[0], "Otra cosa", observer)


@pytest.fixture
def browser(signed_in, cues, systematisation):
    return signed_in(systematisation)


def sent(page, **words):
    basis = html.unescape(re.search(r'name="basis" value="([^"]*)"', page.text)[1])
    return {"basis": basis, "speaker": ""} | words


def test_capability_S2_the_page_shows_the_caption_among_its_neighbours_and_saves(browser, cues):
    page = browser.get(PAGE)

    answer = browser.post(PAGE, sent(page, text="Bajaron menos denuncias.", speaker=str(cues[0].speaker_id)))

    assert "Nadie lo vio venir." in page.text
    assert answer.url.endswith("/systematise/s/1/#cue-1")
    assert Cue.objects.get(ordinal=1).text == "Bajaron menos denuncias."


def test_a_form_sent_empty_is_refused_at_its_field(browser):
    assert (browser.post(PAGE, {}).status_code, browser.post(OUT, {}).status_code) == (422, 422)


def test_promise_L08_the_second_of_two_sees_both_versions_and_nothing_is_overwritten(
    browser, signed_in, cues, coordination
):
    page = browser.get(PAGE)
    signed_in(coordination).post(
        PAGE, sent(page, text="La versión de la coordinación.", speaker=str(cues[0].speaker_id))
    )

    answer = browser.post(PAGE, sent(page, text="La mía.", speaker=str(cues[0].speaker_id)))

    assert answer.status_code == 422
    assert "La versión de la coordinación." in answer.text
    assert "La mía." in answer.text
    assert Cue.objects.get(ordinal=1).text == "La versión de la coordinación."


def test_promise_P10_words_are_taken_out_on_the_page_and_the_findings_to_look_at_are_told(browser, finding):
    answer = browser.post(OUT, {"out-words": "LAS  denuncias"}, follow=True)

    assert Cue.objects.get(ordinal=1).text == "Bajaron […]. El problema no bajó."
    assert f"{finding.label} se apoya" in answer.text
    page = browser.get("/es/team/c/ciclo-de-prueba/systematise/s/1/transcript/").text
    assert finding.label in page


def test_words_that_do_not_stand_there_are_refused_at_their_field(browser):
    answer = browser.post(OUT, {"out-words": "lo que nadie dijo"})

    assert answer.status_code == 422
    assert "no están en este subtítulo" in answer.text
    assert "lo que nadie dijo" in answer.text


def test_promise_P10_another_file_does_not_bring_back_what_was_taken_out(cues, webinars, systematisation):
    from tinkuy.systematisation.conftest import VTT

    redact_cue(actor=systematisation, cue=cues[0], start=0, end=7)
    other = VTT.replace("Nadie lo vio", "Nadie lo supo").encode()

    with pytest.raises(Refused, match="may bring them back"):
        import_transcript(actor=systematisation, webinar=webinars[0], data=other, filename="b.vtt")
