"""A session is rated, rated otherwise, not at all; and what was answered is counted for good on its last day.

An answer has no entry in the journal, no time and no name beside it.
"""

from collections import Counter

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope, scopes_disabled

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.planning.cycles.models.webinar import Webinar

from .keys import existing_rating_tag, rating_key_name, rating_tag
from .models import Intention, RatingCount, RatingQuestion, SessionRating, Usefulness
from .rules import closes_at, demand_rateable

CHOICES = {RatingQuestion.USEFUL: Usefulness, RatingQuestion.APPLY: Intention}


@transaction.atomic
def rate_session(*, registration: Registration, webinar: Webinar, useful: int, apply: int) -> None:
    """Answer both questions, instead of what the same person answered before."""
    if useful not in Usefulness.values or apply not in Intention.values:
        raise Refused(_("Choose one of the answers."))
    webinar = _locked(webinar)
    demand_rateable(registration, webinar)
    if _has_lost_its_key(webinar):
        raise Refused(_("The answers about this session were counted already: they can no longer be given or changed."))
    tag = rating_tag(registration, webinar)
    own = SessionRating(cycle=webinar.cycle, webinar=webinar, tag=tag, useful=useful, apply=apply)
    SessionRating.objects.bulk_create(
        [own], update_conflicts=True, unique_fields=["webinar", "tag"], update_fields=["useful", "apply"]
    )


@transaction.atomic
def take_back_ratings(*, registration: Registration) -> int:
    """Remove what they answered and nobody has counted yet; of how many sessions."""
    rated = Webinar.objects.filter(ratings__isnull=False).select_related("cycle").distinct()
    return sum(_take_back(registration, webinar) for webinar in rated)


def _take_back(registration: Registration, webinar: Webinar) -> int:
    tag = existing_rating_tag(registration, webinar)
    return SessionRating.objects.filter(webinar=webinar, tag=tag).delete()[0] if tag else 0


def close_ratings() -> int:
    """Count what has come to its last day, and what lost its key; how many sessions. The clock calls this."""
    with scopes_disabled():
        rated = list(Webinar.objects.filter(ratings__isnull=False).select_related("cycle").distinct())
    due = [one for one in rated if closes_at(one) <= clock.now() or _has_lost_its_key(one)]
    for webinar in due:
        with scope(cycle=webinar.cycle):
            count_ratings(webinar=webinar)
    return len(due)


@transaction.atomic
def count_ratings(*, webinar: Webinar) -> None:
    """Write how many chose what, and forget who: the rows go now, their key once this is certain (invariant 26)."""
    webinar = _locked(webinar)
    rows = list(SessionRating.objects.filter(webinar=webinar).values_list(*CHOICES))
    if not rows:
        return
    for place, (question, choices) in enumerate(CHOICES.items()):
        chosen = Counter(row[place] for row in rows)
        RatingCount.objects.bulk_create(
            RatingCount(cycle=webinar.cycle, webinar=webinar, question=question, choice=one, answers=chosen[one])
            for one in choices.values
        )
    SessionRating.objects.filter(webinar=webinar).delete()
    transaction.on_commit(lambda: ephemeral.destroy_key(rating_key_name(webinar)))


def _locked(webinar: Webinar) -> Webinar:
    """Who answers and who counts come one after the other."""
    return Webinar.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=webinar.pk)


def _has_lost_its_key(webinar: Webinar) -> bool:
    """Nothing can say any more whose its answers are, so that nobody could change theirs: they are counted as they
    stand."""
    is_there = ephemeral.key_named(rating_key_name(webinar)) is not None
    return not is_there and SessionRating.objects.with_scopes_disabled().filter(webinar=webinar).exists()
