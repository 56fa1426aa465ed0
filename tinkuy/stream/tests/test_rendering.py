import pytest
from django.db import OperationalError
from django.utils import translation

from tinkuy.stream.models import StreamEvent
from tinkuy.stream.rendering import frame, frame_of

EVENT = StreamEvent(id=7, channel="room", kind="said", subject="private words")


def test_each_line_of_the_data_is_marked_as_such():
    assert frame("said", "one\ntwo\r\n\rthree", number=7) == (
        b"id: 7\nevent: said\ndata: one\ndata: two\ndata: \ndata: three\n\n"
    )


def test_an_event_is_rendered_in_the_language_of_the_listener(says):
    says(lambda event: translation.get_language())

    assert frame_of(EVENT, "pt-br") == b"id: 7\nevent: said\ndata: pt-br\n\n"
    assert translation.get_language() == "es"


def test_nothing_to_say_is_no_frame(says):
    says(lambda event: "")

    assert frame_of(EVENT, "es") == b""


def test_a_kind_that_nobody_renders_is_no_frame(says):
    assert frame_of(StreamEvent(id=8, channel="room", kind="unknown"), "es") == b""


def test_promise_P16_a_renderer_that_fails_is_logged_without_the_text(says, caplog):
    def fail(event):
        raise KeyError(event.subject)

    says(fail)

    assert frame_of(EVENT, "es") == b""
    (record,) = caplog.records
    assert record.getMessage() == "an event could not be rendered"
    assert record.kind == "said"


def test_a_database_that_is_away_is_told_to_the_follower(says):
    def fail(event):
        raise OperationalError

    says(fail)

    with pytest.raises(OperationalError):
        frame_of(EVENT, "es")
