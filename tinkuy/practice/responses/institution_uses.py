"""Which answers point to an institution, and when they would not bear another sector or country."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import in_language
from tinkuy.people.countries import country_name, country_of
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Governance
from tinkuy.planning.institutions.uses import Change, InstitutionUse, UseLine, register_use
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.rules import ENDORSED


def register_answers() -> None:
    register_use(InstitutionUse(Response, "institution", _answers, misfit=_misfit_of_answers, line=_line))


def _line(response: Response, language: str) -> UseLine:
    text = in_language(response.finding.text, language, response.cycle.main_language)
    words = f"{response.finding.label}: {text} ({response.get_state_display()})"
    return UseLine(words, reverse("practice:response", args=[response.cycle.slug, response.public_id]))


def _answers(count: int) -> str:
    return ngettext("%(count)s answer of a country", "%(count)s answers of countries", count) % {"count": count}


def _misfit_of_answers(change: Change) -> str:
    """An answer is given by an institution of its country, and endorsed by a government where the cycle wants one."""
    answers = Response._base_manager.filter(institution=change.institution)
    if change.into and (same := _answer_of_both(answers, change.into)):
        return _("Both were asked about %(label)s: each has its own answer, and one institution cannot have two.") % {
            "label": same.finding.label
        }
    if change.country and (other := answers.exclude(country=change.country).first()):
        return misfit_of_country(change, other.country)
    endorsed = Q(state__in=ENDORSED, cycle__governance=Governance.GOVERNMENTS_ONLY)
    if change.sector != Sector.GOVERNMENT and answers.filter(endorsed).exists():
        return _("«%(name)s» endorses a recommendation in a cycle that leaves this to governments.") % {
            "name": change.institution.name
        }
    return ""


def _answer_of_both(answers: QuerySet[Response], into: Organisation) -> Response | None:
    """An answer of the one where the other has one too, for the same country."""
    others = Response._base_manager.filter(institution=into, finding=OuterRef("finding"), country=OuterRef("country"))
    return answers.filter(Exists(others)).select_related("finding").first()


def misfit_of_country(change: Change, country: str) -> str:
    words = {"name": change.institution.name, "country": country_name(country), "of_other": country_of(change.country)}
    return _("«%(name)s» answers for %(country)s: it cannot be an institution %(of_other)s.") % words
