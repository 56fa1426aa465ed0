"""The example's organisations and its team: role names, example addresses."""

from dataclasses import dataclass
from datetime import date

from tinkuy.people.models import HubRole, Organisation, Person
from tinkuy.people.queries import person_with_address
from tinkuy.people.roles import HUB_ROLES
from tinkuy.planning.cycles.models.cycle import Cycle

from .pack import SECTORS, Item, Pack


@dataclass(frozen=True)
class Team:
    """Persons and organisations by the ids of the pack."""

    persons: dict[str, Person]
    organisations: dict[str, Organisation]

    @property
    def coordination(self) -> Person:
        return self.persons["coord"]

    @property
    def systematisation(self) -> Person:
        return self.persons["gc"]

    def focal_point(self, country: str) -> Person:
        return self.persons[f"r-{country.lower()}"]


def load_team(pack: Pack) -> Team:
    """Who exists before the cycle does. Speakers have no account: they are voices of the transcripts."""
    organisations = {row["id"]: _organisation(row) for row in pack.cycle["organisations"]}
    rows = [row for row in pack.cycle["people"] if "email" in row]
    persons = {row["id"]: person_of(row, organisations[row["organisation"]]) for row in rows}
    for row in rows:
        if row["role"] in HUB_ROLES:
            HubRole.objects.get_or_create(person=persons[row["id"]], role=row["role"])
    return Team(persons, organisations)


def _organisation(row: Item) -> Organisation:
    organisation, _ = Organisation.objects.get_or_create(
        slug=row["id"],
        defaults={"name": row["name"], "sector": SECTORS[row["sector"]], "country": row["country"] or ""},
    )
    return organisation


def person_of(row: Item, organisation: Organisation | None = None) -> Person:
    """The person with this address, made if there is none: the cycles of the example share their team."""
    country = row.get("country") or ""
    return person_with_address(row["email"]) or Person.objects.create_user(
        row["email"],
        row["name"],
        country=country,
        organisation=organisation,
        language="pt-br" if country == "BR" else "es",
        is_example=True,
    )


def cycle_roles(pack: Pack, team: Team, cycle: Cycle) -> list[tuple[Person, str, str, date | None]]:
    """Person, role, country and day of the public consent, of each who has a role in the cycle but its starter."""
    consents = {row["id"]: row for row in pack.cycle["focal_points"]}
    rows = [row for row in pack.cycle["people"] if row["id"] in team.persons and row["role"] not in HUB_ROLES]
    return [
        (team.persons[row["id"]], row["role"], row["country"] or "", _consent(consents.get(row["id"])))
        for row in rows
        if row["id"] != "coord"
    ]


def _consent(row: Item | None) -> date | None:
    return date.fromisoformat(row["consent_on"]) if row and row["public"] else None
