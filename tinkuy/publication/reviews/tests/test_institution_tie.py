"""Nobody comes to review a sheet, or to have it reviewed by their own house, by changing the institution they name."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.account.actions import describe_oneself
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.institutions.actions import merge_institutions
from tinkuy.publication.reviews import rules
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.versions.tests.steps import review_twice


def name(person: Person, organisation: Organisation | None) -> Person:
    return describe_oneself(person=person, name=person.name, language="es", organisation=organisation)


def of_house(person: Person, organisation: Organisation) -> None:
    """As if they had named that one from the start."""
    Person.objects.filter(pk=person.pk).update(organisation=organisation)
    person.refresh_from_db()


@pytest.mark.parametrize("is_another", [True, False])
def test_who_is_asked_to_review_keeps_their_institution(in_review, reviewer_pe, peers, is_another):
    with pytest.raises(Refused, match="de su institución depende quién puede revisarla"):
        name(reviewer_pe, peers[0].organisation if is_another else None)

    reviewer_pe.refresh_from_db()
    assert reviewer_pe.organisation.slug == "ministerio"


def test_who_comes_to_the_authors_house_says_so_and_their_review_counts_no_more(in_review, peers, systematisation):
    house = Organisation.objects.create(slug="casa", name="Casa", sector="academia")
    of_house(systematisation, house)
    review_twice(in_review, peers)

    assert name(peers[0], house).organisation == house
    assert not rules.is_reviewed(in_review, drafts_hash(in_review))


def test_who_wrote_it_keeps_theirs(in_review, systematisation, organisation, peers):
    of_house(systematisation, organisation)

    with pytest.raises(Refused, match="de su institución depende quién puede revisarla"):
        name(systematisation, peers[0].organisation)


def test_a_sheet_that_is_published_ties_nobody(published, peers):
    other = Organisation.objects.create(slug="otra", name="Otra", sector="academia")

    assert name(peers[0], peers[0].organisation).organisation_id
    assert name(peers[0], other).organisation == other


def test_a_review_counts_no_more_once_an_author_is_of_its_institution(in_review, peers, systematisation):
    review_twice(in_review, peers)
    assert rules.is_reviewed(in_review, drafts_hash(in_review))

    of_house(systematisation, peers[0].organisation)

    assert not rules.is_reviewed(in_review, drafts_hash(in_review))


def test_who_named_one_meanwhile_keeps_it_though_their_page_is_older(in_review, reviewer_pe, peers):
    stale = Person.objects.get(pk=reviewer_pe.pk)
    stale.organisation = None

    with pytest.raises(Refused, match="de su institución depende quién puede revisarla"):
        name(stale, peers[0].organisation)


@pytest.mark.parametrize("is_editor", [True, False])
def test_who_is_asked_to_review_a_sheet_of_no_cycle_keeps_theirs(in_review, reviewer_pe, peers, hub_editor, is_editor):
    Sheet.objects.filter(pk=in_review.pk).update(cycle=None)
    peer = hub_editor if is_editor else reviewer_pe
    Person.objects.filter(pk=peer.pk).update(organisation=reviewer_pe.organisation)
    if not is_editor:
        in_review.peers.add(peer)
        TeamRole.objects.filter(person=peer).delete()

    with pytest.raises(Refused, match="de su institución depende quién puede revisarla"):
        name(Person.objects.get(pk=peer.pk), peers[0].organisation)


def test_capability_U3_a_review_counts_no_more_once_its_institution_is_merged_into_an_authors(
    in_review, peers, systematisation, hub_editor
):
    house = Organisation.objects.create(slug="casa", name="Casa", sector="government", country="CL")
    of_house(systematisation, house)
    review_twice(in_review, peers)

    merge_institutions(actor=hub_editor, institution=peers[0].organisation, into=house)

    assert not rules.is_reviewed(in_review, drafts_hash(in_review))


def test_who_has_a_sheet_of_a_cycle_that_is_over_before_them_keeps_theirs(in_review, peers):
    """It can be reviewed there as well: a peer of the authors' house would change it for a day."""
    Cycle.objects.filter(pk=in_review.cycle_id).update(state=CycleState.ARCHIVED)

    with pytest.raises(Refused, match="de su institución depende quién puede revisarla"):
        name(peers[0], None)
