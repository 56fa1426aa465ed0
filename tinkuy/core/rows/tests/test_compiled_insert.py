"""What is added by a compiled INSERT is the same row that a manager makes."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.journal.models import AcceptedPost, Entry
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.stream.models import Settling

pytestmark = pytest.mark.both_databases

VOTES, POLL = ("tallies:1", "votes", "a"), ("console:1", "part", "poll")


def settling(about: tuple[str, str, str]) -> Settling:
    return Settling(**dict(zip(("channel", "kind", "subject"), about, strict=True)))


def columns_of(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}


def test_a_row_is_the_one_that_a_manager_makes(db):
    details = {"n": 3, "words": ["año", None]}
    added, made = (Entry(deed="was added", subject="cycle", subject_id="a", details=details) for _row in range(2))
    made.at = added.at

    CompiledInsert(Entry).add(added)
    made.save()

    first, second = Entry.objects.filter(deed="was added").order_by("pk")
    assert (first.pk, columns_of(first)) == (added.pk, columns_of(second))
    assert not added._state.adding


def test_a_row_that_is_made_without_django_is_the_one_that_its_model_makes(db):
    """Whatever its fields are: words, moments, days, a row of another table or none, what is drawn anew for each."""
    cycle = Cycle.objects.create(slug="row", title={"es": "Fila"})
    values = {"cycle": cycle, "country": "PE", "needs": ["captions"], "invitation": None, "erase_on": clock.today()}
    with clock.at(clock.now()):
        quick, made = CompiledInsert(Registration).row(**values), Registration(**values)
        another = CompiledInsert(Registration).row(**values)

    assert len({quick.public_id, made.public_id, another.public_id}) == 3
    made.public_id = quick.public_id
    assert (quick.__dict__ | {"_state": 0}) == (made.__dict__ | {"_state": 0})
    assert (quick.pk, quick.cycle, quick.invitation, quick._state.adding) == (None, cycle, None, True)

    CompiledInsert(Registration).add(quick)

    with scope(cycle=cycle):
        assert columns_of(Registration.objects.get()) == columns_of(made)


def test_a_value_of_another_type_is_made_one_of_its_column(db):
    """As by Django: the word of a list of choices, a number for a text, a text for a number; or it is refused."""
    row = AcceptedPost(key=Words.A, sender=7, route="r", fingerprint="f", status="302")

    CompiledInsert(AcceptedPost).add(row)

    stored = AcceptedPost.objects.get()
    assert (stored.key, stored.sender, stored.status) == ("a", "7", 302)
    with pytest.raises(ValueError, match="expected a number"):
        CompiledInsert(AcceptedPost).add(AcceptedPost(key="b", sender="", route="r", fingerprint="f", status="no"))


class Words(models.TextChoices):
    A = "a"


def test_the_words_of_an_insert_are_made_once(db):
    insert = CompiledInsert(Settling)

    with CaptureQueriesContext(connection) as statements:
        insert.add(settling(VOTES))
        words = insert._words_of_one
        insert.add(settling(POLL))

    assert insert._words_of_one is words
    assert len(statements) == 2


def test_several_rows_are_one_statement_and_know_their_keys(db, django_assert_num_queries):
    rows = [settling(VOTES), settling(POLL)]

    with django_assert_num_queries(1):
        written = CompiledInsert(Settling).add(*rows)

    assert written == 2
    assert [Settling.objects.get(pk=row.pk).about for row in rows] == [VOTES, POLL]


def test_a_row_that_is_there_already_is_refused_or_left_out(db):
    CompiledInsert(Settling).add(settling(VOTES))

    with pytest.raises(IntegrityError), transaction.atomic():
        CompiledInsert(Settling).add(settling(VOTES))

    assert CompiledInsert(Settling, ignore_conflicts=True).add(settling(VOTES), settling(POLL)) == 1
    assert sorted(row.about for row in Settling.objects.all()) == sorted([VOTES, POLL])


def test_a_row_takes_the_place_of_the_one_that_is_there(db):
    insert = CompiledInsert(AcceptedPost, unique=["key", "sender", "route"], update=["fingerprint"])
    first, second = (AcceptedPost(key="k", sender="", route="r", fingerprint=one) for one in ("before", "now"))

    insert.add(first)
    insert.add(second)

    assert second.pk == first.pk
    assert AcceptedPost.objects.get().fingerprint == "now"


def test_a_row_that_has_a_key_is_not_added_again(db):
    row = settling(VOTES)
    insert = CompiledInsert(Settling)
    insert.add(row)

    with pytest.raises(ValueError, match="saved, not added"):
        insert.add(row)
