"""What a test commits is gone with it, and what each database begins with stays."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests import emptied_database
from tinkuy.people.models import Person

pytestmark = pytest.mark.both_databases


def unneeded() -> None:
    pytest.fail("Django's own way was taken, which takes long.")


def test_what_was_committed_is_gone_and_what_django_declares_is_not(transactional_db):
    kinds = set(ContentType.objects.values_list("pk", "model"))
    Person.objects.create_user("coordinacion@example.org", "Coordinación regional")

    emptied_database.empty(unneeded)

    assert Person.objects.count() == 0
    assert set(ContentType.objects.values_list("pk", "model")) == kinds != set()
    assert emptied_database.rows_by_table().items() >= emptied_database.declared().items()
    assert emptied_database.rows_by_table().keys() - emptied_database.declared().keys() <= {"stream_publicchange"}


def test_what_django_declares_is_there_again_after_a_test_took_it_away(transactional_db):
    asked_of_django = []
    ContentType.objects.filter(model="person").delete()

    emptied_database.empty(lambda: asked_of_django.append(True))

    is_back = ContentType.objects.filter(model="person").exists()
    assert (is_back, asked_of_django) == ((True, []) if connection.vendor == "sqlite" else (False, [True]))
