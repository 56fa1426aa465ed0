from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core import sealing
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.countries import countries as known_countries
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.models import Cycle, CycleState, InvitedCountry, Regime, TeamRole
from tinkuy.planning.models.cycle import CycleKind, Governance

from .content import Words, demand_choice, demand_words, demand_zone, lock


@transaction.atomic
def create_cycle(
    *,
    actor: Person,
    slug: str,
    title: Words,
    guiding_question: Words,
    audience: Words,
    purpose: Words,
    zone: str,
    countries: Sequence[str],
    kind: str = "exchange",
    main_language: str = "es",
    default_regime: str = "attribution",
    governance: str = "all_propose",
    attendance_minutes: int = 10,
    is_sensitive: bool = True,
    is_example: bool = False,
) -> Cycle:
    """Start a cycle as an idea, with its own data key; *actor* becomes its coordination.

    Words are by language and may be empty, save the title in *main_language*. *countries* are ISO 3166-1 alpha-2.
    """
    rules.demand(actor, "create_cycle", None)
    _demand_address(slug)
    demand_words(title, main_language, _("Write the title in the main language of the cycle."))
    demand_choice(kind, CycleKind)
    demand_choice(default_regime, Regime)
    demand_choice(governance, Governance)
    demand_zone(zone)
    _demand_countries(countries)

    words = {"title": title, "guiding_question": guiding_question, "audience": audience, "purpose": purpose}
    cycle = Cycle(state=CycleState.IDEA, slug=slug, kind=kind, main_language=main_language, zone=zone)
    for name, value in words.items():
        setattr(cycle, name, dict(value))
    cycle.default_regime, cycle.governance = default_regime, governance
    cycle.attendance_minutes, cycle.is_sensitive, cycle.is_example = attendance_minutes, is_sensitive, is_example
    _save_new(cycle)
    _people(cycle, actor, countries)
    record(actor, "created", cycle)
    return cycle


def _people(cycle: Cycle, actor: Person, countries: Sequence[str]) -> None:
    """The invited countries, and the starter as coordination."""
    with scope(cycle=cycle):
        _invite(cycle, dict.fromkeys(countries))
        TeamRole.objects.create(cycle=cycle, person=actor, role=Role.COORDINATION)


@transaction.atomic
def edit_cycle(
    *,
    actor: Person,
    cycle: Cycle,
    title: Words,
    guiding_question: Words,
    audience: Words,
    purpose: Words,
    zone: str,
    countries: Sequence[str],
    default_regime: str | None = None,
    governance: str | None = None,
) -> Cycle:
    """Write the cycle's words, zone and invited countries anew. Regime and governance are the coordination's to set."""
    rules.demand(actor, "plan_cycle", cycle)
    cycle = lock(cycle)
    demand_words(title, cycle.main_language, _("Write the title in the main language of the cycle."))
    demand_zone(zone)
    _demand_countries(countries)
    changed = {"default_regime": default_regime, "governance": governance}
    settings = {name: code for name, code in changed.items() if code and code != getattr(cycle, name)}
    if settings:
        _demand_settings(actor, cycle, settings)

    words = {"title": title, "guiding_question": guiding_question, "audience": audience, "purpose": purpose}
    for name, value in [*words.items(), *settings.items(), ("zone", zone)]:
        setattr(cycle, name, value)
    cycle.save(update_fields=[*words, *settings, "zone"])
    _invite(cycle, dict.fromkeys(countries))
    record(actor, "edited", cycle, settings=settings)
    return cycle


def _demand_settings(actor: Person, cycle: Cycle, settings: dict[str, str]) -> None:
    rules.demand(actor, "set_regime", cycle)
    demand_choice(settings.get("default_regime", cycle.default_regime), Regime)
    demand_choice(settings.get("governance", cycle.governance), Governance)


def _demand_address(slug: str) -> None:
    try:
        validate_slug(slug)
    except ValidationError:
        raise Refused(_("The address may hold letters without accents, digits and hyphens only.")) from None
    if Cycle.objects.filter(slug=slug).exists():
        raise _taken()


def _taken() -> Refused:
    return Refused(_("Another cycle already has this address. Choose a different one."))


def _save_new(cycle: Cycle) -> None:
    cycle.wrapped_key = sealing.new_wrapped_key(f"cycle|{cycle.public_id}")
    try:
        with transaction.atomic():
            cycle.save(force_insert=True)
    except IntegrityError:  # two started a cycle at the same address at once
        raise _taken() from None


def _demand_countries(countries: Sequence[str]) -> None:
    if not countries:
        raise Refused(_("Invite at least one country."))
    unknown = [code for code in countries if code not in known_countries()]
    if unknown:
        raise Refused(_("These country codes are not known here: %(codes)s.") % {"codes": ", ".join(unknown)})


def _invite(cycle: Cycle, wanted: dict[str, None]) -> None:
    """Invite the new ones; take back those left out, unless somebody is already a focal point there."""
    present = {invited.country: invited for invited in InvitedCountry.objects.all()}
    gone = [code for code in present if code not in wanted]
    held = TeamRole.objects.filter(role=Role.FOCAL_POINT, country__in=gone).values_list("country", flat=True)
    if held:
        names = ", ".join(sorted(country_name(code) for code in set(held)))
        raise Refused(_("These countries already have a focal point and stay invited: %(names)s.") % {"names": names})
    for code in gone:
        present[code].delete()
    for code in wanted:
        if code not in present:
            InvitedCountry.objects.create(cycle=cycle, country=code, zone=known_countries()[code].zone)
