"""What may stand in a copy. That the same hub gives the same bytes, and what is left of a retired sheet, is asked of
its releases (`mirrors/tests`): a copy costs two seconds.
"""

from pathlib import Path

import pytest
from django.test import Client

from tinkuy.core.errors import Refused
from tinkuy.hub.static_copy.rewriting import links_and_ticks
from tinkuy.hub.static_copy.writing import write_copy
from tinkuy.hub.tests.versions import version_of
from tinkuy.publication.content.parts import Link
from tinkuy.publication.content.sheet import SheetContent

CANARY = "canarioquenadiepublicó"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_empty_hub_is_a_copy_too(db, tmp_path):
    files = bytes_of(write_copy(tmp_path / "copy").folder)

    assert {"index.html", "es/index.html", "pt-br/hub/index.html", "packages/index.html"} <= set(files)


def test_a_folder_that_holds_something_is_left_alone(db, tmp_path):
    (tmp_path / "mine.txt").write_text("x")

    with pytest.raises(Refused):
        write_copy(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_draft_and_what_only_the_team_reads_stand_nowhere_and_no_link_leads_elsewhere_on_this_machine(
    cycle, tmp_path, settings
):
    """One hub with all of it: neither is read, nor is a file written that a link of the sheet names."""
    secret = tmp_path / "keys"
    secret.write_text(CANARY)
    style = next(link for link in links_and_ticks(Client().get("/es/").content.decode())[0] if ".css" in link)
    outside = f"{style}?a=/../../../../../../outside"
    paths = (f"/static/{secret}", f"/static/%2F{secret}", "/static/", "/static/design/", outside)
    version = version_of(cycle, more=tuple(Link(label="Más", href=settings.BASE_ADDRESS + path) for path in paths))
    version.sheet.drafts = {"es": SheetContent(title=CANARY, summary=CANARY).to_json()}
    version.sheet.save()
    version.content["focal_points"] = [CANARY]
    version.save()

    files = bytes_of(write_copy(tmp_path / "copies" / "copy").folder)

    assert "es/hub/ficha/index.html" in files
    assert [place for place, data in files.items() if CANARY.encode() in data] == []
    assert [path.name for path in tmp_path.rglob("outside*")] == []
