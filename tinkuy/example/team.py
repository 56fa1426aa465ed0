"""The example's organisations and its team: role names, example addresses.

What the example's team decided together and who did what: by a user's actions, at the dates that the pack tells.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tinkuy.core import clock
from tinkuy.people.models import HubRole, Organisation, Person
from tinkuy.people.queries import person_with_address
from tinkuy.people.roles import HUB_ROLES
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.decisions.actions.proposals import SettledObjection, propose_decision, record_decision
from tinkuy.planning.decisions.actions.voices import close_decisions_of
from tinkuy.planning.decisions.models import Silence
from tinkuy.planning.tasks.actions import add_task, finish_task

from .pack import SECTORS, Item, Pack, moment, second_of


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


WORKING_WEEK = timedelta(days=7)
"""Five working days."""


def load_decisions(pack: Pack, team: Team, cycle: Cycle, webinars: dict[str, Webinar]) -> None:
    """What a session agreed on is recorded as it ended; what had a deadline is proposed, and closed by its rule."""
    for row in pack.cycle["decisions"]:
        if row.get("webinar"):
            record(row, team, webinars[row["webinar"]])
        else:
            _propose(row, team, cycle)


def record(row: Item, team: Team, webinar: Webinar) -> None:
    """The rapporteur writes it down: the pack tells only that there was consent, so that no voice is made up."""
    webinar.refresh_from_db()
    with clock.at(webinar.ends_at):
        record_decision(
            actor=team.persons.get("relat", team.coordination),
            cycle=webinar.cycle,
            text=row["proposal"],
            webinar=webinar,
            second=second_of(row["at"]) if row.get("at") else None,
            proposed_by=team.persons[row["proposed_by"]],
            objections=[_settled(objection, team, webinar.cycle) for objection in row["objections"]],
        )


def _settled(row: Item, team: Team, cycle: Cycle) -> SettledObjection:
    person = team.persons[row["by"]]
    country = cycle.team_roles.exclude(country="").get(person=person).country
    return SettledObjection(country, row["reason"], row["resolution"], person)


def _propose(row: Item, team: Team, cycle: Cycle) -> None:
    deadline = date.fromisoformat(row["deadline"])
    with clock.at(moment(row["deadline"]) - WORKING_WEEK):
        propose_decision(
            actor=team.persons[row["proposed_by"]],
            cycle=cycle,
            text=row["proposal"],
            deadline=deadline,
            silence=Silence.CONSENTS,
        )
    end = datetime.combine(deadline + timedelta(days=1), time(), tzinfo=ZoneInfo(cycle.zone))
    with clock.at(end):
        close_decisions_of(cycle)


def load_tasks(pack: Pack, team: Team, cycle: Cycle) -> None:
    """Written on the day that the pack tells, or else ten days before they are due; done by their owner."""
    for row in pack.cycle["tasks"]:
        owner, due_on = team.persons[row["owner"]], date.fromisoformat(row["due"])
        written = moment(row["written"]) if row.get("written") else moment(row["due"]) - timedelta(days=10)
        with clock.at(written):
            task = add_task(actor=team.coordination, cycle=cycle, text=row["text"], owner=owner, due_on=due_on)
        if row.get("done"):
            with clock.at(moment(row["done"])):
                finish_task(actor=owner, task=task)
