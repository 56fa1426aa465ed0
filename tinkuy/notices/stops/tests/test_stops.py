"""One press ends mail of a topic, without entering: a mail program's, or a person's on the page behind it."""

import pytest

from tests.smtp_sink import running_sink
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import MailStop, Notice
from tinkuy.notices.outbox import owe_to_address
from tinkuy.notices.outcomes import Outcome
from tinkuy.notices.stops import topics
from tinkuy.notices.stops.topics import REMINDERS, belong

KIND = "walk-in"


@pytest.fixture(autouse=True)
def reminders(monkeypatch):
    """As if messages of this kind were sent in bulk."""
    monkeypatch.setattr(topics, "_topics", {**topics._topics})
    monkeypatch.setattr(topics, "_topic_by_kind", {})
    belong(KIND, REMINDERS)


def owe_one(key: str, cycle: str = "cycle-1", kind: str = KIND) -> None:
    owe_to_address(
        email="ana@example.org",
        language="es",
        kind=kind,
        dedupe_key=key,
        about="registration|a",
        code="123456",
        path="/es/",
        from_cycle=cycle,
    )


@pytest.fixture
def path(db, settings) -> str:
    """The way out of a message that went."""
    owe_one("one")
    mailers = settings.MAILERS
    with running_sink(settings) as sink:
        deliver_due()
    settings.MAILERS = mailers
    ((_sender, _to, message),) = sink.received
    address = message["List-Unsubscribe"].strip("<>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for form in ("plain", "html"):
        assert address in message.get_body((form,)).get_content()
    return address.removeprefix("http://localhost:8000")


def test_capability_C8_a_mail_program_ends_a_topic_by_one_press_without_entering(client, path):
    client.handler.enforce_csrf_checks = True

    answers = [client.post(path, {"List-Unsubscribe": "One-Click"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert MailStop.objects.count() == 1
    owe_one("two")
    assert deliver_due() == 0
    assert Notice.objects.get(dedupe_key="two").outcome == Outcome.STOPPED


def test_of_another_cycle_and_what_is_not_of_the_topic_goes_on(client, path):
    client.post(path)
    owe_one("another cycle", cycle="cycle-2")
    owe_one("a code", kind="personal-code")

    assert deliver_due() == 2


def test_to_look_at_the_page_ends_nothing_and_who_pressed_by_mistake_takes_it_back(client, path):
    assert "¿Ya no quiere recibir estos mensajes?" in client.get(path).content.decode()
    assert not MailStop.objects.exists()

    client.post(path)
    answer = client.post(f"{path}again/")

    assert "vuelven a llegar" in answer.content.decode()
    assert not MailStop.objects.exists()


def test_an_address_that_we_did_not_make_ends_nothing(client, path):
    assert client.post(path.replace("reminders", "digests")).status_code == 404
    assert client.post("/es/mail/stop/a/").status_code == 404
    assert not MailStop.objects.exists()


def test_the_way_out_names_nobody(path):
    assert "ana" not in path
