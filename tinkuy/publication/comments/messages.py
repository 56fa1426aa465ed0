"""The one message of a day on comments: that some await an answer. It names neither sheet nor cycle."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.daytime import next_morning
from tinkuy.notices.outbox import forget_messages, owe
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.planning.hours import local_day
from tinkuy.planning.rules import may
from tinkuy.publication.comments.awaited import AWAITING, awaited_by, commented_sheets, strands_awaiting
from tinkuy.publication.comments.models import SheetComment


def tell_of_strand(strand: SheetComment) -> None:
    """Owe it for the next morning, once for all strands of a day; take it back from whom nothing awaits any more."""
    lines = [strand, *SheetComment.objects.filter(strand=strand).order_by("pk")]
    authors = set(strand.sheet.authors.values_list("pk", flat=True))
    awaited = frozenset() if strand.is_resolved else awaited_by(lines, authors)
    for person in Person.objects.filter(pk__in=awaited, is_active=True):
        if may(person, "comment_sheets", strand.sheet.home):
            _owe(person, strand.sheet.home.zone)
    spoke = {line.person_id for line in lines if line.person_id is not None}
    take_back_from((spoke | authors) - awaited)


def _owe(person: Person, zone: str) -> None:
    zone = zone_of(person.country, zone)
    morning = next_morning(clock.now(), zone)
    with translation.override(person.language):
        path = reverse("desk:next", args=[AWAITING])
    owe(
        person,
        "comments-to-answer",
        dedupe_key=f"comments-{person.pk}-{local_day(morning, zone).isoformat()}",
        due_at=morning,
        by_day_in=zone,
        about=_about(person.pk),
        path=path,
    )


def take_back_from(keys: Collection[int]) -> None:
    """What is owed to those persons (by their keys) whom no strand of any sheet awaits now."""
    with scopes_disabled():
        theirs = Q(authors__in=keys) | Q(comments__person__in=keys)
        waiting = {key for one in strands_awaiting(commented_sheets().filter(theirs)) for key in one.persons}
    for key in set(keys) - waiting:
        forget_messages(about=_about(key), email="")


def _about(key: int) -> str:
    return f"sheet-comments|{key}"
