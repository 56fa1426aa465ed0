"""What was said live becomes a quote."""

import pytest
from django.db import IntegrityError, transaction

from tinkuy.convening.registrations.models import Registration
from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.moderation.actions import redact_question
from tinkuy.dialogue.notes.actions import remove_note
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.questions.actions import withdraw_question
from tinkuy.dialogue.questions.models import Question
from tinkuy.hiding import Audience
from tinkuy.journal.models import Entry
from tinkuy.systematisation.coding.actions import recode_excerpt, remove_excerpt
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.live.actions import cite
from tinkuy.systematisation.live.queries.listing import live_things
from tinkuy.systematisation.live.queries.quotable import poll_words, published_words
from tinkuy.systematisation.quipu.queries import quipu_of

from .live_rows import MINUTES, answered, everything_live, note, poll, question

LIVE = [Source.QUESTION, Source.ANSWER, Source.POLL, Source.NOTE]
WORDS = {
    Source.QUESTION: ("¿Quién paga el traslado?", "PE"),
    Source.ANSWER: ("Lo paga la provincia.", ""),
    Source.POLL: ("¿Qué falta más? Turnos: 14; Traslado: 9 (23 respuestas).", ""),
    Source.NOTE: ("Se atiende sin pedir documentos.", "UY"),
}


@pytest.fixture
def webinar(scoped, webinars):
    return webinars[0]


@pytest.mark.parametrize("source", LIVE)
def test_capability_S6_what_was_said_live_becomes_a_quote_with_its_words_country_and_minute(
    source, webinar, systematisation
):
    row = everything_live(webinar)[source]

    excerpt = cite(actor=systematisation, source=source, row=row, kind="lesson")

    assert (excerpt.source, excerpt.row, excerpt.cue) == (source, row, None)
    assert (excerpt.text, excerpt.country) == WORDS[source]
    assert (excerpt.minute, excerpt.language, excerpt.regime) == (MINUTES[source], "es", "attribution")
    assert Entry.objects.get(deed="cited").details == {"webinar": 1, "kind": "lesson", "source": source.value}


@pytest.mark.parametrize("source", LIVE)
def test_capability_S6_the_same_is_cited_once_for_each_kind(source, webinar, systematisation):
    row = everything_live(webinar)[source]
    cite(actor=systematisation, source=source, row=row, kind="lesson")

    with pytest.raises(Refused, match="already cited with this kind"):
        cite(actor=systematisation, source=source, row=row, kind="lesson")
    cite(actor=systematisation, source=source, row=row, kind="risk")

    assert sorted(Excerpt.objects.values_list("kind", flat=True)) == ["lesson", "risk"]


@pytest.mark.parametrize("state", ["waiting", "held", "declined", "archived"])
def test_capability_S6_a_question_that_the_room_does_not_read_is_not_cited(state, webinar, systematisation):
    hidden = question(webinar, state=state, reason="No trata del tema")

    with pytest.raises(Refused, match="does not read this question"):
        cite(actor=systematisation, source=Source.QUESTION, row=hidden, kind="risk")

    assert Excerpt.objects.count() == 0


def test_capability_S6_a_question_left_for_later_is_cited_and_has_no_answer_to_cite(webinar, systematisation):
    deferred = question(webinar, state="deferred")

    cite(actor=systematisation, source=Source.QUESTION, row=deferred, kind="risk")
    with pytest.raises(Refused, match="no answer in writing"):
        cite(actor=systematisation, source=Source.ANSWER, row=deferred, kind="risk")


def test_capability_S6_an_answer_given_aloud_is_coded_in_the_transcript(webinar, systematisation):
    aloud = answered(webinar, answer="")

    with pytest.raises(Refused, match="coded in the transcript"):
        cite(actor=systematisation, source=Source.ANSWER, row=aloud, kind="risk")


@pytest.mark.parametrize("state", ["draft", "open"])
def test_capability_S6_a_poll_is_cited_once_it_has_closed(state, webinar, systematisation):
    with pytest.raises(Refused, match="once the poll has closed"):
        cite(actor=systematisation, source=Source.POLL, row=poll(webinar, state=state), kind="risk")


def test_capability_S6_a_proposed_note_is_not_cited(webinar, systematisation):
    with pytest.raises(Refused, match="only proposed"):
        cite(actor=systematisation, source=Source.NOTE, row=note(webinar, state="proposed"), kind="risk")


def test_capability_S6_a_decision_made_meanwhile_counts(webinar, systematisation):
    shown = question(webinar)
    Question.objects.update(state="declined", reason="Nombra a una persona")

    with pytest.raises(Refused, match="does not read this question"):
        cite(actor=systematisation, source=Source.QUESTION, row=shown, kind="risk")


def test_an_observer_may_not_cite_and_the_kind_is_one_of_four(webinar, observer, systematisation):
    with pytest.raises(Refused, match="Your role"):
        cite(actor=observer, source=Source.NOTE, row=note(webinar), kind="risk")
    with pytest.raises(Refused, match="Choose a kind"):
        cite(actor=systematisation, source=Source.NOTE, row=note(webinar), kind="rumour")

    assert Excerpt.objects.count() == 0


def test_a_question_asked_by_name_is_cited_without_it(webinar, systematisation):
    asker = registered(webinar, "Gaviota")

    own_question = question(webinar, asker=asker, shown_as="named")
    excerpt = cite(actor=systematisation, source=Source.QUESTION, row=own_question, kind="risk")

    stored = " ".join(str(value) for value in Excerpt.objects.values().get(pk=excerpt.pk).values())
    assert "Gaviota" not in stored
    assert asker.public_id not in stored


def test_a_question_taken_back_stays_as_evidence_and_is_nobodys(webinar, systematisation):
    asker = registered(webinar, "Gaviota")
    own_question = question(webinar, asker=asker)
    cite(actor=systematisation, source=Source.QUESTION, row=own_question, kind="risk")

    withdraw_question(voice=Voice(registration=asker), question=own_question)

    assert Question.objects.get().asker is None
    assert Excerpt.objects.get().text == "¿Quién paga el traslado?"


def test_a_question_stays_as_evidence_when_the_registration_goes(webinar, systematisation):
    asker = registered(webinar, "Gaviota")
    own_question = question(webinar, asker=asker)
    cite(actor=systematisation, source=Source.QUESTION, row=own_question, kind="risk")

    asker.delete()

    assert Question.objects.get().asker is None


def test_a_note_that_was_cited_is_not_removed_and_its_quote_first_is(webinar, systematisation, coordination):
    row = note(webinar)
    excerpt = cite(actor=systematisation, source=Source.NOTE, row=row, kind="lesson")

    with pytest.raises(Refused, match="Remove the quote first"):
        remove_note(actor=coordination, note=row)
    remove_excerpt(actor=systematisation, excerpt=excerpt)
    remove_note(actor=coordination, note=Note.objects.get())

    assert Note.objects.count() == 0


def test_a_quote_of_something_live_is_coded_anew_but_not_twice_alike(webinar, systematisation):
    row = note(webinar)
    first = cite(actor=systematisation, source=Source.NOTE, row=row, kind="lesson")
    cite(actor=systematisation, source=Source.NOTE, row=row, kind="risk")

    with pytest.raises(Refused, match="already coded with this kind"):
        recode_excerpt(actor=systematisation, excerpt=first, kind="risk")
    assert recode_excerpt(actor=systematisation, excerpt=first, kind="recommendation").source == "note"


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": "cue"},
        {"source": "poll"},
        {"source": "question", "question": None},
        {"source": "question", "and": "note"},
    ],
)
def test_a_quote_has_exactly_the_source_that_it_says(wrong, webinar):
    rows = {"question": question(webinar)} | ({"note": note(webinar)} if "and" in wrong else {})
    values = {"start": 0, "end": 3, "text": "¿Qu", "kind": "risk", "start_ms": 0} | rows
    values |= {name: value for name, value in wrong.items() if name != "and"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Excerpt.objects.create(cycle=webinar.cycle, webinar=webinar, **values)


def test_invariant_09_the_words_of_a_poll_hide_small_counts_and_what_would_tell_them(webinar):
    few = poll(webinar, votes=(14, 9, 3))

    words = poll_words(few, Audience.TEAM, "es")

    hidden = "Traslado, Intérpretes: no se muestran, para cuidar a quienes respondieron"
    assert words == f"¿Qué falta más? Turnos: 14; {hidden} (26 respuestas)."


def test_invariant_09_of_a_poll_with_few_answers_no_count_is_told(webinar):
    words = poll_words(poll(webinar, votes=(3, 0)), Audience.TEAM, "es")

    assert words == "¿Qué falta más? Turnos, Traslado: no se muestran, para cuidar a quienes respondieron."


@pytest.mark.parametrize("votes", [(6, 0), (10, 0, 0), (4, 0)])
def test_promise_P17_a_result_that_the_room_was_not_shown_is_told_in_no_words(votes, webinar, systematisation, cycle):
    row = poll(webinar, votes=votes)

    excerpt = cite(actor=systematisation, source=Source.POLL, row=row, kind="risk")
    live = [thing.quotable.text for thing in live_things(cycle, webinar) if thing.quotable.source == Source.POLL]

    for words in (excerpt.text, published_words(excerpt), *live):
        assert not any(letter.isdigit() for letter in words), words


def test_invariant_09_in_public_a_count_below_eleven_is_small_too(webinar, systematisation):
    excerpt = cite(actor=systematisation, source=Source.POLL, row=poll(webinar), kind="risk")

    assert "Traslado: 9" in excerpt.text
    assert "9" not in published_words(Excerpt.objects.get())


def test_a_session_without_a_transcript_has_its_cord_with_what_was_said_live(webinar, systematisation):
    for source, row in everything_live(webinar).items():
        cite(actor=systematisation, source=source, row=row, kind="lesson")

    cord = quipu_of(webinar.cycle, public=True).cords[0]

    assert [knot.minute for knot in cord.knots] == [10, 12, 20, 30]
    assert cord.knots[0].label == "Session 1, minute 10. Lesson, Peru (Live question)"


def registered(webinar, alias: str) -> Registration:
    made = Registration(cycle=webinar.cycle, country="PE", appears_as=alias, erase_on=webinar.ends_at.date())
    made.seal(name=alias, email=f"{alias}@example.org")
    made.save()
    return made


def test_promise_P10_a_quote_follows_a_question_out_of_which_words_are_taken(webinar, systematisation, coordination):
    row = question(webinar, text="María, de dieciséis años, ¿quién la atiende?")
    excerpt = cite(actor=systematisation, source=Source.QUESTION, row=row, kind="risk")

    redact_question(actor=coordination, question=row, text="¿Quién la atiende?")

    excerpt.refresh_from_db()
    assert (excerpt.text, excerpt.start, excerpt.end) == ("¿Quién la atiende?", 0, 18)
