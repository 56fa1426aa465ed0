"""How many reviews a sheet needs is the cycle's to say, and holds for the sheet that is in review now."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.review_effect import effect_of_reviews
from tinkuy.publication.reviews import rules
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.versions.tests.steps import approve, review, review_twice


def need(sheet, count: int) -> None:
    Cycle.objects.filter(pk=sheet.cycle_id).update(reviews_needed=count)
    sheet.cycle.refresh_from_db()


def test_another_number_holds_at_once(in_review, peers, focal_point_pe):
    review_twice(in_review, peers)
    need(in_review, 3)

    with pytest.raises(Refused, match="Hacen falta 3 revisiones favorables de 3 países"):
        approve(in_review, focal_point_pe)

    need(in_review, 2)
    assert approve(in_review, focal_point_pe).state == "approved"


def test_one_review_is_enough_where_the_cycle_says_so(in_review, peers):
    need(in_review, 1)
    assert not rules.is_reviewed(in_review, drafts_hash(in_review))

    review(in_review, peers[0])

    assert rules.is_reviewed(in_review, drafts_hash(in_review))


def test_the_form_says_first_which_reviews_the_sheet_has(in_review, peers, scoped, signed_in, coordination):
    assert effect_of_reviews(scoped) == "La ficha está en revisión y todavía no tiene ninguna revisión favorable."

    review_twice(in_review, peers)

    page = signed_in(coordination).get(f"/es/team/c/{scoped.slug}/plan/edit/").content.decode()
    assert "La ficha está en revisión y tiene revisiones favorables de 2 países." in page


def test_the_page_of_the_sheet_asks_for_as_many(in_review, systematisation, signed_in):
    need(in_review, 4)

    page = signed_in(systematisation).get(f"/es/team/c/{in_review.cycle.slug}/sheet/").content.decode()

    assert "Hacen falta 4 revisiones favorables de 4 países." in page
