"""A second coding, unseen by who coded first and without seeing theirs; and what becomes of the differences."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _, ngettext

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand, may
from tinkuy.systematisation.agreement.models import DoubleCoding, Hand, ParallelCode, Settled, Settlement
from tinkuy.systematisation.agreement.queries import Difference, joined, results_of
from tinkuy.systematisation.coding.actions import code_passage, remove_excerpt
from tinkuy.systematisation.evidence.actions import demand_kind, demand_same_cycle
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript

from .parallel_codes import first_coding

SHORTEST = 2
"""Captions of a stretch: one sentence tells nothing of agreement."""


@dataclass(frozen=True)
class Passage:
    """A sentence with a kind and perhaps a code, as the second coder gives it."""

    cue: Cue
    start: int
    end: int
    kind: str
    code: Code | None = None


@transaction.atomic
def open_double_coding(
    *, actor: Person, transcript: Transcript, second_coder: Person, from_minute: int = 0, to_minute: int | None = None
) -> DoubleCoding:
    """Ask *second_coder* to code a stretch of a transcript on their own, from one minute to another or all of it."""
    demand(actor, "compare_codings", transcript.cycle)
    if not may(second_coder, "compare_codings", transcript.cycle):
        raise Refused(_("Choose somebody of the team who may code passages."), about="second_coder")
    cues = Cue.objects.filter(transcript=transcript, start_ms__gte=from_minute * 60_000)
    if to_minute is not None:
        cues = cues.filter(start_ms__lt=to_minute * 60_000)
    places = sorted(cues.values_list("ordinal", flat=True))
    if len(places) < SHORTEST:
        raise Refused(
            _("Between these minutes there is next to nothing said. Choose a longer stretch."), about="to_minute"
        )
    theirs = Excerpt.objects.filter(cue__in=cues, coded_by=second_coder).count()
    if theirs:
        raise Refused(
            ngettext(
                "%(name)s coded %(count)s quote of this stretch. Choose somebody who has not coded it yet.",
                "%(name)s coded %(count)s quotes of this stretch. Choose somebody who has not coded it yet.",
                theirs,
            )
            % {"name": second_coder.name, "count": theirs},
            about="second_coder",
        )
    double_coding = DoubleCoding.objects.create(
        cycle=transcript.cycle,
        transcript=transcript,
        first=places[0],
        last=places[-1],
        second_coder=second_coder,
        opened_by=actor,
    )
    record(actor, "opened", double_coding, webinar=transcript.webinar.ordinal)
    return double_coding


@transaction.atomic
def save_second_coding(
    *, actor: Person, double_coding: DoubleCoding, cues: Iterable[Cue], passages: Iterable[Passage]
) -> None:
    """Keep what the second coder gives to *cues*, in place of what they gave before."""
    _demand_open_to(actor, double_coding)
    here = {cue.pk for cue in cues}
    rows = []
    for one in passages:
        demand_kind(one.kind)
        if one.code:
            demand_same_cycle(double_coding.cycle, one.code)
        if one.cue.pk not in here or (one.code and one.code.kind != one.kind):
            raise Refused(_("This page has changed meanwhile. Reload it and choose again."))
        rows.append(
            ParallelCode(
                cycle=double_coding.cycle,
                double_coding=double_coding,
                hand=Hand.SECOND,
                cue=one.cue,
                start=one.start,
                end=one.end,
                kind=one.kind,
                code=one.code,
            )
        )
    ParallelCode.objects.filter(double_coding=double_coding, hand=Hand.SECOND, cue__in=here).delete()
    ParallelCode.objects.bulk_create(rows)


@transaction.atomic
def finish_double_coding(*, actor: Person, double_coding: DoubleCoding) -> DoubleCoding:
    """The second coding is done: the first is copied beside it as it stands now, and both can be compared."""
    double_coding = DoubleCoding.objects.select_for_update().get(pk=double_coding.pk)
    _demand_open_to(actor, double_coding)
    # without their own, coded meanwhile, which would agree with itself
    ParallelCode.objects.bulk_create(first_coding(double_coding, without=actor.pk))
    double_coding.finished_at = clock.now()
    double_coding.save(update_fields=["finished_at"])
    record(actor, "finished", double_coding, webinar=double_coding.transcript.webinar.ordinal)
    return double_coding


@transaction.atomic
def settle_difference(*, actor: Person, double_coding: DoubleCoding, cue: int, start: int, decision: str) -> Settled:
    """Decide a passage that the two coded differently: its quotes become what was decided."""
    demand(actor, "compare_codings", double_coding.cycle)
    if decision not in Settlement.values:
        raise Refused(_("Choose which coding stays."), about="decision")
    double_coding = DoubleCoding.objects.select_for_update().get(pk=double_coding.pk)
    differences = results_of(double_coding).differences if double_coding.is_finished else ()
    difference = next((one for one in differences if (one.cue.pk, one.start) == (cue, start)), None)
    if difference is None:
        raise Refused(_("The two codings do not differ here."))
    if difference.settled:
        raise Refused(
            _("This difference is settled already: %(how)s.") % {"how": difference.settled.get_decision_display()}
        )
    if decision in (Settlement.KEEP_SECOND, Settlement.KEEP_NONE):
        for row in difference.first:
            if row.excerpt:
                remove_excerpt(actor=actor, excerpt=row.excerpt)
    if decision in (Settlement.KEEP_SECOND, Settlement.KEEP_BOTH):
        _write_second(actor, difference)
    settled = Settled.objects.create(
        cycle=double_coding.cycle,
        double_coding=double_coding,
        cue=difference.cue,
        start=start,
        decision=decision,
        settled_by=actor,
    )
    record(actor, "settled", double_coding, webinar=double_coding.transcript.webinar.ordinal, decision=decision)
    return settled


@transaction.atomic
def remove_double_coding(*, actor: Person, double_coding: DoubleCoding) -> None:
    """Take back a second coding with all that was given in it. Quotes stay as they are."""
    demand(actor, "compare_codings", double_coding.cycle)
    record(actor, "removed", double_coding, webinar=double_coding.transcript.webinar.ordinal)
    double_coding.delete()


def _demand_open_to(actor: Person, double_coding: DoubleCoding) -> None:
    demand(actor, "compare_codings", double_coding.cycle)
    if double_coding.second_coder_id != actor.pk:
        raise Refused(_("This second coding was asked of somebody else."))
    if double_coding.is_finished:
        raise Refused(_("This second coding is finished: it stays as it was."))


def _write_second(actor: Person, difference: Difference) -> None:
    """The second coder's passages as quotes, sentences in a row as one; words that are a quote of that kind stay it."""
    for start, end, kind, code in joined(difference.second):
        cue = Cue.objects.select_related("speaker", "cycle", "transcript__webinar").get(pk=difference.cue.pk)
        if not Excerpt.objects.filter(cue=cue, start=start, end=end, kind=kind).exists():
            code_passage(actor=actor, cue=cue, start=start, end=end, kind=kind, code=code)
