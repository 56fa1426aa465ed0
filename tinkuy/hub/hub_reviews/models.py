from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.people.models import Person

LONGEST_ADDRESS, LONGEST_TITLE = 500, 300
URN = "urn:uuid:"
"""How an id begins that is no address: by it nothing can be asked of the hub itself."""
ERASED_BY = "hub.hub_reviews.actions.giving.withdraw_review"


class ReviewOrigin(models.TextChoices):
    """Who asks."""

    OURS = "ours", pgettext_lazy("who asks for a review", "Asked by us")
    THEIRS = "theirs", pgettext_lazy("who asks for a review", "Asked of us")


class HubReviewState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("state of a review by another hub", "Asked")
    DECLINED = "declined", pgettext_lazy("state of a review by another hub", "Declined")
    GIVEN = "given", pgettext_lazy("state of a review by another hub", "Given")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a review by another hub", "Withdrawn")


class HubReview(models.Model):
    """What one hub is asked to say of a published sheet of another, and says: from one editor to the other.

    `offer` names the notification that asked, `announcement` the last one that told of the review; `page` is where the
    review is read. Of a sheet of ours `slug` and `version_number` say which text was meant.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    hub = models.ForeignKey(KnownHub, null=True, on_delete=models.SET_NULL, related_name="reviews")
    hub_name = models.CharField(max_length=120)
    origin = models.CharField(max_length=10, choices=ReviewOrigin)
    state = models.CharField(max_length=10, choices=HubReviewState, default=HubReviewState.ASKED)
    sheet_address = models.CharField(max_length=LONGEST_ADDRESS)
    sheet_title = models.CharField(max_length=LONGEST_TITLE)
    slug = models.SlugField(max_length=80, blank=True)
    version_number = models.PositiveSmallIntegerField(default=0)
    offer = models.CharField(max_length=300)
    announcement = models.CharField(max_length=300, blank=True)
    page = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=5, blank=True)
    is_endorsed = models.BooleanField(default=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (
        holds("words", "What one hub says of a sheet of another", Until.HUB, ERASED_BY),
        holds("sheet_title", "What another hub published", Until.HUB, ""),
        holds_nobody("hub_name", "The name and the address of another hub"),
        holds_nobody("sheet_address slug offer announcement page", "Addresses of public pages"),
    )

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["slug", "state"], name="hub_review_by_sheet")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["origin", "offer"], name="one_review_of_an_offer_of_each_origin")
        ]

    def __str__(self) -> str:
        return f"{self.origin} {self.state}: {self.offer}"

    @property
    def has_address(self) -> bool:
        """Whether the hub that asks could be asked, in turn, if it did."""
        return not self.offer.startswith(URN)

    @property
    def waits_for_us(self) -> bool:
        return self.origin == ReviewOrigin.THEIRS and self.state == HubReviewState.ASKED and self.hub_id is not None


class ReviewCheck(models.Model):
    """When a review that another hub announced, or the sheet of one of ours, was last asked for there: public pages
    read the review, not this.
    """

    review = models.OneToOneField(HubReview, primary_key=True, on_delete=models.CASCADE, related_name="check_of_it")
    checked_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = ()

    def __str__(self) -> str:
        return f"{self.review_id} {self.checked_at}"


class NotificationKind(models.TextChoices):
    """The patterns of COAR Notify that hubs exchange here."""

    OFFER = "offer", "Request Review"
    REJECT = "reject", "Reject"
    REVIEW = "review", "Announce Review"
    ENDORSEMENT = "endorsement", "Announce Endorsement"
    UNDO = "undo", "Undo Offer"


class HubNotification(models.Model):
    """A notification that goes to a known hub, or one that came from it and is looked at.

    Of one that came its `uri` is all that is stored: what it says is read there, at the hub that it names. Only one
    whose id is no address has its `payload` until it is looked at. One of ours is read at its address, too,
    until it is withdrawn: then its `payload` is empty.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    hub = models.ForeignKey(KnownHub, on_delete=models.CASCADE, related_name="notifications")
    review = models.ForeignKey(HubReview, null=True, blank=True, on_delete=models.CASCADE, related_name="notifications")
    is_incoming = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=NotificationKind)
    uri = models.CharField(max_length=300)
    payload = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True, default=clock.now, help_text="Empty once it is done with")
    made_at = models.DateTimeField(default=clock.now)
    fault = models.CharField(max_length=60, blank=True)

    personal_data: ClassVar = (
        holds("payload", "What one hub says of a sheet of another", Until.HUB, ERASED_BY),
        holds_nobody("uri fault", "Addresses of public pages"),
    )

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["hub", "uri"], name="one_notification_of_a_hub")]

    def __str__(self) -> str:
        return f"{'from' if self.is_incoming else 'to'} {self.hub_id}: {self.kind}"
