"""What a codebook file does is planned before anything is locked (V16), and anew where the codebook changed since."""

import pytest

from tests.under_the_lock import calls_under_the_lock
from tinkuy.core.deeds import writing
from tinkuy.systematisation.codebook.actions import importing
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.codebook.actions.importing import prepare_codes, write_codes
from tinkuy.systematisation.codebook.files.file import FileCode
from tinkuy.systematisation.evidence.models.code import Code


def codes(number: int, *, note: str = "") -> list[FileCode]:
    """*number* codes, every other one under the one before it."""
    return [
        FileCode(
            "", place - 1 if place % 2 else None, {"es": f"Código {place}"}, {"es": note} if note else {}, "lesson"
        )
        for place in range(number)
    ]


def imported(person, cycle, read, prepare=prepare_codes):
    prepared = prepare(cycle, read, {}, "es")
    with writing():
        return write_codes(person, cycle, prepared)[0].plan


@pytest.mark.one_database
def test_promise_V16_a_codebook_is_planned_before_anything_is_locked(scoped, systematisation):
    def counted(read: list[FileCode]) -> int:
        with calls_under_the_lock() as calls:
            imported(systematisation, scoped, read)
        return len(calls)

    counted(codes(2))
    added = counted(codes(32)), counted(codes(132))
    changed = counted(codes(30, note="Uno")), counted(codes(130, note="Otro"))

    assert Code.objects.count() == 132
    assert (added[1] - added[0]) / 70 < 130, "a tenth of what a query for each would be"
    assert (changed[1] - changed[0]) / 100 < 130


def test_a_code_of_the_same_name_that_somebody_adds_meanwhile_is_the_same_code(scoped, systematisation):
    once = importing.prepare_codes

    def somebody_adds(*words):
        prepared = once(*words)
        if not Code.objects.exists():
            add_code(actor=systematisation, cycle=scoped, kind="lesson", name={"es": "Código 0"})
        return prepared

    plan = imported(systematisation, scoped, codes(4), somebody_adds)

    assert (plan.counts["add"], Code.objects.count()) == (3, 4)
    first, second = Code.objects.filter(name__es__in=["Código 0", "Código 1"]).order_by("number")
    assert second.parent_id == first.pk
