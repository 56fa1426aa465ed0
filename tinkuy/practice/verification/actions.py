"""Beginning a look at a practice, each voice in its own words, concluding, replying, and deciding what is public."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import demand_names_nobody
from tinkuy.language.personal_data.guard import alerts
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new
from tinkuy.planning.rules import demand
from tinkuy.practice.openness.rules import may_decide_openness
from tinkuy.practice.responses.models import Response
from tinkuy.practice.verification import rules
from tinkuy.practice.verification.mails import tell_country_looked_at, tell_verifier
from tinkuy.practice.verification.models import (
    LONGEST_QUESTION,
    MOST_POINTS,
    OwnGrade,
    Verification,
    VerificationPoint,
    VerificationState,
    VerifiedGrade,
    Verifier,
)

type Voice = Mapping[int, tuple[str, str]]
"""Of each point, by its number, the words and the grade."""


@transaction.atomic
def begin_verification(
    *,
    actor: Person,
    response: Response,
    verifier: str,
    country: str = "",
    institution: WantedInstitution = None,
    questions: Sequence[str],
) -> Verification:
    """Ask the *questions* that both voices answer. A peer is another invited country.

    The country that is looked at invites whom it likes; another one offers itself. Each looks once at a time.
    """
    cycle = response.cycle
    demand(actor, "verify_practice", cycle)
    response = Response.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=response.pk)
    if verifier not in Verifier.values:
        raise Refused(_("Choose who verifies."), about="verifier")
    if response.state not in rules.VERIFIABLE:
        raise Refused(_("What is not under way yet cannot be verified."))
    country = country if verifier == Verifier.PEER else ""
    if verifier == Verifier.PEER:
        _demand_another_country(response, country)
    if not rules.may_begin_by(actor, response, verifier, country):
        raise Refused(_("Choose your own country: only the country that is looked at invites others."), about="country")
    questions = _demand_questions(questions)
    named = known_or_new(actor, institution, cycle) if institution else None
    _demand_fitting(verifier, country, named, response)
    standing = response.verifications.filter(state=VerificationState.OPEN, verifier=verifier, country=country)
    if standing.filter(institution=named).exists():
        raise Refused(_("A verification of theirs is open already: it stands on the page of the answer."))

    verification = Verification.objects.create(
        cycle=cycle, response=response, verifier=verifier, country=country, institution=named, begun_by=actor
    )
    VerificationPoint.objects.bulk_create(
        VerificationPoint(cycle=cycle, verification=verification, number=number, question=question)
        for number, question in enumerate(questions, start=1)
    )
    record(actor, "began", verification, country=response.country, by=country or verifier)
    tell_verifier(verification, actor)
    return verification


def _demand_another_country(response: Response, country: str) -> None:
    if not country:
        raise Refused(_("Choose the country that verifies."), about="country")
    if country == response.country:
        raise Refused(_("A country does not verify itself: choose another one."), about="country")
    if not response.cycle.invited_countries.filter(country=country).exists():
        raise Refused(_("This country is not invited to the cycle."), about="country")


def _demand_questions(questions: Sequence[str]) -> list[str]:
    clean = list(dict.fromkeys(question for question in map(tidy, questions) if question))
    if not clean:
        raise Refused(_("Write one question at least: both voices answer the same ones."), about="questions")
    if len(clean) > MOST_POINTS:
        raise Refused(_("Write twelve questions at most."), about="questions")
    if any(len(question) > LONGEST_QUESTION for question in clean):
        raise Refused(_("Write each question in at most 200 characters."), about="questions")
    return clean


def _demand_fitting(verifier: str, country: str, institution: Organisation | None, response: Response) -> None:
    if verifier == Verifier.CIVIL_SOCIETY and institution is None:
        raise Refused(_("Name the organisation that verifies."), about="institution")
    if institution is None:
        return
    if verifier == Verifier.PEER and institution.country not in ("", country):
        raise Refused(_("This institution belongs to another country."), about="institution")
    if institution.pk == response.institution_id:
        raise Refused(_("An institution does not verify itself: name another one."), about="institution")


@transaction.atomic
def write_own_voice(*, actor: Person, verification: Verification, voice: Voice) -> Verification:
    """What the country says of each point itself, until the other voice has concluded."""
    verification = open_row(verification)
    if not rules.may_speak_as_country(actor, verification.response):
        raise Refused(_("Only this country's focal point or the regional coordination may do this."))
    write_points(verification, voice, "own", OwnGrade.values)
    verification.own_said_on = verification.cycle.today()
    verification.save(update_fields=["own_said_on"])
    record(actor, "spoke in its own voice in", verification, country=verification.response.country)
    return verification


@transaction.atomic
def write_verifying_voice(
    *, actor: Person, verification: Verification, voice: Voice, basis: str = "", conclude: bool = False
) -> Verification:
    """What the other voice could verify. With *conclude* it is said: then it has a basis, and each point its grade."""
    verification = open_row(verification)
    if not rules.may_verify(actor, verification):
        raise Refused(_("Only whoever verifies may do this, and never for their own country."))
    write_points(verification, voice, "verified", VerifiedGrade.values)
    verification.basis = tidy(basis)
    verification.save(update_fields=["basis"])
    return conclude_row(verification, actor) if conclude else verification


def conclude_row(verification: Verification, actor: Person | None) -> Verification:
    """Say what the other voice wrote, for good; *actor* is nobody where it came by a link. Within a transaction."""
    _demand_whole(verification)
    verification.state, verification.concluded_by = VerificationState.CONCLUDED, actor
    verification.concluded_on = verification.cycle.today()
    verification.save(update_fields=["state", "concluded_by", "concluded_on"])
    if actor is not None:
        record(actor, "concluded", verification, country=verification.response.country)
    tell_country_looked_at(verification, actor)
    return verification


def open_row(verification: Verification) -> Verification:
    """Held against whoever concludes or declines meanwhile."""
    rows = Verification.objects.select_for_update(of=("self",)).select_related("cycle", "response__cycle")
    verification = rows.get(pk=verification.pk)
    if verification.state != VerificationState.OPEN:
        raise Refused(_("This verification is closed: what both voices said stays as it is."))
    return verification


def write_points(verification: Verification, voice: Voice, side: str, grades: Sequence[str]) -> None:
    points = list(verification.points.all())
    for point in points:
        text, grade = voice.get(point.number, ("", ""))
        if grade and grade not in grades:
            raise Refused(_("Choose one of the grades."), about=f"grade_{point.number}")
        setattr(point, f"{side}_text", tidy(text))
        setattr(point, f"{side}_grade", grade)
    VerificationPoint.objects.bulk_update(points, [f"{side}_text", f"{side}_grade"])


def _demand_whole(verification: Verification) -> None:
    if not verification.basis:
        raise Refused(
            _("Say what it rests on: a count, a visit, a document. Without it nothing is verified."), about="basis"
        )
    for point in verification.points.all():
        if not point.verified_grade:
            raise Refused(
                _("Give each point its grade; one of them is that no evidence is available."),
                about=f"grade_{point.number}",
            )


@transaction.atomic
def decline_verification(*, actor: Person, verification: Verification, reason: str) -> Verification:
    """The country does not want to be looked at, and says why: that is told, and there is no mark."""
    verification = open_row(verification)
    if not rules.may_speak_as_country(actor, verification.response):
        raise Refused(_("Only this country's focal point or the regional coordination may do this."))
    verification.reason = demand_text(reason, _("Write why the country declines."), about="reason")
    verification.state = VerificationState.DECLINED
    verification.save(update_fields=["reason", "state"])
    record(actor, "declined", verification, country=verification.response.country)
    return verification


@transaction.atomic
def reply_to_verification(*, actor: Person, point: VerificationPoint, reply: str) -> VerificationPoint:
    """The country's answer stands under the point that it answers; an empty one takes it away.

    Where everybody reads both voices, and the reply may say who somebody is, the country decides anew whether they do.
    """
    verification = point.verification
    if not rules.may_speak_as_country(actor, verification.response):
        raise Refused(_("Only this country's focal point or the regional coordination may do this."))
    _demand_concluded(verification)
    point.reply = tidy(reply)
    point.replied_on = verification.cycle.today() if point.reply else None
    point.save(update_fields=["reply", "replied_on"])
    if verification.is_public and alerts(point.reply):
        verification.is_public = False
        verification.save(update_fields=["is_public"])
    record(actor, "replied in", verification, country=verification.response.country)
    return point


def decide_publication(
    *, actor: Person, verification: Verification, is_public: bool, names_nobody: bool = False
) -> Verification:
    """The country that was looked at decides whether both voices are public: both, or neither.

    What the guard takes for personal data is asked about first (invariant 12): *names_nobody* says that it was read.
    """
    if is_public and not names_nobody:
        points = verification.points.all()
        words = [part for one in points for part in (one.question, one.own_text, one.verified_text, one.reply)]
        demand_names_nobody([verification.basis, *words])
    return _decide(actor, verification, is_public=is_public)


@transaction.atomic
def _decide(actor: Person, verification: Verification, *, is_public: bool) -> Verification:
    rows = Verification.objects.select_for_update(of=("self",)).select_related("cycle", "response__cycle")
    verification = rows.get(pk=verification.pk)
    if not may_decide_openness(actor, verification.response):
        raise Refused(_("Only a focal point of this country decides what is public of its answer."))
    _demand_concluded(verification)
    verification.is_public = is_public
    verification.save(update_fields=["is_public"])
    record(actor, "decided what is public of", verification, country=verification.response.country, public=is_public)
    return verification


def _demand_concluded(verification: Verification) -> None:
    if verification.state != VerificationState.CONCLUDED:
        raise Refused(_("This can be done once the verification is concluded."))
