"""A country whose practice another one adopted says whether it is named: until it does, pages say «another country»."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.people.countries import country_after, country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.adoptions.queries import awaited_credits

from .item import Due

MINUTES = 2


def credits_to_decide(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """Only the focal point of that country decides, in the cycle that found the practice."""
    for adoption in awaited_credits(cycles):
        yield _due(cycles[adoption.finding.cycle_id], adoption)


def _due(cycle: Cycle, adoption: Adoption) -> Due:
    origin, label = adoption.origin_country, adoption.finding.label
    values = {"country": country_after("the", adoption.country), "label": label}
    adopted = _("%(country)s adopted %(label)s") % values
    return Due(
        cycle=cycle,
        on=cycle.today(),
        has_day=False,
        words=_("Decide whether your country is named: %(country)s adopted %(label)s") % values,
        who=country_name(origin),
        about=label,
        code=origin,
        pages=[_page(cycle, adoption)],
        countries=frozenset({origin}),
        deed=_("Decide"),
        thing=adopted[:1].upper() + adopted[1:],
        why=_("Public pages say «another country» until you decide."),
        minutes=MINUTES,
    )


def _page(cycle: Cycle, adoption: Adoption) -> str:
    """Of an adoption that another cycle records, the list in the own one has the form."""
    if adoption.comes_from_another_cycle:
        return page_of(cycle, addresses.ADOPTIONS)
    return f"{page_of(cycle, addresses.ADOPTION, adoption.public_id)}#credit"
