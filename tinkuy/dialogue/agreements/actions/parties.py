"""Who makes an agreement: countries and institutions, each with a contact whom it is asked by."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.dialogue.agreements.queries import accounts_for, is_of_closed_part
from tinkuy.journal.trail import record
from tinkuy.own_pages.sealed_contacts import forget_contact, last_day
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new
from tinkuy.planning.rules import demand, demand_voice


@transaction.atomic
def add_party(
    *, actor: Person, agreement: Agreement, country: str = "", institution: WantedInstitution = None
) -> AgreementParty:
    """One more country, or an institution of any country, that makes the agreement."""
    demand(actor, "keep_agreements", agreement.cycle)
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    known = known_or_new(actor, institution, agreement.cycle)
    if known is not None:
        country = known.country or country
    if known is None and not InvitedCountry.objects.filter(country=country).exists():
        raise Refused(_("Choose an invited country, or an institution."), about=("country", "institution"))
    if _is_party(agreement, country, known):
        raise Refused(_("It is a party of this agreement already."), about=("institution", "country"))
    party = _insert(agreement, country, known)
    record(actor, "named a party of", agreement, label=agreement.label, country=country)
    return party


def _is_party(agreement: Agreement, country: str, institution: Organisation | None) -> bool:
    same = agreement.parties.filter(institution=institution)
    return (same if institution else same.filter(country=country)).exists()


@transaction.atomic
def remove_party(*, actor: Person, party: AgreementParty) -> None:
    """It does not make the agreement: what it answered goes with it, and its contact."""
    demand_voice(actor, "keep_agreements", party.cycle, party.country)
    agreement = Agreement.objects.select_for_update().get(pk=party.agreement_id)
    forget_contact(party)
    AgreementParty.objects.filter(pk=party.pk).delete()
    record(actor, "took out a party of", agreement, label=agreement.label, country=party.country)


def add_countries(agreement: Agreement, codes: Collection[str]) -> None:
    """Make each of the countries a party, its first focal point its contact."""
    for code in sorted(set(codes)):
        _insert(agreement, code, None)


def set_countries(actor: Person, agreement: Agreement, codes: Collection[str]) -> None:
    """Have *codes* be the countries that are parties by themselves; institutions stay as they are.

    Who speaks for no country but their own takes no other one out.
    """
    own = agreement.parties.filter(institution=None)
    for party in own.exclude(country__in=codes):
        demand_voice(actor, "keep_agreements", agreement.cycle, party.country)
        forget_contact(party)
        party.delete()
    add_countries(agreement, set(codes) - set(own.values_list("country", flat=True)))


def _insert(agreement: Agreement, country: str, institution: Organisation | None) -> AgreementParty:
    return AgreementParty.objects.create(
        cycle=agreement.cycle,
        agreement=agreement,
        country=country,
        institution=institution,
        focal_point=first_focal_point(agreement.cycle, country) if institution is None else None,
    )


def first_focal_point(cycle: Cycle, country: str) -> Person | None:
    roles = TeamRole.objects.filter(cycle=cycle, role=Role.FOCAL_POINT, country=country, person__is_active=True)
    first = roles.exclude(TeamRole.AWAITED).select_related("person").order_by("given_at", "id").first()
    return first.person if first else None


@transaction.atomic
def name_contact(
    *,
    actor: Person,
    party: AgreementParty,
    focal_point: Person | None = None,
    name: str = "",
    email: str = "",
    language: str = "",
) -> AgreementParty:
    """Say whom *party* is asked by: an account of the team, or a counterpart, whose name and e-mail are sealed."""
    demand_voice(actor, "keep_agreements", party.cycle, party.country)
    party = AgreementParty.objects.select_for_update(of=("self",)).select_related("cycle", "agreement").get(pk=party.pk)
    if focal_point is not None and not accounts_for(party).filter(pk=focal_point.pk).exists():
        raise Refused(_("Choose a focal point of this country."), about="focal_point")
    if focal_point is None and not email:
        raise Refused(_("Choose somebody of the team, or write an e-mail address."), about=("email", "focal_point"))
    if focal_point is None and is_of_closed_part(party.agreement):
        raise Refused(_("It was made in a closed part: choose somebody of the team."), about="email")
    forget_contact(party)
    party.focal_point, party.contact_language = focal_point, "" if focal_point else language
    if focal_point is None:
        party.seal(name=" ".join(name.split()), email=email)
        party.contact_until = last_day(party.agreement.due_on, party.cycle.today())
    party.save(update_fields=["focal_point", "contact_language", "contact_until", "sealed_name", "sealed_email"])
    record(actor, "named a contact of", party.agreement, label=party.agreement.label, country=party.country)
    return party


def move_last_days(agreement: Agreement) -> None:
    """The addresses of counterparts go on the day that follows from the agreement's own, which may have moved."""
    today = agreement.cycle.today()
    until = last_day(agreement.due_on, today)
    sealed = agreement.parties.exclude(contact_until=None)
    if agreement.due_on is None or agreement.due_on <= today:
        sealed = sealed.filter(contact_until__gt=until)
    sealed.update(contact_until=until)
