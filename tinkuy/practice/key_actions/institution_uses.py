"""Which actions point to an institution, and when they would not bear another sector or country."""

from django.urls import reverse
from django.utils.translation import ngettext

from tinkuy.planning.institutions.uses import Change, InstitutionUse, UseLine, register_use
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.institution_uses import misfit_of_country


def register_actions() -> None:
    register_use(InstitutionUse(KeyAction, "responsible", _actions, misfit=_misfit_of_actions, line=_line))


def _line(action: KeyAction, _language: str) -> UseLine:
    page = reverse("practice:response", args=[action.cycle.slug, action.response.public_id])
    return UseLine(f"{action.text} ({action.get_state_display()})", page)


def _actions(count: int) -> str:
    return ngettext(
        "%(count)s action for which it is responsible", "%(count)s actions for which it is responsible", count
    ) % {"count": count}


def _misfit_of_actions(change: Change) -> str:
    actions = KeyAction._base_manager.filter(responsible=change.institution).select_related("response")
    other = actions.exclude(response__country=change.country).first() if change.country else None
    return misfit_of_country(change, other.response.country) if other else ""
