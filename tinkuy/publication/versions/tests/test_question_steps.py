"""How far a question came: quoted, in a finding that countries read, printed. A draft is told to nobody."""

import pytest

from tinkuy.convening.registrations.models import Registration
from tinkuy.dialogue.question_news.own_page import fates_on_own_page
from tinkuy.dialogue.questions.later_steps import furthest_step, later_steps
from tinkuy.dialogue.questions.models import Question
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.versions.tests.steps import approve, complete, publish, review_twice
from tinkuy.systematisation.evidence.models.excerpt import Source
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, FindingState
from tinkuy.systematisation.findings.models import FindingLink
from tinkuy.systematisation.live.actions import cite
from tinkuy.systematisation.live.tests.live_rows import answered


@pytest.fixture
def asker(scoped) -> Registration:
    made = Registration(cycle=scoped, country="PE", number=1, erase_on=scoped.today())
    made.seal(name="Tero", email="tero@example.org")
    made.save()
    return made


@pytest.fixture
def question(webinars, asker) -> Question:
    return answered(webinars[0], asker=asker)


def cited(question: Question, person, finding: Finding | None = None) -> None:
    """Its answer is a quote, on which *finding* rests."""
    quote = cite(actor=person, source=Source.ANSWER, row=question, kind="lesson")
    if finding:
        Evidence.objects.create(cycle=question.cycle, finding=finding, excerpt=quote)


def steps(question: Question) -> list[tuple[str, bool]]:
    return [(str(one.step), one.is_done) for one in later_steps([question])[question.pk]]


def test_capability_D21_a_question_that_nobody_cited_has_no_later_step(question, findings):
    assert steps(question) == []


def test_capability_D21_a_quote_is_a_step_and_a_draft_that_rests_on_it_is_none(question, findings, systematisation):
    Finding.objects.filter(pk=findings[0].pk).update(state=FindingState.PROPOSED)
    cited(question, systematisation, findings[0])

    assert steps(question) == [("cited", True), ("finding", False)]
    assert findings[0].text["es"] not in str(later_steps([question]))


def test_capability_D21_of_a_finding_that_is_not_printed_no_word_is_told(question, findings, systematisation):
    cited(question, systematisation, findings[0])

    assert steps(question) == [("cited", True), ("finding", True), ("recommendation", False)]
    assert findings[0].text["es"] not in str(later_steps([question]))
    assert "Los países lo validaron." in str(later_steps([question]))


def test_capability_D21_from_the_question_to_the_printed_recommendation(
    question, findings, systematisation, peers, scoped, focal_point_pe, hub_editor, asker
):
    lesson, recommendation = findings
    cited(question, systematisation, lesson)
    FindingLink.objects.create(cycle=scoped, origin=lesson, target=recommendation)
    sheet = submit_sheet(
        actor=systematisation, sheet=complete(draft_sheet(actor=systematisation, cycle=scoped), systematisation)
    )
    review_twice(sheet, peers)
    publish(approve(sheet, focal_point_pe), hub_editor)

    page = fates_on_own_page(asker)
    assert steps(question) == [("cited", True), ("finding", True), ("recommendation", True)]
    assert furthest_step(question, later_steps([question])[question.pk]) == "recommendation"
    assert f"/recommendations/{recommendation.public_id}/" in page
    assert "/trail/LE-1/" in page


def test_capability_D21_many_questions_are_read_in_the_queries_of_one(
    question, findings, systematisation, webinars, asker, django_assert_num_queries
):
    cited(question, systematisation, findings[0])
    more = [answered(webinars[0], asker=asker, text=f"¿{number}?") for number in range(3)]
    for one in more:
        cited(one, systematisation, findings[0])
    asked = list(Question.objects.all())

    with django_assert_num_queries(4):
        later_steps(asked)
