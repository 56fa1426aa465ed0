"""The line of the console: one's own last deed, with the way back; and what somebody else did a moment ago."""

from datetime import timedelta

import pytest
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.dialogue.moderation.actions import approve_question
from tinkuy.dialogue.polls.actions import open_poll
from tinkuy.dialogue.questions.models import QuestionState
from tinkuy.dialogue.tests.console import CONSOLE, messages_after, part, question_at
from tinkuy.dialogue.undoing.queries import OFFERED, SHOWN, deed_line
from tinkuy.journal.models import Entry


def undo_at(entry: Entry) -> str:
    return f"{CONSOLE}deeds/{entry.pk}/undo/"


@pytest.fixture
def client(signed_in, facilitation):
    return signed_in(facilitation)


def test_a_deed_is_confirmed_in_a_line_that_undoes_it(client, ask):
    question = ask("¿Qué línea siguió abierta?")

    page = client.post(question_at(question, "approve"), follow=True).text
    approved = Entry.objects.first()

    assert 'Usted aprobó la pregunta <b lang="es">«¿Qué línea siguió abierta?»</b>.' in page
    assert f'action="{undo_at(approved)}"' in page
    client.post(undo_at(approved))
    question.refresh_from_db()
    assert question.state == QuestionState.WAITING
    assert 'Usted deshizo la última acción: <b lang="es">«¿Qué línea siguió abierta?»</b>' in client.get(CONSOLE).text


def test_the_offer_ends_after_ten_seconds_and_the_line_after_a_minute(live, ask, facilitation):
    question = ask()
    lines = {}
    for passed in (timedelta(0), OFFERED, SHOWN + timedelta(seconds=1)):
        with clock.at(clock.now() - passed):
            approved = Entry.objects.filter(deed="approved")
            if not approved.update(at=clock.now()):
                approve_question(actor=facilitation, question=question)
        lines[passed] = deed_line(live, facilitation)["own_deed"]

    assert [line and line.seconds_left for line in lines.values()] == [10, 0, None]


def test_undone_it_may_be_later_too(client, ask, facilitation):
    question = approve_question(actor=facilitation, question=ask())
    Entry.objects.filter(deed="approved").update(at=clock.now() - timedelta(minutes=5))

    client.post(undo_at(Entry.objects.get(deed="approved")))

    question.refresh_from_db()
    assert question.state == QuestionState.WAITING


@pytest.mark.parametrize("name", ["queue", "floor", "poll"])
def test_what_another_did_a_moment_ago_comes_with_the_parts_that_move(client, ask, coordination, name):
    approve_question(actor=coordination, question=ask("¿Qué línea siguió abierta?"))

    page = part(client, name)

    assert f'{coordination.name} aprobó la pregunta <b lang="es">«¿Qué línea siguió abierta?»</b>.' in page
    assert "hace <b>0</b> s" in page
    assert 'id="undo"' not in page


def test_a_deed_of_another_session_or_none_is_not_there(client, ask, facilitation):
    approve_question(actor=facilitation, question=ask())
    approved, asked = Entry.objects.get(deed="approved"), Entry.objects.get(deed="asked")
    elsewhere = undo_at(approved).replace("/s/3/", "/s/2/")

    statuses = [client.post(address).status_code for address in (elsewhere, undo_at(asked), f"{CONSOLE}deeds/0/undo/")]

    assert statuses == [404, 404, 404]


def test_two_who_decide_at_once_read_a_sentence_and_nothing_else_happens(client, ask, coordination):
    question = ask()
    approve_question(actor=coordination, question=question)

    (sentence,) = messages_after(client, question_at(question, "approve"))

    already = _("%(who)s already approved this question.") % {"who": coordination.name}
    assert sentence == f"{already} {_('Nothing else was changed.')}"


def test_words_of_another_language_stand_apart_in_the_sentence(live, client, draft, facilitation):
    """A Spanish poll in a Portuguese sentence."""
    open_poll(actor=facilitation, poll=draft("¿Qué llevaría a su país?"))

    page = client.get(f"/pt-br{CONSOLE.removeprefix('/es')}").text

    assert 'Você abriu a enquete <b lang="es">«¿Qué llevaría a su país?»</b>.' in page
