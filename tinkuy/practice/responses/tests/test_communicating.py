"""A published recommendation is communicated to a country, once."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.people.models import Organisation
from tinkuy.practice.responses.actions.communicating import communicate_recommendation, name_counterpart
from tinkuy.practice.responses.models import Response
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import FindingState

DAY = date(2026, 8, 28)


def test_capability_R1_a_communicated_recommendation_waits_for_the_answer_of_the_country(
    coordination, focal_point_pe, recommendation, ministry
):
    response = communicate_recommendation(
        actor=coordination, finding=recommendation, country="PE", institution=ministry, communicated_on=DAY
    )

    assert (response.state, response.country, response.institution) == ("no_answer", "PE", ministry)
    assert response.focal_point == focal_point_pe
    assert Entry.objects.get(subject_id=response.public_id).deed == "communicated"


def test_a_recommendation_is_communicated_once_to_each_addressee(coordination, response, recommendation, ministry):
    with pytest.raises(Refused, match="already communicated to them"):
        communicate_recommendation(
            actor=coordination, finding=recommendation, country="PE", institution=ministry, communicated_on=DAY
        )

    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": FindingKind.LESSON}, "Only recommendations are communicated"),
        ({"state": FindingState.VALIDATED}, "not published yet"),
        ({"state": FindingState.PROPOSED, "is_proposal": True}, "not published yet"),
    ],
)
def test_only_published_recommendations_are_communicated(coordination, make_finding, fields, sentence):
    finding = make_finding(**fields)

    with pytest.raises(Refused, match=sentence):
        communicate_recommendation(actor=coordination, finding=finding, country="PE", communicated_on=DAY)

    assert Response.objects.count() == 0


def test_a_proposal_of_a_published_sheet_may_be_communicated(coordination, make_finding, scoped):
    proposal = make_finding(state=FindingState.PROPOSED, is_proposal=True)
    sheet = Sheet.objects.create(cycle=scoped, slug="ficha")
    SheetVersion.objects.create(sheet=sheet, slug="ficha", number=1, language="es", content={}, content_hash="0")

    response = communicate_recommendation(actor=coordination, finding=proposal, country="PE", communicated_on=DAY)

    assert response.finding == proposal


def test_what_no_sheet_had_said_yet_cannot_have_been_communicated(coordination, recommendation, scoped):
    sheet = Sheet.objects.create(cycle=scoped, slug="ficha")
    version = SheetVersion.objects.create(
        sheet=sheet, slug="ficha", number=1, language="es", content={}, content_hash="0",
        published_at=datetime(2026, 9, 1, 15, tzinfo=UTC),
    )  # fmt: skip
    PublishedFinding.objects.create(version=version, finding=recommendation, code="RE-3")

    with pytest.raises(Refused, match="cannot have been communicated before"):
        communicate_recommendation(
            actor=coordination, finding=recommendation, country="PE", communicated_on=date(2026, 8, 31)
        )
    communicate_recommendation(
        actor=coordination, finding=recommendation, country="PE", communicated_on=date(2026, 9, 1)
    )


def test_a_country_that_is_not_invited_is_refused(coordination, recommendation):
    with pytest.raises(Refused, match="not invited"):
        communicate_recommendation(actor=coordination, finding=recommendation, country="FR", communicated_on=DAY)


def test_an_institution_of_another_country_cannot_answer(coordination, recommendation, ministry):
    with pytest.raises(Refused, match="belongs to another country"):
        communicate_recommendation(
            actor=coordination, finding=recommendation, country="UY", institution=ministry, communicated_on=DAY
        )


def test_only_a_focal_point_of_the_country_accompanies_it(coordination, recommendation, focal_point_pe):
    with pytest.raises(Refused, match="not a focal point of this country"):
        communicate_recommendation(
            actor=coordination, finding=recommendation, country="UY", focal_point=focal_point_pe, communicated_on=DAY
        )


def test_a_day_ahead_is_refused(coordination, recommendation):
    with pytest.raises(Refused, match="cannot lie ahead"):
        communicate_recommendation(
            actor=coordination, finding=recommendation, country="PE", communicated_on=date(2026, 9, 29)
        )


def test_invariant_24_a_focal_point_communicates_to_their_own_country_and_to_no_other(
    focal_point_pe, focal_point_uy, recommendation
):
    for actor, own, other in ((focal_point_pe, "PE", "UY"), (focal_point_uy, "UY", "PE")):
        with pytest.raises(Refused, match="Only this country's focal point"):
            communicate_recommendation(actor=actor, finding=recommendation, country=other, communicated_on=DAY)
        communicate_recommendation(actor=actor, finding=recommendation, country=own, communicated_on=DAY)

    assert sorted(Response.objects.values_list("country", flat=True)) == ["PE", "UY"]


def test_who_only_observes_communicates_nothing(observer, outsider, administrator, recommendation):
    for person in (observer, outsider, administrator):
        with pytest.raises(Refused):
            communicate_recommendation(actor=person, finding=recommendation, country="PE", communicated_on=DAY)


def test_a_counterpart_may_be_named_later(focal_point_pe, response, network):
    name_counterpart(actor=focal_point_pe, response=response, institution=network)

    assert Response.objects.get().institution == network


def test_a_counterpart_of_another_country_is_refused(focal_point_pe, response, ministry):
    foreign = Organisation.objects.create(slug="uy-x", name="Otra", sector="government", country="UY")

    with pytest.raises(Refused, match="another country"):
        name_counterpart(actor=focal_point_pe, response=response, institution=foreign)

    assert Response.objects.get().institution == ministry


def test_capability_R1_a_focal_point_says_where_their_country_stands_while_asking_it(
    signed_in, focal_point_pe, recommendation
):
    client = signed_in(focal_point_pe)
    address = reverse("practice:communicate", args=[recommendation.cycle.slug])
    page = client.get(address).content.decode()
    ticked = re.findall(r'name="(finding|country)" value="([\w-]+)"[^>]*checked', page)
    assert ticked == [("finding", recommendation.public_id), ("country", "PE")]
    sent = dict(ticked) | {"is_in_dialogue": "on", "communicated_on": DAY.isoformat(), "contact_language": "es"}

    client.post(address, sent | {"send_mail": "on"})

    response = Response.objects.get()
    assert (response.state, response.mailed_at) == ("in_dialogue", None), "who answers is not asked by mail"
    assert [step.taken_on for step in response.steps.all()] == [DAY]
