import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from tests.smtp_sink import running_sink
from tinkuy.core import clock
from tinkuy.notices.actions import KEPT, forget_old_messages, send_sign_in_code
from tinkuy.notices.delivery import MOST_TRIES, deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import owe
from tinkuy.notices.outcomes import Outcome

CLOSED_PORT = {
    "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": {"host": "127.0.0.1", "port": 1}}
}


def owe_a_code(person, key="code-1", **more):
    return owe(person, "sign-in-code", dedupe_key=key, code="123456", **more)


def test_what_is_owed_is_delivered_once(coordination):
    owe_a_code(coordination)

    assert deliver_due() == 1
    assert deliver_due() == 0
    message = DevelopmentMessage.objects.get()
    assert message.to == coordination.email
    assert "123456" in message.body


def test_a_message_is_written_in_the_persons_language(make_person):
    owe_a_code(make_person("Referente – Brasil", language="pt-br"))

    deliver_due()

    assert "Seu código é 123456" in DevelopmentMessage.objects.get().body


def test_the_same_key_is_owed_once(coordination):
    assert owe_a_code(coordination) == owe_a_code(coordination)
    assert Notice.objects.count() == 1


def test_nothing_is_owed_for_a_deed_that_was_taken_back(coordination):
    with transaction.atomic():
        owe_a_code(coordination)
        transaction.set_rollback(True)

    assert Notice.objects.count() == 0


def test_what_is_due_later_waits(coordination):
    owe_a_code(coordination, due_at=clock.now() + timedelta(hours=1))

    assert deliver_due() == 0
    with clock.at(clock.now() + timedelta(hours=2)):
        assert deliver_due() == 1


def test_a_message_that_went_keeps_no_words(coordination):
    owe_a_code(coordination)

    deliver_due()

    assert Notice.objects.get().values == {}


def test_promise_L09_a_message_that_a_server_puts_off_is_tried_again_later_and_given_up_in_the_end(
    coordination, settings
):
    notice = owe_a_code(coordination)
    moment = clock.now()

    with running_sink(settings) as sink:
        sink.is_broken = True
        for _ in range(MOST_TRIES + 1):
            moment += timedelta(days=1)
            with clock.at(moment):
                assert deliver_due() == 0
                assert deliver_due() == 0

    notice.refresh_from_db()
    assert notice.failed_at == moment
    assert (notice.outcome, notice.values) == (Outcome.GIVEN_UP, {})


def test_promise_L09_a_server_that_is_away_for_weeks_costs_no_message(coordination, settings):
    owe_a_code(coordination)
    mailers, settings.MAILERS = settings.MAILERS, CLOSED_PORT
    moment = clock.now()

    for _ in range(MOST_TRIES + 1):
        moment += timedelta(days=1)
        with clock.at(moment):
            assert deliver_due() == 0

    settings.MAILERS = mailers
    with clock.at(moment + timedelta(days=1)):
        assert deliver_due() == 1


def test_a_message_that_cannot_be_made_does_not_hold_up_the_others(coordination):
    owe(coordination, "no-such-kind", dedupe_key="broken")
    owe_a_code(coordination)

    assert deliver_due() == 1


def test_a_code_is_kept_nowhere_once_it_was_sent(coordination):
    send_sign_in_code(email=coordination.email)
    code = Notice.objects.get().values["code"]

    deliver_due()

    assert code not in str(Notice.objects.values_list().get())


def test_what_went_long_ago_is_forgotten(coordination):
    owe_a_code(coordination)
    deliver_due()

    assert forget_old_messages() == 0
    with clock.at(clock.now() + KEPT + timedelta(hours=1)):
        assert forget_old_messages() == 2


@pytest.mark.parametrize(("smtp", "status"), [("", 200), ("smtps://mail.example.org", 404)])
def test_the_development_mailbox_is_there_only_without_a_mail_server(client, coordination, settings, smtp, status):
    owe_a_code(coordination)
    deliver_due()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, smtp=smtp)

    answer = client.get("/en/mailbox/")

    assert answer.status_code == status
    assert (coordination.email in answer.content.decode()) is (status == 200)
    written = re.findall(r'datetime="([^"]+)"', answer.content.decode())
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]0000", one) for one in written)  # as HTML knows it


def test_the_development_mailbox_says_in_which_language_each_message_is(client, coordination, make_person):
    for person in (coordination, make_person("Referente – Brasil", language="pt-br")):
        owe_a_code(person, key=person.email)
    deliver_due()
    DevelopmentMessage.objects.create(to="old@example.org", subject="Of before", body="It had no HTML.")

    page = client.get("/en/mailbox/").text

    languages = re.findall(r'<h2( lang="[^"]+")?>.*?<p( lang="[^"]+")?>', page, re.DOTALL)
    assert sorted(languages) == [("", ""), (' lang="es"', ' lang="es"'), (' lang="pt-br"', ' lang="pt-br"')]


@pytest.mark.parametrize(("hour", "went"), [(3, 0), (12, 1), (19, 1), (20, 0), (23, 0)])
def test_capability_C7_what_is_owed_by_day_rings_in_no_night_however_late_the_worker_comes(coordination, hour, went):
    noon = datetime(2026, 11, 1, 12, tzinfo=ZoneInfo("America/Lima"))
    with clock.at(noon):
        owe_a_code(coordination, by_day_in="America/Lima")

    with clock.at(noon.replace(day=3, hour=hour)):
        assert deliver_due() == went
    with clock.at(noon.replace(day=4, hour=9)):
        assert deliver_due() == 1 - went
