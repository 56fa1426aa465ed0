"""Stage 2 of the example: invitations, registrations and the five attendance reports, through the importers."""

from datetime import date

from tinkuy.attendance.matching.actions.decisions import match_presence
from tinkuy.attendance.matching.queries.owners import registration_with_address, unmatched_presences
from tinkuy.attendance.uploads.actions.registration_lists import import_registrations
from tinkuy.attendance.uploads.actions.reports import preview_attendance
from tinkuy.convening.invitations.actions import record_invitation_wave
from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.actions.counting import count_upload

from .pack import Item, Pack, moment
from .plan import Webinars
from .team import Team


def load_registrations(pack: Pack, team: Team, cycle: Cycle, webinars: Webinars) -> None:
    for wave in pack.cycle["convening"]["waves"]:
        with clock.at(moment(wave["on"])):
            record_invitation_wave(
                actor=team.persons[wave["sent_by"]],
                cycle=cycle,
                country=wave["country"],
                sent_on=date.fromisoformat(wave["on"]),
                invited=wave["invited"],
                opened=wave["opened"],
            )
    name = pack.cycle["convening"]["registrations"]
    with clock.at(moment("2020-05-28")):
        import_registrations(actor=team.coordination, cycle=cycle, data=pack.read(name), filename=name)


def load_attendance(pack: Pack, team: Team, webinar: Webinar) -> None:
    """Preview and commit the report, then decide the rows that a person must."""
    row = pack.cycle["webinars"][webinar.ordinal - 1]["attendance"]
    support = team.persons["at"]
    with clock.at(webinar.ends_at):
        draft = preview_attendance(
            actor=support,
            webinar=webinar,
            data=pack.read(row["file"]),
            filename=row["file"].rsplit("/", 1)[-1],
            zone=row["zone"],
        )
        count_upload(actor=support, upload=draft)
        for decision in pack.truth["sessions"][webinar.ordinal - 1]["matched_by_hand"]:
            _decide(pack, team, webinar, decision)


def _decide(pack: Pack, team: Team, webinar: Webinar, decision: Item) -> None:
    registration = registration_with_address(webinar.cycle, _addresses(pack)[decision["registration"]])
    for presence in unmatched_presences(webinar):
        if (presence.name(), presence.email().casefold()) == (decision["name"], decision["email"].casefold()):
            match_presence(actor=team.coordination, presence=presence, registration=registration)
            return


def _addresses(pack: Pack) -> dict[str, str]:
    lines = pack.read(pack.cycle["convening"]["registrations"]).decode("utf-8-sig").splitlines()[1:]
    return {line.split(",")[0]: line.split(",")[2] for line in lines}
