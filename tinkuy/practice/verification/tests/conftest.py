"""A practice of Peru at which Uruguay looks."""

import pytest

from tinkuy.people.models import Person
from tinkuy.practice.responses.models import Response
from tinkuy.practice.verification.actions import begin_verification, write_own_voice, write_verifying_voice
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.tests.voices import OWN, QUESTIONS, SEEN


@pytest.fixture
def in_practice(agreed: Response, step) -> Response:
    step(agreed, "under_way", day=10)
    return step(agreed, "in_practice", day=18)


@pytest.fixture
def begun(in_practice, focal_point_pe) -> Verification:
    """Peru invites Uruguay."""
    return begin_verification(
        actor=focal_point_pe, response=in_practice, verifier="peer", country="UY", questions=QUESTIONS
    )


@pytest.fixture
def concluded(begun, focal_point_pe: Person, focal_point_uy: Person) -> Verification:
    write_own_voice(actor=focal_point_pe, verification=begun, voice=OWN)
    return write_verifying_voice(
        actor=focal_point_uy, verification=begun, voice=SEEN, basis="Conteo por centro y dos visitas.", conclude=True
    )
