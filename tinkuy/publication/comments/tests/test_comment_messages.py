"""Who is asked or answered beside a paragraph hears of it: one neutral mail the next morning, while it awaits."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tinkuy.core import clock
from tinkuy.notices.models import Notice
from tinkuy.publication.comments.actions import answer_strand, open_strand, remove_comment, resolve_strand
from tinkuy.publication.sheets.actions import edit_sheet


@pytest.fixture
def written(sheet, systematisation):
    fields = {"summary": "Diez países compartieron lo que funcionó.\nCada sesión retomó la anterior."}
    return edit_sheet(actor=systematisation, sheet=sheet, language="es", fields=fields, revision=sheet.revision)


def ask(sheet, person, place=0):
    return open_strand(
        actor=person, sheet=sheet, language="es", section="summary", place=place, text="¿Diez o doce países?"
    )


def owed() -> list[Notice]:
    return list(Notice.objects.filter(kind="comments-to-answer").order_by("pk"))


def test_its_authors_are_told_once_a_day_in_the_morning_without_a_word_of_it(written, peers, systematisation):
    ask(written, peers[0])
    ask(written, peers[0], place=1)

    [notice] = owed()
    assert (notice.person, notice.values) == (systematisation, {"path": reverse("desk:next", args=["comment"])})
    assert timedelta(0) < notice.due_at - clock.now() < timedelta(days=2)
    with clock.at(clock.now() + timedelta(days=1)):
        ask(written, peers[0])
    assert [one.person for one in owed()] == [systematisation, systematisation]


def test_an_answer_awaits_who_asked_and_a_settled_strand_nobody(written, peers, systematisation):
    strand = ask(written, peers[0])
    answer_strand(actor=systematisation, strand=strand, text="Diez.")

    assert [one.person for one in owed()] == [peers[0]]
    resolve_strand(actor=peers[0], strand=strand)
    assert owed() == []


def test_what_still_awaits_in_another_strand_keeps_the_message(written, peers, systematisation):
    first, second = ask(written, peers[0]), ask(written, peers[0], place=1)
    resolve_strand(actor=systematisation, strand=first)
    assert [one.person for one in owed()] == [systematisation]

    remove_comment(actor=peers[0], comment=second)

    assert owed() == []
