"""A call for practices that the example's hub has open, its last day counted from the loading."""

from datetime import timedelta

from django.db import transaction

from tinkuy.hub.practice_calls.actions.calling import CallWords, open_call
from tinkuy.hub.practice_calls.models import PracticeCall
from tinkuy.hub.practice_calls.queries import open_calls
from tinkuy.people.queries import hub_editors
from tinkuy.planning.hours import hub_today

from .pack import Pack


@transaction.atomic
def load(pack: Pack) -> PracticeCall | None:
    """By the example's editor; none where one of the example is open already."""
    row = pack.cycle["practice_call"]
    editor = hub_editors(is_example=True).first()
    if editor is None or any(call.is_example for call in open_calls()):
        return None
    words = CallWords(
        title=row["title"],
        text=row["text"],
        terms=row["terms"],
        theme=row["theme"],
        licence=row["licence"],
        until=hub_today() + timedelta(days=row["until"]["day"]),
    )
    return open_call(actor=editor, words=words)
