"""Messages to addresses that have no account: sealed while they are owed, sent by a real server, taken back."""

from collections.abc import Iterator

import pytest

from tests.smtp_sink import Sink, running_sink
from tinkuy.core.sealing import Unsealable
from tinkuy.notices.delivery import Line, _deliver, deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import forget_messages, owe_to_address
from tinkuy.notices.relay import open_relay

EMAIL = "colibri@example.org"
ABOUT = "registration|abc"


def owe_a_code(key: str = "code-1", about: str = ABOUT) -> Notice:
    owe_to_address(
        email=EMAIL,
        language="es",
        kind="personal-code",
        dedupe_key=key,
        about=about,
        code="123456",
        path="/es/me/",
    )
    return Notice.objects.get(dedupe_key=key)


@pytest.fixture
def sink(settings) -> Iterator[Sink]:
    with running_sink(settings) as mails:
        yield mails


def test_a_real_server_gets_the_message_once(db, sink):
    owe_a_code()

    assert (deliver_due(), deliver_due()) == (1, 0)
    ((sender, recipients, message),) = sink.received
    assert recipients == [EMAIL]
    assert sender.endswith("localhost")
    assert message["Message-ID"].endswith("@localhost>")
    assert message["Subject"] == "Su código"
    assert message["Auto-Submitted"] == "auto-generated"
    for form in ("plain", "html"):
        body = message.get_body((form,)).get_content()
        assert "Su código es 123456." in body
        assert "http://localhost:8000/es/me/" in body


def test_promise_L09_a_server_that_was_away_gets_it_later_and_once(db, sink):
    owe_a_code()
    sink.is_broken = True
    assert deliver_due() == 0

    sink.is_broken = False
    Notice.objects.update(due_at="2020-01-01T00:00Z")

    assert (deliver_due(), deliver_due()) == (1, 0)
    assert len(sink.received) == 1


def test_address_and_words_are_sealed_while_owed_and_gone_once_sent(db):
    owe_a_code()
    row = str(Notice.objects.values().get())
    assert EMAIL not in row
    assert "123456" not in row

    deliver_due()

    notice = Notice.objects.get()
    assert (bytes(notice.sealed), notice.values, notice.person) == (b"", {}, None)
    assert notice.sent_at is not None


def test_what_is_sealed_cannot_be_moved_to_another_message(db):
    owe_a_code("one")
    other = owe_a_code("two")
    Notice.objects.filter(pk=other.pk).update(sealed=Notice.objects.get(dedupe_key="one").sealed)

    with pytest.raises(Unsealable):
        Notice.objects.get(pk=other.pk).opened()


def test_the_same_key_is_owed_once(db):
    assert owe_a_code() == owe_a_code()
    assert Notice.objects.count() == 1


def test_what_is_about_someone_is_taken_back_and_nothing_else(db):
    owe_a_code("sent")
    deliver_due()
    owe_a_code("owed")
    owe_a_code("of another", about="registration|def")

    assert forget_messages(about=ABOUT, email=EMAIL) == 3
    assert list(Notice.objects.values_list("dedupe_key", flat=True)) == ["of another"]
    assert not DevelopmentMessage.objects.exists()


def test_a_message_that_was_taken_back_while_the_worker_ran_is_passed_over(db):
    gone = owe_a_code()
    Notice.objects.all().delete()

    with open_relay() as relay:
        assert _deliver([gone.pk], relay, Line()) == 0
