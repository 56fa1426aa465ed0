"""Files are written whole, and are on the disk before anybody is told so."""

import os
import stat

import pytest

from tinkuy.core.errors import Refused
from tinkuy.core.files import write_whole


def test_promise_L03_file_and_folder_are_on_the_disk_before_a_written_file_is_told_of(tmp_path, monkeypatch):
    calls: list[str] = []
    sync, move = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        calls.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        sync(descriptor)

    def moved(*places: object) -> None:
        calls.append("moved")
        move(*places)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", moved)

    write_whole(str(tmp_path / "a"), b"words", mode=0o600)

    assert calls == ["file", "moved", "folder"]
    assert (tmp_path / "a").read_bytes() == b"words"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_what_cannot_be_written_leaves_nothing_beside_it(tmp_path, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(Refused):
        write_whole(str(tmp_path / "a"), b"after")

    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"before"
