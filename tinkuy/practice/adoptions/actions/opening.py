"""What everybody reads of an adoption: the adopting country decides it, and the other one whether it is named."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import demand_names_nobody
from tinkuy.people.models import Person
from tinkuy.practice.adoptions import rules
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Openness


@transaction.atomic
def decide_adoption_openness(
    *, actor: Person, adoption: Adoption, openness: str, names_nobody: bool = False
) -> Adoption:
    """Show everybody the whole record, that it was adopted alone, or nothing; public pages follow at once."""
    adoption = _locked(adoption)
    if not rules.may_decide_openness(actor, adoption):
        raise Refused(_("Only a focal point of this country decides what is public of its adoption."))
    if openness not in Openness.values:
        raise Refused(_("Choose what everybody may read."), about="openness")
    if openness != Openness.CLOSED and not adoption.was_practised:
        raise Refused(_("It can be public once it is adopted."), about="openness")
    if openness == Openness.WHOLE and not names_nobody:
        demand_names_nobody(_words(adoption))
    adoption.openness = openness
    adoption.save(update_fields=["openness"])
    record(actor, "decided what is public of", adoption, openness=openness, country=adoption.country)
    return adoption


def _words(adoption: Adoption) -> list[str]:
    analysis = [adoption.context, adoption.planned_changes, adoption.core_elements]
    record_ = [adoption.place, adoption.adaptations, adoption.adaptation_reason, adoption.result]
    return [*analysis, *record_, adoption.reason]


@transaction.atomic
def decide_credit(*, actor: Person, adoption: Adoption, credit: str) -> Adoption:
    """The country that it came from is named with its institution, alone, or as another country."""
    adoption = _locked(adoption)
    if not rules.may_decide_credit(actor, adoption):
        raise Refused(_("Only a focal point of the country that it came from decides whether it is named."))
    if credit not in Openness.values:
        raise Refused(_("Choose how your country is named."), about="credit")
    adoption.credit = credit
    adoption.save(update_fields=["credit"])
    record(actor, "decided the credit of", adoption, credit=credit, country=adoption.origin_country)
    return adoption


def _locked(adoption: Adoption) -> Adoption:
    """As it stands now; of another cycle too, where the country that it came from decides."""
    rows = Adoption.objects.with_scope(cycle=adoption.cycle).select_for_update(of=("self",))
    locked: Adoption = rows.select_related("cycle", "finding__cycle").get(pk=adoption.pk)
    return locked
