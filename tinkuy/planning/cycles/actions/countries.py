"""Which countries are invited to a cycle. All of them have the same rights (invariant 24)."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.countries import countries as known_countries
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole


def demand_countries(countries: Sequence[str]) -> None:
    """Refuse unless there is one at least, and each is known here."""
    if not countries:
        raise Refused(_("Invite at least one country."), about="countries")
    unknown = [code for code in countries if code not in known_countries()]
    if unknown:
        raise Refused(
            _("These country codes are not known here: %(codes)s.") % {"codes": ", ".join(unknown)},
            about=("countries", "country"),
        )


def invite_countries(cycle: Cycle, wanted: Iterable[str]) -> None:
    """Invite the new ones; take back those left out, unless somebody is already a focal point there."""
    wanted = dict.fromkeys(wanted)
    present = {invited.country: invited for invited in InvitedCountry.objects.all()}
    gone = [code for code in present if code not in wanted]
    with_focal_point = TeamRole.objects.filter(role=Role.FOCAL_POINT, country__in=gone).values_list(
        "country", flat=True
    )
    if with_focal_point:
        names = ", ".join(sorted(country_name(code) for code in set(with_focal_point)))
        raise Refused(
            _("These countries already have a focal point and stay invited: %(names)s.") % {"names": names},
            about="countries",
        )
    for code in gone:
        present[code].delete()
    for code in wanted:
        if code not in present:
            InvitedCountry.objects.create(cycle=cycle, country=code, zone=known_countries()[code].zone)
