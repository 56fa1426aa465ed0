"""What anybody may read of agreements: shown by their team, in force, of no closed part. No account is read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty, AgreementStep
from tinkuy.dialogue.agreements.queries import AgreementSummary, summary_with, under_present_regime
from tinkuy.dialogue.agreements.rules import may_be_public
from tinkuy.planning.cycles.models.cycle import Cycle

PARTIES = (
    AgreementParty._base_manager.filter(agreement__is_public=True)
    .select_related("institution")
    .defer("sealed_name", "sealed_email")
    .order_by("id")
)
STEPS = AgreementStep._base_manager.filter(agreement__is_public=True).order_by("taken_on", "id")
PUBLIC_AGREEMENTS = CompiledQuery[Agreement](
    lambda cycle: (
        Agreement.objects.with_scope(cycle=cycle).filter(is_public=True).select_related("webinar", "origin_hook")
    )
)
PUBLIC_PARTIES = CompiledQuery[AgreementParty](lambda cycle: PARTIES.filter(agreement__cycle=cycle))
PUBLIC_STEPS = CompiledQuery[AgreementStep](lambda cycle: STEPS.filter(agreement__cycle=cycle))


def public_summaries(cycle: Cycle) -> list[AgreementSummary]:
    """Those of *cycle*, by number."""
    agreements = PUBLIC_AGREEMENTS.rows(cycle.pk)
    if not agreements:
        return []
    for agreement in agreements:
        agreement.cycle = cycle
    return _readable(agreements, PUBLIC_PARTIES.rows(cycle.pk), PUBLIC_STEPS.rows(cycle.pk))


def public_summaries_with(cycles: Mapping[int, Cycle], country: str) -> list[AgreementSummary]:
    """Those of *cycles*, by key, which *country* or an institution of it makes; outside of any scope, in four queries.

    Whether its regime lets them be named the agreement itself says: `names_parties`.
    """
    made_by = AgreementParty._base_manager.filter(Q(country=country) | Q(institution__country=country))
    rows = Agreement._base_manager.filter(cycle__in=cycles, is_public=True, pk__in=made_by.values("agreement"))
    agreements = list(rows.select_related("webinar", "origin_hook").order_by("cycle", "number"))
    for agreement in agreements:
        agreement.cycle = cycles[agreement.cycle_id]
    keys = [one.pk for one in agreements]
    return _readable(agreements, PARTIES.filter(agreement__in=keys), STEPS.filter(agreement__in=keys))


def _readable(
    agreements: Iterable[Agreement], parties: Iterable[AgreementParty], steps: Iterable[AgreementStep]
) -> list[AgreementSummary]:
    """*agreements* with what is theirs; those alone that are in force, and of no part that is closed now."""
    parties_of: dict[int, list[AgreementParty]] = defaultdict(list)
    steps_of: dict[int, list[AgreementStep]] = defaultdict(list)
    for party in parties:
        parties_of[party.agreement_id].append(party)
    for step in steps:
        steps_of[step.agreement_id].append(step)
    present = (summary_with(one, parties_of[one.pk], steps_of[one.pk]) for one in under_present_regime(agreements))
    return [one for one in present if one.is_in_force and may_be_public(one.agreement)]
