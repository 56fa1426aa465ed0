"""Capability H8: two installations that run copy each other's catalogue, and ask, give and announce a review."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import copy_of
from tests.running import Site, running

pytestmark = [pytest.mark.processes, pytest.mark.one_database]

SEEDING = "tests.seeding_hubs"
WORDS = "Muestra bien cómo se acordó; falta decir con qué recursos."


def make_hub(migrated: Site, folder: Path, name: str) -> Site:
    folder.mkdir()
    hub = copy_of(migrated, folder)
    hub.ask(SEEDING, "prepared", name)
    return hub


def address_of(hub: Site) -> str:
    return f"http://localhost:{hub.port}"


def path_of(address: str) -> str:
    return urlsplit(address).path


def test_capability_H8_two_hubs_copy_review_announce_and_follow_what_is_withdrawn(migrated, tmp_path):
    south, north = (make_hub(migrated, tmp_path / name, name) for name in ("Hub del Sur", "Hub del Norte"))
    south.ask(SEEDING, "published", "acogida", "Acogida en la frontera")
    south.ask(SEEDING, "published", "retirada", "Ficha que se retira")
    with running(south), running(north):
        assert south.post("/inbox", {}).status == 404, "a hub that knows no other has no inbox"
        south.ask(SEEDING, "known", "Hub del Norte", address_of(north))
        north.ask(SEEDING, "known", "Hub del Sur", address_of(south))

        entries = north.ask(SEEDING, "worked")["entries"]
        assert dict(entries) == {
            "Acogida en la frontera": f"{address_of(south)}/es/hub/acogida/",
            "Ficha que se retira": f"{address_of(south)}/es/hub/retirada/",
        }
        assert f'href="{address_of(south)}/es/hub/acogida/"' in north.get("/es/other-hubs/?q=ACOGIDA").body

        south.ask(SEEDING, "asked", "acogida")
        south.ask(SEEDING, "worked")
        assert north.ask(SEEDING, "worked")["reviews"] == [["theirs", "asked", False]]

        page = north.ask(SEEDING, "given", WORDS)
        assert page.startswith(address_of(north))
        north.ask(SEEDING, "worked")
        assert south.ask(SEEDING, "worked")["reviews"] == [["ours", "given", True]]
        sheet = south.get("/es/hub/acogida/").body
        assert f'href="{page}"' in sheet
        assert "Hub del Norte" in sheet
        assert WORDS in north.get(path_of(page)).body

        south.ask(SEEDING, "retired", "retirada")
        north.ask(SEEDING, "withdrawn")
        assert [title for title, _address in north.ask(SEEDING, "worked")["entries"]] == ["Acogida en la frontera"]
        assert south.ask(SEEDING, "worked")["reviews"] == [["ours", "withdrawn", False]]
        gone = north.get(path_of(page))
        assert (gone.status, WORDS in gone.body) == (410, False)
        assert page not in south.get("/es/hub/acogida/").body
    for hub in (south, north):
        hub.close()


def test_capability_U9_a_review_goes_with_the_sheet_that_the_other_hub_retires(migrated, tmp_path):
    south, north = (make_hub(migrated, tmp_path / name, name) for name in ("Hub del Sur", "Hub del Norte"))
    south.ask(SEEDING, "published", "acogida", "Acogida en la frontera")
    with running(south), running(north):
        south.ask(SEEDING, "known", "Hub del Norte", address_of(north))
        north.ask(SEEDING, "known", "Hub del Sur", address_of(south))
        south.ask(SEEDING, "asked", "acogida")
        south.ask(SEEDING, "worked")
        north.ask(SEEDING, "worked")
        page = path_of(north.ask(SEEDING, "given", WORDS))
        for hub in (north, south):
            hub.ask(SEEDING, "worked")
        assert "Acogida en la frontera" in north.get(page).body

        south.ask(SEEDING, "retired", "acogida")
        south.ask(SEEDING, "worked")
        north.ask(SEEDING, "worked")

        gone = north.get(page)
        assert (gone.status, WORDS in gone.body, "Acogida en la frontera" in gone.body) == (410, False, False)
        assert "Acogida en la frontera" not in north.get("/es/other-hubs/").body
    for hub in (south, north):
        hub.close()
