"""Agreements that are not done: what a next cycle may take over of them."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.core.text import listed
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.dialogue.agreements.queries import AgreementSummary, summaries, summaries_of
from tinkuy.dialogue.agreements.rules import STAGE_NAMES, may_be_public, names_parties
from tinkuy.planning.carried_points.sources import OpenPoint, PointSource
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year


def _left_open(cycle: Cycle) -> Sequence[OpenPoint]:
    """Those that are neither done nor dropped; what was agreed in a closed part stays among those who were there."""
    return [_point(one) for one in summaries(cycle) if not one.agreement.has_ended and may_be_public(one.agreement)]


def _named(keys: Collection[str]) -> Mapping[str, OpenPoint]:
    numbers = {int(key.rpartition("-")[2]) for key in keys}
    rows = Agreement._base_manager.filter(number__in=numbers).values_list("cycle", flat=True)
    known = {key_of(one.agreement): one for one in summaries_of(set(rows))}
    return {key: _point(known[key]) for key in keys if key in known and may_be_public(known[key].agreement)}


def key_of(agreement: Agreement) -> str:
    return f"{agreement.cycle.public_id}-{agreement.number}"


def _point(one: AgreementSummary) -> OpenPoint:
    agreement = one.agreement
    facts = [str(STAGE_NAMES[one.confirmation.stage]), str(agreement.get_state_display())]
    if names_parties(agreement) and one.parties:
        facts.append(listed(sorted(party.name for party in one.parties)))
    if agreement.due_on:
        facts.append(_("Due on %(day)s") % {"day": day_with_year(agreement.due_on)})
    return OpenPoint(
        key=key_of(agreement),
        code=agreement.label,
        words={agreement.words_language: agreement.text},
        facts=facts,
        is_urged=one.is_in_force,
        is_open=not agreement.has_ended,
        session=agreement.webinar.ordinal if agreement.webinar and names_parties(agreement) else None,
    )


UNFINISHED_AGREEMENTS = PointSource(
    kind="agreement",
    place=4,
    heading=gettext_lazy("Agreements that are not done"),
    left_open=_left_open,
    named=_named,
)
