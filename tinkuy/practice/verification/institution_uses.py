"""Which verifications point to an institution, and when they would not bear another one."""

from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from tinkuy.planning.institutions.uses import Change, InstitutionUse, UseLine, register_use
from tinkuy.practice.responses.institution_uses import misfit_of_country
from tinkuy.practice.verification.models import Verification


def register_verifications() -> None:
    register_use(InstitutionUse(Verification, "institution", _verifications, misfit=_misfit, line=_line))


def _line(one: Verification, _language: str) -> UseLine:
    words = f"{one.response.finding.label}, {one.response.addressee}: {one.get_state_display()}"
    return UseLine(words, reverse("practice:two_voices", args=[one.cycle.slug, one.response.public_id, one.public_id]))


def _verifications(count: int) -> str:
    return ngettext("%(count)s verification of a practice", "%(count)s verifications of practices", count) % {
        "count": count
    }


def _misfit(change: Change) -> str:
    """A country verifies by an institution of its own, and none verifies what it answers itself."""
    rows = Verification._base_manager.filter(institution=change.institution).select_related("response__finding")
    if change.into and (own := rows.filter(response__institution=change.into).first()):
        return _("One of both verified what the other answers about %(label)s: they cannot be the same.") % {
            "label": own.response.finding.label
        }
    of_a_country = rows.exclude(country="")
    if change.country and (other := of_a_country.exclude(country=change.country).first()):
        return misfit_of_country(change, other.country)
    return ""
