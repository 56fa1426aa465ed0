"""A country that is asked to verify learns of it, and one that was looked at, too."""

from datetime import UTC, datetime

import pytest

from tinkuy.core import clock
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.responses.models import Response
from tinkuy.practice.verification.actions import begin_verification, write_verifying_voice
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.tests.voices import QUESTIONS, SEEN


@pytest.fixture
def practised(in_practice: Response) -> Response:
    """Peru's answer, with nothing owed about it."""
    Notice.objects.all().delete()
    return in_practice


def begin(actor: Person, response: Response, **who: str) -> list[tuple[str, str]]:
    begin_verification(actor=actor, response=response, questions=QUESTIONS, **who)
    return [(one.kind, one.person.name) for one in Notice.objects.select_related("person").order_by("pk")]


def test_capability_R10_the_focal_point_of_the_country_that_is_asked_to_verify_gets_a_mail_once(
    practised, focal_point_pe, focal_point_uy
):
    mails = begin(focal_point_pe, practised, verifier="peer", country="UY")

    assert mails == [("verification-asked", "Referente – Uruguay")]
    values = Notice.objects.get().values
    assert (values["label"], values["path"]) == ("RE-3", "/es/team/cycles/"), "the cycle is sensitive: nothing more"


def test_it_waits_for_the_morning_there(practised, focal_point_pe, focal_point_uy):
    with clock.at(datetime(2026, 9, 29, 3, tzinfo=UTC)):  # midnight in Montevideo
        begin(focal_point_pe, practised, verifier="peer", country="UY")

    assert Notice.objects.get().due_at.astimezone(UTC).hour == 11


def test_who_offers_to_look_is_not_told_of_it(practised, focal_point_uy):
    assert begin(focal_point_uy, practised, verifier="peer", country="UY") == []


def test_without_a_focal_point_the_coordination_is_told(practised, focal_point_pe, focal_point_uy, coordination):
    TeamRole.objects.filter(person=focal_point_uy).delete()

    mails = begin(focal_point_pe, practised, verifier="peer", country="UY")

    assert mails == [("verification-asked", "Coordinación regional")]


def test_what_the_hub_verifies_is_told_to_nobody(practised, coordination):
    assert begin(coordination, practised, verifier="hub") == []


def test_capability_R10_the_country_that_was_looked_at_gets_a_mail_once_and_by_its_day(
    practised, focal_point_pe, focal_point_uy
):
    begin(focal_point_pe, practised, verifier="peer", country="UY")
    looked = {
        "actor": focal_point_uy,
        "verification": Verification.objects.get(),
        "voice": SEEN,
        "basis": "Dos visitas.",
    }

    with clock.at(datetime(2026, 9, 29, 6, tzinfo=UTC)):  # one o'clock in Lima
        write_verifying_voice(**looked)
        assert not Notice.objects.filter(kind="verification-concluded").exists(), "nothing is concluded yet"
        write_verifying_voice(**looked, conclude=True)

    mail = Notice.objects.get(kind="verification-concluded")
    assert (mail.person.name, mail.values["label"]) == ("Referente – Perú", "RE-3")
    assert mail.due_at.astimezone(UTC).hour == 13, "the morning of Lima"
