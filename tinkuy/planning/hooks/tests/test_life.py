"""A thread through its life: changed, passed on, settled, never lost."""

import pytest

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.hooks import actions
from tinkuy.planning.hooks.models import HookState, HookTarget
from tinkuy.planning.states import fingerprint_of

from .test_hooks import plan

PLAN = "/es/team/c/ciclo-de-prueba/plan/"


@pytest.fixture
def hook(scoped, webinars, coordination):
    """H1, from the first session to the third."""
    return plan(scoped, coordination, webinars[0], webinars[2])


@pytest.fixture
def planted(hook, coordination):
    return actions.plant_hook(actor=coordination, hook=hook, second=300)


def change(hook, actor, **values):
    names = ("kind", "text", "origin", "target_kind", "target", "responsible")
    return actions.edit_hook(actor=actor, hook=hook, **({name: getattr(hook, name) for name in names} | values))


def test_capability_P3_a_planned_thread_is_written_anew(hook, webinars, coordination):
    changed = change(hook, coordination, text={"es": "¿Y ahora?"}, origin=webinars[1], responsible=coordination)

    assert (changed.text, changed.origin, changed.responsible) == ({"es": "¿Y ahora?"}, webinars[1], coordination)


def test_capability_P3_what_people_heard_stays_and_who_picks_it_up_may_change(planted, webinars, coordination):
    for values in ({"text": {"es": "Otra cosa"}}, {"origin": webinars[1]}):
        with pytest.raises(Refused, match="ya quedó abierto"):
            change(planted, coordination, **values)

    assert change(planted, coordination, target=webinars[1]).target == webinars[1]


def test_invariant_03_a_change_never_points_backwards(hook, webinars, coordination):
    with pytest.raises(Refused, match="La sesión 1 no es posterior a la sesión 2"):
        change(hook, coordination, origin=webinars[1], target=webinars[0])


def test_capability_P3_a_closed_thread_stays_as_it_was_told(hook, coordination):
    dropped = actions.drop_hook(actor=coordination, hook=hook, reason="Ya no aplica.")

    with pytest.raises(Refused, match="Cerrado"):
        change(dropped, coordination, kind="challenge")


def test_promise_L08_a_thread_changed_meanwhile_is_not_overwritten(hook, coordination):
    read_as = fingerprint_of(hook)
    change(hook, coordination, kind="challenge")

    with pytest.raises(ChangedMeanwhile):
        change(hook, coordination, kind="bridge_poll", read_as=read_as)


@pytest.mark.parametrize("to", [HookTarget.PRODUCT, HookTarget.NEXT_CYCLE])
def test_capability_P3_a_loose_thread_is_passed_on_and_remembers_where_it_was_due(planted, webinars, coordination, to):
    passed = actions.pass_hook_on(actor=coordination, hook=planted, to=to)

    assert (passed.target_kind, passed.target, passed.former_target) == (to, None, webinars[2])
    assert passed.state == HookState.PLANTED


def test_capability_P3_only_what_was_left_open_is_passed_on(hook, coordination):
    with pytest.raises(Refused, match="Previsto"):
        actions.pass_hook_on(actor=coordination, hook=hook, to="product")


def test_capability_P3_a_thread_is_not_passed_on_to_nowhere(planted, coordination):
    with pytest.raises(Refused, match="ficha o al próximo ciclo"):
        actions.pass_hook_on(actor=coordination, hook=planted, to="webinar")


def test_capability_P3_an_agreement_settles_a_thread_once(planted, coordination):
    settled = actions.settle_hook(actor=coordination, hook=planted, settlement="Guardia de turno (Migraciones, Perú)")

    assert (settled.state, settled.settlement) == (HookState.RESOLVED, "Guardia de turno (Migraciones, Perú)")
    with pytest.raises(Refused, match="Recogido"):
        actions.settle_hook(actor=coordination, hook=planted, settlement="Otra vez")


def test_capability_P3_an_observer_settles_nothing(planted, observer):
    for deed in (
        lambda: actions.pass_hook_on(actor=observer, hook=planted, to="product"),
        lambda: actions.settle_hook(actor=observer, hook=planted, settlement="Algo"),
        lambda: change(planted, observer),
    ):
        with pytest.raises(Refused):
            deed()


def test_capability_P3_the_page_of_a_thread_changes_it(signed_in, hook, coordination):
    client = signed_in(coordination)
    page = client.get(f"{PLAN}hooks/1/").text
    assert "id_responsible" in page

    sent = {"text_es": "¿Y ahora?", "kind": "challenge", "origin": "1", "target": "next_cycle", "responsible": ""}
    answer = client.post(f"{PLAN}hooks/1/", sent)

    assert answer.status_code == 302
    hook.refresh_from_db()
    assert (hook.text, hook.target_kind, hook.target) == ({"es": "¿Y ahora?"}, "next_cycle", None)


def test_capability_P3_a_closed_thread_is_read_and_offers_no_form(signed_in, hook, coordination):
    actions.drop_hook(actor=coordination, hook=hook, reason="Ya no aplica.")

    text = signed_in(coordination).get(f"{PLAN}hooks/1/").text

    assert "Ya no aplica." in text
    assert 'class="plan-form"' not in text


def test_promise_P19_the_reason_of_a_closed_thread_is_written_anew(signed_in, hook, coordination, observer):
    actions.drop_hook(actor=coordination, hook=hook, reason="La vecina del puesto 3 no quiso.")
    client = signed_in(coordination)
    assert "La vecina" in client.get(f"{PLAN}hooks/1/drop/").text

    answer = client.post(f"{PLAN}hooks/1/drop/", {"reason": "Ya no aplica."})

    hook.refresh_from_db()
    assert (answer.status_code, hook.state, hook.drop_reason) == (302, HookState.DROPPED, "Ya no aplica.")
    assert "vecina" not in f"{list(Entry.objects.values_list('details', flat=True))}"
    with pytest.raises(Refused):
        actions.reword_outcome(actor=observer, hook=hook, words="Otra vez")


def test_a_thread_without_an_outcome_has_none_to_write_anew(planted, coordination):
    with pytest.raises(Refused):
        actions.reword_outcome(actor=coordination, hook=planted, words="Otra vez")
