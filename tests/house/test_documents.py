"""The documents tell of what exists: links and pictures lead somewhere, commands run, both languages have all pages."""

import re
from pathlib import Path

import pytest

from tinkuy.config.command import KEYS, MIRRORS, RESTORE, own_commands
from tools import erasure_page, matrix_page, message_pictures, pictures, plan_pictures, validation_pictures
from tools.mails import pictures as mail_pictures
from tools.messages import apps, read
from tools.pages_of_manual import LANGUAGES, reference_page

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:`|^|/)tinkuy ([a-z][a-z-]+)", re.MULTILINE)
OF_DJANGO = {"help", "shell", "migrate"}
OF_EVERY_APP = {"management", "migrations", "templatetags", "tests"}
WITH_FEATURES = (
    *("notices", "planning", "convening", "attendance", "dialogue"),
    *("systematisation", "publication", "practice", "desk", "hub"),
)
HEAVIEST = 300_000
MOST_PICTURES = 36


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_relative_link_leads_to_a_file():
    targets = [
        (document, link.partition("#")[0])
        for document in DOCUMENTS
        for link in LINK.findall(text_of(document))
        if "://" not in link
    ]

    assert [
        (name_of(document), target)
        for document, target in targets
        if target and not (document.parent / target).exists()
    ] == []


def test_spanish_and_english_have_the_same_pages():
    found = [
        {path.relative_to(folder) for path in folder.rglob("*.md")} for folder in (ROOT / "docs/es", ROOT / "docs/en")
    ]

    assert found[0] == found[1]
    assert len(found[0]) > 10


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_of_the_manual_is_named_in_its_index(language):
    folder = ROOT / "docs" / language
    linked = {(folder / link).resolve() for link in LINK.findall(text_of(folder / "README.md"))}

    assert {path for path in folder.rglob("*.md") if path.name != "README.md"} <= linked


def test_every_decision_is_named_in_their_list():
    folder = ROOT / "docs/decisions"
    linked = set(LINK.findall(text_of(folder / "README.md")))

    assert {path.name for path in folder.glob("0*.md")} == linked


def test_every_command_named_exists():
    known = set(own_commands()) | {KEYS[0], MIRRORS[0], RESTORE[0]} | OF_DJANGO

    assert [
        (name_of(document), command)
        for document in DOCUMENTS
        for command in COMMAND.findall(text_of(document))
        if command not in known
    ] == []


def test_a_command_is_written_as_it_is_typed_where_tinkuy_is_installed():
    """Nobody has `tinkuy` on their path who installed it as the page of installing says."""
    typed = [
        (document.name, line)
        for document in DOCUMENTS
        if "how-to" in document.parts
        for block in BLOCK.findall(document.read_text(encoding="utf-8"))
        for line in block.splitlines()
        if re.search(r"\btinkuy [a-z]", line)
    ]

    assert len(typed) > 10
    assert [one for one in typed if not one[1].startswith(".venv/bin/tinkuy ")] == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_command_of_ours_is_described(language):
    ours = set(own_commands())
    described = set(COMMAND.findall(text_of(ROOT / "docs" / language / "reference" / "commands.md")))

    assert ours | {KEYS[0], MIRRORS[0], RESTORE[0]} <= described


@pytest.mark.parametrize("language", LANGUAGES)
def test_promise_P19_the_page_of_what_is_held_is_current(language):
    assert text_of(reference_page(erasure_page.PAGE, language)) == erasure_page.page(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_roles_are_those_of_the_access_matrix(language):
    assert text_of(reference_page(matrix_page.PAGE, language)) == matrix_page.page(language)


def test_the_pictures_are_those_that_the_script_takes_and_a_page_shows():
    drawn_files = {path.name for path in (ROOT / "docs/pictures").iterdir()}
    shown = {
        Path(link).name for document in DOCUMENTS for link in LINK.findall(text_of(document)) if "pictures/" in link
    }
    names = [shot.name for shot in (*pictures.PUBLIC, *pictures.OF_THE_TEAM)]
    others = (*plan_pictures.SHOTS, *validation_pictures.SHOTS, *message_pictures.SHOTS, *mail_pictures.SHOTS)
    taken = {f"{name}.png" for name in (*names, "sheet-pdf", *others)}

    assert drawn_files == taken == shown
    assert len(drawn_files - {f"{name}.png" for name in mail_pictures.SHOTS}) <= MOST_PICTURES


@pytest.mark.parametrize("picture", sorted((ROOT / "docs/pictures").glob("*.png")), ids=name_of)
def test_a_picture_is_light_and_says_nothing_of_the_machine_it_was_taken_on(picture):
    data = picture.read_bytes()

    assert len(data) < HEAVIEST
    assert not any(mark in data for mark in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"))


@pytest.mark.parametrize("app", WITH_FEATURES)
def test_the_map_of_the_folders_names_each_feature(app):
    _before, here, after = text_of(ROOT / "ARCHITECTURE.md").partition(f"├── {app}/")
    line = here + after.partition("├── ")[0]
    folders = {path.parent.name for path in (ROOT / "tinkuy" / app).glob("*/__init__.py")}

    assert sorted(one for one in folders - OF_EVERY_APP if not re.search(rf"\b{one}\b", line)) == []


NO_BACKUP = {"es": re.compile("respald", re.IGNORECASE), "pt_BR": re.compile(r"(?<!tinkuy )\bbackup", re.IGNORECASE)}


@pytest.mark.parametrize("language", ["es", "pt_BR"])
def test_a_backup_has_one_word_in_each_language(language):
    """«Copia de seguridad», «cópia de segurança»: in the manual, the doctor and the promise to participants."""
    words = [str(message.string) for app in apps() for message in read(app, language) if message.id]
    words += [text_of(path) for path in ROOT.glob(f"docs/{language}/**/*.md")]
    assert [one for text in words for one in text.splitlines() if NO_BACKUP[language].search(one)] == []
