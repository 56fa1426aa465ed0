"""A quote knows the thread that its session had picked up when it was said."""

from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.actions import resolve_hook
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.transcript import Cue


def coded(actor, words: str):
    cue = Cue.objects.get(text__startswith=words)
    return code_passage(actor=actor, cue=cue, start=0, end=len(cue.text), kind="lesson")


def test_capability_R11_captions_of_a_stretch_answer_the_thread_that_was_picked_up_before_them(
    transcript, webinars, systematisation, coordination
):
    first, second, _third = webinars
    Webinar.objects.update(state="held")
    text = {"es": "¿Y en la frontera?"}
    values = {"cycle": first.cycle, "number": 1, "text": text, "state": "planted", "planted_second": 4920}
    hook = Hook.objects.create(**values, origin=second, target=first)
    early = coded(systematisation, "Nadie")

    resolve_hook(actor=coordination, hook=Hook.objects.get(), second=1800)
    late = coded(systematisation, "Les pido")
    early.refresh_from_db()

    assert (early.hook, late.hook) == (None, hook)
