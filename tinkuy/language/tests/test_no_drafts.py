"""Without Apertium, or with drafts switched off, nothing is offered and what asks is told so."""

import pytest

from tinkuy.language.memory import LIFE, Memory
from tinkuy.language.translation.drafting import NotAvailable, draft, is_available, is_offered
from tinkuy.language.translation.pipeline import Pipeline, Stuck


def test_capability_S9_without_the_programs_there_is_no_draft(monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert not is_available("es", "pt-br")
    with pytest.raises(NotAvailable):
        draft(["Hola."], "es", "pt-br")


def test_capability_S9_drafts_switched_off_are_not_offered(settings):
    settings.DRAFTS = "off"

    assert not is_offered("es", "pt-br")
    with pytest.raises(NotAvailable):
        draft(["Hola."], "es", "pt-br")


def test_capability_S9_a_direction_that_is_not_drafted_is_never_available():
    assert not is_available("pt-br", "en")
    assert not is_available("es", "fr")


@pytest.mark.parametrize("command", ["sleep 60", "exit 1", "no-such-program-here"])
def test_capability_S9_a_translator_that_never_answers_is_tried_twice_and_given_up(command):
    started = []
    pipeline = Pipeline(lambda: started.append(1) or command, patience=0.2)

    with pytest.raises(Stuck):
        pipeline.translate(["Hola."])

    assert len(started) == 2
    assert pipeline.pid is None


def test_promise_P10_a_draft_is_kept_ten_minutes_in_memory_and_no_longer():
    memory: Memory[str] = Memory(2)
    memory.put("uno", value="um")
    memory.put("dos", value="dois")
    memory.put("tres", value="três")

    assert [memory.get(word) for word in ("uno", "dos", "tres")] == [None, "dois", "três"]
    memory.forget()
    assert memory.get("tres") is None
    assert LIFE <= 600
