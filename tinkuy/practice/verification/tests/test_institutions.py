"""A merge of institutions respects who verified whom."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.people.models import Organisation
from tinkuy.planning.institutions.actions import merge_institutions
from tinkuy.practice.verification.actions import begin_verification


@pytest.fixture
def verification(in_practice, focal_point_pe, network):
    return begin_verification(
        actor=focal_point_pe,
        response=in_practice,
        verifier="civil_society",
        institution=network,
        questions=["¿Se hace?"],
    )


def test_a_verification_follows_a_merge(verification, administrator, network):
    other = Organisation.objects.create(slug="red", name="Red", sector=network.sector, country="PE")

    merge_institutions(actor=administrator, institution=network, into=other)

    verification.refresh_from_db()
    assert verification.institution == other


def test_who_verified_and_who_is_verified_are_not_merged(verification, administrator, network, ministry):
    with pytest.raises(Refused, match="verified what the other answers about RE-3"):
        merge_institutions(actor=administrator, institution=network, into=ministry)
