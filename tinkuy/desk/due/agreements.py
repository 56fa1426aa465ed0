"""What is due of agreements: their own day, a confirmation that is awaited, other words to decide on."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _, pgettext

from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.desk.checkup.wording import listed
from tinkuy.dialogue.agreements.models import PartyAnswer
from tinkuy.dialogue.agreements.queries import AgreementSummary, summaries_of
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle

from .item import Due

TO_BE_DECIDED = (PartyAnswer.OTHER_WORDS, PartyAnswer.DECLINED)
"""Answers after which the team writes it anew, or takes the party out."""


def agreements(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """The day and the answer are the parties'; what to do about other words is the coordination's."""
    for one in summaries_of(cycles):
        if one.agreement.has_ended:
            continue
        cycle = cycles[one.agreement.cycle_id]
        page = page_of(cycle, addresses.AGREEMENT, one.agreement.number)
        common = {"cycle": cycle, "pages": [page], "thing": f"{one.agreement.label}: {one.agreement.text}"}
        if one.is_in_force:
            yield from _day(one, page, common)
        else:
            yield from _awaited(one, cycle, common)
            yield from _to_decide(one, cycle, common)


def _day(one: AgreementSummary, page: str, common: dict[str, Any]) -> Iterator[Due]:
    agreement = one.agreement
    if agreement.due_on:
        yield Due(
            on=agreement.due_on,
            words=agreement.text,
            who=listed(party.name for party in one.parties),
            about=agreement.label,
            code=one.countries[0] if len(one.countries) == 1 else "",
            countries=frozenset(one.countries),
            own_page=f"{page}#record",
            deed=_("Say how it goes"),
            minutes=1,
            **common,
        )


def _awaited(one: AgreementSummary, cycle: Cycle, common: dict[str, Any]) -> Iterator[Due]:
    codes = sorted({party.country for party in one.parties if party.asked_at and one.waits_for(party)} - {""})
    if codes:
        yield Due(
            on=cycle.today(),
            has_day=False,
            words=_("Confirm %(label)s") % {"label": one.agreement.label},
            who=listed(sorted(map(country_name, codes))),
            code=codes[0] if len(codes) == 1 else "",
            countries=frozenset(codes),
            deed=pgettext("deed that is due", "Confirm"),
            why=_("Its mail has the link that answers it; its page says whom it was sent to."),
            minutes=1,
            **common,
        )


def _to_decide(one: AgreementSummary, cycle: Cycle, common: dict[str, Any]) -> Iterator[Due]:
    if any(party.answer in TO_BE_DECIDED and not one.confirmed(party) for party in one.parties):
        yield Due(
            on=cycle.today(),
            has_day=False,
            words=_("Decide on the answers to %(label)s") % {"label": one.agreement.label},
            who=_("Regional coordination"),
            code=initials(_("Regional coordination")),
            roles=frozenset({Role.COORDINATION}),
            deed=_("Decide"),
            minutes=3,
            **common,
        )
