"""A next cycle begins from what the former one left open, each point by its key and with its decision."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.dialogue.questions.actions import delete_question
from tinkuy.dialogue.questions.models import Question, QuestionState, ShownAs
from tinkuy.journal.models import Entry
from tinkuy.people.roles import Role
from tinkuy.planning.carried_points.models import CarriedPoint
from tinkuy.planning.carried_points.queries import decided_points, next_of, points_left_open
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState, HookTarget
from tinkuy.planning.next_cycle.actions import Choice, begin_next_cycle, decide_points
from tinkuy.practice.responses.models import Response, ResponseState
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState

FORMER = "/es/team/c/ciclo-de-prueba/plan/next/"
WORDS = "¿Cómo avisar a la familia sin exponer a la víctima?"


def ask(webinar: Webinar, text: str = WORDS, **values: object) -> Question:
    defaults = {"state": QuestionState.DEFERRED, "country": "PE", "shown_as": ShownAs.NAMED}
    return Question.objects.create(cycle=webinar.cycle, webinar=webinar, text=text, **defaults | values)


def leave_thread(webinar: Webinar, number: int, **values: object) -> Hook:
    defaults = {"target_kind": HookTarget.NEXT_CYCLE, "state": HookState.PLANTED}
    words = {"text": {"es": f"¿Quién cubre el retorno? {number}"}, "origin": webinar, "number": number}
    return Hook.objects.create(cycle=webinar.cycle, **words | defaults | values)


def recommend(cycle: Cycle, number: int, **states: str) -> Finding:
    finding = Finding.objects.create(
        cycle=cycle, number=number, kind=FindingKind.RECOMMENDATION, state=FindingState.PUBLISHED,
        text={"es": f"Atender sin exigir documento {number}."},
    )  # fmt: skip
    for country, state in states.items():
        reason = {"reason": "No corresponde."} if state == ResponseState.REJECTED else {}
        Response.objects.create(cycle=cycle, finding=finding, country=country, state=state, **reason)
    return finding


@pytest.fixture
def left_open(scoped: Cycle, webinars: list[Webinar]) -> dict[str, object]:
    """A question, a thread and a recommendation that are open, and of each kind what is not."""
    question, thread = ask(webinars[0]), leave_thread(webinars[1], 1)
    ask(webinars[0], "¿Ya contestada?", state=QuestionState.ANSWERED)
    ask(webinars[0], "¿Nadie la leyó?", state=QuestionState.LEFT)
    leave_thread(webinars[0], 2, state=HookState.RESOLVED)
    leave_thread(
        webinars[0], 3, state=HookState.DROPPED, drop_reason="Ya no hace falta.", target_kind=HookTarget.PRODUCT
    )
    recommendation = recommend(scoped, 1, PE=ResponseState.IN_PRACTICE, UY=ResponseState.NO_ANSWER)
    recommend(scoped, 2, PE=ResponseState.IN_PRACTICE, UY=ResponseState.REJECTED)
    return {"question": question, "thread": thread, "recommendation": recommendation}


def choices_of(left_open, **decisions: str) -> list[Choice]:
    keys = {
        "question": left_open["question"].public_id,
        "thread": str(left_open["thread"].pk),
        "recommendation": left_open["recommendation"].public_id,
    }
    return [
        Choice(kind, key, decisions.get(kind, "taken"), 1, "ya circula" if decisions.get(kind) == "left" else "")
        for kind, key in keys.items()
    ]


def begin(cycle: Cycle, actor, choices=(), **values: object) -> Cycle:
    defaults = {"title": {"es": "Segundo ciclo"}, "first_day": date(2027, 3, 4), "has_sessions": True}
    return begin_next_cycle(actor=actor, cycle=cycle, choices=choices, **defaults | values)


def form_of(left_open, **values: str) -> dict[str, str]:
    question = f"question-{left_open['question'].public_id}"
    sent = {"title_es": "Segundo ciclo", "first_day": "2027-03-04", "has_sessions": "same", f"do-{question}": "taken"}
    return (
        sent | {f"to-{question}": "1"} | {name.replace("question", question): value for name, value in values.items()}
    )


def test_capability_R7_what_was_left_open_is_offered_and_what_was_settled_is_not(scoped, left_open):
    offered = {(line.source.kind, line.key) for line in points_left_open(scoped)}

    assert offered == {(choice.kind, choice.key) for choice in choices_of(left_open)}


def test_capability_R7_each_point_goes_over_by_its_key_or_is_left_with_its_word(scoped, left_open, coordination):
    made = begin(scoped, coordination, choices_of(left_open, thread="left"))

    with scope(cycle=made):
        lines = {line.source.kind: line for line in decided_points(made)}
        assert made.previous == scoped
        assert {kind: line.carried.decision for kind, line in lines.items()} == {
            "question": "taken", "thread": "left", "recommendation": "taken",
        }  # fmt: skip
        assert lines["question"].point.words == {"es": WORDS}
        assert lines["question"].carried.target == Webinar.objects.get(ordinal=1)
        assert (lines["thread"].carried.word, lines["thread"].carried.target) == ("ya circula", None)
        assert not Hook.objects.exists()


def test_capability_P11_a_plan_made_again_copies_no_thread_that_was_resolved_or_dropped(
    scoped, left_open, coordination
):
    from tinkuy.planning.cloning.actions import clone_cycle

    made = clone_cycle(actor=coordination, cycle=scoped, title={"es": "Otra vez"}, first_day=date(2027, 3, 4))

    with scope(cycle=made):
        assert [hook.number for hook in Hook.objects.all()] == [1]
        assert made.previous is None


def test_capability_R7_nothing_of_a_person_goes_over(signed_in, scoped, left_open, coordination):
    ask(Webinar.objects.get(ordinal=1), "¿Dicha a puertas cerradas?", regime="closed")
    ask(Webinar.objects.get(ordinal=1), "¿Bajo la regla?", regime="chatham_house", country="UY")

    page = signed_in(coordination).get(FORMER).content.decode()

    assert "¿Bajo la regla?" in page
    assert "¿Dicha a puertas cerradas?" not in page
    assert "Referente" not in page.partition('class="next-cycle"')[2].partition("</form>")[0]


def test_capability_R7_a_question_that_its_asker_takes_back_is_gone_in_the_next_cycle_too(
    signed_in, scoped, left_open, coordination
):
    made = begin(scoped, coordination, choices_of(left_open))
    page = f"/es/team/c/{made.slug}/plan/taken-over/"
    client = signed_in(coordination)
    assert WORDS in client.get(page).content.decode()

    delete_question(left_open["question"])

    answer = client.get(page).content.decode()
    assert WORDS not in answer
    with scope(cycle=made):
        stored = [str(value) for row in CarriedPoint.objects.values() for value in row.values()]
    assert not any(WORDS in value for value in stored)


def test_capability_R7_a_point_that_is_left_needs_its_word_and_keeps_what_was_typed(
    signed_in, scoped, left_open, coordination
):
    answer = signed_in(coordination).post(FORMER, form_of(left_open, **{"do-question": "left"}))

    assert answer.status_code == 422
    assert "Diga en pocas palabras por qué este punto queda fuera" in answer.content.decode()
    assert next_of(scoped) is None


def test_capability_R7_the_page_begins_the_cycle_and_a_second_press_finds_it_begun(
    signed_in, scoped, left_open, coordination, focal_point_pe
):
    answer = signed_in(coordination).post(FORMER, form_of(left_open))
    again = signed_in(focal_point_pe).post(FORMER, form_of(left_open))

    assert answer.url == "/es/team/c/ciclo/plan/taken-over/"
    assert again.url == FORMER
    assert Cycle.objects.filter(previous=scoped).count() == 1
    page = signed_in(focal_point_pe).get(FORMER).content.decode()
    assert "Siguió en otro ciclo" in page  # its title is for who has a role there


def test_capability_R7_of_two_who_begin_at_once_the_second_is_told(scoped, left_open, coordination, focal_point_pe):
    begin(scoped, coordination, choices_of(left_open))

    with translation.override("en"), pytest.raises(Refused, match="already begun: «Segundo ciclo»"):
        begin(scoped, coordination)
    with translation.override("en"), pytest.raises(Refused, match=r"already begun\.$"):
        begin(scoped, focal_point_pe)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle(slug="otro", title={"es": "Otro"}, previous=scoped).save()


def test_capability_R7_after_a_cancelled_next_cycle_another_one_may_begin(scoped, left_open, coordination):
    made = begin(scoped, coordination)
    Cycle.objects.filter(pk=made.pk).update(state=CycleState.CANCELLED)

    assert begin(scoped, coordination).slug == "ciclo-2"


def test_capability_R7_the_new_plan_opens_with_the_question_and_the_former_one_says_where_it_went(
    signed_in, scoped, left_open, coordination
):
    made = begin(scoped, coordination, choices_of(left_open))
    client = signed_in(coordination)

    for page in ("plan/", "plan/sessions/1/agenda/"):
        answer = client.get(f"/es/team/c/{made.slug}/{page}").content.decode()
        assert "Del ciclo anterior" in answer
        assert WORDS in answer
    former = client.get("/es/team/c/ciclo-de-prueba/plan/").content.decode()
    assert former.count("Siguió en") == 2  # the cycle, and its thread


def test_capability_R7_a_point_may_be_left_later_and_taken_up_again(signed_in, scoped, left_open, coordination):
    made = begin(scoped, coordination, choices_of(left_open))
    question = left_open["question"].public_id
    with scope(cycle=made):
        decide_points(actor=coordination, cycle=made, choices=[Choice("question", question, "left", word="resuelta")])
        assert CarriedPoint.objects.get(kind="question").decision == "left"

        changed = decide_points(actor=coordination, cycle=made, choices=[Choice("question", question, "taken", 2)])
        assert changed == 1
        assert CarriedPoint.objects.get(kind="question").target.ordinal == 2

        assert decide_points(actor=coordination, cycle=made, choices=[Choice("question", question, "taken", 2)]) == 0
    assert Entry.objects.filter(cycle=made.public_id, deed="took over points in").count() == 3


def test_capability_R7_who_has_no_role_in_the_former_cycle_reads_only_what_was_taken(
    signed_in, make_person, scoped, left_open, coordination
):
    made = begin(scoped, coordination, choices_of(left_open, thread="left")[:2])
    newcomer = make_person("Coordinación nueva")
    TeamRole.objects.create(cycle=made, person=newcomer, role=Role.COORDINATION)

    page = signed_in(newcomer).get(f"/es/team/c/{made.slug}/plan/taken-over/").content.decode()
    assert WORDS in page
    assert "Se preguntó en la sesión" not in page  # where it was asked is for who reads the former cycle
    assert "¿Quién cubre el retorno?" not in page  # left
    assert "Atender sin exigir documento" not in page  # undecided
    with scope(cycle=made):
        foreign = Choice("recommendation", left_open["recommendation"].public_id, "taken", 1)
        assert decide_points(actor=newcomer, cycle=made, choices=[foreign]) == 0


def test_capability_R7_a_key_of_another_cycle_is_not_taken(scoped, left_open, coordination, new_cycle):
    elsewhere = new_cycle(slug="de-otros")
    with scope(cycle=elsewhere):
        webinar = Webinar.objects.create(cycle=elsewhere, ordinal=1, title={}, starts_at=left_open["question"].asked_at)
        foreign = ask(webinar)

    made = begin(scoped, coordination, [Choice("question", foreign.public_id, "taken", 1)])

    with scope(cycle=made):
        assert not CarriedPoint.objects.exists()


def test_capability_R7_what_a_cycle_took_over_and_did_not_pick_up_goes_on_to_the_one_after(
    scoped, left_open, coordination
):
    made = begin(scoped, coordination, choices_of(left_open))
    with scope(cycle=made):
        decide_points(
            actor=coordination, cycle=made, choices=[Choice("thread", str(left_open["thread"].pk), "picked_up", 1)]
        )
        kinds = [line.source.kind for line in points_left_open(made)]

    assert kinds == ["question", "recommendation"]


def test_capability_R7_a_cycle_without_open_ends_begins_the_next_one_too(signed_in, scoped, coordination):
    client = signed_in(coordination)
    assert "Nada quedó abierto" in client.get(FORMER).content.decode()

    answer = client.post(FORMER, {"title_es": "Segundo ciclo", "first_day": "2027-03-04", "has_sessions": "none"})

    assert answer.status_code == 302
    assert next_of(scoped).previous == scoped


def test_capability_R7_who_only_observes_begins_no_cycle(scoped, left_open, observer):
    with pytest.raises(Refused):
        begin(scoped, observer)


HERS = "vuelve con la policía"


@pytest.fixture
def begun_elsewhere(scoped, left_open, coordination) -> Cycle:
    """A next cycle whose team is another one, with the reason why a thread was left."""
    made = begin(scoped, coordination, choices_of(left_open, thread="left"))
    CarriedPoint.objects.with_scope(cycle=made).filter(kind="thread").update(word=HERS)
    TeamRole.objects.with_scope(cycle=made).all().delete()
    return made


def test_capability_R7_who_has_no_role_in_the_next_cycle_reads_no_word_session_or_title_of_it(
    signed_in, scoped, left_open, begun_elsewhere, coordination, observer
):
    page = signed_in(coordination).get(FORMER).content.decode()
    assert "Siguió en otro ciclo" in page
    assert WORDS in page
    assert "Para la sesión 1" not in page
    for person, address in ((coordination, FORMER), (observer, "/es/team/c/ciclo-de-prueba/plan/")):
        page = signed_in(person).get(address).content.decode()
        assert "Siguió en otro ciclo" in page
        assert HERS not in page
        assert "Segundo ciclo" not in page
    with translation.override("en"), pytest.raises(Refused) as refusal:
        begin(scoped, coordination)
    assert "Segundo ciclo" not in str(refusal.value)


def test_capability_R7_the_title_of_a_next_cycle_is_told_once_it_is_public(
    signed_in, scoped, left_open, begun_elsewhere, coordination
):
    Cycle.objects.filter(pk=begun_elsewhere.pk).update(state=CycleState.CONVENING, is_sensitive=False)

    page = signed_in(coordination).get(FORMER).content.decode()

    assert "Segundo ciclo" in page
    assert HERS not in page
    assert "Para la sesión 1" not in page


def test_capability_R7_words_of_a_recommendation_that_nobody_published_do_not_go_over(
    signed_in, scoped, left_open, coordination
):
    proposal = recommend(scoped, 9)
    sheet = Sheet.objects.create(cycle=scoped, slug="ficha", drafts={}, revision=1)
    version = SheetVersion.objects.create(
        sheet=sheet, slug="ficha", cycle_slug=scoped.slug, number=1, language="es", content_hash="0",
        content={"recommendations": [{"code": proposal.label, "text": "Lo publicado."}]},
    )  # fmt: skip
    PublishedFinding.objects.create(version=version, finding=proposal, code=proposal.label)
    made = begin(scoped, coordination, [Choice("recommendation", proposal.public_id, "taken", 1)])
    new_words = {"es": "Lo que nadie publicó."}
    Finding.objects.filter(pk=proposal.pk).update(is_proposal=True, state=FindingState.CONTRASTED, text=new_words)

    with scope(cycle=made):
        (line,) = decided_points(made)
        assert line.point.words == {"es": "Lo publicado."}
        version.retired_at = scoped.now()
        version.save()
        (line,) = decided_points(made)
        assert line.point is None
