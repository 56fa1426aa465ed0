"""A start that says what it is at."""

import threading
from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import CommandError
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.signals import pre_migrate

from tinkuy.config.command import _sentence_of
from tinkuy.config.migration_state import is_anything_waiting, names_on_disk
from tinkuy.config.starting import prepare_database, step
from tinkuy.core.errors import Refused


class Terminal:
    """Keeps the lines; `beaten` is set once one tells of the time that passed."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.beaten = threading.Event()

    def write(self, text: str) -> None:
        self.lines.append(text.strip())
        if text.strip().endswith(" s"):
            self.beaten.set()

    def flush(self) -> None:
        """Nothing is kept back."""


def test_a_step_is_told_at_once_while_it_lasts_and_at_its_end():
    terminal = Terminal()

    with step(terminal, "Preparing the database", beat=0.01):
        assert terminal.lines[0] == "Preparing the database …"
        assert terminal.beaten.wait(60)

    assert terminal.lines[-1].startswith("done, in")


def test_a_short_step_takes_one_line():
    terminal = Terminal()

    with step(terminal, "Gathering pictures"):
        pass

    assert terminal.lines == ["Gathering pictures …"]


def test_what_a_deed_refuses_during_a_start_is_one_sentence_and_no_traceback():
    """A busy machine may refuse a file of the example: whoever starts it reads why."""
    assert _sentence_of(Refused("This file takes too long to read.")) == "This file takes too long to read."
    assert _sentence_of(ValueError("a fault of ours")) == ""


@pytest.fixture
def migrated(db) -> Iterator[list[object]]:
    """Grows by each time that Django is asked to migrate, once for each app."""
    asked: list[object] = []

    def note(sender, **more) -> None:
        asked.append(sender)

    pre_migrate.connect(note)
    yield asked
    pre_migrate.disconnect(note)


def test_a_start_with_nothing_to_migrate_asks_nobody_to(migrated, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        prepare_database()

    assert migrated == []


def test_what_a_killed_upgrade_left_undone_is_done_at_the_next_start(migrated):
    """The kill came after the last migration, before Django had written down which tables there are."""
    ContentType.objects.filter(app_label="planning", model="cycle").delete()

    prepare_database()

    assert len(migrated) > 1
    assert ContentType.objects.filter(app_label="planning", model="cycle").exists()


def test_a_migration_that_the_database_does_not_know_waits(db):
    assert not is_anything_waiting()

    MigrationRecorder.Migration.objects.filter(app="uploads", name="0003_jobs").delete()

    assert is_anything_waiting()


def test_migrations_are_listed_as_django_lists_them():
    assert names_on_disk() == set(MigrationLoader(None).disk_migrations)


def test_a_database_of_a_newer_version_is_not_begun(migrated):
    MigrationRecorder.Migration.objects.create(app="planning", name="9999_from_the_future")

    with pytest.raises(CommandError, match=r"planning\.9999_from_the_future"):
        prepare_database()

    assert migrated == []
