"""What the example's sessions agreed on: caught as it was said, sent and confirmed the days after, then followed."""

from datetime import date, timedelta

from tinkuy.core import clock
from tinkuy.dialogue.agreements.actions.confirming import answer_agreement, send_agreement
from tinkuy.dialogue.agreements.actions.making import catch_agreement, set_public
from tinkuy.dialogue.agreements.actions.parties import add_party, name_contact
from tinkuy.dialogue.agreements.actions.progress import record_progress
from tinkuy.dialogue.agreements.models import Agreement, AgreementLink, PartyAnswer
from tinkuy.dialogue.agreements.rules import mark_of
from tinkuy.planning.cycles.models.webinar import Webinar

from .pack import Item, Pack, moment, second_of
from .team import Team


def load(pack: Pack, team: Team, webinars: dict[str, Webinar]) -> None:
    for row in pack.cycle["agreements"]:
        agreement = _catch(row, team, webinars[row["webinar"]])
        with clock.at(agreement.made_at):
            _name_others(row, pack, team, agreement)
        with clock.at(agreement.made_at + timedelta(days=1)):
            send_agreement(actor=team.coordination, agreement=agreement)
        if row["confirmed"]:
            confirm(row["confirmed"], agreement)
            _follow(row, team, agreement)


def _catch(row: Item, team: Team, webinar: Webinar) -> Agreement:
    """By the rapporteur, as a line of their notes."""
    webinar.refresh_from_db()
    with clock.at(webinar.ends_at):
        return catch_agreement(
            actor=team.persons.get("relat", team.coordination),
            webinar=webinar,
            text=row["text"].rstrip("."),
            who=row["who"],
            countries=[key.removeprefix("r-").upper() for key in row["parties"] if _is_focal_point(key)],
            due_on=date.fromisoformat(row["due"]),
            second=second_of(row["at"]),
            language=webinar.cycle.main_language,
        )


def _is_focal_point(key: str) -> bool:
    return key.startswith("r-")


def _name_others(row: Item, pack: Pack, team: Team, agreement: Agreement) -> None:
    """Whom the pack names besides focal points: their institution, and they are asked, with an account or without."""
    people = {person["id"]: person for person in pack.cycle["people"]}
    for key in row["parties"]:
        if _is_focal_point(key):
            continue
        institution = team.organisations[people[key]["organisation"]]
        if agreement.parties.filter(institution=institution).exists():
            continue
        party = add_party(actor=team.coordination, agreement=agreement, institution=institution)
        account = team.persons.get(key)
        address = {} if account else {"name": people[key]["name"], "email": f"{key}@tinkuy.example", "language": "es"}
        name_contact(actor=team.coordination, party=party, focal_point=account, **address)


def confirm(day: str, agreement: Agreement) -> None:
    """Everybody who was asked accepts it on that day, by their own link."""
    links = AgreementLink.objects.filter(party__agreement=agreement)
    with clock.at(moment(day)):
        for link in links.select_related("cycle", "party__agreement__cycle", "party__focal_point"):
            answer_agreement(link=link, answer=PartyAnswer.ACCEPTED, read=mark_of(agreement))


def _follow(row: Item, team: Team, agreement: Agreement) -> None:
    with clock.at(moment(row["confirmed"], hour=20)):
        set_public(actor=team.coordination, agreement=agreement, is_public=row["public"], names_nobody=True)
    for step in row.get("steps", []):
        with clock.at(moment(step["on"])):
            record_progress(
                actor=team.coordination,
                agreement=agreement,
                state=step["state"],
                taken_on=date.fromisoformat(step["on"]),
                note=step["note"],
            )
