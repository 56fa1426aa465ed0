"""Two voices on one practice: who speaks with which, the gap between them, the mark, and what the country decides."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.practice.responses.models import Response
from tinkuy.practice.verification.actions import (
    begin_verification,
    decide_publication,
    decline_verification,
    reply_to_verification,
    write_own_voice,
    write_verifying_voice,
)
from tinkuy.practice.verification.gaps import Gap, gap_of, sentence_of
from tinkuy.practice.verification.models import Verification, VerificationPoint, VerificationState
from tinkuy.practice.verification.queries import first_questions, marks_of
from tinkuy.practice.verification.rules import carries_the_mark
from tinkuy.practice.verification.tests.voices import OWN, QUESTIONS, SEEN


def test_capability_R10_each_point_says_how_far_the_two_voices_stand_apart(concluded):
    points = list(concluded.points.all())

    assert [gap_of(point) for point in points] == [Gap.AGREE, Gap.APART, Gap.NO_EVIDENCE]
    assert sentence_of(points) == "They agree on one point, they differ on one, and there is no evidence on one"


def test_capability_R10_the_mark_needs_another_country_and_a_stated_basis(concluded, in_practice):
    assert marks_of([in_practice]) == {in_practice.pk: concluded}

    Verification.objects.filter(pk=concluded.pk).update(verifier="hub", country="")
    assert marks_of([in_practice]) == {}


@pytest.mark.parametrize("grade", ["partly_met", "not_met", "no_evidence"])
def test_capability_R10_what_nobody_could_verify_carries_no_mark(begun, focal_point_uy, grade):
    seen = dict.fromkeys((1, 2, 3), ("", grade))
    done = write_verifying_voice(actor=focal_point_uy, verification=begun, voice=seen, basis="Visita.", conclude=True)

    assert not carries_the_mark(done)


def test_capability_R10_without_a_basis_or_a_grade_nothing_is_concluded(begun, focal_point_uy):
    with pytest.raises(Refused, match="Say what it rests on"):
        write_verifying_voice(actor=focal_point_uy, verification=begun, voice=SEEN, conclude=True)
    with pytest.raises(Refused, match="Give each point its grade"):
        write_verifying_voice(actor=focal_point_uy, verification=begun, voice={}, basis="Visita.", conclude=True)

    begun.refresh_from_db()
    assert begun.state == VerificationState.OPEN
    assert not begun.points.exclude(verified_text="").exists(), "nothing is half-written"


def test_invariant_24_for_a_country_only_its_own_focal_point_verifies(begun, coordination, focal_point_pe):
    for stranger in (coordination, focal_point_pe):
        with pytest.raises(Refused, match="Only whoever verifies"):
            write_verifying_voice(actor=stranger, verification=begun, voice=SEEN, basis="Visita.")


def test_capability_R10_a_country_never_verifies_itself(in_practice, focal_point_pe, ministry):
    def begin(**who: object) -> Verification:
        return begin_verification(actor=focal_point_pe, response=in_practice, questions=QUESTIONS, **who)

    with pytest.raises(Refused, match="does not verify itself"):
        begin(verifier="peer", country="PE")
    with pytest.raises(Refused, match="An institution does not verify itself"):
        begin(verifier="civil_society", institution=ministry)
    with pytest.raises(Refused, match="Name the organisation"):
        begin(verifier="civil_society")
    assert not Verification.objects.exists()


@pytest.mark.parametrize("who", [{"verifier": "hub"}, {"verifier": "peer", "country": "CL"}, {"verifier": "nobody"}])
def test_another_country_offers_its_own_eyes_and_nobody_elses(in_practice, focal_point_uy, who):
    with pytest.raises(Refused):
        begin_verification(actor=focal_point_uy, response=in_practice, questions=QUESTIONS, **who)

    begin_verification(actor=focal_point_uy, response=in_practice, verifier="peer", country="UY", questions=QUESTIONS)
    assert Verification.objects.get().country == "UY"


def test_the_same_eyes_look_once_at_a_time(begun, in_practice, focal_point_uy):
    with pytest.raises(Refused, match="open already"):
        begin_verification(
            actor=focal_point_uy, response=in_practice, verifier="peer", country="UY", questions=QUESTIONS
        )


def test_what_is_not_under_way_has_nothing_to_look_at(agreed, focal_point_pe):
    with pytest.raises(Refused, match="not under way yet"):
        begin_verification(actor=focal_point_pe, response=agreed, verifier="peer", country="UY", questions=QUESTIONS)


@pytest.mark.parametrize(
    ("questions", "sentence"),
    [
        ([" ", ""], "Write one question at least"),
        ([f"¿{n}?" for n in range(13)], "twelve questions at most"),
        (["¿" + "a" * 200 + "?"], "at most 200 characters"),
    ],
)
def test_questions_are_few_and_short(in_practice, focal_point_pe, questions, sentence):
    with pytest.raises(Refused, match=sentence):
        begin_verification(
            actor=focal_point_pe, response=in_practice, verifier="peer", country="UY", questions=questions
        )


def test_capability_R10_concluded_neither_voice_changes_and_the_country_replies(concluded, focal_point_pe):
    with pytest.raises(Refused, match="stays as it is"):
        write_own_voice(actor=focal_point_pe, verification=concluded, voice=OWN)
    point = concluded.points.get(number=2)
    reply_to_verification(actor=focal_point_pe, point=point, reply="Se visitará a los dos centros.")

    point.refresh_from_db()
    assert (point.reply, str(point.replied_on)) == ("Se visitará a los dos centros.", "2026-09-28")


def test_capability_R10_the_country_may_decline_with_its_reason_and_there_is_no_mark(begun, focal_point_pe):
    with pytest.raises(Refused, match="Write why"):
        decline_verification(actor=focal_point_pe, verification=begun, reason=" ")
    declined = decline_verification(actor=focal_point_pe, verification=begun, reason="No hay acceso este año.")

    assert declined.state == VerificationState.DECLINED
    assert not carries_the_mark(declined)


def test_capability_R10_only_the_country_that_was_looked_at_makes_both_voices_public(
    concluded, coordination, focal_point_pe, focal_point_uy
):
    for stranger in (coordination, focal_point_uy):
        with pytest.raises(Refused, match="Only a focal point of this country"):
            decide_publication(actor=stranger, verification=concluded, is_public=True)
    assert decide_publication(actor=focal_point_pe, verification=concluded, is_public=True).is_public
    assert not decide_publication(actor=focal_point_pe, verification=concluded, is_public=False).is_public


def test_invariant_12_what_may_be_a_name_is_read_again_before_it_is_public(concluded, focal_point_pe):
    VerificationPoint.objects.filter(verification=concluded, number=1).update(
        verified_text="Lo confirmó por correo a ana.perez@ejemplo.org."
    )
    with pytest.raises(Refused, match=r"ana\.perez"):
        decide_publication(actor=focal_point_pe, verification=concluded, is_public=True)

    decided = decide_publication(actor=focal_point_pe, verification=concluded, is_public=True, names_nobody=True)
    assert decided.is_public


def test_invariant_12_a_reply_that_may_name_somebody_is_public_once_the_country_decides_anew(concluded, focal_point_pe):
    decide_publication(actor=focal_point_pe, verification=concluded, is_public=True)
    for reply, is_public in (("Ya no se pide.", True), ("Pregunte a juan.perez@salud.example.", False)):
        point = VerificationPoint.objects.select_related("verification__response").get(number=2)
        reply_to_verification(actor=focal_point_pe, point=point, reply=reply)
        concluded.refresh_from_db()
        assert concluded.is_public == is_public


def test_a_look_begins_with_what_the_country_planned(in_practice, focal_point_pe):
    assert first_questions(in_practice) == []
    Response.objects.filter(pk=in_practice.pk).update(indicator="Conteo por centro")
    in_practice.refresh_from_db()

    assert first_questions(in_practice) == ["Conteo por centro"]
