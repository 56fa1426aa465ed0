"""A hub of one institution takes reviewers from its offices in other countries; any other hub does not."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.desk.due.sheets import sheets_in_hand
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.hub_settings.actions import name_hub
from tinkuy.planning.hub_settings.reviewers import choose_reviewers_from
from tinkuy.publication.overview.queries import standing_of
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.actions import review_sheet, submit_sheet
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.reviews.tests.test_messages import asked
from tinkuy.publication.reviews.tests.test_review_table import TABLE, text_of
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.versions.tests.steps import SCORES, approve, publish, review, review_twice


@pytest.fixture
def one_house(db, systematisation, peers) -> list[Person]:
    """The author, of Peru, and two peers, of Chile and Ecuador, are of one institution; the peers."""
    house = Organisation.objects.create(slug="agencia", name="Agencia regional", sector="cooperation")
    Person.objects.filter(pk=systematisation.pk).update(organisation=house, country="PE")
    Person.objects.filter(pk__in=[one.pk for one in peers]).update(organisation=house)
    return [Person.objects.get(pk=one.pk) for one in peers]


@pytest.fixture
def hub_of_one(hub_editor) -> None:
    """A hub of one institution, which takes reviewers from its other offices."""
    name_hub(actor=hub_editor, name={"es": "Hub de una agencia"}, region={})
    choose_reviewers_from(actor=hub_editor, wanted="office")


def is_reviewed(sheet) -> bool:
    return rules.is_reviewed(sheet, drafts_hash(sheet))


def awaited(sheet) -> frozenset[int]:
    """Whom the desk waits for."""
    (due,) = sheets_in_hand({sheet.cycle_id: sheet.cycle})
    return due.persons


def test_capability_U3_with_other_office_two_offices_bring_a_sheet_to_the_hub(
    hub_of_one, in_review, one_house, focal_point_pe, hub_editor
):
    assert awaited(in_review) == {one.pk for one in one_house}
    assert all(standing_of(in_review, one).may_review for one in one_house)

    review_twice(in_review, one_house)

    assert is_reviewed(in_review)
    assert awaited(in_review) == {focal_point_pe.pk}
    publish(approve(in_review, focal_point_pe), hub_editor)
    assert in_review.versions.count() == 1


def test_capability_U3_with_other_office_another_institution_reviews_as_before(hub_of_one, in_review, peers):
    review_twice(in_review, peers)

    assert is_reviewed(in_review)


@pytest.mark.parametrize(("author", "peer"), [("PE", "PE"), ("", "CL"), ("PE", ""), ("", "")])
def test_capability_U3_with_other_office_the_same_country_or_none_is_the_same_office(
    hub_of_one, in_review, one_house, systematisation, author, peer
):
    Person.objects.filter(pk=systematisation.pk).update(country=author)
    Person.objects.filter(pk=one_house[0].pk).update(country=peer)
    near = Person.objects.get(pk=one_house[0].pk)

    with pytest.raises(Refused, match="oficinas distintas de las de sus autores"):
        review(in_review, near)

    assert near.pk not in awaited(in_review)
    assert not standing_of(in_review, near).may_review
    assert not Review.objects.exists()


def test_capability_U3_with_other_office_each_author_is_of_another_one(hub_of_one, in_review, one_house, make_person):
    """Chile reviewed before somebody of Chile came to be an author."""
    review_twice(in_review, one_house)
    assert is_reviewed(in_review)

    in_review.authors.add(make_person("Otra autora", country="CL", organisation=one_house[0].organisation))

    assert [one.person for one in rules.favourable_reviews(in_review, drafts_hash(in_review))] == [one_house[1]]
    assert not is_reviewed(in_review)
    with pytest.raises(Refused, match="oficinas distintas"):
        review(in_review, one_house[0])


@pytest.mark.parametrize("is_chosen", [False, True])
def test_capability_U3_without_other_office_one_institution_stays_one(in_review, one_house, hub_editor, is_chosen):
    """Unchosen, or chosen once and taken back: it is asked when reviews are counted, so that none is left over."""
    if is_chosen:
        name_hub(actor=hub_editor, name={"es": "Hub"}, region={})
        choose_reviewers_from(actor=hub_editor, wanted="office")
        review_twice(in_review, one_house)
        assert is_reviewed(in_review)
        choose_reviewers_from(actor=hub_editor, wanted="institution")
        assert rules.favourable_reviews(in_review, drafts_hash(in_review)) == []

    with pytest.raises(Refused, match="organizaciones distintas de las de sus autores"):
        review(in_review, one_house[0])

    assert awaited(in_review) == frozenset()
    assert not is_reviewed(in_review)


def test_capability_U3_with_other_office_its_peers_are_told(hub_of_one, sheet, one_house, systematisation):
    Person.objects.filter(pk=one_house[1].pk).update(country="PE")

    submit_sheet(actor=systematisation, sheet=sheet)

    assert asked("sheet-to-review") == {one_house[0].name}


def test_capability_U3_with_other_office_the_page_says_office(hub_of_one, in_review, one_house, signed_in):
    assert "Su oficina no participó en el texto." in text_of(signed_in(one_house[0]).get(TABLE))

    Person.objects.filter(pk=one_house[0].pk).update(country="PE")
    page = signed_in(one_house[0]).get(TABLE)

    assert "Usted o su oficina participó en este texto" in text_of(page)
    assert 'type="radio"' not in page.text


def test_capability_U3_with_other_office_who_names_the_authors_institution_with_the_review_may_be_of_another_one(
    hub_of_one, in_review, one_house
):
    said = {"sheet": in_review, "verdict": "approve", "scores": SCORES, "organisation": one_house[0].organisation}
    Person.objects.filter(pk__in=[one.pk for one in one_house]).update(organisation=None)
    Person.objects.filter(pk=one_house[1].pk).update(country="PE")
    far, near = (Person.objects.get(pk=one.pk) for one in one_house)

    with pytest.raises(Refused, match="otra institución que sus autores, o de una oficina de la misma en otro país"):
        review(in_review, far)
    review_sheet(actor=far, **said)
    with pytest.raises(Refused, match="es de la misma oficina de esa institución"):
        review_sheet(actor=near, **said)

    assert [one.person for one in rules.favourable_reviews(in_review, drafts_hash(in_review))] == [far]
