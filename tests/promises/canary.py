"""Somebody whose name, address and file go in through every entrance, and what of them can still be opened."""

import base64
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_scopes import scope, scopes_disabled

from tinkuy.convening import actions
from tinkuy.convening.actions.dropping import sealed_files, taken_in
from tinkuy.convening.models import Device, Registration
from tinkuy.convening.tests.made import line, report
from tinkuy.convening.tests.participants import ME, REGISTER, browser_of, coming, secret_in, typed
from tinkuy.core import clock, held
from tinkuy.dialogue import actions as dialogue
from tinkuy.dialogue.models import ShownAs
from tinkuy.dialogue.voices import Voice
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.people.models import Person
from tinkuy.planning import actions as planning
from tinkuy.planning.models import Cycle, Segment, Webinar, WebinarState
from tinkuy.systematisation import actions as systematisation
from tinkuy.systematisation.tests.documents_that_tell import docx_with_picture, png

NAME, ADDRESS, FILE = (
    "Xochiquetzal Ñandubay",
    "xochiquetzal.nandubay@example.org",
    "asistencia-Tlalocan-Zempasúchil.csv",
)
QUESTION = "¿Cuándo regresa mi prima Coyolxauhqui del taller?"
PROPOSED = "Lo que aprendió la cooperativa Huitzilihuitl"
MARKS = (
    "Xochiquetzal",
    "Ñandubay",
    "xochiquetzal.nandubay",
    "Tlalocan",
    "Zempasúchil",
    "Coyolxauhqui",
    "Huitzilihuitl",
)
LIST = f"Nombre,Correo\n{NAME},{ADDRESS}\nOtra persona,otra@example.org\n".encode()
TEAM = "/es/team/c/ciclo-de-prueba/"
VTT = "WEBVTT\n\n00:00:10.000 --> 00:00:20.000\nVoz – Perú: Seguimos con la agenda.\n"


def enters(cycle: Cycle, webinars: list[Webinar], persons: dict[str, Person]) -> Device:
    """By the pages and deeds that take somebody's words or files; the device in which their own page is open."""
    team = signed_in(persons["coordination"])
    at_the_door()
    device = registers(cycle)
    sends_files(team)
    with scope(cycle=cycle):
        speaks(device, webinars[2], persons)
        imports(cycle, webinars[0], persons)
    deliver_due()
    return device


def at_the_door() -> None:
    """Codes and passwords of somebody without an account, forms that are refused."""
    visitor = Client()
    visitor.post("/es/sign-in/", {"email": ADDRESS, "next": f"/es/?q={NAME}"})
    visitor.post("/es/sign-in/password/", {"email": ADDRESS, "password": NAME})
    visitor.post("/es/sign-in/code/", {"email": ADDRESS, "code": "123456"})
    visitor.post("/es/me/enter/ask/", {"email": ADDRESS})
    visitor.post("/es/guest/enter/ask/", {"email": ADDRESS})
    visitor.get("/es/", {"q": NAME})


def registers(cycle: Cycle) -> Device:
    """First without a consent, then rightly, twice under one key; then another alias, a code, other needs."""
    sessions = coming(cycle, 4)
    form = typed(sessions, alias=NAME, email=ADDRESS, note=f"Soy {NAME}")
    browser = Client()
    browser.post(REGISTER, form | {"use_of_data": ""})
    for _twice in range(2):
        browser.post(REGISTER, form | {"once": "a-key-of-a-form"})
    deliver_due()
    secret = secret_in(DevelopmentMessage.objects.filter(to=ADDRESS).latest("id"))
    device = actions.open_by_link(secret=secret).device
    own = browser_of(device)
    own.post(f"{ME}appearance/", {"appears_as": "alias", "alias": f"{NAME} de Ecuador"})
    own.post(f"{ME}needs/", {"needs": ["captions"], "note": f"{NAME} llama por teléfono"})
    own.post(f"{ME}appearance/", {"appears_as": "name", "alias": "", "name": NAME})
    Client().post("/es/me/enter/ask/", {"email": ADDRESS})
    return device


def sends_files(team: Client) -> None:
    """A list and a report that are only previewed, a list that is imported, and one that nobody can read."""

    def file(data: bytes) -> SimpleUploadedFile:
        return SimpleUploadedFile(FILE, data)

    came = line(NAME, ADDRESS)
    listed = team.post(f"{TEAM}registrations/import/", {"file": file(LIST)})
    team.post(f"{listed.url}commit/", {"once": "the-key-of-a-list"})
    team.post(f"{TEAM}registrations/import/", {"file": file(LIST + b"Tercera,tercera@example.org\n")})
    team.post(f"{TEAM}attendance/s/1/import/", {"file": file(report(came)), "zone": "UTC"})
    team.post(f"{TEAM}attendance/files/", {"reports": [file(report(came, came)), file(NAME.encode())], "zone": "UTC"})


def imports(cycle: Cycle, held_session: Webinar, persons: dict[str, Person]) -> None:
    """What counts, under their address, their name alone and another name; a file that waits; what others hand in."""
    rows = (line(NAME, ADDRESS), line(NAME), line("Teléfono de X", ADDRESS), line("Otra persona", "otra@example.org"))
    draft = actions.preview_attendance(
        actor=persons["coordination"], webinar=held_session, data=report(*rows), filename=FILE, zone="UTC"
    )
    actions.commit_attendance(actor=persons["coordination"], attendance_import=draft)
    waiting = sealed_files(cycle, [(FILE, LIST)], "", None)
    taken_in(persons["coordination"], cycle, [file for file, _data in waiting])
    systematisation.import_transcript(
        actor=persons["systematisation"], webinar=held_session, data=VTT.encode(), filename=FILE.replace("csv", "vtt")
    )
    systematisation.add_material(
        actor=persons["systematisation"],
        webinar=held_session,
        kind="minutes",
        described=systematisation.Described(title={"es": "Acta"}, erase_on=clock.today() + timedelta(days=2)),
        data=docx_with_picture(png(words=NAME), name=FILE),
    )


def speaks(device: Device, session: Webinar, persons: dict[str, Person]) -> None:
    """A question in a room, a proposal of a call."""
    session.state, session.starts_at = WebinarState.ANNOUNCED, clock.now()
    session.save()
    own: dict[str, Any] = {"cycle": session.cycle, "webinar": session, "kind": "dialogue"}
    Segment.objects.create(**own, ordinal=1, title="Diálogo", minutes=60)
    dialogue.open_floor(actor=persons["facilitation"], webinar=session)
    who = Registration.objects.select_related("cycle").get(pk=device.registration_id)
    dialogue.submit_question(voice=Voice(registration=who), webinar=session, text=QUESTION, shown_as=ShownAs.NAMED)
    planning.open_call(actor=persons["coordination"], cycle=session.cycle, until=clock.today() + timedelta(days=7))
    actions.propose_as_participant(
        registration=who, kind="theme", title=PROPOSED, text=PROPOSED, language="es", country="EC"
    )


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def opened(*words: str) -> set[str]:
    """The sealed columns, told by the map, whose values hold one of *words* once they are opened."""
    told = set()
    with scopes_disabled():
        for model in held.own_models():
            for one in held.declared(model):
                rows = model._base_manager.all() if one.opens else ()
                if any(_holds(getattr(row, one.opens), words) for row in rows):
                    told.add(f"{model._meta.label} {one.opens}")
    return told


def _holds(value: Any, words: tuple[str, ...]) -> bool:
    text = str(value() if callable(value) else value)
    return any(form in text for word in words for form in (word, *_in_base64(word)))


def _in_base64(word: str) -> list[str]:
    return [base64.b64encode(b"\0" * shift + word.encode())[4:-4].decode() for shift in range(3)]
