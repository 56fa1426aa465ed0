"""U9, invariant 18: the copy of the hub and its mirrors hold of a retired sheet its tombstones and nothing else: the
search of the copy does not lead there either, as that of the hub does not.
"""

import json
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from tinkuy.hub.mirrors.reader import releases as archive
from tinkuy.hub.mirrors.reader.command import main
from tinkuy.hub.mirrors.releasing import write_release
from tinkuy.hub.mirrors.signing import public_key
from tinkuy.hub.mirrors.tests.releases import files_of
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.publication.content.parts import Item, Scope

WORDS_INSIDE, TITLE, SLUG = "zarigüeyita", "Tlacuache retirado", "retirada"
FORMS = (".pdf", ".docx", ".md", ".json", ".epub", ".zip", ".bib", ".ris", ".png", ".jpg")


def texts_of(folder: Path) -> dict[str, str]:
    """What each file says, those inside of a file that is an archive too."""
    texts = {}
    for path, data in files_of(folder).items():
        texts[path] = data.decode(errors="replace")
        if is_zipfile(folder / path):
            with ZipFile(folder / path) as inside:
                texts[path] += " ".join(inside.read(one).decode(errors="replace") for one in inside.namelist())
    return texts


def with_words(folder: Path) -> set[str]:
    return {path for path, text in texts_of(folder).items() if WORDS_INSIDE in text or "zarig\\u00fceyita" in text}


@pytest.mark.one_database  # a copy opens every page of the hub
def test_capability_U9_of_a_retired_sheet_a_copy_and_any_mirror_hold_its_tombstones_alone(cycle, tmp_path):
    Cycle.objects.filter(pk=cycle.pk).update(is_sensitive=False, state=CycleState.RUNNING)
    lesson = Item("LE-1", WORDS_INSIDE, f"Que {WORDS_INSIDE} siga.", quotes=2, countries=("UY",))
    other = {"title": TITLE, "summary": f"Una {WORDS_INSIDE} cuenta.", "lessons": (lesson,), "citation": ""}
    version_of(cycle, "queda")
    version = version_of(cycle, SLUG, scope=Scope("Suramérica", ("UY",)), **other)
    before = write_release(tmp_path / "before").folder
    had_words = with_words(before)
    retire(version)

    after = write_release(tmp_path / "after").folder

    texts = texts_of(after)
    taken_back = json.loads((after / archive.WITHDRAWN).read_text())
    assert len(had_words) > 10, "the copy holds what is published"
    assert with_words(after) == set()
    assert [path for path in texts if f"{SLUG}." in path and path.endswith(FORMS)] == []
    tombstones = (
        "packages/index.html",
        f"packages/{SLUG}/",
        *(f"{each}/hub/{SLUG}/" for each in ("es", "pt-br", "en")),
    )
    assert [path for path, text in texts.items() if TITLE in text and not path.startswith(tombstones)] == []
    assert {archive.digest_of(before / path) for path in had_words} <= taken_back.keys()

    mirrors, rebuilt = [str(before), str(after)], tmp_path / "rebuilt"
    assert main([*mirrors, "--key", public_key(), "--rebuild", str(rebuilt)], lambda _line: None) == 0
    assert with_words(rebuilt) == set()
    assert files_of(rebuilt) == files_of(after)
