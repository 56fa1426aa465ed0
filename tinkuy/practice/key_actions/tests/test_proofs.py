"""What proves an action: words, a link, a file. Nothing that says who somebody is goes in unread, nothing is lost."""

import io
import os
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from PIL import Image

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.practice.key_actions.actions import complete_action
from tinkuy.practice.key_actions.asking import copy_action_link
from tinkuy.practice.key_actions.models import ActionStep, KeyAction
from tinkuy.practice.key_actions.proof_files import FILES, keep_proof, opened_proof, proof_with_token, sweep_proofs
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.materials.tests.documents import CANARY, docx

VICTIM = "La señora Rosa Quispe Mamani declaró ante la fiscalía."


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path


@pytest.fixture
def path(action, focal_point_pe) -> str:
    with translation.override("es"):
        return copy_action_link(actor=focal_point_pe, action=action)


def file_with(words: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("acta de Rosa.docx", docx(words))


def send(path: str, **more: object):
    return Client().post(path, {"state": "done", "note": "", "link": "", "read": "", **more})


def test_capability_R3_a_file_is_cleaned_sealed_and_handed_to_the_team_alone(path, signed_in, focal_point_pe, agreed):
    assert send(path, file=file_with("Acta de la instalación de la mesa")).status_code == 302

    step = ActionStep.objects.get()
    on_disk = (FILES.path / step.file).read_bytes()
    page = f"/es/team/c/ciclo-de-prueba/practice/{agreed.public_id}/actions/{step.action.public_id}/"
    saved = signed_in(focal_point_pe).get(f"{page}proof/{step.public_id}/")
    assert (b"word/document" in on_disk, CANARY.encode() in saved.content) == (False, False)
    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert "Rosa" not in saved.headers["Content-Disposition"]
    assert KeyAction.objects.values_list("state", "proof").get() == ("done", "Un documento")
    assert "El archivo que lo demuestra (DOCX" in signed_in(focal_point_pe).get(page).text
    assert Client().get(f"{page}proof/{step.public_id}/").status_code in (302, 403, 404)


@pytest.mark.parametrize(("openness", "status"), [("closed", 404), ("state", 404), ("whole", 200)])
def test_promise_A05_a_file_is_handed_to_another_country_of_an_answer_that_is_open_as_a_whole_alone(
    path, signed_in, focal_point_pe, focal_point_uy, coordination, agreed, openness, status
):
    send(path, file=file_with("Acta de la instalación de la mesa"))
    step = ActionStep.objects.get()
    Response.objects.update(openness=openness)

    page = f"/es/team/c/ciclo-de-prueba/practice/{agreed.public_id}/actions/{step.action.public_id}/"
    file = f"{page}proof/{step.public_id}/"
    statuses = [signed_in(one).get(file).status_code for one in (focal_point_pe, coordination, focal_point_uy)]
    assert statuses == [200, 200, status]
    linked = [file in signed_in(one).get(page).text for one in (focal_point_pe, coordination, focal_point_uy)]
    assert linked == [True, True, status == 200]


def test_a_photo_is_drawn_anew(path, action):
    photo = io.BytesIO()
    Image.new("RGB", (160, 120)).save(photo, "JPEG", comment=CANARY.encode())

    send(path, file=SimpleUploadedFile("foto.jpg", photo.getvalue()))

    step = ActionStep.objects.select_related("action__cycle").get()
    assert (step.ending, CANARY.encode() in (opened_proof(step) or b"")) == ("jpg", False)


def test_invariant_12_a_file_that_names_a_victim_is_stopped_in_a_sentence_and_is_not_lost(path):
    stopped = send(path, note="Se instaló la mesa", file=file_with(VICTIM))
    page = stopped.content.decode()
    form = stopped.context["form"]

    assert stopped.status_code == 422
    assert "El archivo podría identificar a alguien" in page
    assert ("Rosa Quispe Mamani" in page, "Se instaló la mesa" in page) == (True, True)
    assert "El archivo que envió está guardado" in page
    assert not ActionStep.objects.exists()

    assert (
        send(path, note="Se instaló la mesa", file_token=form.data["file_token"], names_nobody="on").status_code == 302
    )
    assert ActionStep.objects.get().ending == "docx"


def test_invariant_12_words_that_name_somebody_are_read_again_and_an_address_never_passes(path, action, focal_point_pe):
    with pytest.raises(Refused, match="may say who somebody is"):
        complete_action(actor=focal_point_pe, action=action, proof=VICTIM)
    for number in ("DNI 45678912", "rosa@example.org"):
        with pytest.raises(Refused, match="Take it out"):
            complete_action(actor=focal_point_pe, action=action, proof=f"Acta, {number}", names_nobody=True)
    assert KeyAction.objects.get().state == "pending"

    assert send(path, note=VICTIM).status_code == 422
    assert send(path, note=VICTIM, names_nobody="on").status_code == 302


@pytest.mark.parametrize("link", ["http://acta.example", "https://yo:clave@acta.example/a", "javascript:alert(1)"])
def test_a_link_is_whole_and_holds_no_password(path, link):
    refused = send(path, link=link)

    assert (refused.status_code, "Copie el enlace completo" in refused.content.decode()) == (422, True)
    assert send(path, link="https://acta.example.org/14").status_code == 302
    assert KeyAction.objects.get().proof == "https://acta.example.org/14"


def test_a_kept_file_opens_for_no_other_action_and_goes_when_nobody_tells_of_it(action, agreed, scoped):
    proof = keep_proof(action, docx("Acta"))
    other = KeyAction.objects.create(cycle=scoped, response=agreed, text="Escribir la guía")

    others = (f"{proof.name}.exe", f"{proof.name}.pdf")

    assert proof_with_token(action, proof.token) == proof
    assert [proof_with_token(action, token) for token in ("", "../etc.pdf", *others)] == [None] * 4
    assert proof_with_token(other, proof.token) is None
    sweep_proofs()
    assert (FILES.path / proof.name).exists()

    old = (clock.now() - timedelta(days=1)).timestamp()
    os.utime(FILES.path / proof.name, (old, old))
    sweep_proofs()
    assert not (FILES.path / proof.name).exists()


@pytest.mark.parametrize(
    ("data", "sentence"), [(b"", "vacío"), (b"MZ\x90", "no es PDF"), (b"PK\x03\x04roto", "archivo")]
)
def test_what_is_no_document_is_refused_in_a_sentence(path, data, sentence):
    refused = send(path, note="Se instaló la mesa", file=SimpleUploadedFile("acta.pdf", data))

    assert refused.status_code == 422
    assert (sentence in refused.content.decode(), "Se instaló la mesa" in refused.content.decode()) == (True, True)
