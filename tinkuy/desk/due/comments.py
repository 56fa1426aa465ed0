"""Open strands of comments on a draft: whoever is asked, or answered, by the last words of one."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _, ngettext, pgettext

from tinkuy.core.text import listed
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.comments.awaited import AWAITING, AwaitingStrands, commented_sheets, strands_awaiting
from tinkuy.publication.sheets.addresses import sheet_address
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import main_draft

from .item import Due

MINUTES_OF_A_STRAND = 3
"""An estimate: a paragraph is read with what was said of it, and one answers or rewords it."""


def comments_to_answer(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """Four queries, however many strands there are."""
    yield from _of(commented_sheets().filter(cycle__in=cycles))


def comments_without_cycle(person: Person) -> Iterator[Due]:
    """Of sheets that belong to no cycle those that await *person*."""
    yield from (due for due in _of(commented_sheets().filter(cycle=None)) if person.pk in due.persons)


def _of(sheets: Iterable[Sheet]) -> Iterator[Due]:
    awaiting = strands_awaiting(sheets)
    keys = {key for one in awaiting for key in one.persons}
    names = dict(Person.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
    for one in awaiting:
        yield _due(one, sorted(names[key] for key in one.persons if key in names))


def _due(one: AwaitingStrands, names: list[str]) -> Due:
    cycle = one.sheet.home
    return Due(
        cycle=cycle,
        on=cycle.today(),
        has_day=False,
        words=ngettext("Answer %(count)s comment on the draft", "Answer %(count)s comments on the draft", one.count)
        % {"count": one.count},
        who=listed(names) or _("Nobody named yet"),
        pages=[sheet_address(one.sheet, "comments", language=one.language)],
        persons=one.persons,
        followed_with="write_sheets",
        deed=pgettext("deed that is due", "Answer"),
        thing=main_draft(one.sheet).title,
        why=_("Somebody asks you beside a paragraph, or answered what you said there. Resolve it once it is settled."),
        kind=AWAITING,
        minutes=MINUTES_OF_A_STRAND * one.count,
    )
