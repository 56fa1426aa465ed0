"""A thread that no session picked up becomes an agreement, goes on, or is closed with a reason."""

from datetime import date

import pytest

from tinkuy.core.errors import Refused
from tinkuy.dialogue.agreements.actions.making import agree_on_hook, reword_agreement
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.dialogue.agreements.queries import terms_of
from tinkuy.journal.models import Entry
from tinkuy.planning.hooks.actions import plan_hook, plant_hook
from tinkuy.planning.hooks.models import HookState
from tinkuy.planning.plan.actions import advance_cycle

SETTLE = "/es/team/c/ciclo-de-prueba/plan/hooks/1/settle/"
WORDS = {"text": "Poner guardia de turno en frontera", "who": "Migraciones"}


@pytest.fixture
def loose(scoped, webinars, coordination):
    """H1, left open in the first session for the second, which did not pick it up."""
    hook = plan_hook(
        actor=coordination, cycle=scoped, kind="open_question", text={"es": "¿Quién cubre el retorno?"},
        origin=webinars[0], target=webinars[1],
    )  # fmt: skip
    return plant_hook(actor=coordination, hook=hook)


def test_capability_P3_an_agreement_answers_a_thread(loose, coordination):
    agreement = agree_on_hook(actor=coordination, hook=loose, countries=["UY", "PE"], due_on=date(2026, 9, 1), **WORDS)

    loose.refresh_from_db()
    assert (str(agreement), terms_of(agreement)["countries"], agreement.hook) == ("A1", ["PE", "UY"], loose)
    assert loose.state == HookState.RESOLVED
    assert loose.settlement == "Poner guardia de turno en frontera (Migraciones, Perú, Uruguay)"


def test_capability_P3_an_agreement_names_who_and_an_invited_country(loose, coordination):
    for values, words in (
        ({"who": " "}, "quién lo hace"),
        ({"countries": []}, "al menos uno"),
        ({"countries": ["CL"]}, "países invitados"),
    ):
        with pytest.raises(Refused, match=words):
            agree_on_hook(actor=coordination, hook=loose, **({**WORDS, "countries": ["PE"]} | values))
    assert Agreement.objects.count() == 0


def test_capability_P3_a_thread_is_settled_once(loose, coordination):
    agree_on_hook(actor=coordination, hook=loose, countries=["PE"], **WORDS)

    with pytest.raises(Refused, match="Recogido"):
        agree_on_hook(actor=coordination, hook=loose, countries=["PE"], **WORDS)
    assert Agreement.objects.count() == 1


def test_capability_P3_the_page_offers_four_ways_out(signed_in, loose, focal_point_uy):
    page = signed_in(focal_point_uy).get(SETTLE).text

    for way in (
        "1. Convertirlo en acuerdo",
        "2. Dejarlo para la ficha",
        "3. Dejarlo para el próximo ciclo",
        "4. Cerrarlo",
    ):
        assert way in page


def test_capability_P3_the_page_records_the_agreement_and_the_plan_tells_it(signed_in, loose, coordination):
    client = signed_in(coordination)

    answer = client.post(SETTLE, WORDS | {"countries": ["PE"], "due_on": "2026-09-01"})

    assert (answer.status_code, answer.url) == (302, "/es/team/c/ciclo-de-prueba/plan/#H1")
    assert "Poner guardia de turno en frontera (Migraciones, Perú)" in client.get(answer.url).text


def test_capability_P3_the_page_keeps_what_was_typed_when_something_is_missing(signed_in, loose, coordination):
    answer = signed_in(coordination).post(SETTLE, WORDS)

    assert answer.status_code == 422
    assert WORDS["text"] in answer.text


def test_capability_P3_a_press_passes_it_on(signed_in, loose, coordination):
    answer = signed_in(coordination).post(SETTLE.replace("settle", "pass-on"), {"to": "next_cycle"})

    loose.refresh_from_db()
    assert answer.status_code == 302
    assert (loose.target_kind, loose.former_target_id) == ("next_cycle", loose.former_target.pk)


def test_capability_P3_passing_on_to_nowhere_is_refused_in_words(signed_in, loose, coordination):
    answer = signed_in(coordination).post(SETTLE.replace("settle", "pass-on"), {"to": "olvido"})

    assert answer.status_code == 422
    assert "ficha o al próximo ciclo" in answer.text


def test_invariant_04_a_cycle_that_goes_on_to_systematise_settles_its_threads_first(loose, scoped, coordination):
    scoped.state = "closing"
    scoped.save()
    with pytest.raises(Refused, match="H1"):
        advance_cycle(actor=coordination, cycle=scoped, state="systematising")

    agree_on_hook(actor=coordination, hook=loose, countries=["PE"], **WORDS)

    assert advance_cycle(actor=coordination, cycle=scoped, state="systematising").state == "systematising"


def test_capability_P3_an_observer_settles_nothing(signed_in, loose, observer):
    assert signed_in(observer).get(SETTLE).status_code == 403


def test_promise_P19_an_agreement_is_written_anew_and_what_stood_there_is_kept_nowhere(signed_in, loose, coordination):
    former = "Avisar a la vecina del puesto 3"
    agree_on_hook(actor=coordination, hook=loose, countries=["PE"], text=former, who="Migraciones")
    client = signed_in(coordination)
    assert former in client.get(SETTLE).text

    answer = client.post(SETTLE, WORDS | {"countries": ["PE", "UY"]})

    agreement = Agreement.objects.get()
    loose.refresh_from_db()
    assert (answer.status_code, agreement.text, terms_of(agreement)["countries"]) == (302, WORDS["text"], ["PE", "UY"])
    assert loose.settlement == "Poner guardia de turno en frontera (Migraciones, Perú, Uruguay)"
    entries = Entry.objects.values_list("details", flat=True)
    assert "vecina" not in f"{list(entries)} {client.get(answer.url).text}"


def test_an_agreement_that_is_written_anew_is_whole_and_an_observers_is_refused(loose, coordination, observer):
    agree_on_hook(actor=coordination, hook=loose, countries=["PE"], **WORDS)

    for actor, values, words in (
        (coordination, {"who": " "}, "quién lo hace"),
        (coordination, {"countries": ["CL"]}, "países invitados"),
        (observer, {}, "rol"),
    ):
        with pytest.raises(Refused, match=words):
            reword_agreement(actor=actor, agreement=loose.agreement, **({**WORDS, "countries": ["PE"]} | values))
    assert Agreement.objects.get().who == WORDS["who"]
