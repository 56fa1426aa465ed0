"""What a peer types of a review is stored before it is sent: for their eyes alone, and for as long as its page says."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tinkuy.core import clock
from tinkuy.planning.account.closing import close_account
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.reviews.beginning import forget_begun_reviews
from tinkuy.publication.reviews.models import BEGUN_REVIEWS_LAST, BegunReview, Review
from tinkuy.publication.reviews.tests.test_review_table import TABLE, checked, send, text_of
from tinkuy.publication.sheets.models import SheetState
from tinkuy.publication.versions.tests.steps import SCORES, write

REMARK = "Falta decir cuántas personas se atendieron."
TYPED = {"efectiva": "2", "efectiva-remark": REMARK, "verdict": "approve"}


def test_capability_U3_what_a_peer_types_is_stored_before_it_is_sent(in_review, peers, coordination, signed_in):
    browser = signed_in(peers[0])

    line = send(browser, {**TYPED, "save": "script"})

    assert (line.status_code, line["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert re.fullmatch(r"Guardado: \d+ \w+, \d\d:\d\d en [\w ]+", line.text)
    page = browser.get(TABLE)
    assert checked(page.text)[:1] == [("efectiva", "2")]
    assert f">{REMARK}</textarea>" in page.text
    assert f"{line.text} " in text_of(page), "its bar says when"
    assert "Solo usted puede leer lo que guardó aquí." in text_of(page)
    assert not Review.objects.exists(), "it counts nowhere"
    others = [signed_in(peers[1]).get(TABLE), signed_in(coordination).get("/es/team/c/ciclo-de-prueba/sheet/")]
    assert [REMARK in answer.text for answer in others] == [False, False]

    send(browser, {**SCORES, "verdict": "approve"})
    assert Review.objects.count() == 1
    assert not BegunReview.objects.exists(), "what was sent is the review alone"


def test_what_comes_late_of_a_page_whose_review_was_sent_is_stored_no_more(in_review, peers, signed_in):
    """The connection carries what was typed while the button is pressed: the later of the two may come first."""
    browser = signed_in(peers[0])
    sent = {**SCORES, "verdict": "approve", "once": "one-page"}
    late = {**TYPED, "save": "script", "sent_by": "one-page"}

    assert send(browser, late).status_code == 200
    assert BegunReview.objects.exists(), "nothing was sent yet"
    send(browser, sent)
    line = send(browser, late)

    assert (line.status_code, line.text) == (200, "")
    assert (Review.objects.count(), BegunReview.objects.count()) == (1, 0)
    send(browser, {**TYPED, "save": "script", "sent_by": "another-page"})
    assert BegunReview.objects.exists(), "a new review may be begun"


def test_capability_U3_without_a_script_a_button_stores_it_and_its_page_says_so(in_review, peers, signed_in):
    browser = signed_in(peers[0])
    assert 'name="save" value="page"' in browser.get(TABLE).text

    answer = send(browser, {**TYPED, "save": "page"})

    assert (answer.status_code, answer["Location"]) == (302, TABLE)
    assert "Guardado." in text_of(browser.get(TABLE))
    send(browser, {**TYPED, "rest": "3"})
    assert len(BegunReview.objects.get().typed) == len(SCORES) + 2, "one score for the rest is stored too"


def test_what_cannot_be_stored_is_refused_in_words_and_nothing_stands(in_review, peers, systematisation, signed_in):
    browser = signed_in(peers[0])

    for typed in ({"efectiva": "7"}, {"comment": "a" * 5001}, {"verdict": "perhaps"}):
        assert send(browser, {**typed, "save": "script"}).status_code == 422
    in_review.authors.add(peers[0])
    refused = send(browser, {**TYPED, "save": "script"})

    assert refused.status_code == 422
    assert "organizaciones distintas de las de sus autores" in text_of(refused)
    assert not BegunReview.objects.exists()


def test_words_that_changed_meanwhile_leave_what_was_typed_and_no_verdict(in_review, peers, systematisation, signed_in):
    browser = signed_in(peers[0])
    send(browser, {**TYPED, "save": "script"})
    write(in_review, systematisation, title="Otro título")
    in_review.state = SheetState.IN_REVIEW
    in_review.save()

    page = browser.get(TABLE)

    assert "El texto cambió después de que usted escribió esto" in text_of(page)
    assert f">{REMARK}</textarea>" in page.text
    assert [name for name, _value in checked(page.text)] == ["efectiva"]


@pytest.mark.parametrize(("late", "left"), [(timedelta(days=-1), 1), (timedelta(days=1), 0)])
def test_promise_P19_what_was_not_sent_goes_on_the_day_that_its_page_shows(late, left, in_review, peers, signed_in):
    send(signed_in(peers[0]), {**TYPED, "save": "script"})
    BegunReview.objects.update(saved_at=clock.now() - BEGUN_REVIEWS_LAST - late)

    assert forget_begun_reviews() == 1 - left
    assert BegunReview.objects.count() == left


def test_promise_P19_the_day_that_its_page_shows_is_that_of_the_cycle(in_review, peers, signed_in):
    browser = signed_in(peers[0])
    send(browser, {**TYPED, "save": "script"})
    BegunReview.objects.update(saved_at=datetime(2029, 12, 2, 2, tzinfo=UTC))  # an evening in Lima

    assert "se borra el 1 de marzo de 2030" in text_of(browser.get(TABLE))


def test_capability_H2_what_was_not_sent_goes_with_the_account(in_review, peers, signed_in):
    for person in peers:
        signed_in(person).post(TABLE, {**TYPED, "save": "script"})
    TeamRole.objects.filter(person=peers[0]).delete()

    close_account(actor=peers[0], person=peers[0])

    assert [begun.person for begun in BegunReview.objects.all()] == [peers[1]]


def test_what_a_script_cannot_store_is_answered_with_the_sentence_that_says_why(in_review, peers, signed_in):
    refused = send(signed_in(peers[0]), {"comment": "a" * 5001, "save": "script"})

    assert (refused.status_code, refused["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert refused.text.startswith("Sin guardar. Qué debe cambiar: ")
