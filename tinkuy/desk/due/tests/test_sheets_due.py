"""A sheet is due to whoever has the next deed of it: its reviewers, a focal point, a hub editor, its authors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tinkuy.desk.due.queries import due_in
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import long_day
from tinkuy.publication.reviews.due import until_sentence
from tinkuy.publication.reviews.models import Review, ReviewVerdict
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import drafts_hash, main_draft
from tinkuy.publication.versions.models import Approval


@pytest.fixture
def sheet(scoped, webinars, systematisation) -> Sheet:
    return draft_sheet(actor=systematisation, cycle=scoped)


@pytest.fixture
def peers(make_person, scoped):
    """Of Chile, of Ecuador, and of the organisation that wrote the sheet."""
    people = []
    for country in ("CL", "EC", "PE"):
        organisation = Organisation.objects.create(slug=country, name=country, sector="government", country=country)
        person = make_person(f"Par de {country}", country=country, organisation=organisation)
        TeamRole.objects.create(cycle=scoped, person=person, role=Role.REVIEWER)
        people.append(person)
    return people


def in_state(sheet: Sheet, state: str) -> None:
    Sheet.objects.filter(pk=sheet.pk).update(state=state)


def review(sheet: Sheet, person, verdict: str = ReviewVerdict.APPROVE) -> None:
    Review.objects.create(
        cycle=sheet.cycle, sheet=sheet, person=person, country=person.country, verdict=verdict,
        content_hash=drafts_hash(sheet),
    )  # fmt: skip


def of_sheet(cycle):
    """The line of the sheet, and who it is of."""
    [due] = [one for one in due_in([cycle]) if one.steps]
    [step] = [one["label"] for one in due.steps if one["state"] == "now"]
    return due.deed, step, due.persons


def keys(*people) -> frozenset[int]:
    return frozenset(person.pk for person in people)


def test_a_draft_is_due_to_nobody(scoped, sheet):
    assert [one for one in due_in([scoped]) if one.steps] == []


def test_in_review_it_is_due_to_the_peers_who_may_and_have_not_judged_it(scoped, sheet, peers, systematisation):
    systematisation.organisation = peers[2].organisation
    systematisation.save()
    in_state(sheet, "in_review")
    assert of_sheet(scoped) == ("Review", "Peers", keys(peers[0], peers[1]))

    review(sheet, peers[0])

    assert of_sheet(scoped) == ("Review", "Peers", keys(peers[1]))


def test_a_review_is_due_on_the_day_and_for_the_minutes_that_its_own_page_says(scoped, sheet, systematisation):
    in_state(sheet, "in_review")
    record(systematisation, "submitted", sheet)
    [due] = [one for one in due_in([scoped]) if one.steps]

    assert due.has_day
    with translation.override("es"):
        assert until_sentence(sheet, main_draft(sheet)) == (
            f"Entrega hasta el {long_day(due.on)}: toma unos {due.minutes} minutos."
        )


def test_with_two_reviews_it_is_due_to_the_focal_points_who_did_not_write_it(
    scoped, sheet, peers, focal_point_pe, focal_point_uy
):
    in_state(sheet, "in_review")
    sheet.authors.add(focal_point_uy)
    for person in peers[:2]:
        review(sheet, person)

    assert of_sheet(scoped) == ("Approve", "Approval", keys(focal_point_pe))


def test_two_reviews_of_one_country_are_one_too_few(scoped, sheet, peers, make_person, focal_point_pe):
    in_state(sheet, "in_review")
    review(sheet, peers[0])
    review(sheet, make_person("Otra de Chile", country="CL"))

    assert of_sheet(scoped)[0] == "Review"


def test_approved_it_is_due_to_the_hub_editors_who_did_not_write_it(scoped, sheet, hub_editor, focal_point_pe):
    in_state(sheet, "approved")
    Approval.objects.create(cycle=scoped, sheet=sheet, person=focal_point_pe, content_hash=drafts_hash(sheet))
    assert of_sheet(scoped) == ("Publish", "Published", keys(hub_editor))

    sheet.authors.add(hub_editor)

    assert of_sheet(scoped)[2] == frozenset()


def test_with_changes_requested_it_is_due_to_its_authors(scoped, sheet, peers, systematisation):
    in_state(sheet, "changes_requested")
    review(sheet, peers[0], ReviewVerdict.REQUEST_CHANGES)

    assert of_sheet(scoped) == ("Correct", "Draft", keys(systematisation))


def test_three_sheets_in_hand_cost_what_one_costs(scoped, sheet, peers, systematisation, django_assert_num_queries):
    in_state(sheet, "in_review")
    review(sheet, peers[0])
    with CaptureQueriesContext(connection) as of_one:
        due_in([scoped])
    for slug in ("dos", "tres"):
        in_state(draft_sheet(actor=systematisation, cycle=scoped, slug=slug), "in_review")

    with django_assert_num_queries(len(of_one)):
        assert sum(bool(one.steps) for one in due_in([scoped])) == 3
