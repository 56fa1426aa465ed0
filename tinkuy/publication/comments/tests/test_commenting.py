"""Strands of comments at the paragraphs of a draft: opened, answered, resolved, opened again, removed."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.publication.comments.actions import (
    answer_strand,
    open_strand,
    remove_comment,
    reopen_strand,
    resolve_strand,
)
from tinkuy.publication.comments.anchors import position_of
from tinkuy.publication.comments.models import SheetComment
from tinkuy.publication.comments.queries import commented_parts, open_strands
from tinkuy.publication.sheets.actions import edit_sheet

SUMMARY = "Diez países compartieron lo que funcionó.\nCada sesión retomó la anterior."


@pytest.fixture
def written(sheet, systematisation):
    return edit_sheet(
        actor=systematisation, sheet=sheet, language="es", fields={"summary": SUMMARY}, revision=sheet.revision
    )


@pytest.fixture
def strand(written, peers):
    """A peer of Chile asks something of the second paragraph of the summary."""
    return open_strand(actor=peers[0], sheet=written, language="es", section="summary", place=1, text="¿Las cinco?")


def reword(sheet, person, summary):
    return edit_sheet(actor=person, sheet=sheet, language="es", fields={"summary": summary}, revision=sheet.revision)


def placed(sheet, person):
    """Part, paragraph and difference of the only strand; no paragraph where it is lost."""
    for part in commented_parts(sheet, "es", person):
        for row in part.paragraphs:
            for strand in (*row.open_strands, *row.resolved_strands):
                return part.section, row.text, strand.position.difference
        if part.lost:
            return part.section, None, ()
    return None


def test_a_strand_stands_at_its_paragraph(strand, written, systematisation):
    assert placed(written, systematisation) == ("summary", "Cada sesión retomó la anterior.", ())
    assert open_strands(written) == {"es": 1}


def test_capability_U2_a_strand_follows_its_paragraph_when_it_moves_and_is_reworded(strand, written, systematisation):
    moved = reword(written, systematisation, "Uno nuevo, del todo distinto.\n" + SUMMARY)
    assert placed(moved, systematisation) == ("summary", "Cada sesión retomó la anterior.", ())

    reworded = reword(moved, systematisation, "Cada una retomó la sesión anterior.\nDiez países compartieron.")
    section, text, difference = placed(reworded, systematisation)

    assert (section, text) == ("summary", "Cada una retomó la sesión anterior.")
    assert {mark for mark, _words in difference} == {"same", "del", "ins"}


def test_a_strand_whose_paragraph_is_gone_says_what_it_spoke_of(strand, written, systematisation):
    reword(written, systematisation, "Nada de aquello.")

    assert placed(written, systematisation) == ("summary", None, ())


def test_capability_U2_it_is_answered_resolved_and_opened_again(strand, written, systematisation, peers):
    answer_strand(actor=systematisation, strand=strand, text="Sí, las cinco.")
    resolve_strand(actor=systematisation, strand=strand)
    assert open_strands(written) == {}
    with pytest.raises(Refused, match="ya está resuelta"):
        resolve_strand(actor=peers[0], strand=strand)

    reopen_strand(actor=peers[0], strand=strand)

    assert open_strands(written) == {"es": 1}
    assert [one.text for one in strand.answers.all()] == ["Sí, las cinco."]


def test_an_answer_in_a_resolved_strand_opens_it_again(strand, written, systematisation, peers):
    resolve_strand(actor=systematisation, strand=strand)
    answer_strand(actor=peers[0], strand=strand, text="Falta la tercera.")

    assert open_strands(written) == {"es": 1}


def test_of_two_who_resolve_at_once_the_second_is_told(strand, systematisation, peers):
    same = SheetComment.objects.get(pk=strand.pk)
    resolve_strand(actor=systematisation, strand=strand)

    with pytest.raises(Refused, match="Mientras tanto"):
        resolve_strand(actor=peers[0], strand=same)


def test_whoever_wrote_it_removes_it_and_the_answers_stay(strand, systematisation, peers):
    answer_strand(actor=systematisation, strand=strand, text="Sí.")
    with pytest.raises(Refused, match="Solo puede quitar"):
        remove_comment(actor=peers[1], comment=strand)

    remove_comment(actor=peers[0], comment=strand)

    assert list(SheetComment.objects.values_list("text", "paragraph")) == [("", ""), ("Sí.", "")]


def test_a_comment_needs_words_a_paragraph_and_somebody_who_reads_drafts(written, peers, make_person):
    def comment(actor, place, text):
        open_strand(actor=actor, sheet=written, language="es", section="summary", place=place, text=text)

    with pytest.raises(Refused, match="Escriba su comentario"):
        comment(peers[0], 0, "  ")
    with pytest.raises(Refused, match="ya no está en el texto"):
        comment(peers[0], 2, "¿Cuál?")
    with pytest.raises(Refused, match="Su rol"):
        comment(make_person("Nadie"), 0, "Hola.")


def test_the_likest_paragraph_is_the_one_meant():
    before = "Los países acordaron un directorio común de contactos."
    now = ("Los países se reunieron.", "Los países acordaron un directorio regional de contactos.")

    assert position_of(before, now).place == 1
    assert position_of(before, ("Nada que ver con esto.",)).place is None


def test_capability_U2_the_page_opens_a_strand_beside_its_paragraph_without_script(written, client, peers):
    client.force_login(peers[0])
    address = f"/es/team/c/{written.cycle.slug}/sheet/comments/es/"
    form = client.get(f"{address}?at=summary.0").content.decode()
    assert 'name="at" value="summary.0"' in form

    empty = client.post(address, {"at": "summary.0", "text": ""})
    sent = client.post(address, {"at": "summary.0", "text": "¿Diez o nueve?"}, follow=True)

    assert empty.status_code == 422
    assert "¿Diez o nueve?" in sent.content.decode()
    strand = SheetComment.objects.get()
    own = f"/es/team/c/{written.cycle.slug}/sheet/comment/{strand.public_id}/"
    for deed in ("answer", "resolve", "reopen", "remove"):
        answer = client.post(f"{own}{deed}/", {"text": "Diez."}, follow=True)
        assert answer.status_code == 200
    assert [one.text for one in SheetComment.objects.all()] == ["", "Diez."]
