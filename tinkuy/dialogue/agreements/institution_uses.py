"""Which agreements an institution is a party of, and when they would not bear another country."""

from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from tinkuy.dialogue.agreements.models import AgreementParty
from tinkuy.planning.institutions.uses import Change, InstitutionUse, UseLine, register_use


def register_uses() -> None:
    register_use(InstitutionUse(AgreementParty, "institution", _agreements, misfit=_misfit, line=_line))


def _line(party: AgreementParty, _language: str) -> UseLine:
    agreement = party.agreement
    page = reverse("dialogue:agreement", args=[party.cycle.slug, agreement.number])
    return UseLine(f"{agreement.label}: {agreement.text} ({agreement.get_state_display()})", page)


def _agreements(count: int) -> str:
    return ngettext("%(count)s agreement that it makes", "%(count)s agreements that it makes", count) % {"count": count}


def _misfit(change: Change) -> str:
    """It makes an agreement for its country: one of another country would have agreed in its place."""
    parties = AgreementParty._base_manager.filter(institution=change.institution)
    if change.into:
        of_both = parties.filter(agreement__parties__institution=change.into).select_related("agreement").first()
        if of_both:
            return _("Both make %(label)s: each has its own answer, and one institution cannot have two.") % {
                "label": of_both.agreement.label
            }
    if change.country and parties.exclude(country__in=("", change.country)).exists():
        return _("«%(name)s» makes an agreement for another country.") % {"name": change.institution.name}
    return ""
