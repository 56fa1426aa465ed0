"""The package of a version, as independent readers see it: the Library of Congress's BagIt, the RO-Crate library."""

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
    assert root["datePublished"] == version.published_at.date().isoformat()
    assert root.get("license")
    parts = {part.id: part for part in root["hasPart"]}
    assert {"content.json", "ficha.pdf", "ficha-one-page.pdf", "ficha.docx", "ficha.md", "ficha.json"} <= set(parts)
    sizes = {name: int(part["contentSize"]) for name, part in parts.items()}
    assert sizes == {name: (Path(crate.source) / name).stat().st_size for name in parts}


def test_a_package_is_the_same_whenever_it_is_made(cycle):
    version = version_of(cycle)

    assert package_of(version) == package_of(version)


def test_a_retired_version_is_a_tombstone_without_its_words(cycle, written):
    version = version_of(cycle)
    retire(version, "Tenía un error.")
    version.refresh_from_db()

    folder = written(version)

    bagit.Bag(str(folder)).validate()
    assert {path.name for path in (folder / "data").iterdir()} == {"tombstone.json", "ro-crate-metadata.json"}
    assert ROCrate(folder / "data").root_dataset["description"] == "Tenía un error."
