import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from tinkuy.core.keys import ephemeral


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    return tmp_path / "ephemeral"


def test_a_key_is_made_once(folder):
    first = ephemeral.make_key("poll-1")

    assert (ephemeral.make_key("poll-1"), ephemeral.key_named("poll-1")) == (first, first)
    assert len(first) == 32
    assert ephemeral.make_key("poll-2") != first


def test_a_key_that_was_never_made_is_none(folder):
    assert ephemeral.key_named("poll-1") is None


def test_promise_S06_keys_are_for_their_owner_alone(folder):
    ephemeral.make_key("poll-1")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [(path.name, stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()] == [("poll-1.key", 0o600)]


def test_all_who_make_a_key_at_once_get_the_same(folder):
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _number: ephemeral.make_key("poll-1"), range(8)))

    assert keys == {ephemeral.key_named("poll-1")}
    assert [path.name for path in folder.iterdir()] == ["poll-1.key"]


def test_invariant_26_a_destroyed_key_is_overwritten_before_its_name_goes(folder):
    """What still holds the file open, as a remnant on the disk would, does not hold the key."""
    key = ephemeral.make_key("poll-1")
    with (folder / "poll-1.key").open("rb") as remnant:
        ephemeral.destroy_key("poll-1")
        left = remnant.read()

    assert ephemeral.key_named("poll-1") is None
    assert list(folder.iterdir()) == []
    assert (left != key, len(left)) == (True, 32)


def test_destroying_a_key_twice_changes_nothing(folder):
    ephemeral.make_key("poll-1")

    for _number in range(2):
        ephemeral.destroy_key("poll-1")

    assert ephemeral.make_key("poll-1") == ephemeral.key_named("poll-1")


def test_a_tag_is_the_same_for_the_same_person_and_key_only():
    one, other = b"1" * 32, b"2" * 32

    assert ephemeral.tag(one, "registration:a") == ephemeral.tag(one, "registration:a")
    assert len({ephemeral.tag(key, who) for key in (one, other) for who in ("registration:a", "registration:b")}) == 4
    assert len(ephemeral.tag(one, "registration:a")) == 64
