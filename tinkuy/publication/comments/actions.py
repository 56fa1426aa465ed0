"""A strand of comments is opened at a paragraph of a draft, answered, resolved, opened again."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.publication.comments.anchors import anchors_of
from tinkuy.publication.comments.messages import take_back_from, tell_of_strand
from tinkuy.publication.comments.models import LONGEST_COMMENT, SheetComment
from tinkuy.publication.comments.rules import demand_open_draft, may_remove
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import draft


@transaction.atomic
def open_strand(*, actor: Person, sheet: Sheet, language: str, section: str, place: int, text: str) -> SheetComment:
    """Say something of the paragraph at *place* of *section*, counted from 0, as the draft in *language* stands now."""
    demand(actor, "comment_sheets", sheet.home)
    demand_open_draft(sheet)
    words = _demand_words(text)
    if language not in sheet.drafts:
        raise Refused(_("This sheet has no draft in that language."))
    anchor = next((one for one in anchors_of(draft(sheet, language)) if one.section == section), None)
    if anchor is None or not 0 <= place < len(anchor.paragraphs):
        raise Refused(_("That paragraph is no longer in the text. Reload the page and choose another one."))
    strand: SheetComment = SheetComment.objects.create(
        cycle=sheet.cycle,
        sheet=sheet,
        language=language,
        section=section,
        paragraph=anchor.paragraphs[place],
        text=words,
        person=actor,
    )
    record(actor, "commented", sheet, language=language, strand=strand.public_id)
    tell_of_strand(strand)
    return strand


@transaction.atomic
def answer_strand(*, actor: Person, strand: SheetComment, text: str) -> SheetComment:
    """Answer in the strand. Whoever answers in a resolved one opens it again: something is not settled."""
    demand(actor, "comment_sheets", strand.sheet.home)
    demand_open_draft(strand.sheet)
    words = _demand_words(text)
    if strand.is_resolved:
        _set_resolved(strand, None)
    answer: SheetComment = SheetComment.objects.create(
        cycle=strand.cycle,
        sheet=strand.sheet,
        language=strand.language,
        section=strand.section,
        strand=strand,
        text=words,
        person=actor,
    )
    record(actor, "answered comment", strand.sheet, language=strand.language, strand=strand.public_id)
    tell_of_strand(strand)
    return answer


@transaction.atomic
def resolve_strand(*, actor: Person, strand: SheetComment) -> SheetComment:
    demand(actor, "comment_sheets", strand.sheet.home)
    if strand.is_resolved:
        raise Refused(_("This strand is resolved already."))
    _set_resolved(strand, actor)
    record(actor, "resolved comment", strand.sheet, language=strand.language, strand=strand.public_id)
    tell_of_strand(strand)
    return strand


@transaction.atomic
def reopen_strand(*, actor: Person, strand: SheetComment) -> SheetComment:
    demand(actor, "comment_sheets", strand.sheet.home)
    if not strand.is_resolved:
        raise Refused(_("This strand is open already."))
    _set_resolved(strand, None)
    record(actor, "reopened comment", strand.sheet, language=strand.language, strand=strand.public_id)
    return strand


@transaction.atomic
def remove_comment(*, actor: Person, comment: SheetComment) -> None:
    """Take out one's own words; whoever writes the sheet may take out anybody's. A strand that has answers stays for
    them, without its first words and the paragraph that they quoted.
    """
    demand(actor, "comment_sheets", comment.sheet.home)
    if not may_remove(actor, comment):
        raise Refused(_("Only whoever wrote a comment, or writes the sheet, can remove it."))
    record(actor, "removed comment", comment.sheet, language=comment.language)
    spoke = {comment.person_id, *comment.sheet.authors.values_list("pk", flat=True)} - {None}
    if comment.strand_id is None and SheetComment.objects.filter(strand=comment).exists():
        SheetComment.objects.filter(pk=comment.pk).update(text="", paragraph="", person=None)
    else:
        SheetComment.objects.filter(pk=comment.pk).delete()
    take_back_from({key for key in spoke if key is not None})


def _set_resolved(strand: SheetComment, person: Person | None) -> None:
    """Guarded: of two who press at once the second is told."""
    same = SheetComment.objects.filter(pk=strand.pk, resolved_at=strand.resolved_at)
    strand.resolved_at, strand.resolved_by = (clock.now(), person) if person else (None, None)
    if not same.update(resolved_at=strand.resolved_at, resolved_by=strand.resolved_by):
        raise Refused(_("Somebody else answered or resolved this strand meanwhile. Reload the page."))


def _demand_words(text: str) -> str:
    words = demand_text(text, _("Write your comment."), about="text")
    if len(words) > LONGEST_COMMENT:
        raise Refused(_("A comment has at most %(most)d characters.") % {"most": LONGEST_COMMENT}, about="text")
    return words
