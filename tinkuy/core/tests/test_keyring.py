import stat

import pytest

from tinkuy.core.keys.keyring import KeysMissing, read_keyring


def test_keys_are_made_once_for_their_owner_alone(tmp_path):
    folder = tmp_path / "keys"

    made = read_keyring(folder, may_make=lambda: True)

    assert read_keyring(folder) == made
    assert len({made.master, made.index, made.secret}) == 3
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_promise_S06_no_key_is_made_silently(tmp_path):
    with pytest.raises(KeysMissing):
        read_keyring(tmp_path / "keys")

    assert not (tmp_path / "keys").exists()


def test_a_key_cut_short_is_refused(tmp_path):
    read_keyring(tmp_path, may_make=lambda: True)
    (tmp_path / "master.key").write_bytes(b"short")

    with pytest.raises(KeysMissing):
        read_keyring(tmp_path, may_make=lambda: True)
