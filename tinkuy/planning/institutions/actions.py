"""Making an institution, correcting it, and making one of two."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django_scopes import scope, scopes_disabled

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.countries import countries
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.institutions.queries import hold_institutions, same_name
from tinkuy.planning.institutions.uses import InstitutionUse, misfits, registered_uses

SHORTEST_NAME, LONGEST_NAME, LONGEST_SLUG = 2, 200, 70


@dataclass(frozen=True)
class NewInstitution:
    """One that a form asks to be made with its deed."""

    name: str
    sector: str
    country: str = ""


type WantedInstitution = Organisation | NewInstitution | None


def known_or_new(actor: Person, wanted: WantedInstitution, cycle: Cycle | None = None) -> Organisation | None:
    """The institution that a form gave, made now where it is new; within the caller's transaction.

    It stays until that ends: who merges it meanwhile waits, and moves this use of it too. One that is new in a *cycle*
    whose theme is delicate is made by its coordination alone: from the directory every other cycle reads it. Outside of
    any cycle that holds for each in which *actor* takes part.
    """
    if isinstance(wanted, NewInstitution):
        if cycle is not None and cycle.is_sensitive:
            _demand_sharing(actor, wanted.name, cycle)
        make = create_institution if cycle is None else _make
        wanted = make(actor=actor, name=wanted.name, sector=wanted.sector, country=wanted.country)
    if wanted is not None and not hold_institutions({wanted.pk}):
        raise Refused(
            _("Somebody merged «%(name)s» with another institution at this moment. Choose it again.")
            % {"name": wanted.name},
            about=("organisation", "institution", "responsible"),
        )
    return wanted


def _demand_sharing(actor: Person, name: str, cycle: Cycle) -> None:
    if rules.may(actor, "share_institutions", cycle) or rules.may(actor, "keep_institutions", None):
        return
    raise Refused(
        _(
            "The theme of this cycle is sensitive, and every cycle reads the directory: its coordination adds "
            "«%(name)s». Choose one of the list, or ask the coordination."
        )
        % {"name": name},
        about=("organisation", "institution", "responsible"),
    )


def _demand_no_sensitive_cycle(actor: Person, name: str) -> None:
    """What somebody could not add in a sensitive cycle they do not add on a page of no cycle either."""
    if rules.may(actor, "keep_institutions", None):
        return
    with scopes_disabled():
        own = TeamRole.objects.filter(person=actor).values("cycle")
        sensitive = list(Cycle.objects.filter(pk__in=own, is_sensitive=True))
    if all(rules.may(actor, "share_institutions", cycle) for cycle in sensitive):
        return
    raise Refused(
        _(
            "You take part in a cycle whose theme is sensitive, and every cycle reads the directory: its coordination "
            "adds «%(name)s». Choose one of the list, or ask the coordination."
        )
        % {"name": name},
        about=("organisation", "name"),
    )


@transaction.atomic
def create_institution(*, actor: Person, name: str, sector: str, country: str = "") -> Organisation:
    """Add an institution to the directory, on a page of no cycle; the one of the same name and country where there is
    one already.
    """
    return _make(actor=actor, name=name, sector=sector, country=country, demand=_demand_no_sensitive_cycle)


@transaction.atomic
def _make(
    *, actor: Person, name: str, sector: str, country: str, demand: Callable[[Person, str], None] | None = None
) -> Organisation:
    """*demand* is asked only where it is new."""
    rules.demand(actor, "create_institutions", None)
    name = demand_institution_name(name)
    _demand_place(sector, country)
    if known := same_name(name, country):
        return known
    if demand is not None:
        demand(actor, name)
    institution = _insert(name, sector, country)
    record(actor, "created institution", institution, name=name)
    return institution


def _insert(name: str, sector: str, country: str) -> Organisation:
    """Two who make the same one at the same time get one: its slug is there once."""
    stem = slugify(f"{country} {name}")[:LONGEST_SLUG].strip("-") or "institution"
    taken = set(Organisation.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug = next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)
    try:
        with transaction.atomic():
            return Organisation.objects.create(slug=slug, name=name, sector=sector, country=country)
    except IntegrityError:
        known = same_name(name, country)
        if known is None:
            raise Refused(_("Somebody added an institution at this moment. Save again."), about="name") from None
        return known


@transaction.atomic
def correct_institution(
    *, actor: Person, institution: Organisation, name: str, sector: str, country: str = ""
) -> Organisation:
    """Give it its right name, sector and country. Everything that points to it shows the new ones."""
    rules.demand(actor, "keep_institutions", None)
    name = demand_institution_name(name)
    _demand_place(sector, country)
    twin = same_name(name, country)
    if twin is not None and twin != institution:
        raise Refused(
            _("There is another institution called “%(name)s” in this country. Merge the two instead.")
            % {"name": twin.name},
            about="name",
        )
    _demand_fit(institution, sector, country)
    former = institution.name
    institution.name, institution.sector, institution.country = name, sector, country
    institution.save(update_fields=["name", "sector", "country"])
    record(actor, "corrected institution", institution, name=name, former=former)
    return institution


@transaction.atomic
def merge_institutions(*, actor: Person, institution: Organisation, into: Organisation) -> Organisation:
    """*institution* is the same as *into*: whatever pointed to it points to *into*, and it leaves the directory.

    Name, sector and country of *into* hold. There is no way back but to make it anew and to choose it where it was.
    """
    rules.demand(actor, "keep_institutions", None)
    keys = sorted({institution.pk, into.pk})
    locked = {one.pk: one for one in Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    if len(locked) < len(keys):
        raise Refused(_("Somebody merged one of them meanwhile. Look at the directory again."), about="into")
    if refusal := merge_refusal(institution, into):
        raise Refused(refusal, about="into")
    for use in registered_uses():
        _move(use, institution, into)
    surviving = locked[into.pk]
    record(actor, "merged institutions", surviving, name=surviving.name, former=institution.name)
    institution.delete()
    return into


def merge_refusal(institution: Organisation, into: Organisation) -> str:
    """Why the two cannot be made one; empty where they can."""
    if institution.pk == into.pk:
        return _("Choose another institution.")
    if institution.country and into.country and institution.country != into.country:
        return _("They are of two countries. If one of them has the wrong country, correct it first.")
    return next(iter(misfits(institution, sector=into.sector, country=into.country, into=into)), "")


def _move(use: InstitutionUse, institution: Organisation, into: Organisation) -> None:
    """Each cycle's rows in its own scope, in which what follows from a change is done."""
    rows = use.rows(institution)
    if not any(field.name == "cycle" for field in use.model._meta.fields):
        rows.update(**{use.field: into})
        return
    for cycle in Cycle.objects.filter(pk__in=rows.order_by().values("cycle")):
        with scope(cycle=cycle):
            rows.filter(models.Q(cycle=cycle)).update(**{use.field: into})


def _demand_fit(institution: Organisation, sector: str, country: str) -> None:
    for refusal in misfits(institution, sector=sector, country=country):
        raise Refused(refusal, about=("country", "sector"))


def demand_institution_name(written: str) -> str:
    """The name as it is kept, on one line. Raises `Refused` where it cannot be one."""
    name = " ".join(tidy(written).split())
    if len(name) < SHORTEST_NAME:
        raise Refused(_("Write the name of the institution."), about="name")
    if len(name) > LONGEST_NAME:
        raise Refused(_("Write the name in at most %(most)d characters.") % {"most": LONGEST_NAME}, about="name")
    if "@" in name or "://" in name:
        raise Refused(_("Write only a name here, without an address or a link."), about="name")
    return name


def _demand_place(sector: str, country: str) -> None:
    if sector not in Sector.values:
        raise Refused(_("Choose a sector from the list."), about="sector")
    if country and country not in countries():
        raise Refused(_("Choose a country from the list."), about="country")
