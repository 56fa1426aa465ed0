from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.optional_scope import OptionallyScopedManager
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.reviews.criteria import CRITERIA, GRADE_NAMES, SCORES, grade_of
from tinkuy.publication.sheets.models import Sheet


class ReviewVerdict(models.TextChoices):
    APPROVE = "approve", _("May be published")
    REQUEST_CHANGES = "request_changes", _("Needs changes")


class Review(models.Model):
    """What a peer of another country and organisation says of a draft, over its exact words."""

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="reviews")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    country = models.CharField(max_length=2)
    verdict = models.CharField(max_length=20, choices=ReviewVerdict)
    scores = models.JSONField(default=dict, help_text="Criterion → 0 to 3")
    remarks = models.JSONField(default=dict, blank=True, help_text="Criterion → what is missing to its best score")
    comment = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    given_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds("comment remarks", "What reviewers say of a sheet", Until.CYCLE, ""),
        holds_nobody("scores content_hash", "Numbers, codes, a fingerprint"),
    )

    objects = OptionallyScopedManager()

    class Meta:
        ordering: ClassVar = ["given_at"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "person", "content_hash"], name="one_review_per_person_and_text")
        ]

    def __str__(self) -> str:
        return f"{self.country}: {ReviewVerdict(self.verdict).label}"

    @property
    def is_in_favour(self) -> bool:
        return self.verdict == ReviewVerdict.APPROVE

    @property
    def judged_criteria(self) -> list[tuple[str, int, str, str]]:
        """Of each criterion that has a score: its name, the score, its word, and what the peer wrote of it."""
        words = dict(SCORES)
        scored = ((one, self.scores[one.code]) for one in CRITERIA if one.code in self.scores)
        return [(str(one.name), score, str(words[score]), self.remarks.get(one.code, "")) for one, score in scored]

    @property
    def grade_name(self) -> str:
        """The grade that its scores make, in words; empty where a criterion has no score."""
        grade = grade_of(self.scores)
        return str(GRADE_NAMES[grade]) if grade else ""


class FormerInstitution(models.Model):
    """Of which institution and country somebody was when their account was closed: who wrote the sheet, or, with a
    *review*, who gave that. It says of whom it was no more, and goes on deciding who is independent of the authors.

    Not scoped: the directory of institutions, which is of no cycle, moves these rows when it makes one of two.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="former_institutions")
    review = models.ForeignKey(
        Review, null=True, blank=True, on_delete=models.CASCADE, related_name="former_institutions"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.organisation} of {self.sheet}"


BEGUN_REVIEWS_LAST = timedelta(days=90)
"""Since it was last saved: nothing closes on the day for which a review is asked, and a text may change meanwhile."""


class BegunReview(models.Model):
    """What a peer has typed of a review and has not sent: nobody else reads it, and it counts nowhere.

    It goes as the review is sent, else on the day that its page shows.
    """

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="begun_reviews")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    typed = models.JSONField(default=dict, help_text="Field of the form → what stands in it")
    content_hash = models.CharField(max_length=64, help_text="Of the drafts that the person read")
    saved_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "typed",
            "What reviewers say of a sheet",
            Until.OWN_DAY,
            "publication.reviews.beginning.forget_begun_reviews",
        ),
        holds_nobody("content_hash", "A fingerprint"),
    )

    objects = OptionallyScopedManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "person"], name="one_begun_review_of_a_person_and_sheet")
        ]

    def __str__(self) -> str:
        return f"begun review of {self.sheet}"

    @property
    def goes_at(self) -> datetime:
        return self.saved_at + BEGUN_REVIEWS_LAST
