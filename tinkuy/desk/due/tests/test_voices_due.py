"""Two voices that were begun stand in the list of whoever has still to speak."""

import pytest

from tinkuy.desk.due.verifications import voices
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.models import Response
from tinkuy.practice.verification.models import Verification, VerificationPoint
from tinkuy.systematisation.evidence.models.finding import Finding


@pytest.fixture
def begun(scoped: Cycle) -> Verification:
    finding = Finding.objects.create(
        cycle=scoped, number=3, kind="recommendation", state="published", text={"es": "Atender."}
    )
    response = Response.objects.create(cycle=scoped, finding=finding, country="PE", state="under_way")
    verification = Verification.objects.create(cycle=scoped, response=response, verifier="peer", country="UY")
    VerificationPoint.objects.create(cycle=scoped, verification=verification, number=1, question="¿Se hace?")
    return verification


def test_capability_R10_each_country_has_its_voice_in_its_list(begun, scoped):
    lines = [(due.countries, due.words, due.minutes) for due in voices({scoped.pk: scoped})]

    assert lines == [
        ({"PE"}, "Say how the practice goes (RE-3)", 3),
        ({"UY"}, "Verify the practice of Peru (RE-3)", 3),
    ]
    begun.own_said_on = scoped.today()
    begun.save()
    assert [due.countries for due in voices({scoped.pk: scoped})] == [{"UY"}]
    Verification.objects.update(state="declined")
    assert list(voices({scoped.pk: scoped})) == []


def test_what_the_hub_verifies_is_the_coordination_s(begun, scoped):
    Verification.objects.update(verifier="hub", country="", own_said_on=scoped.today())

    (due,) = voices({scoped.pk: scoped})
    assert due.roles == {"coordination"}
