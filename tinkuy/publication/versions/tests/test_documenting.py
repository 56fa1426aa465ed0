import pytest

from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.publication.versions.actions import document_cycle
from tinkuy.publication.versions.queries import sheets_to_publish


def systematising(cycle: Cycle) -> Cycle:
    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.SYSTEMATISING)
    cycle.refresh_from_db()
    return cycle


def test_a_cycle_is_documented_once_its_sheet_is_published(scoped, coordination, published):
    document_cycle(actor=coordination, cycle=systematising(scoped))

    assert Cycle.objects.get(pk=scoped.pk).state == CycleState.DOCUMENTED


def test_without_a_published_sheet_it_is_not(scoped, coordination):
    with pytest.raises(Refused, match="publicada"):
        document_cycle(actor=coordination, cycle=systematising(scoped))


def test_only_the_coordination_says_so(scoped, focal_point_pe, published):
    with pytest.raises(Refused):
        document_cycle(actor=focal_point_pe, cycle=systematising(scoped))


def test_a_hub_editor_sees_the_sheets_that_wait(approved, hub_editor, signed_in):
    assert sheets_to_publish(hub_editor) == [approved]

    assert approved.cycle.slug in signed_in(hub_editor).get("/es/team/sheets/").content.decode()


def test_a_hub_editor_is_told_by_mail(hub_editor, approved):
    assert Notice.objects.filter(kind="sheet-to-publish", person=hub_editor).count() == 1


def test_the_coordination_presses_a_button(scoped, coordination, published, signed_in):
    systematising(scoped)

    answer = signed_in(coordination).post(f"/es/team/c/{scoped.slug}/sheet/document/")

    assert answer.status_code == 302
    assert Cycle.objects.get(pk=scoped.pk).state == CycleState.DOCUMENTED
