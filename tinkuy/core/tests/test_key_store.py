import os
from dataclasses import replace

import pytest

from tinkuy.core import sealing
from tinkuy.core.keys import key_store

NAME, PLACE = "cycle-1", "cycle|1"


@pytest.fixture(autouse=True)
def key_folder(settings, tmp_path):
    settings.KEYS_FOLDER = tmp_path
    return tmp_path


def test_a_key_is_made_once_and_opens_what_it_sealed():
    assert key_store.make(NAME, place=PLACE)
    key = key_store.unwrapped(NAME, place=PLACE)

    assert not key_store.make(NAME, place=PLACE)
    assert key_store.unwrapped(NAME, place=PLACE) == key
    assert len(key) == 32
    assert key_store.names() == [NAME]


def test_the_file_is_its_owners_and_tells_nothing_without_the_master_key(key_folder, settings):
    key_store.make(NAME, place=PLACE)
    (file,) = (key_folder / "data").iterdir()
    key = key_store.unwrapped(NAME, place=PLACE)

    assert file.stat().st_mode & 0o077 == 0
    assert key not in file.read_bytes()
    settings.KEYRING = replace(settings.KEYRING, master=os.urandom(32))
    with pytest.raises(sealing.Unsealable):
        key_store.unwrapped(NAME, place=PLACE)


def test_a_key_of_another_place_opens_nothing():
    key_store.make(NAME, place=PLACE)

    with pytest.raises(sealing.Unsealable):
        key_store.unwrapped(NAME, place="cycle|2")


def test_a_destroyed_key_was_overwritten_and_opens_nothing(key_folder):
    key_store.make(NAME, place=PLACE)
    wrapped = key_store.wrapped(NAME)
    (file,) = (key_folder / "data").iterdir()
    same_blocks = key_folder / "another-name"
    os.link(file, same_blocks)

    key_store.destroy(NAME)
    key_store.destroy(NAME)

    assert wrapped not in same_blocks.read_bytes()
    assert key_store.names() == []
    with pytest.raises(sealing.Unsealable):
        key_store.unwrapped(NAME, place=PLACE)
