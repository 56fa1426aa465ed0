"""How a list of persons to invite is read, counted and taken back (`uploads/kinds.py`): by the reader of lists.

Lines that cannot be read are left out and told: a list of a thousand addresses has always some.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.reports.countries import country_code
from tinkuy.attendance.reports.registrations import ReadList, RegistrationRow
from tinkuy.attendance.uploads.queries.registration_lists import list_in
from tinkuy.attendance.uploads.rules import demand_encoding
from tinkuy.convening.invitation_mails.actions.adding import (
    ListedPerson,
    ListRights,
    PreparedInvitees,
    add_prepared,
    grounds_now,
    prepare_invitees,
    sort_list,
)
from tinkuy.convening.invitation_mails.actions.erasing import remove_uninvited
from tinkuy.convening.invitation_mails.rules import INVITE, demand_invite_in, knows_registered, own_countries
from tinkuy.convening.invitations.models import Invitee
from tinkuy.convening.registering.mail_domains import likely_address
from tinkuy.core.errors import Refused
from tinkuy.core.rows.many_rows import Tell
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.team.pasted_team_addresses import PORTUGUESE_SPEAKING
from tinkuy.uploads.models import Upload
from tinkuy.uploads.queries import bytes_of

KIND = "invitee_list"
PASTED_LINE = "Line of the pasted text"
"""The column with it, as the file of synonyms knows it."""
ROWS_SHOWN = 40
LONGEST_COUNTRY = 60
_ADDRESS = re.compile(r"(?<![^\s<>;,\"'()|])[^\s<>;,\"'()|]+@[^\s<>;,\"'()|]+")
"""From the beginning of a word alone: a million letters without an @ are gone through once."""


def as_table(pasted: str) -> str:
    """Text that was pasted, as a table with a person in each line; one that has headers already stays as it is.

    Mail programs give addresses behind each other in one line. A line without one stands where an address is looked
    for, so that it is told with the others that cannot be read. Each person has the number of the line as it was
    pasted, empty ones counted, by which a fault of it is told.
    """
    lines = [(number, line.strip()) for number, line in enumerate(pasted.splitlines(), start=1) if line.strip()]
    if not lines or "@" not in lines[0][1]:
        return pasted
    table = io.StringIO()
    rows = csv.writer(table, delimiter=";")
    rows.writerow([str(_("Name")), str(_("E-mail")), str(_("Country")), PASTED_LINE])
    for number, line in lines:
        rows.writerows((*person, number) for person in _people_of(line))
    return table.getvalue()


def _people_of(line: str) -> Iterator[tuple[str, str, str]]:
    """Name, address and country of each: a name stands before its address, or beside the only one; a country beside
    the only one as well, in a cell of its own that is not the first: Jordan may be whose name it is."""
    addresses = list(_ADDRESS.finditer(line))
    if not addresses:
        yield "", line, ""
    end = 0
    for match in addresses:
        words, country = line[end : match.start()], ""
        if len(addresses) == 1:
            first, *others = [*re.split(r"[;|\t]", words), *re.split(r"[;,|\t]", line[match.end() :])]
            country = next((cell for cell in others if len(cell) < LONGEST_COUNTRY and country_code(cell.strip())), "")
            words = " ".join([first, *(cell for cell in others if cell != country)])
        yield " ".join(re.sub(r"[<>()\[\];,|\"]", " ", words).split()), match[0], country.strip()
        end = match.end()


def rights_of(upload: Upload) -> ListRights:
    """Of whoever brought the list in, as they are now; nobody's once that account is gone."""
    actor, cycle = upload.made_by, upload.cycle
    if actor is None or not rules.may(actor, INVITE, cycle):
        return ListRights(frozenset(), knows_registered=False)
    return ListRights(own_countries(actor, cycle), knows_registered(actor, cycle))


def people_in(read: Iterable[RegistrationRow], cycle: Cycle, country: str) -> Iterator[ListedPerson]:
    """Who has no country in the list is of *country*, which was chosen for it."""
    for row in read:
        code = row.country or country
        language = row.language or ("pt-br" if code in PORTUGUESE_SPEAKING else cycle.main_language)
        yield ListedPerson(row.display_name, row.email, code, row.sector, language)


def read_invitee_file(upload: Upload, data: bytes) -> ReadList:
    """Nobody joins yet: what becomes of each person is shown."""
    demand_encoding(upload.encoding)
    _demand_country(upload)
    read = list_in(upload, data)
    if read.reduced:
        upload.store_file(read.reduced)
    people = people_in(read.rows, upload.cycle, upload.answers.get("country", ""))
    chosen = sort_list(upload.cycle, people, rights_of(upload))
    repeated = sum(len(row.lines) - 1 for row in read.rows)
    upload.counts = {**chosen.counts(), "wrong": read.wrong, "repeated": repeated}
    upload.store_preview(_as_text(read, chosen.fates))
    return read


def _demand_country(upload: Upload) -> None:
    country = upload.answers.get("country", "")
    if country and upload.made_by:
        demand_invite_in(upload.made_by, upload.cycle, [country])
        if not InvitedCountry.objects.filter(country=country).exists():
            raise Refused(_("That country is not invited to this cycle."), about="country")


def _as_text(read: ReadList, fates: Iterable[tuple[ListedPerson, str]]) -> str:
    """Those who are left out first, then the addresses in doubt: they are what a person looks for."""
    ordered = sorted(fates, key=lambda one: (one[1] == "new", not likely_address(one[0].email)))[:ROWS_SHOWN]
    rows = [[one.name, one.email, one.country, fate, one.sector] for one, fate in ordered]
    names = ("faults", "encoding", "separator", "warnings")
    return json.dumps({"rows": rows, **{name: getattr(read, name) for name in names}}, ensure_ascii=False)


def prepare_invitee_file(upload: Upload, read: ReadList | None) -> PreparedInvitees:
    read = read or list_in(upload, bytes_of(upload))
    people = people_in(read.rows, upload.cycle, upload.answers.get("country", ""))
    return prepare_invitees(upload.cycle, people, rights_of(upload))


def still_holds(prepared: PreparedInvitees) -> bool:
    return prepared.grounds == grounds_now()


def count_invitees(actor: Person, upload: Upload, prepared: PreparedInvitees, tell: Tell | None) -> None:
    """Everyone who is new joins the list of their country."""
    ready = prepared if still_holds(prepared) else prepare_invitee_file(upload, None)
    if not ready.rows:
        raise Refused(_("Nobody in this list is new: there is nothing to add."))
    add_prepared(upload, ready)
    upload.counts = {**upload.counts, **dict.fromkeys(FATES, 0), **ready.counts}
    upload.save(update_fields=["counts"])
    record(actor, "added invitees", upload)


FATES = ("new", "listed", "elsewhere", "refused", "closed", "registered", "foreign")


def take_back_invitees(actor: Person, upload: Upload, _prepared: None) -> None:
    """Those who were written to stay: nobody takes back a mail."""
    remove_uninvited(Invitee.objects.filter(upload=upload))
    record(actor, "took back invitees", upload)
