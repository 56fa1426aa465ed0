"""Reviews between hubs: those of the team, the one of a page, and what other hubs say of a sheet."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT

from tinkuy.publication.sheets.models import SheetVersion

from .models import HubNotification, HubReview, HubReviewState, ReviewOrigin

LATEST = 200


def reviews_of_team(origin: ReviewOrigin) -> list[HubReview]:
    """The latest of one *origin*, first those that wait."""
    rows = HubReview.objects.filter(origin=origin).select_related("hub")[:LATEST]
    return sorted(rows, key=lambda one: one.state != HubReviewState.ASKED)


def review_named(public_id: str) -> HubReview | None:
    return HubReview.objects.filter(public_id=public_id).select_related("hub").first()


def given_review(public_id: str) -> HubReview | None:
    """One that this hub gave, or gave and withdrew."""
    states = Q(state=HubReviewState.GIVEN) | Q(state=HubReviewState.WITHDRAWN)
    return HubReview.objects.filter(states, public_id=public_id, origin=ReviewOrigin.THEIRS).first()


def reviews_of_sheet(slug: str) -> list[HubReview]:
    """What hubs with which reviews are exchanged say of the sheet at *slug*, the newest first: of others nobody asks
    whether it was withdrawn.
    """
    rows = HubReview.objects.filter(slug=slug, origin=ReviewOrigin.OURS, state=HubReviewState.GIVEN)
    return list(rows.filter(hub__exchanges_reviews=True).order_by("-decided_at"))


def notifications_of(review: HubReview) -> list[HubNotification]:
    return list(HubNotification.objects.filter(review=review).order_by("made_at", "pk"))


def own_notification(public_id: str) -> HubNotification | None:
    return HubNotification.objects.filter(public_id=public_id, is_incoming=False).first()


def notifications_of_retired_sheets() -> QuerySet[HubNotification]:
    """Ours that still tell of a sheet which was retired after they were made; none of them is withdrawn yet."""
    versions = SheetVersion.objects.filter(slug=OuterRef("review__slug"))
    ours = HubNotification.objects.filter(is_incoming=False, review__origin=ReviewOrigin.OURS).exclude(payload={})
    is_retired = ~Exists(versions.filter(retired_at=None))
    return ours.filter(is_retired, Exists(versions.filter(retired_at__gte=OuterRef("made_at"))))


def sheets_to_review() -> list[SheetVersion]:
    """The newest original in force of each published sheet of the hub, by its `title`; no other text is read."""
    rows = SheetVersion.objects.filter(retired_at=None, source_version=None, is_example=False)
    newest: dict[str, SheetVersion] = {}
    for version in rows.annotate(title=KT("content__title")).defer("content").order_by("-number", "pk"):
        newest.setdefault(version.slug, version)
    return sorted(newest.values(), key=lambda one: title_of(one).casefold())


def title_of(version: SheetVersion) -> str:
    """Of one of `sheets_to_review`."""
    return str(getattr(version, "title", ""))
