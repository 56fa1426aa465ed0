"""The verifications of a response, one with its points, and which responses carry the mark."""

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch, QuerySet
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.actions.asking import OPENS_FOR
from tinkuy.practice.responses.models import Openness, Response, ResponseState
from tinkuy.practice.verification.models import (
    LONGEST_QUESTION,
    MOST_POINTS,
    Verification,
    VerificationLink,
    VerificationPoint,
    VerificationState,
    Verifier,
)
from tinkuy.practice.verification.rules import carries_the_mark
from tinkuy.systematisation.evidence.models.finding import Finding


def verifications() -> QuerySet[Verification]:
    """With their points, in order."""
    points = VerificationPoint.objects.order_by("number")
    rows = Verification.objects.select_related("cycle", "response__finding", "response__institution", "institution")
    return rows.prefetch_related(Prefetch("points", points)).order_by("begun_at", "id")


def verifier_name(verification: Verification) -> str:
    """The country that verified, else the organisation, else which kind of verifier it is."""
    if verification.country:
        return country_name(verification.country)
    return str(verification.institution or Verifier(verification.verifier).label)


def verification_of(response: Response, public_id: str) -> Verification | None:
    """One of a response by its public id, or None."""
    return verifications().filter(response=response, public_id=public_id).first()


def link_with_fingerprint(fingerprint: str) -> VerificationLink | None:
    """Of any cycle, with the look that it lets somebody conclude."""
    with scopes_disabled():
        looked_at = ("verification__response__finding", "verification__response__cycle", "verification__institution")
        rows = VerificationLink.objects.select_related("cycle", *looked_at)
        return rows.prefetch_related("verification__points").filter(fingerprint=fingerprint).first()


def unused_links(verification: Verification) -> QuerySet[VerificationLink]:
    """Those by which the second voice may still be written."""
    since = clock.now() - OPENS_FOR
    return VerificationLink.objects.filter(
        verification=verification, used_at=None, taken_back_at=None, made_at__gte=since
    )


def marks_of(responses: Iterable[Response]) -> Mapping[int, Verification]:
    """The verification that gives each response its mark, by the response's key: the latest."""
    rows = verifications().filter(response__in=list(responses), state=VerificationState.CONCLUDED)
    return {row.response_id: row for row in rows if carries_the_mark(row)}


def marked_responses(cycle: Cycle) -> Mapping[int, bool]:
    """By the key of each of the cycle's responses that carries the mark, whether a look that gives it is public."""
    of_cycle = Verification.objects.filter(cycle=cycle, state=VerificationState.CONCLUDED).select_related("response")
    rows = of_cycle.filter(response__state=ResponseState.IN_PRACTICE).prefetch_related("points")
    marked: dict[int, bool] = {}
    for row in rows:
        if carries_the_mark(row):
            marked[row.response_id] = row.is_public or marked.get(row.response_id, False)
    return marked


def concluded_on(finding: Finding, *, for_everybody: bool) -> list[Verification]:
    """Those of the answers to *finding*, the oldest first. Everybody reads those that the country that was looked at
    shows, and only while it shows its whole answer.
    """
    rows = verifications().filter(response__finding=finding, state=VerificationState.CONCLUDED)
    if for_everybody:
        rows = rows.filter(is_public=True, response__openness=Openness.WHOLE)
    return list(rows.order_by("concluded_on", "id"))


OPEN_VERIFICATIONS = RowsOfKeys[Verification](
    lambda cycles: verifications().filter(cycle__in=cycles, state=VerificationState.OPEN)
)


def open_verifications(cycles: Iterable[int]) -> list[Verification]:
    """Those in which a voice is still missing, outside of any scope."""
    with scopes_disabled():
        return OPEN_VERIFICATIONS.rows(list(cycles))


def first_questions(response: Response) -> list[str]:
    """What a look may begin with: how the country would know, and each action that it planned."""
    actions = KeyAction.objects.filter(response=response).order_by("due_on", "id")
    texts = (response.indicator, *actions.values_list("text", flat=True))
    return [words[:LONGEST_QUESTION] for words in texts if words][:MOST_POINTS]
