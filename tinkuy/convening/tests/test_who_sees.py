"""What the form of registering says of who sees each field is what pages and files show to each role."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.tests.made import imported, line, previewed, proven
from tinkuy.attendance.uploads.actions.reports import drop_files
from tinkuy.convening.custom_questions.actions import add_question
from tinkuy.convening.registering.answers import AUDIENCES
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import ME, REGISTER, browser_of, coming, confirmed
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.uploads.models import Upload

CYCLE = "ciclo-de-prueba"
ROLES = (Role.COORDINATION, Role.SUPPORT, Role.FACILITATION, Role.RAPPORTEUR, Role.SYSTEMATISATION, Role.OBSERVER)
WHY = {"reason": "Preparar las constancias de asistencia", "ending": "csv"}
LIST = "Nombre,Correo,País\nCanario Lista,canario-lista@example.org,Perú\nOtra,canario mal@,Perú\n".encode()
COLUMNS = b"Wer;Post;Poczatek;Koniec;Guest\nCanario Fila;canario-fila@example.org;2026-03-05 15:00;2026-03-05 16:30;x\n"
QUESTION = {
    "kind": "text",
    "label": {"es": "¿Con qué equipo viene?"},
    "purpose": {"es": "Formar las mesas."},
    "options": {},
    "is_required": False,
    "keeps_days": 10,
}
PAGES = ("attendance", "unmatched", "named", "decisions", "upload_registrations", "figures", "warnings", "needs")


@pytest.fixture
def world(scoped, webinars, coordination, make_person) -> dict[str, Client]:
    """A browser of each role, and of a focal point of each country; what each field says is a canary."""
    for ordinal, name, appears_as in ((4, "canarionombre", "name"), (5, "canarioalias", "alias"), (6, "", "none")):
        confirmed(
            scoped,
            coming(scoped, ordinal),
            name=name,
            appears_as=appears_as,
            email=f"canario{ordinal}@example.org",
            country="PE" if appears_as == "none" else "UY",  # of a country with one nameless, no list is handed out
            needs=["sign_language"],
            note=f"canarionota{ordinal}",
        )
    imported(coordination, webinars[0], line("canarionombre"), line("quien@example.org", "quien@example.org"))
    browsers = {}
    for role, country in [*((role, "") for role in ROLES), (Role.FOCAL_POINT, "UY"), (Role.FOCAL_POINT, "PE")]:
        person = make_person(f"Rol {role} {country}", country=country)
        TeamRole.objects.create(cycle=scoped, person=person, role=role, country=country)
        browsers[f"{role} {country}".strip()] = Client()
        browsers[f"{role} {country}".strip()].force_login(person)
    return browsers


def words_on_pages(browser: Client, addresses: list[str]) -> str:
    """The words of every page and list that *browser* may have."""
    found = []
    for address in addresses:
        answer = browser.get(address)
        found.append(answer.text if answer.status_code == 200 else "")
    for kind in ("registrations", "attendance"):
        answer = browser.post(reverse("attendance:export_list", args=[CYCLE, kind]), WHY)
        found.append(b"".join(answer.streaming_content).decode() if answer.streaming else "")
    return "\n".join(found)


def addresses_of(coordination, webinar) -> list[str]:
    """The pages of matching, of what was read, and of each account."""
    pages = [reverse(f"attendance:{name}", args=[CYCLE]) for name in PAGES]
    for presence in Presence.objects.all():
        pages.append(reverse("attendance:walk_in", args=[CYCLE, presence.public_id]))
        pages.append(reverse("attendance:unmatched", args=[CYCLE]) + f"?presence={presence.public_id}&q=canario")
    previewed(coordination, webinar, line("Canario Fila", "canario-fila@example.org"))
    pages += [reverse("attendance:preview", args=[CYCLE, one.public_id]) for one in AttendanceImport.objects.all()]
    browser = Client()
    browser.force_login(coordination)
    browser.post(
        reverse("attendance:upload_registrations", args=[CYCLE]), {"file": SimpleUploadedFile("lista.csv", LIST)}
    )
    pages += [
        reverse("attendance:registration_list", args=[CYCLE, one.public_id])
        for one in Upload.objects.filter(kind="registration_list")
    ]
    batch = drop_files(actor=coordination, cycle=webinar.cycle, files=[("x.csv", COLUMNS)], webinar=webinar)
    file = batch.uploads.get()
    return [
        *pages,
        reverse("attendance:batch", args=[CYCLE, batch.public_id]),
        reverse("attendance:file_columns", args=[CYCLE, batch.public_id, file.public_id]),
    ]


def test_the_form_and_the_pages_say_the_same_of_every_field(world, scoped, coordination, webinars):
    addresses = addresses_of(coordination, webinars[1])
    page_words = {who: words_on_pages(browser, addresses) for who, browser in world.items()}

    def who_sees(canary: str) -> set[str]:
        return {who for who, words in page_words.items() if canary in words}

    assert who_sees("example.org") == set()
    assert who_sees("canarionombre") == {"coordination", "support", "focal_point UY"}
    assert who_sees("canarioalias") == {"coordination", "support", "focal_point UY"}
    assert who_sees("canarionota4") == {"coordination"}
    assert who_sees("Interpretación en lengua de señas") == {"coordination"}
    nameless = Registration.objects.get(appears_as="none")
    assert who_sees(nameless.display_name()) <= {"support", "coordination"}


def test_every_field_that_is_asked_has_its_audience_where_it_is_asked_and_on_the_own_page(client, scoped, coordination):
    device = confirmed(scoped, coming(scoped, 1))
    question = add_question(actor=coordination, cycle=scoped, **QUESTION)
    form = client.get(REGISTER)
    asked = ["questions" if name == f"question_{question.pk}" else name for name in form.context["form"].fields]

    assert sorted(field for audience in AUDIENCES for field in audience.fields) == sorted(asked)
    for page in (form.text, browser_of(device).get(f"{ME}data/").text):
        assert [str(audience.who) for audience in AUDIENCES if str(audience.who) not in page] == []


def test_what_is_needed_is_told_without_who_and_how_many(world, scoped):
    page = world["coordination"].get(reverse("attendance:needs", args=[CYCLE])).text

    assert "Interpretación en lengua de señas" in page
    assert [note for note in ("canarionota4", "canarionota5", "canarionota6") if note not in page] == []
    assert [word for word in ("canarionombre", "canarioalias", "Uruguay") if word in page] == []


def test_an_address_is_found_whole_and_never_by_a_part(world, scoped):
    queue = reverse("attendance:unmatched", args=[CYCLE])
    presence = Presence.objects.get(registration=None).public_id

    whole, part = (
        world["support"].get(f"{queue}?presence={presence}&q={words}").text
        for words in ("CANARIO5@example.org", "canario5@exam")
    )

    assert "canarioalias" in whole
    assert "canarioalias" not in part


def test_no_box_of_registering_is_ticked_that_agrees_to_anything(client, scoped):
    """The sessions are, those to come among them: who does not want one takes its tick away."""
    coming(scoped, 1)
    page = client.get(REGISTER).text

    ticked = [line for line in page.split("<input") if 'type="checkbox"' in line and " checked" in line]
    of_sessions = ('name="webinars"', 'name="joins_new_webinars"')
    assert [line for line in ticked if not any(name in line for name in of_sessions)] == []


def test_what_is_said_of_the_file_of_addresses_is_what_is_in_it(scoped, coordination):
    """Everybody's address, however they appear; beside it a name that somebody appears with, and nothing else."""
    for ordinal, name, appears_as in ((4, "Colibrí", "alias"), (5, "", "none"), (6, "Hornero", "name")):
        confirmed(scoped, coming(scoped, ordinal), name=name, appears_as=appears_as, email=f"p{ordinal}@example.org")

    answer = proven(coordination).post(reverse("attendance:take_addresses", args=[CYCLE]), WHY)
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").replace('"', "").splitlines()

    assert sorted(rows[1:4]) == ["p4@example.org;", "p5@example.org;", "p6@example.org;Hornero"]
    of_names, of_addresses = (str(audience.who) for audience in AUDIENCES[:2])
    form = Client().get(REGISTER).text
    assert "Sin nombre no está en ninguna lista de nombres" in of_names
    assert "Su correo está en ese archivo, elija como elija aparecer" in of_addresses
    assert "No está en ninguna lista de nombres." in form
