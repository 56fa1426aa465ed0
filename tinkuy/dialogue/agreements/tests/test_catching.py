"""An agreement is caught in one line while it is made: on the console, beside the notes, without scripts too."""

from datetime import date

import pytest

from tinkuy.core.errors import Refused
from tinkuy.dialogue.agreements.actions.confirming import send_agreement
from tinkuy.dialogue.agreements.actions.making import catch_agreement, take_back_agreement
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.dialogue.agreements.queries import terms_of
from tinkuy.dialogue.floor.actions import enter_segment
from tinkuy.dialogue.moderation.actions import approve_question
from tinkuy.dialogue.undoing.queries import deed_line
from tinkuy.journal.models import Entry
from tinkuy.planning.hooks.actions import plan_hook, plant_hook, resolve_hook

CONSOLE = "/es/c/ciclo-de-prueba/s/3/console/"
NOTES = "/es/c/ciclo-de-prueba/s/3/notes/"
CATCH = "/es/c/ciclo-de-prueba/s/3/agreements/"
LINE = {"text": "Poner guardia de turno en frontera", "who": "Migraciones", "due_on": "2027-02-01"}


@pytest.fixture
def picked_up(scoped, webinars, live, coordination):
    """H1, left open in the first session and picked up in this one."""
    hook = plan_hook(
        actor=coordination, cycle=scoped, kind="open_question", text={"es": "¿Quién cubre el retorno?"},
        origin=webinars[0], target=live,
    )  # fmt: skip
    return resolve_hook(actor=coordination, hook=plant_hook(actor=coordination, hook=hook), second=0)


def test_capability_D16_one_line_on_the_console_makes_an_agreement(signed_in, live, facilitation):
    client = signed_in(facilitation)
    assert 'action="/es/c/ciclo-de-prueba/s/3/agreements/"' in client.get(CONSOLE).text

    answer = client.post(CATCH, LINE | {"back": "console", "tab": "approved"})

    agreement = Agreement.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{CONSOLE}?tab=approved")
    assert (agreement.text, agreement.who, agreement.due_on) == (LINE["text"], "Migraciones", date(2027, 2, 1))
    assert (agreement.webinar, agreement.second is not None, agreement.made_by) == (live, True, facilitation)
    assert LINE["text"] in client.get(answer.url).text


def test_capability_D16_the_rapporteur_catches_it_beside_the_notes(signed_in, live, rapporteur):
    client = signed_in(rapporteur)
    assert f'action="{CATCH}"' in client.get(NOTES).text

    answer = client.post(CATCH, LINE | {"back": "notes", "countries": ["PE"]})

    assert (answer.status_code, answer.url) == (302, NOTES)
    assert LINE["text"] in client.get(NOTES).text
    assert terms_of(Agreement.objects.get())["countries"] == ["PE"]


def test_capability_D16_a_line_without_who_is_refused_and_keeps_what_was_typed(signed_in, live, rapporteur):
    answer = signed_in(rapporteur).post(CATCH, LINE | {"who": " ", "back": "notes"})

    assert answer.status_code == 422
    assert LINE["text"] in answer.text
    assert "Quién lo hace" in answer.text
    assert Agreement.objects.count() == 0


def test_capability_D16_it_comes_from_the_thread_or_the_question_that_is_chosen(
    signed_in, live, facilitation, picked_up, ask
):
    question = approve_question(actor=facilitation, question=ask())
    client = signed_in(facilitation)

    client.post(CATCH, LINE | {"origin": "hook:1"})
    client.post(CATCH, LINE | {"origin": f"question:{question.public_id}"})

    first, second = Agreement.objects.order_by("number")
    assert (first.origin_hook, first.question) == (picked_up, None)
    assert (second.origin_hook, second.question) == (picked_up, question), "the thread that was picked up last"


def test_invariant_11_it_is_caught_under_the_regime_of_its_moment(live, floor, facilitation):
    enter_segment(actor=facilitation, floor=floor, segment=live.segments.get(ordinal=2))

    agreement = catch_agreement(
        actor=facilitation, webinar=live, text="Compartir alertas", who="Cancillería", countries=[]
    )

    assert agreement.regime == "chatham_house"


def test_capability_D16_the_second_moderator_reads_it_and_who_caught_it_undoes_it(
    signed_in, live, facilitation, coordination, caught
):
    own, other = deed_line(live, facilitation)["own_deed"], deed_line(live, coordination)["other_deed"]
    assert (own.may_be_undone, own.seconds_left > 0) == (True, True)
    assert (own.quote, other.quote) == (caught.text, caught.text)

    signed_in(facilitation).post(f"{CONSOLE}deeds/{own.entry}/undo/")

    assert (Agreement.objects.count(), AgreementParty.objects.count()) == (0, 0)
    assert [one.deed for one in Entry.objects.filter(subject="agreement").order_by("id")] == ["caught", "took back"]


def test_capability_D16_one_that_was_sent_is_not_taken_back(caught, facilitation):
    send_agreement(actor=facilitation, agreement=caught)

    with pytest.raises(Refused, match="cancelado"):
        take_back_agreement(actor=facilitation, agreement=caught)
    assert Agreement.objects.count() == 1


def test_capability_D16_who_does_not_take_notes_catches_nothing(signed_in, live, observer):
    assert signed_in(observer).post(CATCH, LINE).status_code == 403
    assert Agreement.objects.count() == 0


def test_capability_D16_without_scripts_its_own_page_does_the_same(signed_in, live, rapporteur):
    client = signed_in(rapporteur)

    answer = client.post(CATCH, LINE)

    assert (answer.status_code, answer.url) == (302, CATCH)
    assert LINE["text"] in client.get(CATCH).text


def test_capability_D16_a_quote_begins_an_agreement_that_is_completed_and_keeps_its_moment(signed_in, live, rapporteur):
    client = signed_in(rapporteur)

    begun = client.post(CATCH, {"begin": "yes", "text": LINE["text"], "second": "61"})
    assert (begun.status_code, LINE["text"] in begun.text, Agreement.objects.count()) == (200, True, 0)
    client.post(CATCH, LINE | {"second": "61"})

    assert Agreement.objects.get().second == 61
