"""A person says which thread a quote answers; what is chosen by hand stays, whatever its session picks up since."""

import pytest
from django.urls import reverse
from django.utils import translation

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.actions import resolve_hook
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.coding.actions import HookChoice, code_passage, recode_excerpt, remove_excerpt
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.systematisation.transcripts.actions.retaking import correct_cue
from tinkuy.systematisation.workbench.actions import redo_step, undo_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def threads(transcript, webinars) -> list[Hook]:
    """Session 1 left H1 open and picked H2 up at its start; H3 it picks up later, H4 is of other sessions."""
    Webinar.objects.update(state="held")
    first, second, third = webinars

    def hook(number: int, **more) -> Hook:
        text = {"es": f"¿Pregunta {number}?"}
        return Hook.objects.create(cycle=first.cycle, number=number, text=text, **{"state": "planted"} | more)

    return [
        hook(1, origin=first, target=second, planted_second=4000),
        hook(2, origin=second, target=first, state="resolved", resolved_second=5),
        hook(3, origin=second, target=first, planted_second=1),
        hook(4, origin=second, target=third, planted_second=2),
    ]


def tie(actor, excerpt, hook=None, *, by_hand=True) -> Excerpt:
    answers = HookChoice(hook, by_hand=by_hand)
    return recode_excerpt(actor=actor, excerpt=excerpt, kind=excerpt.kind, code=excerpt.code, answers=answers)


def tied(excerpt: Excerpt) -> tuple[Hook | None, bool]:
    now = Excerpt.objects.get(public_id=excerpt.public_id)
    return now.hook, now.is_hook_chosen


@pytest.mark.both_databases
def test_capability_R11_what_is_chosen_by_hand_stays_when_its_session_picks_up_another(
    threads, coded, systematisation, coordination, cues
):
    early, late = coded
    tie(systematisation, early, threads[0])
    tie(systematisation, late)

    resolve_hook(actor=coordination, hook=threads[2], second=8)
    correct_cue(actor=systematisation, cue=cues[0], text="Bajaron mucho las denuncias.", speaker=cues[0].speaker)

    assert (tied(early), tied(late)) == ((threads[0], True), (None, True))
    tie(systematisation, early, by_hand=False)
    assert tied(early) == (threads[2], False)


def test_capability_R11_only_a_thread_that_the_session_left_open_or_picked_up_is_chosen(
    threads, coded, systematisation, observer
):
    for other in (threads[2], threads[3]):
        with pytest.raises(Refused, match="neither left this thread open"):
            tie(systematisation, coded[0], other)
    with pytest.raises(Refused, match="Your role"):
        tie(observer, coded[0], threads[0])

    assert tied(coded[0]) == (threads[1], False)


def test_capability_R11_a_choice_is_undone_done_again_and_comes_back_with_its_quote(
    threads, coded, systematisation, scoped
):
    tie(systematisation, coded[0], threads[0])

    undo_step(actor=systematisation, cycle=scoped)
    assert tied(coded[0]) == (threads[1], False)
    redo_step(actor=systematisation, cycle=scoped)
    assert tied(coded[0]) == (threads[0], True)

    remove_excerpt(actor=systematisation, excerpt=Excerpt.objects.get(pk=coded[0].pk))
    undo_step(actor=systematisation, cycle=scoped)
    assert tied(coded[0]) == (threads[0], True)


def test_capability_R11_of_two_quotes_that_become_one_the_choice_of_either_stays(threads, cues, systematisation):
    def code(words: str) -> Excerpt:
        start = cues[0].text.index(words)
        return code_passage(actor=systematisation, cue=cues[0], start=start, end=start + len(words), kind="lesson")

    shorter, longer = code("El problema no"), code("El problema no bajó")
    tie(systematisation, longer, threads[0])

    start = cues[0].text.index("no bajó")
    redact_cue(actor=systematisation, cue=cues[0], start=start, end=start + len("no bajó"))

    assert tied(shorter) == (threads[0], True)


def test_capability_R11_the_page_of_a_quote_offers_the_threads_of_its_session_and_the_journal_tells_the_choice(
    threads, coded, systematisation, signed_in
):
    team = signed_in(systematisation)
    with translation.override("es"):
        places = [coded[0].cycle.slug, coded[0].public_id]
        page, save = (reverse(f"systematisation:{name}", args=places) for name in ("excerpt", "recode"))

    def choose(hook: str, read: str) -> str:
        team.post(save, {"kind": "lesson", "code": "", "hook": hook, "hook_read": read})
        return team.get(page).content.decode()

    html = team.get(page).content.decode()
    assert "Según su sesión: H2 · ¿Pregunta 2?" in html
    assert [label for label in ("H1 · ", "H3 · ", "H4 · ") if label in html] == ["H1 · "]

    assert '<option value="1" selected>' in choose("1", "")
    assert "Responde al hilo H1" in choose("", "")  # whoever read another choice and left it changes nothing
    assert '<option value="none" selected>' in choose("none", "1")
    assert "Responde al hilo H2" in choose("", "none")
    team.post(save, {"kind": "risk", "code": ""})
    assert tied(coded[0]) == (threads[1], False)

    deeds = Entry.objects.filter(subject_id=coded[0].public_id).order_by("pk").values_list("deed", "details")
    assert [(deed, details.get("label")) for deed, details in deeds] == [
        ("coded", None),
        ("tied", "H1"),
        ("recoded", None),
        ("untied", None),
        ("left to its session", None),
        ("recoded", None),
    ]
