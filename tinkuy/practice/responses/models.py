"""What an addressee answers to a recommendation: a country, an institution of one, or one without a country."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.own_pages.models import SealedContact, SinglePurposeLink
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.finding import Finding


def with_country(institution: str, country: str) -> str:
    """The name of an institution, with its country unless it says that itself."""
    names_it = any(country_name(country, language) in institution for language, _name in settings.LANGUAGES)
    return institution if names_it else f"{institution} – {country_name(country)}"


class ResponseState(models.TextChoices):
    NO_ANSWER = "no_answer", pgettext_lazy("response", "No answer yet")
    IN_DIALOGUE = "in_dialogue", pgettext_lazy("response", "In dialogue")
    AGREED = "agreed", pgettext_lazy("response", "Agreed")
    UNDER_WAY = "under_way", pgettext_lazy("response", "Under way")
    IN_PRACTICE = "in_practice", pgettext_lazy("response", "In practice")
    STALLED = "stalled", pgettext_lazy("response", "Stalled")
    REJECTED = "rejected", pgettext_lazy("response", "Rejected")


class Openness(models.TextChoices):
    """What everybody may read of a country's answer: each country decides it of each answer."""

    CLOSED = "closed", pgettext_lazy("what is public of an answer", "Nothing is public")
    STATE = "state", pgettext_lazy("what is public of an answer", "Only its state is public")
    WHOLE = "whole", pgettext_lazy("what is public of an answer", "The whole answer is public")


class Answer(models.TextChoices):
    """What an addressee says by the link of its mail; each has its state (`rules.STATE_OF`)."""

    ACCEPTED = "accepted", pgettext_lazy("answer to a recommendation", "Accepted")
    PARTLY = "partly", pgettext_lazy("answer to a recommendation", "Accepted in part")
    DISCUSSING = "discussing", pgettext_lazy("answer to a recommendation", "Under discussion")
    REJECTED = "rejected", pgettext_lazy("answer to a recommendation", "Not accepted")


class Response(SealedContact, QuickRow):
    """The answer of one addressee to one recommendation (*respuesta*), as it stands today.

    The addressee is a country, an institution of it, or a body without a country, the hub's own among them. Whom to ask
    there is its focal point or a counterpart, whose name and e-mail are sealed until `contact_until`.
    """

    known_as = "response"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="responses")
    country = models.CharField(max_length=2, blank=True)
    institution = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    focal_point = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    state = models.CharField(max_length=20, choices=ResponseState, default=ResponseState.NO_ANSWER)
    text = models.TextField(blank=True, help_text="What the country will do, in its words")
    reason = models.TextField(blank=True)
    communicated_on = models.DateField(null=True, blank=True)
    version = models.ForeignKey(
        SheetVersion, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="Where it was asked"
    )
    openness = models.CharField(max_length=10, choices=Openness, default=Openness.CLOSED)
    indicator = models.TextField(blank=True, help_text="How the country will know that it works")
    review_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=20, choices=Answer, blank=True, default="")
    answer_by = models.DateField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (
        holds(
            "sealed_name sealed_email",
            "How an addressee of a recommendation is asked",
            Until.OWN_DAY,
            "own_pages.sealed_contacts.erase_contacts",
            opens="contact_name",
        ),
        holds(
            "text reason",
            "What a country answers and does",
            Until.RECORD,
            "practice.responses.actions.recording.record_response",
        ),
        holds(
            "indicator",
            "What a country answers and does",
            Until.RECORD,
            "practice.responses.actions.recording.agree_on_review",
        ),
    )

    class Meta:
        ordering: ClassVar = ["finding__number", "country"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "country"],
                condition=models.Q(institution=None),
                name="a_country_is_asked_once",
            ),
            models.UniqueConstraint(
                fields=["finding", "country", "institution"],
                condition=~models.Q(institution=None),
                name="an_institution_is_asked_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(country="") | ~models.Q(institution=None),
                name="an_addressee_is_a_country_or_an_institution",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="rejected") | ~models.Q(reason=""),
                name="a_rejection_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding.label}-{self.country or self.institution_id}"

    @property
    def of_whom(self) -> str:
        """The country in the reader's language, else the body without one."""
        return country_name(self.country) if self.country else str(self.institution)

    @property
    def addressee(self) -> str:
        """The institution with its country unless its own name says it, else the country alone."""
        if not (self.institution and self.country):
            return self.of_whom
        return with_country(str(self.institution), self.country)

    @property
    def contact_account(self) -> Person | None:
        return self.focal_point

    @property
    def focal_role(self) -> TeamRole | None:
        """By which its focal point still is one of the country, with an account that opens."""
        of_cycle = TeamRole.objects.with_scope(cycle=self.cycle)
        roles = of_cycle.filter(cycle=self.cycle, role=Role.FOCAL_POINT, country=self.country)
        role: TeamRole | None = roles.filter(person=self.focal_point_id, person__is_active=True).first()
        return role

    @property
    def has_contact(self) -> bool:
        """Whether somebody can be asked."""
        return not self.is_counterpart_past if self.has_counterpart else self.focal_role is not None


class ResponseLink(SinglePurposeLink):
    """Answers a recommendation for one addressee. It goes with the contact whom it was sent to: a focal point's with
    their *role*.
    """

    place: ClassVar[str] = "response-link"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="links")
    role = models.ForeignKey(TeamRole, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"link of {self.response_id}"

    @property
    def opens(self) -> bool:
        """Until its counterpart's last day; of a focal point while it is they who accompany the answer."""
        if self.role is None:
            return not self.response.is_counterpart_past
        person = self.role.person
        return person.is_active and (self.role.role, person.pk) == (Role.FOCAL_POINT, self.response.focal_point_id)


class ResponseStep(models.Model):
    """A change of a response's state, on a day."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=20, choices=ResponseState)
    taken_on = models.DateField()
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    recorded_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds("note", "What a country answers and does", Until.CYCLE, ""),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["taken_on", "id"]
        indexes: ClassVar = [
            models.Index(fields=["cycle", "-taken_on", "-id"], name="practice_latest_steps"),
            models.Index(fields=["cycle", "response", "state", "taken_on"], name="practice_first_steps"),
        ]

    def __str__(self) -> str:
        return f"{self.taken_on} {self.state}"


SETTLED = (ResponseState.REJECTED, ResponseState.IN_PRACTICE)
"""Answers after which nobody is asked how an action goes: there is nothing to do, or it is done."""
