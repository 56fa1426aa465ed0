"""Keys are never made beside a database, and it is said when they are not those that sealed it."""

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from tests.running import Site
from tinkuy.config import keys
from tinkuy.config.command import own_commands
from tinkuy.config.doctor.examining import CHECKS, examine
from tinkuy.config.doctor.keys import of_no_cycle
from tinkuy.config.environment import Environment
from tinkuy.config.tables import NEED_TABLES
from tinkuy.core import clock
from tinkuy.core.keys import key_store
from tinkuy.core.keys.keyring import KeysDamaged, KeysMissing, read_keyring
from tinkuy.planning.cycles.models.cycle import Cycle, key_name

NAMES = ("master.key", "index.key", "secret.key")


@pytest.fixture
def environment(tmp_path) -> Environment:
    (tmp_path / "data").mkdir()
    return replace(settings.ENVIRONMENT, data=tmp_path / "data", keys=tmp_path / "keys", database="")


def made_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*")) if folder.exists() else []


def test_promise_R10_keys_are_made_beside_an_empty_folder_and_never_beside_a_database(environment):
    made = keys.keyring_of(environment)
    assert keys.keyring_of(environment) == made
    shutil.rmtree(environment.keys)
    for beginning in (b"SQLite format 3\0", b""):
        (environment.data / "db.sqlite3").write_bytes(beginning)
        for make in (keys.keyring_of, keys.make_keys):
            with pytest.raises(KeysMissing, match="None are made beside a database"):
                make(environment)

    assert made_in(environment.keys) == []


def test_promise_R10_a_server_that_does_not_say_whether_it_is_empty_gets_no_keys(environment):
    away = replace(environment, database="postgresql://nobody@127.0.0.1:1/none")

    with pytest.raises(KeysMissing, match="The database does not do its work"):
        keys.keyring_of(away)

    assert made_in(environment.keys) == []


@pytest.mark.django_db
def test_promise_R10_a_server_with_tables_gets_no_keys(environment):
    if settings.ENVIRONMENT.database:
        from django.db import connection

        parts = settings.ENVIRONMENT.database.split("?")
        head = parts[0].rsplit("/", 1)[0]
        address = "?".join([f"{head}/{connection.settings_dict['NAME']}", *parts[1:]])
        with pytest.raises(KeysMissing, match="None are made beside a database"):
            keys.make_keys(replace(environment, database=address))
    assert made_in(environment.keys) == []


def test_promise_R10_half_a_folder_is_a_sentence_and_is_not_completed(environment):
    keys.keyring_of(environment)
    (environment.keys / "index.key").unlink()

    with pytest.raises(KeysDamaged, match=r"index\.key is missing"):
        keys.make_keys(environment)

    assert made_in(environment.keys) == ["master.key", "secret.key"]


def test_a_key_that_cannot_be_read_is_a_sentence(environment):
    keys.keyring_of(environment)
    (environment.keys / "master.key").unlink()
    (environment.keys / "master.key").mkdir()

    with pytest.raises(KeysDamaged, match="cannot be read"):
        read_keyring(environment.keys)


def test_keys_that_cannot_be_written_are_a_sentence(environment):
    environment.keys.write_text("a file where the folder should be")

    with pytest.raises(KeysMissing, match=r"No keys can be made in|cannot be read"):
        keys.make_keys(environment)


def test_promise_R10_doctor_and_readiness_open_one_wrapped_key(cycle, settings):
    assert Client().get("/readyz").json()["keys"] == "open"

    settings.KEYRING = replace(settings.KEYRING, master=b"x" * 32)

    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["keys"]) == (503, "closed")
    (finding,) = [finding for finding in examine() if finding.name == "keys"]
    assert finding.is_fault
    assert "master.key" in finding.sentence


def test_promise_R10_where_the_keys_of_the_cycles_are_gone_the_doctor_blames_no_other_key(cycle):
    key_store.destroy(key_name(cycle.public_id))

    (finding,) = [finding for finding in examine() if finding.name == "keys"]
    assert finding.is_fault
    assert "data/" in finding.sentence
    assert "master.key" not in finding.sentence


def test_promise_R10_readiness_says_that_the_next_start_would_not_find_its_keys(cycle, settings, tmp_path):
    """The site goes on with those that it read: nothing else would tell before it is too late."""
    folder = tmp_path / "keys"
    settings.KEYRING = read_keyring(folder, may_make=lambda: True)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, keys=folder)
    assert "key-files" not in Client().get("/readyz").json()["warnings"]

    for change in (Path.unlink, lambda key: key.write_bytes(b"x" * 32), Path.unlink):
        change(folder / "secret.key")
        assert "key-files" in Client().get("/readyz").json()["warnings"]


def test_promise_R10_the_key_of_the_index_is_tried_as_well(cycle, settings):
    from django_scopes import scope

    from tinkuy.convening.registrations.models import Registration

    with scope(cycle=cycle):
        registration = Registration(cycle=cycle, country="PE", erase_on=clock.today())
        registration.seal(name="Ana", email="ana@example.org")
        registration.save()
    assert not [finding for finding in examine(quick=True) if finding.name == "keys" and finding.is_fault]

    settings.KEYRING = replace(settings.KEYRING, index=b"x" * 32)

    assert "index.key" in next(finding.sentence for finding in examine() if finding.name == "keys")


@pytest.mark.processes
def test_promise_R10_with_the_keys_away_no_command_makes_new_ones(site: Site):
    folder = site.folder / "data-keys"
    folder.rename(site.folder / "away")

    outputs = {
        command: site.run(*command.split()) for command in ("doctor", "doctor --json", "serve", "demo", "migrate")
    }

    assert {done.returncode for done in outputs.values()} == {1}
    assert all("There are no keys in" in done.stderr for done in outputs.values())
    assert not any("Traceback" in done.stderr for done in outputs.values())
    assert json.loads(outputs["doctor --json"].stdout)[0]["name"] == "keys"
    assert not folder.exists()


@pytest.mark.processes
def test_promise_R10_a_site_does_not_start_with_keys_that_open_nothing(site: Site):
    site.seed()
    for name in NAMES:
        (site.folder / "data-keys" / name).write_bytes(b"x" * 32)

    refused: subprocess.CompletedProcess[str] = site.run("serve")

    assert refused.returncode == 1
    assert "master.key" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.processes
@pytest.mark.one_database
def test_promise_R10_a_disk_that_is_not_mounted_is_no_new_site(site: Site):
    site.seed()
    data, away = site.folder / "data", site.folder / "away"
    data.rename(away)
    sentence = "There are keys of 1 cycle in"

    absent = {word: site.run(*word.split()) for word in ("doctor --json", "backup x.tinkuy")}
    assert not data.exists()
    data.mkdir(mode=0o700)
    empty = {word: site.run(word) for word in ("serve", "demo", "migrate")}
    assert list(data.iterdir()) == []
    (data / "db.sqlite3").touch()
    empty["worker"] = site.run("worker")
    helped = site.run("worker", "--help")

    assert {done.returncode for done in (*absent.values(), *empty.values())} == {1}
    assert all(sentence in done.stderr and "is the disk mounted" in done.stderr for done in (absent | empty).values())
    assert json.loads(absent["doctor --json"].stdout)[0]["name"] == "database"
    assert helped.returncode == 0
    assert (data / "db.sqlite3").stat().st_size == 0


@pytest.mark.processes
@pytest.mark.one_database
def test_promise_R10_a_database_without_tables_is_a_sentence_and_nothing_is_made(site: Site):
    data = site.folder / "data"
    shutil.rmtree(data)
    words = ["backup x.tinkuy --recipient age1x", "worker", "clock", "check x"]

    absent = [site.run(*words[0].split())]
    assert not data.exists()
    data.mkdir(mode=0o700)
    with closing(sqlite3.connect(data / "db.sqlite3")) as line:
        line.execute("CREATE TABLE django_migrations (id INTEGER, app TEXT, name TEXT, applied TEXT)")
    partly = [site.run(*word.split()) for word in words[2:]]
    (data / "db.sqlite3").write_bytes(b"")
    empty = [site.run(*word.split()) for word in words]

    assert {done.returncode for done in (*absent, *partly, *empty)} == {1}
    assert all("run `tinkuy serve` once" in done.stderr for done in (*absent, *partly, *empty))
    assert not any("Traceback" in done.stderr + done.stdout for done in (*absent, *partly, *empty))


def test_each_command_of_ours_says_whether_it_wants_tables():
    assert set(own_commands()) - NEED_TABLES == {"serve", "demo", "doctor", "migrate"}
    assert set(own_commands()) >= NEED_TABLES


@pytest.mark.processes
@pytest.mark.one_database
def test_promise_R10_the_example_is_not_loaded_with_keys_that_open_nothing(site: Site):
    site.seed()
    for name in NAMES:
        (site.folder / "data-keys" / name).write_bytes(b"x" * 32)

    refused = [site.run(*words) for words in (["demo"], ["demo", "--remove"])]

    assert {done.returncode for done in refused} == {1}
    assert all("master.key" in done.stderr and "Traceback" not in done.stderr for done in refused)


@pytest.mark.django_db
def test_the_doctor_names_keys_of_cycles_that_the_database_does_not_have(settings, tmp_path):
    settings.KEYS_FOLDER = tmp_path
    known = Cycle.objects.create(slug="uno", title={"es": "Uno"})
    assert list(of_no_cycle()) == []
    for number in range(7):
        key_store.make(key_name(f"gone{number}"), place="x")

    with translation.override("en"):
        (finding,) = of_no_cycle()

    assert (finding.is_fault, finding.is_advice) == (False, True)
    assert "holds the keys of 7 cycles that are not in this database: gone0, gone1, gone2, gone3, gone4, …" in str(
        finding
    )
    assert "If an older backup was restored here, keep the others" in finding.sentence
    assert known.public_id not in finding.sentence
    assert "keys-of-no-cycle" in {check.name for check in CHECKS}
