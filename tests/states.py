"""States of the database that every later version must open: filled, packed with their keys, kept in `tests/data`.

python -m tests.states keep NAME   makes the state of this version anew as tests/data/NAME.tar.xz: the example's cycles,
                                   and a world with a row of every model; some minutes
python -m tests.states fill        the rows of it, within a site's environment
python -m tests.states contents    what a site holds, as one line of JSON: rows by model, sealed values that open
python -m tests.states search     of each sheet in force what its title and the words of its findings find
python -m tests.states upgrade N   brings its tables to this version, and dies by kill -9 once N statements are done
"""

import json
import os
import sqlite3
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.running import Site

DATA = Path(__file__).resolve().parent / "data"
CONTENTS = "contents.json"
FOLDERS = ("data", "data-keys")


def archived_states() -> list[Path]:
    return sorted(DATA.glob("*.tar.xz"))


def unpack(state: Path, folder: Path) -> dict[str, Any]:
    """The site of *state* stands in *folder* afterwards; what it held."""
    with tarfile.open(state) as packed:
        packed.extractall(folder, filter="data")
    for place in (folder / name for name in FOLDERS):
        for path in (place, *place.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)
    held: dict[str, Any] = json.loads((folder / CONTENTS).read_text())
    return held


def contents_of(site: Site) -> dict[str, Any]:
    return _answer(site, "contents")


def searched(site: Site) -> dict[str, Any]:
    return _answer(site, "search")


def _answer(site: Site, question: str) -> dict[str, Any]:
    done = site.run_python("-m", "tests.states", question)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def keep(name: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        site = Site(folder)
        for words in (("-m", "tinkuy.config.command", "keys"), ("-m", "tests.states", "fill")):
            done = site.run_python(*words)
            assert done.returncode == 0, done.stderr
        held = contents_of(site)
        _shrink(folder / "data" / "db.sqlite3")
        DATA.mkdir(exist_ok=True)
        with tarfile.open(DATA / f"{name}.tar.xz", "w:xz", preset=9) as packed:
            for part in FOLDERS:
                packed.add(folder / part, part, filter=_nobodys)
            text = json.dumps(held, indent=1).encode()
            entry = tarfile.TarInfo(CONTENTS)
            entry.size = len(text)
            packed.addfile(entry, BytesIO(text))


def _shrink(database: Path) -> None:
    whole = database.with_suffix(".whole")
    connection = sqlite3.connect(database)
    connection.execute("VACUUM INTO ?", [str(whole)])
    connection.close()
    for left in database.parent.glob(f"{database.name}*"):
        left.unlink()
    whole.rename(database)


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def fill() -> None:
    from django.core.management import call_command

    from tests.promises.access.worlds import hub_persons, make_world
    from tinkuy.example.loading import load_example
    from tinkuy.planning.cycles.models.cycle import CycleState

    call_command("migrate", interactive=False, verbosity=0)
    load_example()
    make_world("Ñandutí", state=CycleState.RUNNING)
    hub_persons()


def contents() -> dict[str, Any]:
    from django_scopes import scopes_disabled

    from tinkuy.core import personal_data_map

    with scopes_disabled():
        opened: dict[str, int] = {}
        for model in personal_data_map.own_models():
            for name in {one.opens for one in personal_data_map.declared(model) if one.opens}:
                values = [getattr(row, name) for row in model._base_manager.all()]
                opened[f"{model._meta.label} {name}"] = sum(bool(one() if callable(one) else one) for one in values)
        rows = {model._meta.label: model._base_manager.count() for model in personal_data_map.own_models()}
        return {"rows": rows, "opened": dict(sorted(opened.items()))}


def search() -> dict[str, Any]:
    from tinkuy.publication.content.sheet import FINDINGS
    from tinkuy.publication.search.queries import CardSearch
    from tinkuy.publication.sheets.models import SheetVersion

    sheets = {}
    for version in SheetVersion.objects.filter(retired_at=None).select_related("sheet__card", "sheet__record"):
        items = [item for field in FINDINGS for item in version.content.get(field) or ()]
        sheets[version.slug] = {
            "by_title": [card.slug for card in CardSearch(version.content["title"])[:]],
            "printed": sorted(item["code"] for item in items),
            "by_words": sorted(item["code"] for item in items if item["code"] in _codes_found(item["text"])),
            "narrowed_by": version.sheet.card.facets,
            "harvested_by": version.sheet.record.facets,
        }
    return sheets


def _codes_found(words: str) -> list[str]:
    from tinkuy.publication.search.queries import FindingSearch

    return [row.code for row in FindingSearch(words)[:]]


def upgrade(number: str) -> None:
    from django.core.management import call_command
    from django.db import connection

    from tests.seeding import deadly

    with connection.execute_wrapper(deadly("", int(number))):
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)


def main() -> None:
    deed, *words = sys.argv[1:]
    if deed == "keep":
        keep(*words)
        return
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    django.setup()
    print(json.dumps({"fill": fill, "contents": contents, "search": search, "upgrade": upgrade}[deed](*words)))


if __name__ == "__main__":
    main()
