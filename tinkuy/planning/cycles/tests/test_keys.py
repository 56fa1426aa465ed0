"""The data key of a cycle: on disk before its row, out of it, gone with it."""

import os

import pytest
from django.db import IntegrityError, transaction

from tinkuy.core.keys import key_store
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.core.sealing import Unsealable
from tinkuy.journal.erasures import move_to_ledger
from tinkuy.journal.models import Erasure
from tinkuy.planning.cycles.actions.cycle import sweep_keys
from tinkuy.planning.cycles.models.cycle import Cycle, key_name


@pytest.fixture(autouse=True)
def key_folder(settings, tmp_path):
    settings.KEYS_FOLDER = tmp_path


def test_the_key_is_there_before_the_row_and_in_no_column_of_it(db):
    cycle = Cycle.objects.create(slug="uno", title={"es": "Uno"})

    assert len(cycle.data_key) == 32
    row = Cycle.objects.filter(pk=cycle.pk).values().get()
    assert not [value for value in row.values() if isinstance(value, bytes | memoryview)]


def test_a_row_that_cannot_be_written_leaves_no_key(db):
    Cycle.objects.create(slug="uno", title={"es": "Uno"})
    there = key_store.names()

    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.objects.create(slug="uno", title={"es": "Otro"})

    assert key_store.names() == there


def test_removed_with_its_row_the_key_opens_nothing_and_the_ledger_knows(db, django_capture_on_commit_callbacks):
    cycle = Cycle.objects.create(slug="uno", title={"es": "Uno"})
    copy = Cycle.objects.get(pk=cycle.pk)

    with django_capture_on_commit_callbacks(execute=True):
        cycle.delete()

    with pytest.raises(Unsealable):
        _ = copy.data_key
    (erased,) = erasure_ledger.read()
    assert erased.fingerprint == erasure_ledger.fingerprint("cycle-removed", copy.public_id)
    assert copy.public_id not in erasure_ledger.content().decode()
    assert not Erasure.objects.exists()


def test_a_removal_that_is_rolled_back_keeps_the_key_and_tells_nobody(db, django_capture_on_commit_callbacks):
    cycle = Cycle.objects.create(slug="uno", title={"es": "Uno"})

    class Stop(Exception):
        pass

    def remove_and_fail() -> None:
        with transaction.atomic():
            cycle.delete()
            raise Stop

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Stop):
        remove_and_fail()

    assert key_store.wrapped(key_name(cycle.public_id))
    assert move_to_ledger() == 0
    assert erasure_ledger.content() == b""


def test_promise_R11_the_keys_of_cycles_that_an_older_database_does_not_know_stay(
    db, django_capture_on_commit_callbacks
):
    for slug in ("uno", "dos"):
        Cycle.objects.create(slug=slug, title={"es": slug})
    newer, removed = (Cycle.objects.create(slug=slug, title={"es": slug}) for slug in ("nuevo", "quitado"))
    Cycle.objects.filter(pk=newer.pk).delete()  # a backup of before was restored: it has no such row
    wrapped = key_store.wrapped(key_name(removed.public_id))
    with django_capture_on_commit_callbacks(execute=True):
        removed.delete()
    key_store.keep_wrapped(key_name(removed.public_id), wrapped)  # the deed was cut off before it destroyed the key
    for file in key_store.folder().iterdir():
        os.utime(file, (0, 0))

    assert sweep_keys() == 1

    assert key_store.wrapped(key_name(newer.public_id))
    assert not key_store.wrapped(key_name(removed.public_id))
