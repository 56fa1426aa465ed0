"""Before a practice is taken over: from whom it comes, where it would be done, what changes and what must not."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new
from tinkuy.planning.rules import demand_voice
from tinkuy.practice.adoptions.models import STANDING, Adoption
from tinkuy.practice.adoptions.queries import Origin, adoptable_finding, origins_of
from tinkuy.practice.responses.models import Openness
from tinkuy.practice.responses.rules import openness_after
from tinkuy.systematisation.evidence.models.finding import Finding


@dataclass(frozen=True)
class Analysis:
    """What is thought through before: each may still be empty while it is written."""

    context: str = ""
    planned_changes: str = ""
    core_elements: str = ""


@transaction.atomic
def begin_adoption(
    *,
    actor: Person,
    cycle: Cycle,
    finding: Finding,
    country: str,
    origin: str,
    institution: WantedInstitution = None,
    analysis: Analysis,
) -> Adoption:
    """Begin the analysis of taking *finding* over from *origin*: a country, or the public id of its answer."""
    demand_voice(actor, "record_adoptions", cycle, country)
    if not cycle.invited_countries.filter(country=country).exists():
        raise Refused(_("This country is not invited to the cycle."), about="country")
    if adoptable_finding(cycle, finding.public_id) is None:
        raise Refused(_("Only a practice or a recommendation of a published sheet can be adopted."))
    source = _demand_origin(finding, cycle, origin, country)
    adopter = known_or_new(actor, institution, cycle) if institution else None
    _demand_fitting(adopter, country)
    _demand_first(cycle, finding, country, adopter)
    try:
        with transaction.atomic():
            adoption = Adoption.objects.create(
                cycle=cycle,
                finding=finding,
                country=country,
                institution=adopter,
                origin_country=source.country,
                origin_institution=source.institution,
                origin=source.response,
                # The answer says how far its country is named; where there is none, that country is asked first.
                credit=Openness.WHOLE if source.response else Openness.CLOSED,
                context=tidy(analysis.context),
                planned_changes=tidy(analysis.planned_changes),
                core_elements=tidy(analysis.core_elements),
                recorded_by=actor,
            )
    except IntegrityError:
        raise Refused(_BEGUN_ALREADY) from None
    record(actor, "began", adoption, country=country, finding=finding.label)
    return adoption


_BEGUN_ALREADY = _("This country is adopting it already: go on with that record.")


def _demand_origin(finding: Finding, cycle: Cycle, key: str, country: str) -> Origin:
    source = next((one for one in origins_of(finding, cycle) if one.key == key), None)
    if source is None:
        raise Refused(_("Choose the country that the practice comes from."), about="origin")
    if source.country == country:
        raise Refused(
            _("A country adopts from another one. What it does itself it tells in its own answer."), about="origin"
        )
    return source


def _demand_fitting(institution: Organisation | None, country: str) -> None:
    if institution is not None and institution.country not in ("", country):
        raise Refused(_("This institution belongs to another country."), about="institution")


def _demand_first(cycle: Cycle, finding: Finding, country: str, institution: Organisation | None) -> None:
    standing = Adoption.objects.filter(cycle=cycle, finding=finding, country=country, state__in=STANDING)
    if standing.filter(institution=institution).exists():
        raise Refused(_BEGUN_ALREADY)


@transaction.atomic
def edit_analysis(*, actor: Person, adoption: Adoption, analysis: Analysis) -> Adoption:
    """Write the analysis, before it is decided and whatever became of it; empty words take it out."""
    adoption = row_of_country(actor, adoption)
    former = (adoption.context, adoption.planned_changes, adoption.core_elements)
    adoption.context = tidy(analysis.context)
    adoption.planned_changes = tidy(analysis.planned_changes)
    adoption.core_elements = tidy(analysis.core_elements)
    words = {adoption.context, adoption.planned_changes, adoption.core_elements}
    adoption.openness = openness_after(adoption, *(words - set(former)))
    adoption.save(update_fields=["context", "planned_changes", "core_elements", "openness"])
    record(actor, "analysed", adoption, country=adoption.country)
    return adoption


def row_of_country(actor: Person, adoption: Adoption) -> Adoption:
    """The row as it stands now, locked, for whoever speaks for its country."""
    rows = Adoption.objects.select_for_update(of=("self",)).select_related("cycle", "finding")
    adoption = rows.get(pk=adoption.pk)
    demand_voice(actor, "record_adoptions", adoption.cycle, adoption.country)
    return adoption
