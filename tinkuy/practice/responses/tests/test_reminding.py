"""Whoever was asked is reminded: when, how often, of what, and never at night."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.actions import forget_old_messages
from tinkuy.notices.models import Notice
from tinkuy.notices.wording import wording
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.practice.conftest import NOON
from tinkuy.practice.responses.actions.asking import ask, new_link, send_again
from tinkuy.practice.responses.actions.contacts import name_contact
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.reminders import remind_addressees
from tinkuy.practice.responses.tests.links import COUNTERPART, at, mails, sent
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding


def test_reminders_come_before_the_day_once_each_and_stop_with_the_answer(path):
    for days in (1, 22, 24, 24, 29, 29.5, 31):
        with at(days):
            remind_addressees()
    reminded = len(mails("recommendation-reminder"))
    sent(Client(), path, "accepted")
    with at(29):
        remind_addressees()

    assert reminded == 2
    assert len(mails("recommendation-reminder")) == 2


def test_what_is_under_discussion_is_asked_again_after_a_month(path):
    sent(Client(), path, "discussing")
    for days in (29, 30, 31):
        with at(days):
            remind_addressees()

    assert len(mails("recommendation-talked-over")) == 1


def test_after_the_outbox_forgot_it_nobody_is_asked_again_what_is_under_discussion(path):
    sent(Client(), path, "discussing")
    with at(30):
        remind_addressees()
        Notice.objects.update(sent_at=clock.now())
    with at(45):
        forget_old_messages()
        remind_addressees()

    assert not mails("recommendation-talked-over")


@pytest.mark.parametrize("state", [CycleState.CANCELLED, CycleState.ARCHIVED])
def test_in_a_cycle_that_is_over_nobody_is_reminded(path, scoped, state):
    Cycle.objects.filter(pk=scoped.pk).update(state=state)
    with at(24):
        remind_addressees()

    assert not mails("recommendation-reminder")


@pytest.fixture
def reworded(mailed_response, recommendation, scoped) -> Response:
    """The sheet said it one way when it was asked, and says it another way since the day after."""
    sheet = Sheet.objects.create(cycle=scoped, slug="ficha", drafts={})
    for number, words in enumerate(("Atender a las víctimas.", "Atender a las víctimas el mismo día."), start=1):
        version = SheetVersion.objects.create(
            sheet=sheet, slug="ficha", cycle_slug=scoped.slug, number=number, language="es", content_hash=str(number),
            content={"recommendations": [{"code": "RE-3", "text": words}]}, published_at=NOON + timedelta(days=number),
        )  # fmt: skip
        PublishedFinding.objects.create(version=version, finding=recommendation, code="RE-3")
    Response.objects.update(version=SheetVersion.objects.get(number=1), answer_by=None)
    return Response.objects.get()


def test_capability_R1_what_version_2_rewords_is_asked_once_and_the_link_shows_both(reworded):
    for days in (3, 3.1):
        with at(days):
            remind_addressees()
    [(email, values)] = mails("recommendation-reworded")
    with translation.override("es"):
        mail = wording("recommendation-reworded", "es", values)
    page = Client().get(values["path"]).content.decode()
    with at(4):
        Notice.objects.update(sent_at=clock.now())
    with at(30):
        forget_old_messages()
        remind_addressees()

    assert email == COUNTERPART.email
    assert "RE-3" in mail.subject
    assert "víctimas" not in mail.subject + mail.body
    assert ("Atender a las víctimas" in page, "<ins>" in page) == (True, True)
    assert not mails("recommendation-reworded")


def test_capability_R1_whoever_answered_version_2_is_not_asked_about_its_words(reworded):
    sent(Client(), new_link(reworded), "accepted")
    with at(3):
        remind_addressees()

    assert not mails("recommendation-reworded")


def test_the_day_that_an_addressee_named_is_recalled_three_days_before(path):
    sent(Client(), path, "accepted")
    for days in (44, 45, 46):  # 15 November
        with at(days):
            remind_addressees()

    assert len(mails("recommendation-due")) == 1


def test_nobody_is_written_to_at_night(response, coordination):
    name_contact(actor=coordination, response=response, contact=COUNTERPART)
    with clock.at(datetime(2026, 9, 29, 3, tzinfo=UTC)):  # 22:00 in Lima
        ask(response, "recommendation-asked")

    assert Notice.objects.get(kind="recommendation-asked").due_at == datetime(2026, 9, 29, 13, tzinfo=UTC)


def test_the_same_day_nobody_is_written_to_twice(mailed_response, coordination):
    send_again(actor=coordination, response=mailed_response)

    with pytest.raises(Refused, match="sent today already"):
        send_again(actor=coordination, response=mailed_response)


def test_a_mail_says_the_label_and_no_word_of_the_theme(mailed_response, scoped):
    email, values = mails("recommendation-asked")[-1]
    with translation.override("es"):
        text = wording("recommendation-asked", "es", values)

    assert email == COUNTERPART.email
    assert "RE-3" in text.subject
    assert "víctimas" not in text.subject + text.body
