"""The words that a draft had before somebody saved others: until their last day, or until they are taken out."""

from datetime import datetime
from functools import partial

from django.db import transaction

from tinkuy.core import clock
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows

from .models import FORMER_DRAFTS_LAST, FormerDraft, Sheet


def draft_at(sheet: Sheet, language: str, moment: datetime) -> FormerDraft | None:
    """The words that stood at *moment*; None where they still stand, or are kept no more."""
    later = FormerDraft.objects.filter(sheet=sheet, language=language, replaced_at__gt=moment)
    former: FormerDraft | None = later.order_by("revision").first()
    return former


def forget_former_drafts() -> int:
    """The clock's deed, in cycles that go by the clock and for sheets of none; how many went."""
    outdated = FormerDraft._base_manager.filter(
        cycle__clock_stands_at=None, replaced_at__lt=clock.now() - FORMER_DRAFTS_LAST
    )
    number, _by_model = outdated.delete()
    if number:
        transaction.on_commit(partial(forget_former_rows, FormerDraft))
    return number
