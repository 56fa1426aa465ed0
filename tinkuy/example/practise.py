"""Stage 5 of the example: the recommendations told to each country, its answers over the weeks, its key actions."""

from dataclasses import replace
from datetime import date

from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.adoptions.actions.adopting import Practised, adopt, edit_adoption
from tinkuy.practice.adoptions.actions.analysis import Analysis, begin_adoption
from tinkuy.practice.adoptions.actions.opening import decide_adoption_openness
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.country_reports.actions import (
    decide_report_publication,
    draft_report,
    mark_of as mark_of_report,
    mark_ready,
    write_report,
)
from tinkuy.practice.key_actions.actions import complete_action, plan_action, start_action
from tinkuy.practice.openness.actions import decide_openness
from tinkuy.practice.outcomes.actions import (
    Observed,
    decide_outcome_publication,
    record_outcome,
    substantiate_outcome,
)
from tinkuy.practice.responses.actions.answering import answer_by_link
from tinkuy.practice.responses.actions.asking import send_again
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.actions.contacts import Contact
from tinkuy.practice.responses.actions.recording import agree_on_review, record_response
from tinkuy.practice.responses.models import Response, ResponseLink
from tinkuy.practice.responses.queries import mark_of
from tinkuy.practice.verification.actions import (
    begin_verification,
    decide_publication,
    reply_to_verification,
    write_own_voice,
    write_verifying_voice,
)
from tinkuy.practice.verification.models import VerificationPoint, Verifier
from tinkuy.systematisation.evidence.models.finding import Finding

from .pack import Item, Pack, moment
from .team import Team


def load(pack: Pack, team: Team, cycle: Cycle, findings: dict[str, Finding]) -> None:
    for row in pack.cycle["responses"]:
        response = _communicate(row, team, findings)
        for step in row["history"]:
            if step.get("by_link"):
                _answer_by_link(step, row, response)
            else:
                _record(step, row, team, response)
        for action in row.get("actions", []):
            _plan_action(action, row, team, response)
        if row.get("indicator"):
            _agree_on_review(row, team, response)
        if row.get("openness"):
            _open(row, team, response)
        if row.get("verification"):
            _verify(row["verification"], team, response)
    for row in pack.cycle["adoptions"]:
        _adopt(row, team, cycle, findings)
    for row in pack.cycle["country_reports"]:
        _report_back(row, team, cycle)


def _communicate(row: Item, team: Team, findings: dict[str, Finding]) -> Response:
    finding = findings[row["recommendation"]]
    finding.refresh_from_db()
    with clock.at(moment(row["communicated"], hour=18)):
        response = communicate_recommendation(
            actor=team.coordination,
            finding=finding,
            country=row["country"],
            institution=team.organisations[row["institution"]],
            focal_point=team.persons[row["focal_point"]],
            communicated_on=date.fromisoformat(row["communicated"]),
            contact=_counterpart(row),
        )
        if row.get("contact"):
            send_again(actor=team.coordination, response=response)
    return response


def _counterpart(row: Item) -> Contact | None:
    """Who answers for the institution by the link of a mail, where the pack names one; the address is nobody's."""
    if not row.get("contact"):
        return None
    return Contact(row["contact"], f"{row['institution']}@tinkuy.example", "es")


def _answer_by_link(step: Item, row: Item, response: Response) -> None:
    link = ResponseLink.objects.filter(response=response).latest("pk")
    with clock.at(moment(step["on"])):
        answer_by_link(
            link=link,
            answer=step["by_link"],
            text=row["text"],
            by=date.fromisoformat(step["due"]),
            read=mark_of(response.steps.order_by("id").last()),
        )
    response.refresh_from_db()


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
    with clock.at(moment(last)):
        decide_openness(actor=team.focal_point(row["country"]), response=response, openness=row["openness"])


def _plan_action(row: Item, response_row: Item, team: Team, response: Response) -> None:
    """On the day it was communicated, where the pack tells no other; begun then, and done on its day."""
    focal_point = team.focal_point(response_row["country"])
    planned = row.get("planned") or response_row["communicated"]
    with clock.at(moment(planned, hour=20)):
        action = plan_action(
            actor=focal_point,
            response=response,
            text=row["text"],
            responsible=team.organisations[row["responsible"]],
            due_on=date.fromisoformat(row["due"]) if row.get("due") else None,
        )
    if row["state"] in ("under_way", "done"):
        with clock.at(moment(row.get("started") or planned, hour=20)):
            start_action(actor=focal_point, action=action)
    if row["state"] == "done":
        with clock.at(moment(row.get("done") or planned, hour=20)):
            complete_action(actor=focal_point, action=action, proof=row["proof"])


def _verify(row: Item, team: Team, response: Response) -> None:
    """Each voice by its own focal point; what was verified is shown once its country has replied."""
    own, other = team.focal_point(response.country), team.focal_point(row["country"])
    points = dict(enumerate(row["points"], start=1))
    with clock.at(moment(row["own_on"])):
        verification = begin_verification(
            actor=own,
            response=response,
            verifier=Verifier.PEER,
            country=row["country"],
            questions=[point["question"] for point in points.values()],
        )
        write_own_voice(actor=own, verification=verification, voice=_voice(points, "own"))
    with clock.at(moment(row["on"])):
        write_verifying_voice(
            actor=other,
            verification=verification,
            voice=_voice(points, "verified"),
            basis=row["basis"],
            conclude=True,
        )
    with clock.at(moment(row["replied_on"])):
        for point in VerificationPoint.objects.filter(verification=verification).select_related("verification"):
            if reply := points[point.number].get("reply"):
                reply_to_verification(actor=own, point=point, reply=reply)
        decide_publication(actor=own, verification=verification, is_public=True)


def _voice(points: dict[int, Item], side: str) -> dict[int, tuple[str, str]]:
    return {number: (point[side][1], point[side][0]) for number, point in points.items()}


def _adopt(row: Item, team: Team, cycle: Cycle, findings: dict[str, Finding]) -> None:
    """Analysed, adopted and shown by the focal point of the country that takes it over."""
    focal_point, finding = team.focal_point(row["country"]), findings[row["recommendation"]]
    origin = Response.objects.get(finding=finding, country=row["origin"])
    with clock.at(moment(row["analysed"])):
        adoption = begin_adoption(
            actor=focal_point,
            cycle=cycle,
            finding=finding,
            country=row["country"],
            origin=origin.public_id,
            institution=team.organisations[row["institution"]],
            analysis=Analysis(row["context"], row["planned_changes"], row["core_elements"]),
        )
    practised = Practised(
        adopted_on=date.fromisoformat(row["adopted"]),
        place=row["place"],
        adaptations=row["adaptations"],
        adaptation_reason=row["why"],
    )
    with clock.at(moment(row["adopted"])):
        adopt(actor=focal_point, adoption=adoption, practised=practised)
        decide_adoption_openness(actor=focal_point, adoption=adoption, openness=row["openness"])
    with clock.at(moment(row["result_on"])):
        edit_adoption(actor=focal_point, adoption=adoption, practised=replace(practised, result=row["result"]))
    if outcome := row.get("outcome"):
        with clock.at(moment(outcome["recorded"])):
            _record_outcome(outcome, focal_point, adoption)


def _record_outcome(row: Item, focal_point: Person, adoption: Adoption) -> None:
    """What changed by it; what confirms it is said, and the country shows it."""
    observed = Observed(
        actor=row["actor"],
        who_changed=row["who_changed"],
        what_changed=row["what_changed"],
        changed_on=date.fromisoformat(row["on"]),
        significance=row["significance"],
        contribution=row["contribution"],
    )
    outcome = record_outcome(
        actor=focal_point,
        cycle=adoption.cycle,
        finding=adoption.finding,
        country=adoption.country,
        observed=observed,
        adoption=adoption,
    )
    substantiate_outcome(actor=focal_point, outcome=outcome, substantiation=row["substantiation"], source=row["source"])
    decide_outcome_publication(actor=focal_point, outcome=outcome, is_public=True)


def _report_back(row: Item, team: Team, cycle: Cycle) -> None:
    """Drafted from what the country said and did; its focal point opens it anew and shows it."""
    focal_point = team.focal_point(row["country"])
    with clock.at(moment(row["on"])):
        report = draft_report(actor=focal_point, cycle=cycle, country=row["country"], language=row["language"])
        report = write_report(
            actor=focal_point,
            report=report,
            mark=mark_of_report(report),
            opening=row["opening"],
            parts=report.parts,
            closing=report.closing,
        )
        report = mark_ready(actor=focal_point, report=report, mark=mark_of_report(report), names_nobody=True)
        decide_report_publication(
            actor=focal_point, report=report, mark=mark_of_report(report), is_public=True, names_nobody=True
        )
