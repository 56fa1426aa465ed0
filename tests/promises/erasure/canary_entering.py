"""How somebody's words and files come in: the doors, a registration, the files of the team, the room, the call."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_scopes import scope, scopes_disabled

from tests.promises.erasure.canary import (
    ADDRESS,
    COMMENT,
    FILE,
    NAME,
    PROPOSED,
    QUESTION,
    WALKED_IN_ADDRESS,
    WALKED_IN_NAME,
    signed_in,
)
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.tests.made import line, report
from tinkuy.attendance.uploads.actions.reports import preview_attendance, sent_report
from tinkuy.convening.call_for_proposals.models import Proposal
from tinkuy.convening.custom_questions.models import RegistrationQuestion
from tinkuy.convening.invitations.models import Invitee
from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registrations.models import Device
from tinkuy.convening.tests.participants import ME, REGISTER, browser_of, coming, secret_in, typed
from tinkuy.core import clock
from tinkuy.core.periodic import clock_jobs
from tinkuy.dialogue.floor.actions import open_floor
from tinkuy.dialogue.questions.models import Question
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.jobs import run_next
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.own_pages.actions import open_by_link
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.systematisation.materials.tests.documents_with_authors import docx_with_picture, png
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.actions.jobs import start_reading

LIST = f"Nombre,Correo\n{NAME},{ADDRESS}\nOtra persona,otra@example.org\n".encode()
TEAM = "/es/team/c/ciclo-de-prueba/"
WORK = f"{TEAM}systematise/"
CALL = "/es/c/ciclo-de-prueba/call/"
TOLD_BY_BROWSER = {"user-agent": f"Mozilla/5.0 ({NAME})", "referer": f"https://example.org/{ADDRESS}"}
UNKNOWN_COLUMNS = (
    f"Quién vino,Email,Empezó a estar,Dejó de estar,{NAME}\n"
    "Otra persona,otra@example.org,2026-03-05 15:00,2026-03-05 16:00,-\n"
).encode()
CODEBOOK = f"name_es,note_es,made_by\nAcuerdos,Lo que se acuerda,{NAME}\n".encode()
SAID = (
    f"{NAME} inició la transcripción\n\n{NAME}   0:03\nBuenas tardes.\n\nMinisterio – Uruguay   0:12\nGracias.\n\n"
    f"{NAME}   1:23\nSeguimos.\n"
).encode()


@dataclass
class Entered:
    """The browsers in which they may leave: of who registered, of who was registered at the door."""

    registered: Device
    walked_in: Device

    def leave(self) -> None:
        for device in (self.registered, self.walked_in):
            assert browser_of(device).post(f"{ME}withdraw/").status_code == 302


def enters(cycle: Cycle, webinars: list[Webinar], persons: dict[str, Person]) -> Entered:
    """By the pages and deeds that take somebody's words or files."""
    team = signed_in(persons["coordination"])
    at_the_door()
    invites(team)
    device = registers(cycle)
    sends_files(team)
    with scope(cycle=cycle):
        imports(cycle, webinars[0], persons)
    files_of_sessions(team)
    speaks(cycle, device, webinars[2], persons)
    walked_in = walks_in(cycle, team)
    answers_the_call(cycle, device, team)
    return Entered(device, walked_in)


def at_the_door() -> None:
    """Codes and passwords of somebody without an account, forms that are refused, what a browser tells of itself."""
    visitor = Client(headers=TOLD_BY_BROWSER)
    visitor.cookies["seen"] = ADDRESS
    visitor.post("/es/sign-in/", {"email": ADDRESS, "next": f"/es/?q={NAME}"})
    visitor.post("/es/sign-in/password/", {"email": ADDRESS, "password": NAME})
    visitor.post("/es/sign-in/code/", {"email": ADDRESS, "code": NAME})
    for door in ("me", "guest"):
        visitor.post(f"/es/{door}/enter/ask/", {"email": ADDRESS})
        visitor.post(f"/es/{door}/enter/code/", {"email": ADDRESS, "code": NAME[:12]})
        visitor.post(f"/es/{door}/enter/link/", {"secret": NAME})
    visitor.get("/es/", {"q": NAME})
    visitor.get("/es/hub/", {"q": NAME})
    visitor.get("/es/j/", {"code": NAME})


def registers(cycle: Cycle) -> Device:
    """First without a consent, then rightly, twice under one key; then another alias, a code, other needs; and
    another organisation, which is refused once a session was held.
    """
    sessions = coming(cycle, 4)
    form = typed(sessions, alias=NAME, name=NAME, email=ADDRESS, note=f"Soy {NAME}", organisation=f"Oficina de {NAME}")
    with scope(cycle=cycle):
        words = {"label": {"es": "¿Con quién viene?"}, "purpose": {"es": "Formar las mesas."}}
        question = RegistrationQuestion.objects.create(cycle=cycle, ordinal=1, kind="text", **words)
    form[f"question_{question.pk}"] = f"Vengo con {NAME}"
    browser = Client(headers=TOLD_BY_BROWSER)
    browser.post(REGISTER, form | {"use_of_data": ""})
    for _twice in range(2):
        browser.post(REGISTER, form | {"once": "a-key-of-a-form"})
    device = opened_by_mail(ADDRESS)
    own = browser_of(device)
    own.post(f"{ME}appearance/", {"appears_as": "alias", "alias": f"{NAME} de Ecuador"})
    own.post(f"{ME}needs/", {"needs": ["captions"], "note": f"{NAME} llama por teléfono"})
    own.post(f"{ME}appearance/", {"appears_as": "name", "alias": "", "name": NAME})
    details = {"country": "EC", "sector": "", "language": "es", "organisation": f"Otra oficina de {NAME}"}
    own.post(f"{ME}details/", details)
    return device


def opened_by_mail(address: str) -> Device:
    deliver_due()
    secret = secret_in(DevelopmentMessage.objects.filter(to=address).latest("id"))
    return open_by_link(PARTICIPANT_PAGES, secret=secret).browser


def file(data: bytes, name: str = FILE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def sends_files(team: Client) -> None:
    """A list and a report that are only previewed, a list that is imported, one whose columns are told by hand, and
    one that nobody can read.
    """
    came = line(NAME, ADDRESS)
    listed = team.post(f"{TEAM}registrations/import/", {"file": file(LIST)})
    team.post(f"{listed.url}commit/", {"once": "the-key-of-a-list"})
    team.post(f"{TEAM}registrations/import/", {"file": file(LIST + b"Tercera,tercera@example.org\n")})
    team.post(f"{TEAM}attendance/s/1/import/", {"file": file(report(came)), "zone": "UTC"})
    reports = [file(report(came, came)), file(NAME.encode()), file(UNKNOWN_COLUMNS)]
    batch = team.post(f"{TEAM}attendance/files/", {"reports": reports, "zone": "UTC"})
    with scopes_disabled():
        asked = AttendanceImport.objects.get(needs_columns=True).public_id
    said = {f"meaning_{place}": meaning for place, meaning in enumerate(("name", "email", "join", "leave", ""))}
    said |= {"is_remembered": "on", "language": "es"}
    team.post(f"{batch.url}{asked}/columns/", said)


def invites(team: Client) -> None:
    """Before they register: a list of whom to invite that joins, one that was pasted and is only previewed, and an
    address that is put right.
    """
    wanted = f"Nombre,Correo,País\n{NAME},{ADDRESS},Perú\nUna persona,errada@example.org,Perú\n".encode()
    listed = team.post(f"{TEAM}invitations/add/", {"file": file(wanted)})
    team.post(f"{listed.url}commit/", {"once": "the-key-of-invitees"})
    team.post(f"{TEAM}invitations/add/", {"pasted": f"{NAME} <{ADDRESS}>; otra@example.org", "country": "PE"})
    with scopes_disabled():
        wrong = next(one for one in Invitee.objects.all() if one.email() == "errada@example.org")
    team.post(f"{TEAM}invitations/list/{wrong.public_id}/correct/", {"email": WALKED_IN_ADDRESS})


def imports(cycle: Cycle, held_session: Webinar, persons: dict[str, Person]) -> None:
    """What counts, under their address, their name alone and another name; a file that waits; what the worker reads."""
    coordination = persons["coordination"]
    rows = (
        line(NAME, ADDRESS),
        line(NAME),
        line("Teléfono de X", ADDRESS),
        line(WALKED_IN_NAME, WALKED_IN_ADDRESS),
        line("Otra persona", "otra@example.org"),
    )
    draft = preview_attendance(actor=coordination, webinar=held_session, data=report(*rows), filename=FILE, zone="UTC")
    count_upload(actor=coordination, upload=draft)
    for files in ([(FILE, LIST)], [(FILE, report(line(NAME))), (FILE, b"\0" + LIST)]):
        start_reading(actor=coordination, files=files, **sent_report(cycle))


def files_of_sessions(team: Client, described_by: str = "") -> None:
    """A transcript that calls voices by name, a codebook that tells who made it, minutes with a picture.

    *described_by*: the team writes whose they are, which stays until their own day.
    """
    said = team.post(f"{WORK}s/2/transcript/", {"file": file(SAID, FILE.replace("csv", "txt"))})
    team.post(f"{said.headers['Location']}import/")
    team.post(f"{WORK}s/2/transcript/", {"file": file(SAID + b" ", FILE.replace("csv", "txt"))})
    preview = team.post(f"{WORK}codebook/file/", {"file": file(CODEBOOK), "language": "es"})
    team.post(f"{preview.headers['Location']}take/", {"kind_rest": "risk"})
    team.post(f"{WORK}codebook/file/", {"file": file(NAME.encode()), "language": "es"})
    minutes = docx_with_picture(png(words=NAME), name=FILE)
    erased_on = clock.today() + timedelta(days=2)
    words = dict.fromkeys(("title_es", "author", "licence", "erase_reason"), described_by or "Acta")
    values = {"tier": "team", "erase_on": erased_on.isoformat(), **words}
    team.post(f"{WORK}s/1/materials/add/minutes/", {"file": file(minutes, FILE.replace("csv", "docx")), **values})
    if described_by:
        link = {"link": f"https://example.org/{described_by.split()[0]}"}
        team.post(f"{WORK}s/1/materials/add/slides/", link | values)
    team.get(f"{WORK}search/", {"q": NAME})


def speaks(cycle: Cycle, device: Device, session: Webinar, persons: dict[str, Person]) -> None:
    """A question in a room, one that the moderation declines with a reason, and one that is refused."""
    session.state, session.starts_at = WebinarState.ANNOUNCED, clock.now()
    session.save()
    with scope(cycle=cycle):
        Segment.objects.create(cycle=cycle, webinar=session, kind="dialogue", ordinal=1, title="Diálogo", minutes=60)
        open_floor(actor=persons["facilitation"], webinar=session)
    room = f"/es/c/ciclo-de-prueba/s/{session.ordinal}/live/"
    own = browser_of(device)
    own.post(f"{room}ask/", {"text": QUESTION, "with_country": "on", "once": "the-key-of-a-question"})
    own.post(f"{room}ask/", {"text": f"{QUESTION} {NAME} pregunta otra vez."})
    own.post(f"{room}ask/", {"text": QUESTION * 20})
    with scope(cycle=cycle):
        declined = Question.objects.latest("pk").public_id
    console = f"/es/c/ciclo-de-prueba/s/{session.ordinal}/console/questions/{declined}/"
    signed_in(persons["facilitation"]).post(f"{console}decline/", {"reason": f"Ya lo preguntó {NAME}"})


def walks_in(cycle: Cycle, team: Client) -> Device:
    """Somebody who came without registering, registered from the report: first without a country, then rightly."""
    with scope(cycle=cycle):
        waiting = Presence.objects.select_related("cycle").filter(registration=None)
        account = next(one for one in waiting if one.email() == WALKED_IN_ADDRESS)
    page = f"{TEAM}attendance/unmatched/{account.public_id}/walk-in/"
    values = {"name": WALKED_IN_NAME, "language": "es"}
    team.post(page, values)
    team.post(page, values | {"country": "UY", "once": "the-key-of-a-walk-in"})
    return opened_by_mail(WALKED_IN_ADDRESS)


def answers_the_call(cycle: Cycle, device: Device, team: Client) -> None:
    """A proposal that the team shows, with a comment on it; one that waits, one that is declined with a reason."""
    own, until = browser_of(device), clock.today() + timedelta(days=7)
    team.post(f"{TEAM}plan/call/open/", {"until": until.isoformat()})
    words = {"kind": "theme", "title": PROPOSED, "text": PROPOSED, "language": "es", "country": "EC"}
    for _each in range(3):
        own.post(f"{CALL}propose/", words)
    own.post(f"{CALL}propose/", words | {"title": ""})
    with scope(cycle=cycle):
        shown, _waits, declined = Proposal.objects.order_by("pk").values_list("public_id", flat=True)
    team.post(f"{TEAM}plan/call/{shown}/show/")
    team.post(f"{TEAM}plan/call/{declined}/decline/", {"reason": f"{PROPOSED} ya está en el plan."})
    own.post(f"{CALL}{shown}/comment/", {"text": COMMENT})
    own.post(f"{CALL}{shown}/comment/", {"text": COMMENT * 20})


def works() -> None:
    """What the worker does at its next turns: jobs, deeds of the clock, mail; and mail that still waits afterwards."""
    while run_next("a-worker"):
        pass
    for job in clock_jobs():
        job.deed()
    deliver_due()
    Client().post("/es/me/enter/ask/", {"email": ADDRESS})
