"""What the stream is told, and when: kinds and ids, never words; and last of all that a deed does."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.tests.deeds import every_action
from tinkuy.dialogue.tests.session import CANARY, IN_WRITING, Session
from tinkuy.stream.models import Settling, StreamEvent
from tinkuy.stream.queries import AT_ONCE, latest_event

TOLD = re.compile('"stream_(streamevent|settling)"')


@pytest.fixture
def session(announced, facilitation, coordination, tero, zorzal) -> Session:
    return Session(announced, facilitation, coordination, tero, zorzal)


def test_the_session_has_every_deed_of_the_stage(session):
    done = set()
    for name, deed in session.steps():
        deed()
        done.add(name)

    assert done == set(every_action())


def test_no_row_is_locked_once_the_stream_was_told(session):
    """Whoever tells holds up all others who tell until the commit: to wait for a row then is to wait for ever."""
    late = {}
    for name, deed in session.steps():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            deed()
        if found := writes_after_telling([query["sql"] for query in queries]):
            late[name] = found

    assert late == {}


def writes_after_telling(statements: list[str]) -> list[str]:
    places = [place for place, statement in enumerate(statements) if TOLD.search(statement) and is_write(statement)]
    return [statement for statement in statements[min(places, default=0) :] if places and is_other_write(statement)]


def is_write(statement: str) -> bool:
    return bool(re.match(r"(INSERT|UPDATE|DELETE)\b|SELECT .* FOR UPDATE", statement))


def is_other_write(statement: str) -> bool:
    return is_write(statement) and '"stream_' not in statement


def test_the_stream_and_the_journal_hold_no_word_of_the_session(session):
    session.play()

    rows = [*StreamEvent.objects.all(), *Settling.objects.all(), *journal()]
    columns = [str(value) for row in rows for value in vars(row).values()]

    assert len(rows) > 60
    assert Question.objects.filter(text__contains=CANARY).exists()
    assert [column for column in columns if CANARY in column] == []


def journal() -> list[object]:
    return [row for model in apps.get_app_config("journal").get_models() for row in model.objects.all()]


def test_subjects_are_public_ids_keys_of_rooms_and_names_of_parts(session):
    session.play()
    events = StreamEvent.objects.values_list("kind", "subject")
    in_writing = {"state": QuestionState.LEFT, "text__endswith": IN_WRITING}  # when no room hears of it any more
    questions = Question.objects.exclude(**in_writing)
    rows = [row for rows in (questions, Poll.objects.all(), Note.objects.all()) for row in rows]

    parts = {subject for kind, subject in events if kind == "part"}
    rooms = {subject for kind, subject in events if kind in ("floor", "mine")}

    assert parts == {"agreements", "queue", "floor", "poll", "notes"}
    assert rooms == {str(session.webinar.pk)}
    assert {subject for kind, subject in events if kind in ("question", "poll", "note")} >= {
        row.public_id for row in rows
    }


def test_where_very_many_listen_only_what_is_new_to_the_room_may_wait(session):
    may_wait = set()
    for name, deed in session.steps():
        before = latest_event()
        deed()
        events = StreamEvent.objects.filter(pk__gt=before)
        if events.filter(channel__startswith="room:").exists() and not events.filter(kind=AT_ONCE).exists():
            may_wait.add(name)

    of_questions_still_unread = {"approve_question", "redact_question", "hold_question", "decline_question"}
    withdrawn_unread = {"withdraw_question", "take_back_questions", "reword_question"}
    of_polls = {"draft_poll", "remove_poll", "open_poll", "redraft_poll", "close_poll", "reveal_poll", "hide_results"}
    of_notes = {"write_note", "propose_note", "accept_note"}
    of_promises = {"promise_answer", "take_back_promise"}
    assert may_wait == of_questions_still_unread | withdrawn_unread | of_polls | of_notes | of_promises
