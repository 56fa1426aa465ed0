"""Stage 2 of the example: invitations, registrations and the five attendance reports, through the importers.

Stage 1 of the example: who speaks in it. Its quotes say in which part each speaker of the pack was heard.
"""

from datetime import date, timedelta

from tinkuy.attendance.certificates.actions.issuing import issue_at_once
from tinkuy.attendance.matching.actions.decisions import match_presence
from tinkuy.attendance.matching.queries.owners import registration_with_address, unmatched_presences
from tinkuy.attendance.uploads.actions.invitee_lists import KIND as INVITEES
from tinkuy.attendance.uploads.actions.registration_lists import import_registrations
from tinkuy.attendance.uploads.actions.reports import preview_attendance
from tinkuy.convening.invitation_mails.actions.answering import decline_invitation
from tinkuy.convening.invitation_mails.actions.sending import write_sending
from tinkuy.convening.invitations.actions import record_invitation_wave
from tinkuy.convening.invitations.models import Invitee
from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.guests.actions.consents import file_guest_consents
from tinkuy.planning.guests.actions.details import GuestWords, Place, add_guest
from tinkuy.planning.guests.models import GuestPurpose
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.actions.reading import import_upload

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
    excerpts = [row for row in pack.cycle["excerpts"] if row["speaker"] == speaker]
    places: list[Place] = [
        (webinars[row["webinar"]], _part_at(webinars[row["webinar"]], row["at"])) for row in excerpts
    ]
    return list(dict.fromkeys(places))


def _part_at(webinar: Webinar, at: str) -> Segment | None:
    """The part of the agenda that was going on at `mm:ss`."""
    end = 0
    for part in webinar.segments.all():
        end += part.minutes * 60
        if second_of(at) < end:
            return part
    return None


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


TO_INVITE = """Nombre;Correo;País;Sector
Fiscalía de ejemplo;fiscalia.ec@example.org;Ecuador;Gobierno
Defensoría de ejemplo;defensoria.ec@example.org;Ecuador;Gobierno
Casa de acogida de ejemplo;acogida.ec@example.org;Ecuador;Sociedad civil
Red comunitaria de ejemplo;red.ec@example.org;Ecuador;Sociedad civil
Gobierno local de ejemplo;local.pe@example.org;Perú;Gobierno
Servicio de salud de ejemplo;salud.pe@example.org;Perú;Gobierno
Universidad de ejemplo;universidad.pe@example.org;Perú;Academia
Rede de exemplo;rede.br@example.org;Brasil;Sociedad civil
Universidade de exemplo;universidade.br@example.org;Brasil;Academia
"""


def invite(team: Team, cycle: Cycle) -> None:
    """A list of the cycle in scope, and a mail that waits to be approved: these addresses are nobody's."""
    import_upload(actor=team.coordination, cycle=cycle, kind=INVITEES, data=TO_INVITE.encode(), filename="lista.csv")
    invitees = list(Invitee.objects.select_related("cycle"))
    decline_invitation(invitee=invitees[1], actor=team.coordination)
    words = {"es": "El ciclo anterior dejó una pregunta abierta; este empieza con ella."}
    write_sending(actor=team.coordination, cycle=cycle, countries=[], words=words)


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


def issue_certificates(pack: Pack, team: Team, cycle: Cycle) -> None:
    """On the day after the last session. Nobody is written to: the addresses of the example are nobody's."""
    with clock.at(moment(pack.cycle["close"]) + timedelta(days=1)):
        issue_at_once(actor=team.coordination, cycle=cycle, by_mail=False)


def _decide(pack: Pack, team: Team, webinar: Webinar, decision: Item) -> None:
    registration = registration_with_address(webinar.cycle, _addresses(pack)[decision["registration"]])
    for presence in unmatched_presences(webinar):
        if (presence.name(), presence.email().casefold()) == (decision["name"], decision["email"].casefold()):
            match_presence(actor=team.coordination, presence=presence, registration=registration)
            return


def _addresses(pack: Pack) -> dict[str, str]:
    lines = pack.read(pack.cycle["convening"]["registrations"]).decode("utf-8-sig").splitlines()[1:]
    return {line.split(",")[0]: line.split(",")[2] for line in lines}
