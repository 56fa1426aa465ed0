"""A file that proves an action is taken away by hand, for good, by whoever speaks for its country."""

import pytest
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.practice.key_actions.actions import complete_action
from tinkuy.practice.key_actions.models import ActionStep, KeyAction
from tinkuy.practice.key_actions.proof_files import FILES, keep_proof
from tinkuy.practice.key_actions.removal import remove_proof_file, remove_proof_files_again
from tinkuy.systematisation.materials.tests.documents import docx


@pytest.fixture
def proven(settings, tmp_path, action, focal_point_pe) -> ActionStep:
    settings.DATA_FOLDER = tmp_path
    complete_action(actor=focal_point_pe, action=action, proof="", file=keep_proof(action, docx("Acta de la mesa")))
    return ActionStep.objects.get()


def test_capability_R3_a_proof_is_removed_for_good_and_its_page_says_so(
    signed_in, focal_point_pe, proven, agreed, django_capture_on_commit_callbacks
):
    page = f"/es/team/c/ciclo-de-prueba/practice/{agreed.public_id}/actions/{proven.action.public_id}/"
    client = signed_in(focal_point_pe)
    assert "Quitar este archivo" in client.get(page).text

    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{page}proof/{proven.public_id}/remove/").status_code == 302

    html = client.get(page).text
    assert not FILES.holds(proven.file)
    assert ("Se quitó su archivo" in html, "Quitar este archivo" in html) == (True, False)
    assert client.get(f"{page}proof/{proven.public_id}/").status_code == 404
    assert client.post(f"{page}proof/{proven.public_id}/remove/").status_code == 404
    assert KeyAction.objects.values_list("state", "proof").get() == ("done", "Un documento que se quitó")
    trace = Entry.objects.get(deed="removed proof of")
    assert (trace.actor, trace.details["country"]) == (focal_point_pe, "PE")


def test_words_that_prove_an_action_stay_when_its_file_goes(proven, focal_point_pe):
    KeyAction.objects.update(proof="Resolución 14 publicada")

    remove_proof_file(actor=focal_point_pe, step=proven)

    assert KeyAction.objects.get().proof == "Resolución 14 publicada"
    with pytest.raises(Refused, match="removed already"):
        remove_proof_file(actor=focal_point_pe, step=proven)


def test_invariant_24_nobody_of_another_country_removes_a_proof(proven, focal_point_uy, observer):
    for person in (focal_point_uy, observer):
        with pytest.raises(Refused):
            remove_proof_file(actor=person, step=proven)
    assert FILES.holds(proven.file)


def test_after_a_restore_a_removed_file_goes_again(proven, focal_point_pe, scoped, django_capture_on_commit_callbacks):
    with scope(cycle=scoped), django_capture_on_commit_callbacks(execute=True):
        assert remove_proof_files_again(lambda name: name == "another") == 0
        assert remove_proof_files_again(lambda name: name == proven.public_id) == 1
    assert (FILES.holds(proven.file), ActionStep.objects.get().has_removed_file) == (False, True)
