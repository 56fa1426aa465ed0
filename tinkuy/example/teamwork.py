"""What the example's team decided together and who did what: by a user's actions, at the dates that the pack tells."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.decisions.actions.closing import close_decisions_of
from tinkuy.planning.decisions.actions.proposals import SettledObjection, propose_decision, record_decision
from tinkuy.planning.decisions.models import Silence
from tinkuy.planning.tasks.actions import add_task, finish_task

from .pack import Item, Pack, moment, second_of
from .team import Team

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
