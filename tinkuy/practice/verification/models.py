from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.own_pages.models import SinglePurposeLink
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.models import Response

MOST_POINTS, LONGEST_QUESTION = 12, 200


class Verifier(models.TextChoices):
    """Whose eyes they are."""

    PEER = "peer", pgettext_lazy("verifier", "Another country")
    CIVIL_SOCIETY = "civil_society", pgettext_lazy("verifier", "An organisation of civil society")
    HUB = "hub", pgettext_lazy("verifier", "The hub")


class VerificationState(models.TextChoices):
    OPEN = "open", pgettext_lazy("verification", "Being written")
    CONCLUDED = "concluded", pgettext_lazy("verification", "Concluded")
    DECLINED = "declined", pgettext_lazy("verification", "Declined by the country")


class OwnGrade(models.TextChoices):
    """What a country says of one point of its own practice."""

    MET = "met", pgettext_lazy("grade", "Met")
    PARTLY_MET = "partly_met", pgettext_lazy("grade", "Partly met")
    NOT_MET = "not_met", pgettext_lazy("grade", "Not met")
    NOT_REPORTED = "not_reported", pgettext_lazy("grade", "Not reported")


class VerifiedGrade(models.TextChoices):
    """What somebody else could verify of it. The fourth is no reproach."""

    MET = "met", pgettext_lazy("grade", "Met")
    PARTLY_MET = "partly_met", pgettext_lazy("grade", "Partly met")
    NOT_MET = "not_met", pgettext_lazy("grade", "Not met")
    NO_EVIDENCE = "no_evidence", pgettext_lazy("grade", "No evidence available")


class Verification(models.Model):
    """An independent look at what one response says is done.

    `country` is the verifying one, empty for the hub and for an organisation of no country. `basis` says what it rests
    on. The country that is looked at decides whether both voices are public (`is_public`), or declines the look.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="verifications")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    verifier = models.CharField(max_length=20, choices=Verifier)
    country = models.CharField(max_length=2, blank=True)
    institution = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=20, choices=VerificationState, default=VerificationState.OPEN)
    basis = models.TextField(blank=True)
    reason = models.TextField(blank=True, help_text="Why the country declined to be looked at")
    begun_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    own_said_on = models.DateField(null=True, blank=True)
    concluded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    concluded_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)

    personal_data: ClassVar = (holds("basis reason", "What a country answers and does", Until.CYCLE, ""),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["begun_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state="concluded") | ~models.Q(basis=""),
                name="a_concluded_verification_has_a_basis",
            ),
            models.CheckConstraint(
                condition=models.Q(is_public=False) | models.Q(state="concluded"),
                name="only_a_concluded_verification_is_public",
            ),
            models.CheckConstraint(
                condition=~models.Q(verifier="peer") | ~models.Q(country=""), name="a_peer_is_a_country"
            ),
        ]

    def __str__(self) -> str:
        return f"verification {self.public_id}"


class VerificationPoint(models.Model):
    """One question that both answer, each in its own words and grade, and what the country replies afterwards."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    verification = models.ForeignKey(Verification, on_delete=models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=LONGEST_QUESTION)
    own_text = models.TextField(blank=True)
    own_grade = models.CharField(max_length=20, choices=OwnGrade, blank=True)
    verified_text = models.TextField(blank=True)
    verified_grade = models.CharField(max_length=20, choices=VerifiedGrade, blank=True)
    reply = models.TextField(blank=True)
    replied_on = models.DateField(null=True, blank=True)

    personal_data: ClassVar = (
        holds("question own_text verified_text reply", "What a country answers and does", Until.CYCLE, ""),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["verification", "number"], name="one_point_per_number"),
        ]

    def __str__(self) -> str:
        return self.question


class VerificationLink(SinglePurposeLink):
    """Lets an organisation of civil society speak with the other voice, once and as a whole, without an account.

    The team passes it on by its own ways. Who opened it is known to nobody: the look names the institution.
    """

    place: ClassVar[str] = "verification-link"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    verification = models.ForeignKey(Verification, on_delete=models.CASCADE, related_name="links")
    used_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link of {self.verification_id}"
