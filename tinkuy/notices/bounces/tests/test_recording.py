"""What a report changes: one message, one address, once; and the ways by which it comes."""

import hmac
import json
import ssl
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.imap_mailbox import certificate_of_nobody, running_mailbox
from tests.smtp_sink import running_sink
from tinkuy.core import clock
from tinkuy.notices.addresses.actions import note_answer
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.addresses.models import AddressStanding, Standing
from tinkuy.notices.bounces.actions import record_report
from tinkuy.notices.bounces.mailbox import read_mailbox
from tinkuy.notices.bounces.return_address import word_of
from tinkuy.notices.bounces.taking_in import take_in
from tinkuy.notices.bounces.tests.test_reading import OUT_OF_OFFICE, WORD, report, sentence
from tinkuy.notices.bounces.verdicts import Verdict
from tinkuy.notices.delivery import _note_accepted, deliver_due
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import owe_to_address
from tinkuy.notices.outcomes import Outcome

EMAIL = "ana@example.org"
SECRET = "a secret that two programs know, of more than 32 letters"
DOOR = "/mail/reports/"


def send_one(key: str = "one") -> str:
    """Owe and send a message; its word."""
    owe_to_address(
        email=EMAIL, language="es", kind="walk-in", dedupe_key=key, about="registration|a", code="1", path="/es/"
    )
    assert deliver_due() == 1
    return word_of(key)


def standing() -> str:
    return AddressStanding.objects.values_list("standing", flat=True).filter(index=address_index(EMAIL)).first() or ""


def test_a_report_closes_the_address_once_and_a_second_one_changes_nothing(db):
    word = send_one()

    assert record_report(word=word, verdict=Verdict.GONE, status="5.1.1")
    assert not record_report(word=word, verdict=Verdict.GONE, status="5.1.1")

    notice = Notice.objects.get()
    assert (notice.outcome, notice.status, standing()) == (Outcome.RETURNED, "5.1.1", Standing.UNREACHABLE)


def test_a_report_that_comes_before_the_sending_is_noted_stands_and_nothing_goes_twice(db, settings):
    owe_to_address(email=EMAIL, language="es", kind="walk-in", dedupe_key="one", about="a", code="1", path="/es/")
    mailers = settings.MAILERS
    with running_sink(settings) as sink:
        sink.drops = 1
        assert deliver_due() == 0
    settings.MAILERS = mailers

    assert record_report(word=word_of("one"), verdict=Verdict.GONE, status="5.1.1")
    _note_accepted(Notice.objects.get())

    assert Notice.objects.get().outcome == Outcome.RETURNED
    with clock.at(clock.now() + timedelta(hours=1)):
        assert deliver_due() == 0


def test_a_message_that_was_put_off_is_not_at_its_end(db):
    assert not record_report(word=send_one(), verdict=Verdict.LATER, status="4.4.1")
    assert (Notice.objects.get().outcome, standing()) == (Outcome.ACCEPTED, "")


def test_capability_C8_a_full_mailbox_is_closed_on_the_third_day(db):
    for day in range(3):
        with clock.at(clock.now() + timedelta(days=day)):
            for word in [send_one(f"{day}a"), send_one(f"{day}b")]:
                record_report(word=word, verdict=Verdict.FULL, status="5.2.2")
        assert standing() == (Standing.UNREACHABLE if day == 2 else Standing.DOUBTED)


def test_a_message_that_is_refused_for_its_words_says_nothing_of_the_address(db):
    assert record_report(word=send_one(), verdict=Verdict.REJECTED, status="5.7.1")
    assert standing() == ""


def test_a_word_that_we_did_not_make_or_of_a_message_that_is_gone_changes_nothing(db):
    word = send_one()
    Notice.objects.all().delete()

    assert not record_report(word=word, verdict=Verdict.GONE)
    assert not record_report(word=WORD, verdict=Verdict.GONE)
    assert not AddressStanding.objects.exists()


def test_capability_C8_who_enters_by_a_mail_of_ours_is_reached_again_unless_they_complained(db):
    record_report(word=send_one(), verdict=Verdict.GONE)
    assert note_answer(EMAIL.upper())
    assert standing() == ""

    record_report(word=send_one("two"), verdict=Verdict.COMPLAINT)
    assert not note_answer(EMAIL)
    assert standing() == Standing.COMPLAINED


def test_capability_C8_each_message_comes_back_to_an_address_of_its_own_that_tells_nothing_of_whom_it_is_for(
    db, settings
):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, returns="returns@tinkuy.example")
    with running_sink(settings) as sink:
        word = send_one()

    ((sender, _to, message),) = sink.received
    assert sender == f"returns+{word}@tinkuy.example"
    assert message["From"] == settings.DEFAULT_FROM_EMAIL
    assert message["Message-ID"] == f"<{word}@localhost>"
    assert word not in str(Notice.objects.values().get())


def test_a_report_is_read_in_the_sandbox_and_an_answer_of_somebody_away_is_none(db):
    word = send_one()

    assert not take_in(sentence("5.1.1", OUT_OF_OFFICE).replace(WORD.encode(), word.encode()))
    assert take_in(report("5.1.1").replace(WORD.encode(), word.encode()))
    assert standing() == Standing.UNREACHABLE


def test_capability_C8_the_mailbox_is_emptied_of_reports_and_of_nothing_else(db, settings):
    word = send_one()
    messages = [report("5.1.1").replace(WORD.encode(), word.encode())] * 2 + [sentence("Gracias", OUT_OF_OFFICE)]

    with running_mailbox(messages) as mailbox:
        settings.ENVIRONMENT = replace(settings.ENVIRONMENT, bounce_mailbox=mailbox.url)
        assert read_mailbox.call() == 2
        assert read_mailbox.call() == 0

    assert mailbox.left == [messages[2]]
    assert standing() == Standing.UNREACHABLE


def signed(body: bytes, at: int | None = None, secret: str = SECRET) -> dict[str, str]:
    moment = str(at or int(clock.now().timestamp()))
    signature = hmac.new(secret.encode(), moment.encode() + b"." + body, "sha256").hexdigest()
    return {"X-Tinkuy-Timestamp": moment, "X-Tinkuy-Signature": f"sha256={signature}"}


@pytest.fixture
def door(client, settings, db):
    """Posts to the door of a hub that has a secret."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, bounce_secret=SECRET)

    def post(body: bytes, kind: str = "application/json", **headers: str):
        return client.post(DOOR, body, content_type=kind, headers=headers or signed(body))

    return post


def test_capability_C8_a_program_brings_reports_as_json_or_as_they_came(door):
    first, second = send_one(), send_one("two")
    body = json.dumps({"reports": [{"message": f"<{first}@x>", "kind": "bounce", "status": "5.1.1"}]}).encode()
    assert door(body).json() == {"recorded": 1}

    whole = report("5.2.2").replace(WORD.encode(), second.encode())
    assert door(whole, "message/rfc822").json() == {"recorded": 1}
    assert list(Notice.objects.values_list("status", flat=True).order_by("pk")) == ["5.1.1", "5.2.2"]


def test_the_door_takes_nothing_that_is_not_signed_or_old_or_long_or_broken(door):
    body = b'{"reports": []}'
    long_ago = int(clock.now().timestamp()) - 3600

    answers = [
        door(body, **{"X-Tinkuy-Timestamp": "1"}),
        door(body, **signed(body, secret="another")),
        door(body, **signed(body, at=long_ago)),
        door(b"x" * (256 * 1024 + 1)),
        door(b"[1]"),
        door(b'{"reports": [{"message": "a", "status": "no code"}]}'),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403, 413, 422, 422]


def test_the_door_breaks_at_no_moment_and_at_no_json(door):
    """Nobody needs the secret to send a moment of hundreds of digits."""
    moments = ["9" * 400, "9" * 5000, "²", "", "1e9"]
    signed_ones = [b"{}", b'{"reports": [{}]}', b"[" * 100_000, b"\xff", b'{"reports": {"a": 1}}']

    assert [door(b"{}", **{"X-Tinkuy-Timestamp": at}).status_code for at in moments] == [403] * 5
    assert [door(body).status_code for body in signed_ones] == [422] * 5


def test_a_message_of_parts_within_parts_breaks_its_reader_and_nothing_else(door):
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(4000))

    assert door(nested, "message/rfc822").status_code in (200, 422)
    assert not AddressStanding.objects.exists()


def test_a_mailbox_that_cannot_prove_its_host_learns_no_password(db, settings, tmp_path):
    """A server in between with a certificate of its own."""
    with running_mailbox([], certificate=certificate_of_nobody(tmp_path)) as mailbox:
        settings.ENVIRONMENT = replace(settings.ENVIRONMENT, bounce_mailbox=mailbox.url)
        with pytest.raises(ssl.SSLCertVerificationError):
            read_mailbox.call()

    assert mailbox.commands == []


def test_without_a_secret_there_is_no_door(client, db):
    assert client.post(DOOR, b"{}", content_type="application/json").status_code == 404
