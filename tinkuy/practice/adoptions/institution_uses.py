"""Which adoptions point to an institution, and when they would not bear another one."""

from django.utils.translation import gettext as _, ngettext

from tinkuy.planning.institutions.uses import Change, InstitutionUse, register_use
from tinkuy.practice.adoptions.models import STANDING, Adoption
from tinkuy.practice.responses.institution_uses import misfit_of_country


def register_adoptions() -> None:
    register_use(InstitutionUse(Adoption, "institution", _adoptions, misfit=_misfit_of_adopter))
    register_use(InstitutionUse(Adoption, "origin_institution", _practices))


def _adoptions(count: int) -> str:
    return ngettext("%(count)s adoption of a practice", "%(count)s adoptions of practices", count) % {"count": count}


def _practices(count: int) -> str:
    return ngettext("%(count)s practice that others adopted", "%(count)s practices that others adopted", count) % {
        "count": count
    }


def _misfit_of_adopter(change: Change) -> str:
    """One adopts for its own country, and each once at a time."""
    rows = Adoption._base_manager.filter(institution=change.institution).select_related("finding")
    if change.into:
        theirs = Adoption._base_manager.filter(institution=change.into, state__in=STANDING)
        standing = {(one.cycle_id, one.finding_id, one.country) for one in theirs}
        for one in rows.filter(state__in=STANDING):
            if (one.cycle_id, one.finding_id, one.country) in standing:
                return _("Both are adopting %(label)s: end one of the two records first.") % {
                    "label": one.finding.label
                }
    if change.country and (other := rows.exclude(country=change.country).first()):
        return misfit_of_country(change, other.country)
    return ""
