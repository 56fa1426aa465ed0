"""Capability U7: the page of the account, the press on the sheet's page, and everywhere that a DOI is printed."""

import json
import zipfile

import pypdf
from django.urls import reverse

from tinkuy.hub.static_copy.writing import write_copy
from tinkuy.hub.tests.versions import version_of
from tinkuy.publication.dois.actions import ask_for_doi
from tinkuy.publication.dois.models import DoiAccount, SheetDoi
from tinkuy.publication.dois.registering import register_dois
from tinkuy.publication.dois.tests.datacite import ACCOUNT, PREFIX
from tinkuy.publication.records.models import CatalogueRecord
from tinkuy.publication.versions.models import RenderedForm
from tinkuy.publication.versions.tests.steps import publish

PAGE = "publication:doi_account"
TYPED = {"service": "datacite", "repository": ACCOUNT[0], "doi_prefix": PREFIX, "password": ACCOUNT[1]}


def test_capability_U7_an_administrator_writes_the_account_and_nobody_reads_its_password(client, administrator):
    client.force_login(administrator)
    first = client.get(reverse(PAGE)).text
    assert "api.test.datacite.org" in first
    assert "(opcional)" not in first
    assert "conservar la guardada" not in first
    without_password = client.post(reverse(PAGE), TYPED | {"password": ""})
    assert without_password.status_code == 422
    assert "Escriba la contraseña de esta cuenta." in without_password.text

    refused = client.post(reverse(PAGE), TYPED | {"doi_prefix": "doi:10"})
    assert refused.status_code == 422
    assert ACCOUNT[1] not in refused.text
    assert not DoiAccount.objects.exists()
    assert client.post(reverse(PAGE), TYPED).status_code == 302

    assert DoiAccount.objects.get().password == ACCOUNT[1]
    shown = client.get(reverse(PAGE)).text
    assert ACCOUNT[0] in shown
    assert ACCOUNT[1] not in shown
    assert "conservar la guardada" in shown
    assert client.post(reverse(PAGE), TYPED | {"password": ""}).status_code == 302
    client.post(reverse(PAGE), {"remove": "yes"})
    assert not DoiAccount.objects.exists()


def test_capability_U7_the_page_of_a_sheet_says_where_its_doi_stands(
    datacite, account, open_cycle, approved, hub_editor, coordination, signed_in
):
    publish(approved, hub_editor)
    place = reverse("publication:sheet", kwargs={"cycle": open_cycle.slug, "kind": "subject"})
    editor = signed_in(hub_editor)
    assert "no tiene DOI" in editor.get(place).text
    assert "Registrar el DOI" not in signed_in(coordination).get(place).text

    assert editor.post(f"{place}doi/").status_code == 302

    assert "en menos de un minuto" in editor.get(place).text
    datacite.answers = [422]
    register_dois()
    page = editor.get(place).text
    assert "DataCite no lo aceptó: «Not now»" in page
    assert "Pedir el DOI de nuevo" in page
    editor.post(f"{place}doi/")
    assert register_dois() == 1
    page = editor.get(place).text
    assert f"https://doi.org/{SheetDoi.objects.get().doi}" in page
    assert "Registrado. Aparece en las citas" in page
    SheetDoi.objects.update(fault="titles: Is invalid")
    page = editor.get(place).text
    assert "DataCite no aceptó el último cambio: «titles: Is invalid»" in page
    assert "Enviar el cambio de nuevo" in page
    assert signed_in(coordination).post(f"{place}doi/").status_code == 403


def test_capability_U7_a_registered_doi_stands_in_each_citation_and_file(client, registered, tmp_path):
    doi = registered.doi
    address = f"https://doi.org/{doi}"
    files = {form: client.get(f"/es/hub/ficha.{form}") for form in ("bib", "ris", "csl.json", "datacite.json", "json")}
    assert f"doi = {{{doi}}}" in files["bib"].text
    assert f"DO  - {doi}\r\n" in files["ris"].text
    assert json.loads(files["csl.json"].text)[0]["DOI"] == doi
    assert json.loads(files["datacite.json"].text)["doi"] == doi
    assert json.loads(files["json"].text)["identifier"]["value"] == f"doi:{doi}"
    copy = write_copy(tmp_path / "copy").folder / "es/hub"
    assert doi in (copy / "ficha/index.html").read_text()
    parts = {"docx": "word/document.xml", "epub": "EPUB/sheet.xhtml"}
    for form, part in parts.items():
        with zipfile.ZipFile(copy / f"ficha.{form}") as archive:
            assert address in archive.read(part).decode(), form
    pages = [page.extract_text() for page in pypdf.PdfReader(copy / "ficha.pdf").pages]
    assert address in "".join("".join(pages).split())
    for place in ("/es/hub/ficha.md", "/es/hub/ficha/forms/", "/es/hub/ficha/"):
        assert doi in client.get(place).text.replace("\\", ""), place
    assert f'<{address}>; rel="cite-as"' in client.get("/es/hub/ficha/")["Link"]
    harvested = client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc").text
    assert f"<dc:identifier>{address}</dc:identifier>" in harvested
    assert json.loads(client.get("/api/v1/sheets/ficha").text)["texts"][0]["doi"] == address


def test_capability_U7_files_from_before_are_made_anew_and_a_doi_of_the_test_service_is_printed_nowhere(
    datacite, account, public_sheet, hub_editor, client
):
    DoiAccount.objects.update(service="test")
    trial = DoiAccount.objects.get()
    trial.seal(ACCOUNT[1])
    trial.save()
    assert b"doi.org" not in client.get("/es/hub/ficha.md").content
    ask_for_doi(actor=hub_editor, sheet=public_sheet)
    assert register_dois() == 1
    assert CatalogueRecord.objects.get().doi == ""
    assert RenderedForm.objects.filter(form="md").exists()

    DoiAccount.objects.update(service="datacite")
    real = DoiAccount.objects.get()
    real.seal(ACCOUNT[1])
    real.save()
    ask_for_doi(actor=hub_editor, sheet=public_sheet)
    assert register_dois() == 1

    assert b"doi.org" in client.get("/es/hub/ficha.md").content
    assert version_of(public_sheet.cycle, number=2).content.get("doi") is None, "no version holds it"
