"""What was said live becomes a quote, in one press."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.questions.models import Question
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.hooks.contributions import answered_hook
from tinkuy.planning.rules import demand
from tinkuy.systematisation.coding.actions import change, note_step, state_of
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.actions import demand_kind
from tinkuy.systematisation.evidence.models.excerpt import ROW_OF, Excerpt, Source
from tinkuy.systematisation.evidence.queries.attributes import regime_at
from tinkuy.systematisation.live.queries.quotable import Quotable, quotable_of


@transaction.atomic
def cite(*, actor: Person, source: Source, row: rules.Live, kind: str) -> Excerpt:
    """Keep the words of a question, its answer, a poll's result or a note as a quote of *kind*.

    Words, language, moment and, as far as the regime allows, country are copied as they stand now; never a name. The
    row is locked: it is not declined, nor cited twice, meanwhile.
    """
    demand(actor, "code_passages", row.cycle)
    demand_kind(kind)
    row = type(row).objects.select_for_update().get(pk=row.pk)
    demand_read(source, row)
    same = {ROW_OF[source]: row, "source": source, "kind": kind}
    if Excerpt.objects.filter(**same).exists():
        raise Refused(_("This is already cited with this kind."))
    excerpt = keep_live(source, row, actor=actor, kind=kind)
    record(actor, "cited", excerpt, kind=kind, source=source.value)
    note_step(actor, change(excerpt, before=None, after=state_of(excerpt)), of=excerpt)
    return excerpt


def keep_live(source: Source, row: rules.Live, *, actor: Person | None, kind: str, **more: Any) -> Excerpt:
    """The quote of what *row* says; *more* are fields of a quote that comes back."""
    quotable = quotable_of(source, row)
    regime = _regime_of(quotable)
    regime = rules.strictest(regime, more.pop("regime", "") or regime)
    return Excerpt.objects.create(
        **{ROW_OF[source]: row, "source": source, "kind": kind},
        cycle=row.cycle,
        webinar=row.webinar,
        start=0,
        end=len(quotable.text),
        text=quotable.text,
        country=quotable.country if rules.names_country(regime) else "",
        language=quotable.language,
        regime=regime,
        start_ms=quotable.second * 1000,
        hook_id=answered_hook(row.webinar_id, quotable.second),
        coded_by=actor,
        **more,
    )


def demand_read(source: Source, row: rules.Live) -> None:
    """Refuse what the room could not read."""
    if not rules.could_be_read(row):
        if isinstance(row, Question):
            raise Refused(_("The room does not read this question: it is not cited."))
        if isinstance(row, Poll):
            raise Refused(_("The result of a poll is cited once the poll has closed."))
        raise Refused(_("This note is only proposed. Once it is accepted it can be cited."))
    if source == Source.ANSWER and isinstance(row, Question) and not rules.is_answered_in_words(row):
        raise Refused(_("There is no answer in writing. One given aloud is coded in the transcript."))


def _regime_of(quotable: Quotable) -> Regime:
    """The strictest that ever applied: the one it was captured under, or the agenda's now for its second."""
    segments = list(Segment.objects.filter(webinar=quotable.row.webinar))
    now = regime_at(segments, quotable.second * 1000, quotable.row.cycle.default_regime)
    return rules.strictest(quotable.regime or now, now)
