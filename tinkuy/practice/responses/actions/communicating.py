"""Putting a published recommendation to its addressees: countries, institutions, bodies without a country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.institutions.actions import NewInstitution, WantedInstitution, known_or_new
from tinkuy.planning.rules import countries_of
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.actions.asking import ask
from tinkuy.practice.responses.actions.contacts import Contact, set_contact
from tinkuy.practice.responses.actions.recording import record_response
from tinkuy.practice.responses.models import Response, ResponseState
from tinkuy.practice.responses.queries import communicable, first_published_on, newest_version_of
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding


@dataclass(frozen=True)
class Addressee:
    """A country, an institution of one, or a body without a country; *contact* is a counterpart who is asked there."""

    country: str = ""
    institution: WantedInstitution = None
    contact: Contact | None = None


@dataclass(frozen=True)
class Communicated:
    """`mailed` of the new `responses` had somebody to write to; `known` had been asked before."""

    responses: tuple[Response, ...]
    mailed: int
    known: int


@transaction.atomic
def communicate_to_all(
    *,
    actor: Person,
    findings: Sequence[Finding],
    addressees: Iterable[Addressee],
    communicated_on: date,
    answer_by: date | None = None,
    send_mail: bool = True,
    is_in_dialogue: bool = False,
) -> Communicated:
    """Each of *findings* to each of *addressees*; who was asked about one before is left as it stands.

    *is_in_dialogue* is said by who speaks for them and asks: it is recorded as their first step, and no mail goes.
    """
    _lock(findings)
    addressees = [_with_known_institution(actor, one, findings) for one in addressees]
    made, known, mailed = [], 0, 0
    for finding in findings:
        for one in addressees:
            assert not isinstance(one.institution, NewInstitution)
            if _was_asked(finding, one.country, one.institution):
                known += 1
                continue
            response = communicate_recommendation(
                actor=actor,
                finding=finding,
                country=one.country,
                institution=one.institution,
                communicated_on=communicated_on,
                answer_by=answer_by,
                contact=one.contact,
            )
            made.append(response)
            if is_in_dialogue:
                state = ResponseState.IN_DIALOGUE
                record_response(actor=actor, response=response, state=state, taken_on=communicated_on)
            else:
                mailed += send_mail and ask(response, "recommendation-asked")
    if not findings or not addressees:
        raise Refused(_("Choose a recommendation, and who is asked about it."), about=("country", "finding"))
    if not made:
        raise Refused(ALREADY, about=("country", "finding"))
    return Communicated(tuple(made), mailed, known)


ALREADY = _("This recommendation was already communicated to them.")


def _with_known_institution(actor: Person, one: Addressee, findings: Sequence[Finding]) -> Addressee:
    institution = known_or_new(actor, one.institution, findings[0].cycle if findings else None)
    return Addressee(one.country, institution, one.contact)


def _lock(findings: Sequence[Finding]) -> None:
    """Of two who ask the same at once the second finds what the first asked."""
    keys = [finding.pk for finding in findings]
    list(Finding.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))


def _was_asked(finding: Finding, country: str, institution: Organisation | None) -> bool:
    return Response.objects.filter(finding=finding, country=country, institution=institution).exists()


@transaction.atomic
def communicate_recommendation(
    *,
    actor: Person,
    finding: Finding,
    country: str,
    institution: WantedInstitution = None,
    focal_point: Person | None = None,
    communicated_on: date,
    answer_by: date | None = None,
    contact: Contact | None = None,
) -> Response:
    """Ask an addressee about a published recommendation, once. The country's own focal point accompanies it if nobody
    is named; without a country the coordination does. No mail is sent by this alone.
    """
    cycle = finding.cycle
    _lock([finding])
    rules.demand_voice(actor, "communicate_recommendations", cycle, country)
    _demand_ready(finding)
    if country and not cycle.invited_countries.filter(country=country).exists():
        raise Refused(_("This country is not invited to the cycle."), about="country")
    if not country and institution is None:
        raise Refused(_("Choose a country, or name the institution that is asked."), about=("country", "institution"))
    if communicated_on > cycle.today():
        raise Refused(_("Write the day on which it was communicated: it cannot lie ahead."), about="communicated_on")
    _demand_published_by(finding, communicated_on)
    if answer_by is not None and answer_by < communicated_on:
        raise Refused(_("The day of the answer lies before that of the question."), about="answer_by")
    institution = known_or_new(actor, institution, cycle)
    demand_counterpart(cycle, country, institution, focal_point)
    if _was_asked(finding, country, institution):
        raise Refused(ALREADY, about=("country", "finding"))

    response = Response(
        cycle=cycle,
        finding=finding,
        country=country,
        institution=institution,
        focal_point=focal_point or (_first_focal_point(cycle, country) if country else None),
        communicated_on=communicated_on,
        answer_by=answer_by,
        version=newest_version_of(finding),
    )
    if contact is not None:
        set_contact(response, contact)
    response.save(force_insert=True)
    record(actor, "communicated", response, finding=finding.label, country=country)
    return response


def _demand_ready(finding: Finding) -> None:
    if finding.kind != FindingKind.RECOMMENDATION:
        raise Refused(
            _("Only recommendations are communicated to countries; this is another kind of finding."), about="finding"
        )
    if not communicable(finding.cycle).filter(pk=finding.pk).exists():
        raise Refused(_("This recommendation is not published yet. Publish the sheet first."), about="finding")


def _demand_published_by(finding: Finding, communicated_on: date) -> None:
    """Nobody can have been told of what no sheet had said yet."""
    published_on = first_published_on(finding)
    if published_on is not None and communicated_on < published_on:
        raise Refused(
            _("The sheet that says it was published on %(day)s: it cannot have been communicated before.")
            % {"day": day_with_year(published_on)},
            about="communicated_on",
        )


def _first_focal_point(cycle: Cycle, country: str) -> Person | None:
    team_roles = TeamRole.objects.filter(cycle=cycle, role=Role.FOCAL_POINT, country=country).select_related("person")
    first = team_roles.order_by("given_at", "id").first()
    return first.person if first else None


@transaction.atomic
def name_counterpart(
    *, actor: Person, response: Response, institution: WantedInstitution, focal_point: Person | None = None
) -> Response:
    """Name the institution that answers for the country and, if another, the focal point who accompanies it."""
    rules.demand_voice(actor, "record_responses", response.cycle, response.country)
    institution = known_or_new(actor, institution, response.cycle)
    demand_counterpart(response.cycle, response.country, institution, focal_point)
    if response.state in rules.ENDORSED and not rules.may_endorse(response.cycle, institution):
        raise Refused(rules.GOVERNMENTS_ONLY)
    same = Response.objects.filter(finding=response.finding, country=response.country, institution=institution)
    if same.exclude(pk=response.pk).exists():
        raise Refused(
            _("This institution was asked about it apart: its answer has a page of its own."), about="institution"
        )

    response.institution = institution
    response.focal_point = focal_point or response.focal_point
    response.save(update_fields=["institution", "focal_point"])
    record(actor, "named the counterpart of", response, institution=institution.slug if institution else "")
    return response


def demand_counterpart(
    cycle: Cycle, country: str, institution: Organisation | None, focal_point: Person | None
) -> None:
    """Refuse an institution of another country, or a person who is not focal point of this one."""
    if institution is not None and institution.country not in ("", country):
        raise Refused(_("This institution belongs to another country."), about=("institution", "responsible"))
    if focal_point is not None and country not in countries_of(focal_point, cycle):
        raise Refused(_("This person is not a focal point of this country in the cycle."), about="focal_point")
