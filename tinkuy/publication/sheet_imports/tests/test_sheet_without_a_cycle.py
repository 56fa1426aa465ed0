"""H4: a sheet of before is read, mapped, stored without a cycle, and goes the way of every sheet to the hub."""

from datetime import timedelta
from html import unescape
from io import BytesIO, StringIO

import docx
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django_scopes import scope
from django_scopes.exceptions import ScopeError
from pypdf import PdfReader, PdfWriter

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.core.text import folded
from tinkuy.notices.models import Notice
from tinkuy.people.models import HubRole
from tinkuy.people.roles import Role
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.draft_history.queries import texts_of
from tinkuy.publication.importing.reading import read_whole_sheet
from tinkuy.publication.importing.sandbox import decode_sheet
from tinkuy.publication.importing.tests.test_plain_text import ORIGINAL, original, sentences, squeezed
from tinkuy.publication.renderers.pdf import render_pdf
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.search.models import SheetCard
from tinkuy.publication.sheet_imports.actions import ask_peer
from tinkuy.publication.sheet_imports.expiring import forget_waiting_files
from tinkuy.publication.sheet_imports.kind import read_sheet_of
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.sheets.origin import Origin
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.versions.actions import approve_sheet, publish_sheet
from tinkuy.publication.versions.tests.steps import review, review_twice, write
from tinkuy.uploads.actions.counting import take_back_upload
from tinkuy.uploads.models import WAITS_FOR, Upload

from .conftest import OIM, page, read, stored

MISSING = {"licence": "CC-BY-4.0", "contact": {"name": "Hub", "email": "hub@example.org"}}


def to_the_hub(sheet: Sheet, author, peers, other) -> SheetVersion:
    write(sheet, author, **MISSING)
    for peer in peers:
        ask_peer(actor=author, sheet=sheet, email=peer.email)
    submit_sheet(actor=author, sheet=sheet)
    review_twice(sheet, peers)
    approve_sheet(actor=other, sheet=sheet)
    (version,) = publish_sheet(actor=other, sheet=sheet)
    return version


def test_capability_H4_the_seed_goes_in_and_comes_out_word_for_word(
    no_cycle, hub_editor, other_editor, outside_peers, client
):
    sheet = stored(hub_editor)

    version = to_the_hub(sheet, hub_editor, outside_peers, other_editor)
    shown = client.get(f"/es/hub/{version.slug}/").content.decode()

    def texts(content):
        return [content.title, content.summary, *(item.text for item in content.items()), *content.footer]

    assert texts(draft(sheet, "es")) == texts(original())
    assert [text for text in texts(original()) if text not in shown] == []
    assert "Ficha original de OIM Suramérica" in shown
    assert OIM.address in shown
    assert (version.cycle_slug, SheetCard.objects.get(sheet=sheet).slug) == ("", version.slug)
    (printed,) = PdfReader(BytesIO(render_pdf(SheetContent.from_json(version.content), layout="one-page"))).pages
    words = squeezed(printed.extract_text())
    assert [one for text in texts(original()) for one in sentences(text) if one not in words] == []


def test_capability_H4_the_seed_as_a_word_document_is_the_same_sheet():
    document = docx.Document()
    for line in ORIGINAL.read_text("utf-8").splitlines():
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)

    assert read_whole_sheet(decode_sheet(file.getvalue())).content == original()


def test_capability_H4_nobody_publishes_their_own_import_and_peers_are_asked(
    no_cycle, hub_editor, outside_peers, make_person
):
    sheet = write(stored(hub_editor), hub_editor, **MISSING)
    stranger = make_person("Ajena", country="BO")

    ask_peer(actor=hub_editor, sheet=sheet, email=outside_peers[0].email)
    submit_sheet(actor=hub_editor, sheet=sheet)

    assert list(Notice.objects.filter(kind="sheet-to-review").values_list("person__name", flat=True)) == ["Par de CL"]
    with pytest.raises(Refused, match="no incluye esto"):
        review_twice(sheet, [stranger])
    with pytest.raises(Refused, match="Nadie aprueba su propio texto"):
        approve_sheet(actor=hub_editor, sheet=sheet)
    with pytest.raises(Refused, match="no incluye esto"):
        approve_sheet(actor=outside_peers[0], sheet=sheet)


def test_capability_H4_a_sheet_that_no_longer_says_whose_it_is_is_not_published(
    no_cycle, hub_editor, other_editor, outside_peers
):
    sheet = stored(hub_editor)
    write(sheet, hub_editor, disclaimer="")

    with pytest.raises(Refused, match="OIM Suramérica"):
        to_the_hub(sheet, hub_editor, outside_peers, other_editor)


def test_invariant_in_the_scope_of_no_cycle_no_row_of_a_cycle_is_read(cycle, hub_editor, sheet):
    with scope(cycle=NO_CYCLE):
        outside = stored(hub_editor)

        assert list(Sheet.objects.all()) == [outside]
    with scope(cycle=cycle):
        assert outside not in Sheet.objects.all()
    with scope(cycle=None), pytest.raises(ScopeError):
        Sheet.objects.count()


def test_a_stranger_to_the_sheet_meets_no_page_of_it(no_cycle, hub_editor, outside_peers, coordination, signed_in):
    sheet = stored(hub_editor)
    place = sheet.home.slug
    HubRole.objects.create(person=outside_peers[1], role=Role.ADMINISTRATOR)

    def status(person, route, *args):
        return signed_in(person).get(reverse(f"publication:{route}", args=[place, *args])).status_code

    assert status(hub_editor, "sheet") == status(hub_editor, "edit", "es") == 200
    assert [status(person, "sheet") for person in (coordination, *outside_peers)] == [404, 404, 404]
    ask_peer(actor=hub_editor, sheet=sheet, email=outside_peers[0].email)
    assert status(outside_peers[0], "sheet") == 404  # its editors are still writing it
    assert signed_in(hub_editor).get(f"/es/team/c/{place}/agenda/").status_code == 404


def test_capability_U2_a_peer_compares_what_was_sent_to_them_and_nothing_between(
    no_cycle, hub_editor, outside_peers, signed_in
):
    sheet = write(stored(hub_editor), hub_editor, **MISSING)
    ask_peer(actor=hub_editor, sheet=sheet, email=outside_peers[0].email)
    submit_sheet(actor=hub_editor, sheet=sheet)
    review(sheet, outside_peers[0], "request_changes", "¿Quién?")
    write(Sheet.objects.get(), hub_editor, title="Palabras que nadie recibió")
    submit_sheet(actor=hub_editor, sheet=write(Sheet.objects.get(), hub_editor, title="Otro título"))
    browser, place = signed_in(outside_peers[0]), sheet.home.slug

    review_page = browser.get(reverse("publication:review", args=[place])).text
    address = unescape(review_page.split("history/es/?")[1].split('"')[0])
    history = browser.get(f"{reverse('publication:history', args=[place, 'es'])}?{address}").text

    assert "<ins>Otro título</ins>" in " ".join(history.split())
    assert "Palabras que nadie recibió" not in history
    assert [text.kind for text in texts_of(Sheet.objects.get(), "es", with_unsent=False)] == ["draft", "former"]


def test_every_paragraph_stands_on_the_mapping_page_and_a_part_without_a_field_waits(no_cycle, hub_editor, signed_in):
    text = ORIGINAL.read_text(encoding="utf-8").replace(
        "CONOCE MÁS", "Hoja de ruta\n\nPrimero se convoca a todos los países, después se escucha.\n\nCONOCE MÁS"
    )
    client = signed_in(hub_editor)
    upload = read(hub_editor, text.encode())
    address = reverse("publication:map_sheet", args=[upload.public_id])

    shown = client.get(address).content.decode()
    sent = {"owner": "OIM", "permission": "own"} | {
        f"place-{place}": one.field or "" for place, one in enumerate(_sections(upload))
    }
    refused = client.post(address, sent)
    waiting = next(place for place, one in enumerate(_sections(upload)) if not one.field)
    done = client.post(address, sent | {f"place-{waiting}": "actions"})

    words = {folded(word) for word in shown.replace("<", " <").split()}
    assert [word for word in text.split() if word.isalpha() and folded(word) not in words and word.islower()] == []
    assert "una parte tiene un nombre" in shown.casefold()
    assert (refused.status_code, done.status_code) == (422, 302)
    assert draft(Sheet.objects.get(), "es").actions == ("Primero se convoca a todos los países, después se escucha.",)


def test_what_is_left_out_is_listed_before_it_is_stored(no_cycle, hub_editor, signed_in):
    client, upload = signed_in(hub_editor), read(hub_editor, ORIGINAL.read_bytes())
    sections = _sections(upload)
    places = {f"place-{n}": "-" if one.field == "summary" else one.field for n, one in enumerate(sections)}

    looked = client.post(
        reverse("publication:map_sheet", args=[upload.public_id]),
        places | {"owner": "OIM", "permission": "own", "look": "yes"},
    )

    assert "«El “Ciclo de Webinarios" in looked.content.decode()
    assert not Sheet.objects.exists()


def test_an_import_is_taken_back_while_nobody_worked_on_it(no_cycle, hub_editor):
    first = stored(hub_editor)
    upload = Upload.objects.get()
    take_back_upload(actor=hub_editor, upload=upload)
    assert not Sheet.objects.filter(pk=first.pk).exists()

    again = stored(hub_editor)
    write(again, hub_editor, summary="Otro resumen.")
    with pytest.raises(Refused, match="Alguien trabajó"):
        take_back_upload(actor=hub_editor, upload=Upload.objects.get(state="committed"))


@pytest.mark.parametrize(
    ("origin", "sentence"),
    [
        (Origin("", "own"), "Diga de quién"),
        (Origin("OIM", ""), "con qué permiso"),
        (Origin("OIM", "own", "ftp://x"), "https"),
    ],
)
def test_an_origin_that_says_nothing_is_refused(no_cycle, hub_editor, origin, sentence):
    with pytest.raises(Refused, match=sentence):
        stored(hub_editor, origin=origin)


def document_without_headings() -> bytes:
    document, file = docx.Document(), BytesIO()
    for line in ("Estimada mesa:", "Cuatro oficinas trabajaron en turnos.", "Un saludo."):
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def book(pages: int) -> bytes:
    writer, file = PdfWriter(), BytesIO()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(file)
    return file.getvalue()


def test_capability_H4_a_document_without_headings_and_a_sheet_of_sixty_pages_are_refused_in_a_sentence(
    no_cycle, hub_editor, signed_in, tmp_path
):
    client = signed_in(hub_editor)
    files = {
        "vacía.txt": (b"", "está vacío"),
        "larga.txt": (f"Título\n\nResumen\n\n{'palabra ' * 15_001}".encode(), "como máximo"),
        "sin.txt": (b"Una carta.\n\nSaludos.\n", "No se encontró ninguna sección"),
        "sin títulos.docx": (document_without_headings(), "No se encontró ninguna sección"),
        "sesenta.pdf": (book(60), "60 páginas"),
    }
    refused = {}
    for name, (data, sentence) in files.items():
        file = tmp_path / name
        file.write_bytes(data)
        with file.open("rb") as opened:
            answer = client.post(reverse("publication:outside_sheets"), {"file": opened})
        words = answer.content.decode().replace("\xa0", " ")
        refused[name] = (answer.status_code, 'role="alert"' in words, sentence in words)

    assert refused == dict.fromkeys(files, (422, True, True))
    assert not Upload.objects.exists()


def test_marks_of_html_in_a_field_do_nothing(no_cycle, hub_editor, signed_in):
    text = ORIGINAL.read_text(encoding="utf-8").replace("El “Ciclo", "<script>alert(1)</script> El “Ciclo", 1)
    upload = read(hub_editor, text.encode())

    shown = page(signed_in(hub_editor), "map_sheet", upload.public_id)

    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "parecen marcas de HTML" in shown


def test_the_command_stores_by_the_same_deed_and_once(no_cycle, hub_editor):
    words = ("import_sheet", str(ORIGINAL), "--store", "--owner", "OIM", "--permission", "own")

    with pytest.raises(CommandError, match="--as"):
        call_command(*words, stdout=StringIO())
    call_command(*words, "--as", hub_editor.email, stdout=StringIO())
    with pytest.raises(CommandError, match="ya está importado"):
        call_command(*words, "--as", hub_editor.email, stdout=StringIO())

    (sheet,) = Sheet.objects.all()
    assert (sheet.origin["owner"], draft(sheet, "es").summary) == ("OIM", original().summary)
    assert Upload.objects.get().state == "committed"


def test_a_file_that_waits_goes_on_its_day(no_cycle, hub_editor):
    upload = read(hub_editor, ORIGINAL.read_bytes())
    Upload.objects.filter(pk=upload.pk).update(made_at=clock.now() - WAITS_FOR - timedelta(minutes=1))

    assert forget_waiting_files() == 1
    assert not Upload.objects.exists()


def _sections(upload: Upload):
    return read_sheet_of(upload).sections
