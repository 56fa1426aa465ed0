"""H9: whatever is left of the mirrors rebuilds the archive to the byte, offline, and lies are not believed."""

import ast
import json
import random
import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from tinkuy.core.errors import Refused
from tinkuy.hub.mirrors.models import HubRelease
from tinkuy.hub.mirrors.reader import releases as archive, signatures
from tinkuy.hub.mirrors.reader.command import main
from tinkuy.hub.mirrors.reader.judging import judge, rebuild
from tinkuy.hub.mirrors.reader.successions import KEY_FORMAT, successions_of
from tinkuy.hub.mirrors.releasing import HERE, write_release
from tinkuy.hub.mirrors.rotation import rotate_key
from tinkuy.hub.mirrors.signing import public_key, public_key_of, signature_of, signed_by
from tinkuy.hub.mirrors.tests.releases import CONTENT, FORM, PAGE, files_of, mirror, release
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.publication.sheets.models import SheetVersion

TEN = 10


@pytest.fixture
def first(db, tmp_path) -> Path:
    return release(tmp_path / "first")


def verifier_report(*arguments) -> tuple[int, str]:
    lines: list[str] = []
    code = main([str(one) for one in arguments], lines.append)
    return code, "\n".join(lines)


def test_promise_H9_any_two_of_ten_mirrors_that_each_lost_a_tenth_rebuild_every_byte(first, tmp_path):
    """Each of the ten lost or spoilt the files that are dealt to it, so no two lack the same one."""
    whole, dice = files_of(first), random.Random(9)
    mirrors = [mirror(first, tmp_path / f"mirror-{number}") for number in range(TEN)]
    dealt = sorted(whole)
    dice.shuffle(dealt)
    for number, path in enumerate(dealt):
        place = mirrors[number % TEN] / path
        if number % 2:
            place.unlink()
        else:
            place.write_bytes(b"!" + place.read_bytes()[1:])

    pairs = list(combinations(mirrors, 2))
    judgements = [judge(pair, public_key()) for pair in pairs]
    rebuilt = [pairs.index(pair) for pair in dice.sample(pairs, 3)]

    assert [pair for pair, one in zip(pairs, judgements, strict=True) if one.missing] == []
    for number in rebuilt:
        rebuild(judgements[number], tmp_path / str(number))
        assert files_of(tmp_path / str(number)) == whole


def test_one_whole_mirror_is_enough_and_is_called_whole(first):
    code, words = verifier_report(first, "--key", public_key())

    assert code == 0
    assert f"{first}: whole." in words
    assert "byte for byte" in words


def test_what_no_mirror_has_is_named_and_the_rest_is_rebuilt(first, tmp_path):
    mirrors = [mirror(first, tmp_path / name) for name in ("one", "two")]
    for one in mirrors:
        (one / PAGE).unlink()

    code, words = verifier_report(*mirrors, "--rebuild", tmp_path / "out", "--key", public_key())

    assert code == 1
    assert f"1 files are in no mirror: {PAGE}" in words
    lost = set(files_of(first)) - set(files_of(tmp_path / "out"))
    assert lost == {PAGE}


def test_a_mirror_that_changes_a_page_and_its_list_is_not_believed(first, tmp_path):
    lying = mirror(first, tmp_path / "lying")
    page = lying / PAGE
    page.write_bytes(b"<p>Una ficha con otra cita</p>")
    listed = json.loads((lying / archive.FILES).read_text())
    listed[PAGE] = [page.stat().st_size, archive.digest_of(page)]
    (lying / archive.FILES).write_text(json.dumps(listed))

    code, words = verifier_report(lying, first, "--rebuild", tmp_path / "out", "--key", public_key())

    assert (code, files_of(tmp_path / "out")) == (0, files_of(first))
    assert f"{lying}: 2 files are missing or altered" in words


def test_a_mirror_that_signs_with_its_own_key_is_only_a_store_of_files(first, tmp_path):
    forged = mirror(first, tmp_path / "forged")
    header = json.loads((forged / archive.RELEASE).read_text()) | {"key": "11" * 32, "number": 99}
    (forged / archive.RELEASE).write_text(json.dumps(header))

    with_key, words = verifier_report(forged, first, "--key", public_key())
    alone, no_words = verifier_report(forged, "--key", public_key())

    assert with_key == 0
    assert "Release 1 " in words
    assert (alone, "No list in these folders is signed" in no_words) == (2, True)


def test_without_a_known_key_two_keys_are_a_question_for_a_person(first, tmp_path, settings):
    other = tmp_path / "other"
    settings.KEYRING = replace(settings.KEYRING, secret=b"x" * 32)
    HubRelease.objects.all().delete()
    release(other)

    code, words = verifier_report(first, other)

    assert code == 2
    assert "--key" in words


def test_of_mirrors_of_different_ages_the_newest_release_is_rebuilt(first, tmp_path):
    second = release(tmp_path / "second", {PAGE: b"<p>Una ficha corregida</p>"})
    partly = mirror(second, tmp_path / "partly")
    old, new = files_of(first), files_of(second)
    for path in (path for path in old.keys() & new.keys() if old[path] == new[path]):
        (partly / path).unlink()

    code, words = verifier_report(first, partly, "--rebuild", tmp_path / "out", "--key", public_key())

    assert (code, files_of(tmp_path / "out")) == (0, new)
    assert "Release 2 " in words
    assert f"{first}: release 1, older than the newest." in words
    assert "Each of the 2 releases names the one before" in words


def test_what_was_redacted_is_rebuilt_from_no_mirror_and_named_for_deletion(first, tmp_path):
    second = release(tmp_path / "second", {CONTENT: b'{"title": "Una ficha"}', PAGE: b"<p>Una ficha</p>"})
    damaged = mirror(second, tmp_path / "damaged")
    (damaged / archive.FILES).unlink()

    code, words = verifier_report(first, damaged, "--rebuild", tmp_path / "out", "--key", public_key())

    assert "Release 2 exists, but no mirror has its list" in words
    assert f"{first}: holds 2 files that the hub took back. Delete them: {PAGE}, {CONTENT}" in words
    assert set(files_of(first)) - set(files_of(tmp_path / "out")) == {PAGE, CONTENT}
    assert code == 0


def test_a_page_that_is_gone_is_taken_back_too_and_one_that_returns_is_not(first, tmp_path):
    without = release(tmp_path / "without", but=PAGE)
    again = release(tmp_path / "again")

    assert json.loads((without / archive.WITHDRAWN).read_text()) == {archive.digest_of(first / PAGE): "replaced"}
    assert json.loads((again / archive.WITHDRAWN).read_text()) == {}


def test_a_page_that_came_back_is_rebuilt_though_an_older_mirror_took_it_back(first, tmp_path):
    without = release(tmp_path / "without", but=PAGE)
    again = release(tmp_path / "again")

    code, words = verifier_report(without, again, "--rebuild", tmp_path / "out", "--key", public_key())

    assert (code, files_of(tmp_path / "out")) == (0, files_of(again))
    assert "Delete them" not in words


@pytest.mark.parametrize("number", ["1e999", "9" * 5000, "[" * 60_000])
def test_a_mirror_with_a_release_that_no_hub_wrote_does_not_keep_the_others_from_being_judged(first, tmp_path, number):
    odd = mirror(first, tmp_path / "odd")
    header = re.sub(r'"number":\d+', f'"number":{number}', (first / archive.RELEASE).read_text())
    (odd / archive.RELEASE).write_text(header)
    (odd / archive.SIGNATURE).write_text(signature_of(header.encode()))
    signed = json.dumps({"release": header, "signature": signature_of(header.encode())})
    (odd / archive.HISTORY).write_text(f"{signed}\n{'[' * 60_000}\n")

    code, words = verifier_report(odd, first, "--key", public_key())

    assert code == 0
    assert f"{first}: whole." in words


def test_a_lost_release_breaks_the_chain_and_is_told(first, tmp_path):
    release(tmp_path / "second", {PAGE: b"<p>Dos</p>"})
    third = release(tmp_path / "third", {PAGE: b"<p>Tres</p>"})
    lines = (third / archive.HISTORY).read_text().splitlines()
    (third / archive.HISTORY).write_text(lines[0] + "\n")

    _code, words = verifier_report(third, "--key", public_key())

    assert "These releases before it cannot be proven, or do not fit: 2." in words


@pytest.mark.one_database  # a copy opens every page of the hub
def test_a_hub_that_has_not_changed_gives_the_release_it_gave_last_and_of_a_retired_sheet_its_tombstone(
    cycle, tmp_path
):
    version_of(cycle)
    first, again = (write_release(tmp_path / name) for name in ("whole", "again"))

    assert (first.is_new, again.number, again.is_new) == (True, 1, False)
    assert files_of(again.folder) == files_of(first.folder)

    retire(SheetVersion.objects.get(), "Tenía un error.")
    second = write_release(tmp_path / "second").folder

    withdrawn = json.loads((second / archive.WITHDRAWN).read_text())
    assert withdrawn[archive.digest_of(first.folder / CONTENT)] == "retired"
    assert "Tenía un error." in (second / "packages/ficha/es/v1/data/tombstone.json").read_text()
    assert "Tenía un error." in (second / "es/hub/ficha/index.html").read_text()
    assert (first.folder / FORM).is_file()
    assert not (second / FORM).exists()
    assert not [*second.rglob("content.json")]


def test_two_releases_of_one_number_are_told(first, tmp_path):
    forked = mirror(first, tmp_path / "forked")
    header = (first / archive.RELEASE).read_text().replace('"made_on":"', '"made_on":"1')
    (forked / archive.RELEASE).write_text(header)
    (forked / archive.SIGNATURE).write_text(signature_of(header.encode()))

    code, words = verifier_report(first, forked, "--key", public_key())

    assert code == 1
    assert "two different releases of one number" in words


@pytest.mark.parametrize("path", ["../out", "/out", "C:/out", "a/../../out"])
def test_a_path_that_leaves_its_folder_is_never_written(path):
    with pytest.raises(ValueError, match="out"):
        archive.file_list(json.dumps({path: [1, "00"]}).encode())


def test_the_signature_is_checked_without_any_library_too(first):
    header = (first / archive.RELEASE).read_bytes()
    signature = bytes.fromhex((first / archive.SIGNATURE).read_text())

    key = bytes.fromhex(public_key())
    assert signatures.is_signed_plainly(key, signature, header)
    assert signatures.is_signed(key, signature, header)
    assert not signatures.is_signed_plainly(key, signature, header + b" ")
    assert not signatures.is_signed_plainly(key, bytes([signature[0] ^ 1]) + signature[1:], header)
    assert not signatures.is_signed_plainly(bytes(32), signature, header)


def test_capability_H9_the_archive_brings_its_own_reader_which_needs_no_installation(first, tmp_path):
    whole = mirror(first, tmp_path / "whole")
    reader = first / "archive" / "verify.py"

    done = subprocess.run(
        [sys.executable, "-I", "-S", reader, first, "--key", public_key(), "--language", "es"],
        capture_output=True, text=True, env={}, cwd=tmp_path, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert f"{first}: completo." in done.stdout
    assert files_of(first).keys() == files_of(whole).keys()


def test_the_reader_is_written_for_the_python_of_older_machines_too():
    programs = [*Path(archive.__file__).parent.glob("*.py"), HERE / "shipped" / "verify.py"]

    assert len(programs) > 5
    for program in programs:
        ast.parse(program.read_text(), feature_version=(3, 10))


@pytest.mark.parametrize("known", ["former", "next"])
def test_promise_H9_after_the_key_was_changed_old_and_new_copies_are_verified_by_either(first, tmp_path, known):
    former = public_key()
    rotate_key()
    second = release(tmp_path / "second")
    keys = {"former": former, "next": public_key()}
    partly = mirror(second, tmp_path / "partly")
    (partly / PAGE).unlink()

    code, words = verifier_report(first, partly, "--key", keys[known], "--rebuild", tmp_path / "out")

    assert (code, files_of(tmp_path / "out")) == (0, files_of(second))
    assert keys["former"] != keys["next"]
    assert "Release 2 " in words
    assert "Each of the 2 releases names the one before" in words
    assert f"{first}: release 1, older than the newest." in words
    assert verifier_report(first, "--key", former)[0] == 0


def test_promise_H9_what_a_lost_key_signs_after_its_last_release_is_not_believed(first, tmp_path):
    rotate_key()
    second = release(tmp_path / "second")
    forged = mirror(second, tmp_path / "forged")
    header = json.loads((forged / archive.RELEASE).read_text()) | {"number": 7, "key": public_key_of("")}
    (forged / archive.RELEASE).write_text(json.dumps(header))
    (forged / archive.SIGNATURE).write_text(signed_by("", (forged / archive.RELEASE).read_bytes()))

    code, words = verifier_report(forged, second, "--key", public_key())

    assert code == 0
    assert "Release 2 " in words
    rotate_key()
    with pytest.raises(Refused):
        rotate_key()  # the last one has signed nothing yet


def test_promise_H9_a_lost_key_that_names_another_follower_is_not_believed_for_longer(first, tmp_path):
    former = public_key()
    rotate_key()
    second = release(tmp_path / "second")
    forged, other = mirror(second, tmp_path / "forged"), "ab" * 32
    header = json.loads((forged / archive.RELEASE).read_text()) | {"number": 7, "key": former}
    (forged / archive.RELEASE).write_text(json.dumps(header))
    (forged / archive.SIGNATURE).write_text(signed_by("", (forged / archive.RELEASE).read_bytes()))
    follower = {
        "format": KEY_FORMAT,
        "former": former,
        "key": public_key_of(other),
        "first": 9,
        "made_on": "2026-12-01",
    }
    statement = json.dumps(follower)
    line = {"statement": statement, "signature": signed_by("", statement.encode())}
    line["countersignature"] = signed_by(other, statement.encode())
    (forged / archive.KEYS).write_text(json.dumps(line) + "\n")

    code, words = verifier_report(forged, second, first, "--key", former)

    assert "Release 1 " in words, "from release 2 on another key signs, whichever of the two it is"
    assert "Release 7 " not in words
    assert code in {0, 1}


def test_promise_H9_a_statement_that_the_former_key_did_not_sign_makes_no_key_the_hubs(first, tmp_path):
    other = public_key_of("ab" * 32)
    statement = json.dumps(
        {"format": KEY_FORMAT, "former": public_key(), "key": other, "first": 2, "made_on": "2026-12-01"}
    )
    line = {"statement": statement, "signature": signed_by("ab" * 32, statement.encode())}
    (first / archive.KEYS).write_text(json.dumps(line | {"countersignature": line["signature"]}) + "\n")

    assert successions_of([archive.Mirror(first, [])]) == set()
