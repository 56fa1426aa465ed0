"""Stage 5 of the example: the recommendations told to each country, its answers over the weeks, its key actions."""

from datetime import date

from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.key_actions.actions import complete_action, plan_action, start_action
from tinkuy.practice.openness.actions import decide_openness
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.actions.recording import agree_on_review, record_response
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.finding import Finding

from .pack import Item, Pack, moment
from .team import Team


def load(pack: Pack, team: Team, cycle: Cycle, findings: dict[str, Finding]) -> None:
    for row in pack.cycle["responses"]:
        response = _communicate(row, team, findings)
        for step in row["history"]:
            _record(step, row, team, response)
        for action in row.get("actions", []):
            _plan_action(action, row, team, response)
        if row.get("indicator"):
            _agree_on_review(row, team, response)
        if row.get("openness"):
            _open(row, team, response)


def _communicate(row: Item, team: Team, findings: dict[str, Finding]) -> Response:
    finding = findings[row["recommendation"]]
    finding.refresh_from_db()
    with clock.at(moment(row["communicated"], hour=18)):
        return communicate_recommendation(
            actor=team.coordination,
            finding=finding,
            country=row["country"],
            institution=team.organisations[row["institution"]],
            focal_point=team.persons[row["focal_point"]],
            communicated_on=date.fromisoformat(row["communicated"]),
        )


def _record(step: Item, row: Item, team: Team, response: Response) -> None:
    with clock.at(moment(step["on"])):
        record_response(
            actor=team.focal_point(row["country"]),
            response=response,
            state=step.get("state") or response.state,
            taken_on=date.fromisoformat(step["on"]),
            text=row.get("text") or "",
            reason=row.get("reason") or "",
            note=step.get("note") or "",
        )


def _agree_on_review(row: Item, team: Team, response: Response) -> None:
    with clock.at(moment(row["communicated"], hour=21)):
        agree_on_review(
            actor=team.focal_point(row["country"]),
            response=response,
            indicator=row["indicator"],
            review_on=date.fromisoformat(row["next_review"]),
        )


def _open(row: Item, team: Team, response: Response) -> None:
    last = max((step["on"] for step in row["history"]), default=row["communicated"])
    with clock.at(moment(last, hour=22)):
        decide_openness(actor=team.focal_point(row["country"]), response=response, openness=row["openness"])


def _plan_action(row: Item, response_row: Item, team: Team, response: Response) -> None:
    focal_point = team.focal_point(response_row["country"])
    with clock.at(moment(response_row["communicated"], hour=20)):
        action = plan_action(
            actor=focal_point,
            response=response,
            text=row["text"],
            responsible=team.organisations[row["responsible"]],
            due_on=date.fromisoformat(row["due"]) if row.get("due") else None,
        )
        if row["state"] in ("under_way", "done"):
            start_action(actor=focal_point, action=action)
        if row["state"] == "done":
            complete_action(actor=focal_point, action=action, proof=row["proof"])
