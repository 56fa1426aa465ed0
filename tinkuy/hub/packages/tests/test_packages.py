"""The package of a version, as independent readers see it: the Library of Congress's BagIt, the RO-Crate library."""

import io
import zipfile
from pathlib import Path

import bagit
import pytest
from rocrate.rocrate import ROCrate

from tinkuy.hub.packages.versions import package_of
from tinkuy.hub.tests.versions import retire, version_of


@pytest.fixture
def written(cycle, tmp_path):
    def write(version) -> Path:
        for path, data in package_of(version).items():
            place = tmp_path / "bag" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        return tmp_path / "bag"

    return write


def test_the_bag_is_valid_and_names_its_origin(cycle, written):
    bag = bagit.Bag(str(written(version_of(cycle))))

    bag.validate()
    assert set(bag.algorithms) == {"sha256", "sha512"}
    assert bag.info["External-Identifier"].endswith("/es/hub/ficha/#v1")


@pytest.mark.parametrize("damage", ["changed", "missing", "added"])
def test_a_bag_that_is_not_whole_is_refused(cycle, written, damage):
    folder = written(version_of(cycle))
    text = folder / "data" / "ficha.md"
    if damage == "changed":
        text.write_bytes(text.read_bytes().replace(b"a", b"e", 1))
    elif damage == "missing":
        text.unlink()
    else:
        (folder / "data" / "more.txt").write_text("x")

    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()


def test_the_crate_is_read_with_its_parts_and_their_sizes(cycle, written):
    version = version_of(cycle)
    crate = ROCrate(written(version) / "data")

    root = crate.root_dataset
    assert (root["name"], root["inLanguage"]) == (version.content["title"], "es")
    assert root["datePublished"] == version.published_on.isoformat()
    assert root.get("license")
    parts = {part.id: part for part in root["hasPart"]}
    assert {"content.json", "ficha.pdf", "ficha-one-page.pdf", "ficha.docx", "ficha.md", "ficha.json"} <= set(parts)
    sizes = {name: int(part["contentSize"]) for name, part in parts.items()}
    assert sizes == {name: (Path(crate.source) / name).stat().st_size for name in parts}


def test_capability_H5_the_package_of_a_sheet_is_one_press_from_its_forms_and_one_link_from_its_page(
    client, cycle, tmp_path
):
    version_of(cycle)
    page, forms = client.get("/es/hub/ficha/"), client.get("/es/hub/ficha/forms/")
    link = '<http://localhost:8000/es/hub/ficha.zip>; rel="item"; type="application/zip"; profile='

    assert 'href="/es/hub/ficha.zip"' in forms.text
    assert link in page["Link"]
    answer = client.get("/es/hub/ficha.zip")
    assert (answer["Content-Type"], client.get("/es/hub/ficha.zip").content) == ("application/zip", answer.content)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path)
    bagit.Bag(str(tmp_path / "ficha-v1")).validate()
    assert ROCrate(tmp_path / "ficha-v1" / "data").root_dataset["version"] == "1"


def test_a_package_is_the_same_whenever_it_is_made(cycle):
    version = version_of(cycle)

    assert package_of(version) == package_of(version)


def test_a_retired_version_is_a_tombstone_without_its_words(client, cycle, written):
    version = version_of(cycle)
    retire(version, "Tenía un error.")
    assert client.get("/es/hub/ficha.zip").status_code == 410
    version.refresh_from_db()

    folder = written(version)

    bagit.Bag(str(folder)).validate()
    assert {path.name for path in (folder / "data").iterdir()} == {"tombstone.json", "ro-crate-metadata.json"}
    assert ROCrate(folder / "data").root_dataset["description"] == "Tenía un error."
