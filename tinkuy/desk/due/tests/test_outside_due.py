"""A sheet without a cycle and comments on a draft are among what is due to whoever has the next deed of them."""

import pytest
from django.urls import reverse
from django_scopes import scope

from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.desk.due.outside import due_outside
from tinkuy.desk.due.queries import due_in
from tinkuy.people.models import HubRole
from tinkuy.people.roles import Role
from tinkuy.publication.comments.actions import open_strand
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheet_imports.actions import ask_peer, import_sheet
from tinkuy.publication.sheets.actions import draft_sheet, edit_sheet
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.origin import Origin


@pytest.fixture
def editors(make_person):
    people = [make_person(f"Edición {n}") for n in (1, 2)]
    for person in people:
        HubRole.objects.create(person=person, role=Role.HUB_EDITOR)
    return people


@pytest.fixture
def outside(editors) -> Sheet:
    content = SheetContent(language="es", title="Albergues a distancia", summary="Una red recibe por teléfono.")
    sheet = import_sheet(actor=editors[0], content=content, origin=Origin("Red", "written"))
    Sheet._base_manager.filter(pk=sheet.pk).update(state="in_review")
    return sheet


def deeds_of(person) -> list[str]:
    return [line.due.deed for line in due_outside(person)]


def test_it_is_to_be_reviewed_by_its_peers_and_the_other_editors(outside, editors, make_person, signed_in):
    peer, stranger = make_person("Par de Chile", country="CL"), make_person("Otra")
    with scope(cycle=NO_CYCLE):
        ask_peer(actor=editors[0], sheet=outside, email=peer.email)

    assert [deeds_of(one) for one in (editors[0], editors[1], peer, stranger)] == [[], ["Review"], ["Review"], []]
    assert all(line.href for person in (editors[1], peer) for line in due_outside(person))
    assert "Albergues a distancia" in signed_in(peer).get(reverse("desk:home")).content.decode()


def test_comments_await_the_authors_within_a_cycle_and_outside(outside, editors, scoped, systematisation, coordination):
    with scope(cycle=NO_CYCLE):
        sheet = Sheet.objects.get(pk=outside.pk)
        open_strand(actor=editors[1], sheet=sheet, language="es", section="summary", place=0, text="¿Desde cuándo?")
    own = draft_sheet(actor=systematisation, cycle=scoped)
    own = edit_sheet(
        actor=systematisation, sheet=own, language="es", fields={"summary": "Diez países."}, revision=own.revision
    )
    for _time in range(2):
        open_strand(actor=coordination, sheet=own, language="es", section="summary", place=0, text="¿Diez?")

    assert deeds_of(editors[0]) == ["Answer"]
    [due] = [one for one in due_in([scoped]) if one.kind == "comment"]
    assert (due.words, due.persons) == ("Answer 2 comments on the draft", frozenset({systematisation.pk}))
