"""A review that is being written: stored as it is typed, for the eyes of whoever types it, until it is sent."""

from collections.abc import Callable, Mapping
from functools import partial

from django.db import transaction

from tinkuy.core import clock
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.people.models import Person
from tinkuy.publication.reviews.demands import demand_peer
from tinkuy.publication.reviews.models import BEGUN_REVIEWS_LAST, BegunReview
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import drafts_hash


def begun_review(sheet: Sheet, person: Person) -> BegunReview | None:
    """What *person* typed of a review of *sheet* and has not sent."""
    begun: BegunReview | None = BegunReview.objects.filter(sheet=sheet, person=person).first()
    return begun


@transaction.atomic
def begin_review(
    *,
    actor: Person,
    sheet: Sheet,
    typed: Mapping[str, str],
    read: str | None = None,
    is_sent: Callable[[], bool] = lambda: False,
) -> BegunReview | None:
    """Store what stands in the form (field → text), in the place of what stood there. The trail says nothing of it.

    *read* is the fingerprint of the words that their page showed; None where no page did. The answer is None, and
    nothing is stored, where the page's review *is_sent*: what was typed in it came later than its button.
    """
    demand_peer(actor, sheet)
    wait_for_deeds_of(sheet)
    if is_sent():
        return None
    words = drafts_hash(sheet)
    begun: BegunReview
    begun, _is_new = BegunReview.objects.update_or_create(
        sheet=sheet,
        person=actor,
        defaults={
            "cycle": sheet.cycle,
            "typed": {name: words for name, words in typed.items() if words},
            "content_hash": words if read in (None, words) else "",
            "saved_at": clock.now(),
        },
    )
    return begun


def wait_for_deeds_of(sheet: Sheet) -> None:
    """Of a review that is sent and one that is stored at the same moment the second sees what the first did."""
    Sheet.objects.select_for_update().only("pk").get(pk=sheet.pk)


def forget_begun(sheet: Sheet, person: Person) -> None:
    """It was sent."""
    BegunReview.objects.filter(sheet=sheet, person=person).delete()


def forget_begun_of(person: Person) -> None:
    """Nobody could read it any more: their account is closed."""
    BegunReview._base_manager.filter(person=person).delete()
    transaction.on_commit(partial(forget_former_rows, BegunReview))


def forget_begun_reviews() -> int:
    """The clock's deed, in cycles that go by the clock and for sheets of none; how many went."""
    outdated = BegunReview._base_manager.filter(
        cycle__clock_stands_at=None, saved_at__lt=clock.now() - BEGUN_REVIEWS_LAST
    )
    number, _by_model = outdated.delete()
    if number:
        transaction.on_commit(partial(forget_former_rows, BegunReview))
    return number
