"""Who may speak with which voice, and what carries the mark of a verified practice."""

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.rules import countries_of, may, roles_of
from tinkuy.practice.responses.models import Response, ResponseState
from tinkuy.practice.responses.rules import may_speak_for
from tinkuy.practice.verification.models import Verification, VerificationState, VerifiedGrade, Verifier

VERIFIABLE = (ResponseState.UNDER_WAY, ResponseState.IN_PRACTICE)
"""What is not begun yet has nothing to look at."""


def may_speak_as_country(person: Person, response: Response) -> bool:
    """Whether *person* speaks with the country's own voice."""
    return may_speak_for(person, "verify_practice", response.cycle, response.country)


def may_verify(person: Person, verification: Verification) -> bool:
    """Whether *person* speaks with the other voice.

    For a country only its own focal point does: not the coordination in its name, and nobody who speaks for the
    country that is looked at. The hub and organisations of no country have the coordination.
    """
    cycle = verification.cycle
    if not may(person, "verify_practice", cycle):
        return False
    own = countries_of(person, cycle)
    if verification.response.country in own:
        return False
    if verification.verifier == Verifier.PEER:
        return verification.country in own
    return Role.COORDINATION in roles_of(person, cycle)


def may_ask_by_link(person: Person, verification: Verification) -> bool:
    """Whether *person* passes the other voice on to the organisation that it is of."""
    return verification.verifier == Verifier.CIVIL_SOCIETY and may_verify(person, verification)


def may_begin(person: Person, response: Response) -> bool:
    """Whoever speaks for the country may invite a look; a focal point of another country may offer one."""
    return response.state in VERIFIABLE and may(person, "verify_practice", response.cycle)


def may_begin_by(person: Person, response: Response, verifier: str, country: str) -> bool:
    """Whom *person* may begin a look by: the country's own voice invites anybody, another one offers itself alone."""
    own = countries_of(person, response.cycle)
    return may_speak_as_country(person, response) or (verifier == Verifier.PEER and country in own)


def carries_the_mark(verification: Verification) -> bool:
    """Another country looked at it, says what on, and could verify one point at least.

    Reads `verification.points.all()` and `verification.response`: prefetch them where many are shown.
    """
    is_of_another = verification.country not in ("", verification.response.country)
    return (
        verification.state == VerificationState.CONCLUDED
        and is_of_another
        and bool(verification.basis)
        and verification.response.state == ResponseState.IN_PRACTICE
        and any(point.verified_grade == VerifiedGrade.MET for point in verification.points.all())
    )
