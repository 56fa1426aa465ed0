"""What the workbench answers its script, and what of a transcript it shows."""

import re

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler, SQLInsertCompiler
from django.test.utils import CaptureQueriesContext

from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.tests.test_pages import at
from tinkuy.systematisation.workbench.forms import PassageForm

PART = {"X-Part": "coding"}


@pytest.fixture
def turns(scoped, systematisation) -> Code:
    return add_code(actor=systematisation, cycle=scoped, kind="lesson", name={"es": "Turnos"})


def passage(**more):
    return {"cue": 2, "start": 0, "end": 5, "kind": "lesson", "code": ""} | more


def test_capability_S4_the_script_gets_the_captions_counts_and_knots_that_changed(
    transcript, turns, signed_in, systematisation
):
    client = signed_in(systematisation)

    answer = client.post(
        at("code", transcript.cycle, 1), passage(last_cue=3, end=3, code=turns.pk, once="a"), headers=PART
    )

    page, quote = answer.content.decode(), Excerpt.objects.get()
    assert answer.status_code == 201
    assert [place for place in (1, 2, 3, 4) if f'id="cue-{place}"' in page] == [2, 3]
    assert f'<li data-of="{turns.pk}">1</li>' in page
    assert f'<a href="#quote-{quote.public_id}"' in page
    assert 'data-told="Kept as a quote of LE-1."' in page
    assert 'data-undo="yes" data-redo=""' in page


def test_of_a_further_quote_no_query_is_put_into_words_anew(transcript, turns, signed_in, systematisation, monkeypatch):
    """To put them into words took half of the action's time: see `core/rows/compiled_query.py`."""
    client, made = signed_in(systematisation), []

    def noted(put_into_words):
        def note(compiler, *args, **kwargs):
            made.append(compiler.query.model.__name__)
            return put_into_words(compiler, *args, **kwargs)

        return note

    client.post(at("code", transcript.cycle, 1), passage(last_cue=4, code=turns.pk, once="a"), headers=PART)
    for kind in (SQLCompiler, SQLInsertCompiler):
        monkeypatch.setattr(kind, "as_sql", noted(kind.as_sql))
    client.post(at("code", transcript.cycle, 1), passage(cue=1, last_cue=4, code=turns.pk, once="b"), headers=PART)

    assert made == []
    assert Excerpt.objects.count() == 2


@pytest.mark.one_database
def test_the_ends_of_a_passage_are_not_looked_for_among_all_captions(transcript, turns, signed_in, systematisation):
    """What a plan says is SQLite's: PostgreSQL reads all of a table that has few rows."""
    with CaptureQueriesContext(connection) as captured_statements:
        signed_in(systematisation).post(at("code", transcript.cycle, 1), passage(last_cue=4, once="a"), headers=PART)

    asked = [one["sql"] for one in captured_statements if one["sql"].startswith("SELECT")]
    (ends,) = [sql for sql in asked if re.search(r'"ordinal" IN \(2, 4\)|"ordinal" = 2', sql)]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {ends}")
        steps = [step for *_place, step in cursor.fetchall()]
    assert any("(transcript_id=? AND ordinal=?)" in step for step in steps), steps
    assert not [step for step in steps if step.startswith("SCAN")], steps


def test_for_what_the_palette_sends_no_list_of_codes_is_made_as_no_page_offers_it(scoped, turns):
    form = PassageForm(passage(code=turns.pk))

    assert form.fields["code"].queryset.query.is_empty()
    assert form.is_valid()
    assert form.cleaned_data["code"] == turns


def test_a_kind_that_there_is_not_is_refused_as_its_sentence(transcript, signed_in, systematisation):
    answer = signed_in(systematisation).post(at("code", transcript.cycle, 1), passage(kind="rumour"), headers=PART)

    assert (answer.status_code, answer.content.decode()) == (
        422,
        "Select a passage of the transcript and choose its kind.",
    )


def test_a_code_that_is_none_of_the_cycle_is_refused_as_its_sentence(transcript, signed_in, systematisation):
    client = signed_in(systematisation)

    for code in ("999999", "9" * 30, "٣", "ñ"):
        answer = client.post(at("code", transcript.cycle, 1), passage(code=code, once=code), headers=PART)
        assert answer.status_code == 422
    assert not Excerpt.objects.exists()


def test_capability_S4_the_same_post_again_after_a_lost_answer_codes_once(transcript, signed_in, systematisation):
    client = signed_in(systematisation)
    posts = [client.post(at("code", transcript.cycle, 1), passage(once="key"), headers=PART) for _time in range(2)]

    assert [answer.status_code for answer in posts] == [201, 201]
    assert (posts[1].content, Excerpt.objects.count()) == (b"", 1)


def test_capability_S4_the_script_gets_a_refusal_as_its_sentence(transcript, signed_in, systematisation):
    client = signed_in(systematisation)
    client.post(at("code", transcript.cycle, 1), passage(), headers=PART)

    again = client.post(at("code", transcript.cycle, 1), passage(), headers=PART)
    empty = client.post(at("code", transcript.cycle, 1), {"cue": 2}, headers=PART)
    plain = client.post(at("code", transcript.cycle, 1), passage())

    assert (again.status_code, again.content.decode()) == (422, "This passage is already coded with this kind.")
    assert (empty.status_code, empty.headers["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert plain.status_code == 422
    assert "<h1" in plain.content.decode()


def test_capability_S4_a_code_is_made_on_the_spot(transcript, signed_in, systematisation):
    client = signed_in(systematisation)

    page = client.post(
        at("code", transcript.cycle, 1), passage(new_code="Palabra y <b>turno</b>"), headers=PART
    ).content.decode()

    assert Excerpt.objects.get().code.name == {"es": "Palabra y <b>turno</b>"}
    assert "&lt;b&gt;turno" in page
    again = client.post(
        at("code", transcript.cycle, 1), passage(end=9, new_code="palabra y <b>turno</b>"), headers=PART
    )
    assert again.content.decode() == "LE-1 already has this name."


def test_capability_S4_undo_and_redo_answer_what_went_and_what_came_back(transcript, signed_in, systematisation):
    client = signed_in(systematisation)
    client.post(at("code", transcript.cycle, 1), passage(), headers=PART)
    quote = Excerpt.objects.get()

    undone = client.post(at("undo", transcript.cycle, 1), headers=PART).content.decode()
    redone = client.post(at("redo", transcript.cycle, 1), headers=PART).content.decode()

    assert f'data-gone="{quote.public_id}" data-undo="" data-redo="yes"' in undone
    assert f"#quote-{quote.public_id}" not in undone
    assert f'<a href="#quote-{quote.public_id}"' in redone
    refused = client.post(at("redo", transcript.cycle, 1), headers=PART)
    assert (refused.status_code, refused.content.decode()) == (422, "There is nothing of yours to do again.")


def test_capability_S4_without_a_script_undo_leads_back_to_the_caption(transcript, signed_in, systematisation):
    client = signed_in(systematisation)
    client.post(at("code", transcript.cycle, 1), passage())

    answer = client.post(at("undo", transcript.cycle, 1))

    assert answer.headers["Location"] == at("session", transcript.cycle, 1) + "#cue-2"


def test_capability_S4_only_captions_with_quotes_of_a_code_or_kind_are_shown(
    coded, cues, turns, signed_in, observer, systematisation
):
    code_passage(actor=systematisation, cue=cues[1], start=0, end=5, kind="lesson", code=turns)
    client, page = signed_in(observer), at("session", coded[0].cycle, 1)

    def places(**asked) -> list[int]:
        html = client.get(page, asked).content.decode()
        return [place for place in (1, 2, 3, 4) if f'id="cue-{place}"' in html]

    assert places() == [1, 2, 3, 4]
    assert places(only="lesson") == [1, 2, 4]
    assert places(only=turns.pk) == [2]
    assert places(only="risk") == []
    assert places(voice=cues[2].speaker_id) == [3, 4]
    assert places(voice=cues[2].speaker_id, only="lesson") == [4]
    assert places(only="nonsense", voice="77") == [1, 2, 3, 4]


def test_capability_S4_all_turns_of_the_voice_that_is_shown_are_coded(
    transcript, cues, turns, signed_in, systematisation
):
    client = signed_in(systematisation)
    voice = cues[2].speaker_id
    page = at("session", transcript.cycle, 1)
    assert "Code the one turn of Ministerio – Uruguay with" in client.get(page, {"voice": voice}).content.decode()

    answer = client.post(at("code_turns", transcript.cycle, 1, voice), {"code": turns.pk, "turns": 1}, follow=True)

    assert "1 turn is coded." in answer.content.decode()
    assert Excerpt.objects.get().code == turns


def test_invariant_10_a_voice_that_a_regime_hides_is_not_offered(transcript, cues, signed_in, systematisation):
    voice = cues[2].speaker_id
    for cue in cues[2:]:
        cue.speaker, cue.voice, cue.regime = None, 1, "chatham_house"
        cue.save(update_fields=["speaker", "voice", "regime"])
    client = signed_in(systematisation)

    assert "Ministerio – Uruguay" not in client.get(at("session", transcript.cycle, 1)).content.decode()
    assert client.post(at("code_turns", transcript.cycle, 1, voice), {"code": 1, "turns": 1}).status_code == 404


def test_capability_S4_overlapping_marks_have_edges_only_where_a_quote_begins_or_ends(cues, signed_in, systematisation):
    for start, end, kind in ((0, 34, "risk"), (12, 42, "lesson")):
        code_passage(actor=systematisation, cue=cues[0], start=start, end=end, kind=kind)

    page = signed_in(systematisation).get(at("session", cues[0].cycle, 1)).content.decode()

    assert '<mark class="quote risk to-be-continued">Bajaron las </mark>' in page
    assert '<mark class="quote risk goes-on"><mark class="quote lesson to-be-continued">denuncias.' in page
    assert '<i class="risk lane-0 begins ends" title="Risk"></i><i class="lesson lane-1 begins ends"' in page


def test_capability_S4_no_word_of_a_caption_nor_of_who_says_it_is_markup(transcript, turns, signed_in, systematisation):
    """Captions are put together without a template, which would escape them."""
    Cue.objects.filter(ordinal=2).update(text="""Nadie <i>"vio"</i> & 'calla'""")
    Cue.objects.update(regime="public")
    Speaker.objects.filter(country="PE").update(label='"><img src=x>')
    client = signed_in(systematisation)

    client.post(at("code", transcript.cycle, 1), passage(end=12, code=turns.pk))
    page = client.get(at("session", transcript.cycle, 1)).content.decode()

    assert "&lt;i&gt;&quot;" in page
    assert "&lt;/i&gt; &amp; &#x27;calla&#x27;" in page
    assert "&quot;&gt;&lt;img src=x&gt;" in page
    assert "<i>" not in page
    assert "<img src=x" not in page


def test_a_workbench_reads_its_captions_once(transcript, turns, signed_in, systematisation):
    """There are thousands: those of the transcript, of its quotes and of what is suggested are the same."""
    cue = Cue.objects.get(ordinal=2)
    for end in (5, 9):
        code_passage(actor=systematisation, cue=cue, start=0, end=end, kind="lesson", code=turns)
    client = signed_in(systematisation)

    with CaptureQueriesContext(connection) as statements:
        client.get(at("session", transcript.cycle, 1))

    read = [one["sql"] for one in statements if "systematisation_cue" in one["sql"]]
    assert len([sql for sql in read if '"systematisation_cue"."text"' in sql]) == 1


def test_codes_are_searched_where_there_are_any(transcript, turns, systematisation, signed_in):
    bench = at("session", transcript.cycle, 1)
    client = signed_in(systematisation)
    assert 'id="code-search"' in client.get(bench).content.decode()

    Code.objects.all().delete()

    assert 'id="code-search"' not in client.get(bench).content.decode()
    assert 'id="code-search"' in client.get(f"{bench}?codes=ruta").content.decode()  # what was typed can be taken out
