"""`tinkuy import-transcript` on the command line."""

import json

import pytest
from django.core.management import CommandError, call_command

from tinkuy.systematisation.conftest import VTT
from tinkuy.systematisation.evidence.models.transcript import Cue

from .test_captions_text import document
from .transcripts_in_text import TIMED


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "sesion.vtt"
    path.write_text(VTT, encoding="utf-8")
    return path


def run(capsys, *words: str) -> str:
    call_command("import_transcript", *words)
    return capsys.readouterr().out


def test_capability_S2_the_command_imports_and_tells_it_as_json(file, scoped, webinars, coordination, capsys):
    report = json.loads(run(capsys, str(file), "--cycle", scoped.slug, "--webinar", "1", "--json"))

    assert (report["cues"], report["layout"], report["written"]) == (4, "zoom", True)
    assert report["speakers"] == ["Referente – Perú", "Ministerio – Uruguay"]
    assert Cue.objects.count() == 4


def test_a_dry_run_writes_nothing(file, scoped, webinars, capsys):
    out = run(capsys, str(file), "--cycle", scoped.slug, "--webinar", "1", "--dry-run")

    assert out.endswith("Nothing was written.\n")
    assert Cue.objects.count() == 0


def test_capability_S2_a_word_document_is_imported_as_any_other_file(tmp_path, scoped, webinars, coordination, capsys):
    path = tmp_path / "reunion.docx"
    path.write_bytes(document(*TIMED["Teams, text of its document"][0].split("\n")))

    report = json.loads(run(capsys, str(path), "--cycle", scoped.slug, "--webinar", "1", "--json"))

    assert (report["cues"], report["layout"], report["has_times"]) == (3, "word", True)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--cycle", "otro", "--webinar", "1"], "There is no cycle"),
        (["--cycle", "ciclo-de-prueba", "--webinar", "9"], "no session 9"),
        (["--cycle", "ciclo-de-prueba", "--webinar", "1", "--as", "nadie@example.org"], "Nobody of the team"),
    ],
)
def test_an_error_is_one_sentence(more, words, file, scoped, webinars, coordination):
    with pytest.raises(CommandError, match=words):
        call_command("import_transcript", str(file), *more)


def test_a_file_that_is_not_there_is_one_sentence(scoped, webinars, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_transcript", str(tmp_path / "no.vtt"), "--cycle", scoped.slug, "--webinar", "1")
