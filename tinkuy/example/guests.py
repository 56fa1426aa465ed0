"""Stage 1 of the example: who speaks in it. Its quotes say in which part each speaker of the pack was heard."""

from datetime import date

from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.actions.consents import file_guest_consents
from tinkuy.planning.guests.actions.details import GuestWords, Place, add_guest
from tinkuy.planning.guests.models import GuestPurpose

from .pack import SECTORS, Item, Pack, moment, second_of
from .plan import Webinars
from .team import Team

SIGNED = (GuestPurpose.RECORDING, GuestPurpose.ATTRIBUTION)
"""On paper, on the day of the announcement: they have no address here, and wrote no biography."""


def load_guests(pack: Pack, team: Team, cycle: Cycle, webinars: Webinars) -> None:
    """The speakers, each in the parts in which a quote tells that they were heard, with their consents on file."""
    sectors = {row["id"]: SECTORS[row["sector"]] for row in pack.cycle["organisations"]}
    with clock.at(moment(pack.cycle["announced"])):
        for row in pack.cycle["people"]:
            if row["role"] == "speaker":
                _add(row, sectors, pack, team, cycle, webinars)


def _add(row: Item, sectors: dict[str, str], pack: Pack, team: Team, cycle: Cycle, webinars: Webinars) -> None:
    organisation = team.organisations[row["organisation"]]
    words = GuestWords(
        kind="speaker",
        name=row["name"],
        organisation=organisation.name,
        sector=sectors[row["organisation"]],
        country=row["country"] or "",
        places=_places(row["id"], pack, webinars),
    )
    guest = add_guest(actor=team.coordination, cycle=cycle, words=words)
    signed_on = date.fromisoformat(pack.cycle["announced"])
    file_guest_consents(actor=team.coordination, guest=guest, purposes=SIGNED, signed_on=signed_on)


def _places(speaker: str, pack: Pack, webinars: Webinars) -> list[Place]:
    heard = [row for row in pack.cycle["excerpts"] if row["speaker"] == speaker]
    places: list[Place] = [(webinars[row["webinar"]], _part_at(webinars[row["webinar"]], row["at"])) for row in heard]
    return list(dict.fromkeys(places))


def _part_at(webinar: Webinar, at: str) -> Segment | None:
    """The part of the agenda that was going on at `mm:ss`."""
    end = 0
    for part in webinar.segments.all():
        end += part.minutes * 60
        if second_of(at) < end:
            return part
    return None
