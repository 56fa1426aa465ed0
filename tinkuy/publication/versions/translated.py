"""A translation is approved over its own words, and published as a version that names the one it translates."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules as team
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.guard.queries import open_alerts_of_translation
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.translations.messages import tell_hub_editors
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.publication.translations.queries import (
    TranslationStanding,
    is_approved,
    is_published,
    source_of,
    standing_against,
)
from tinkuy.publication.translations.rules import is_translator

from .actions import OpenAlerts, freeze, graded
from .models import Approval, PublishedFinding


class OtherWords(Refused):
    """The translation reads otherwise than on the page on which it was approved."""


@transaction.atomic
def approve_translation(*, actor: Person, translation: SheetTranslation, words: str) -> Approval:
    """A focal point who did not translate approves the exact words that they read; the other languages stand as they
    are. *words* is the fingerprint that their page showed.
    """
    team.demand(actor, "approve_sheets", translation.sheet.home)
    standing = _demand_complete(translation)
    if is_translator(actor, translation):
        raise Refused(_("Nobody approves their own translation. Ask another focal point."))
    if words != standing.words:
        raise OtherWords(_("The translation changed while you read. Read what is new, and approve it then."))
    approval: Approval
    approval, _is_new = Approval.objects.update_or_create(
        sheet=translation.sheet,
        content_hash=standing.words,
        defaults={"cycle": translation.cycle, "person": actor, "given_at": clock.now()},
    )
    tell_hub_editors(standing, actor=actor)
    record(actor, "approved translation", translation.sheet, language=translation.language)
    return approval


@transaction.atomic
def publish_translation(*, actor: Person, translation: SheetTranslation) -> SheetVersion:
    """Publish the approved words beside their original. A hub editor does it who did not translate."""
    team.demand(actor, "publish_sheets", translation.sheet.home)
    sheet = Sheet.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=translation.sheet_id)
    standing = _demand_complete(translation)
    source = standing.source.version
    if source is None:
        raise Refused(_("The original is published first, and its translation then."))
    if is_translator(actor, translation):
        raise Refused(_("Nobody publishes their own translation. Ask another hub editor."))
    if not is_approved(standing):
        raise Refused(_("No focal point approved exactly these words."))
    if is_published(standing):
        raise Refused(_("These words are on the hub already."))
    if alerts := open_alerts_of_translation(translation):
        raise OpenAlerts(
            _("The translation holds %(what)s: «%(text)s». Take it out, or decide that it may stand.")
            % {"what": alerts[0].kind_words, "text": alerts[0].alert.text}
        )
    version = _publish(actor, sheet, standing.content, source)
    write_card(sheet)
    record(actor, "published translation", sheet, language=translation.language, number=version.number)
    return version


def _demand_complete(translation: SheetTranslation) -> TranslationStanding:
    """As it is stored now, and so it stays until this deed is done."""
    rows = SheetTranslation.objects.select_for_update(of=("self",)).select_related("sheet__cycle", "cycle")
    stored = rows.get(pk=translation.pk)
    source = source_of(stored.sheet)
    if source is None:
        raise Refused(_("The sheet was retired: there is nothing to translate."))
    standing = standing_against(stored, source)
    if standing.pending:
        raise Refused(
            _("The translation is not whole: the source has paragraphs that nobody has read in this language yet.")
        )
    return standing


def _publish(actor: Person, sheet: Sheet, content: SheetContent, source: SheetVersion) -> SheetVersion:
    """Numbered as its source, or one more where it was corrected by itself."""
    own = sheet.versions.filter(language=content.language).order_by("-number").first()
    number = max(source.number, own.number + 1 if own else 1)
    of_source = {"translation_of": source.number, "source_language": source.language}
    without_grade = replace(content, reviewed_grade="", grade_reason="", **of_source)  # type: ignore[arg-type]
    version = freeze(actor, sheet, graded(sheet, without_grade), number, source)
    printed = PublishedFinding.objects.filter(version=source)
    PublishedFinding.objects.bulk_create(
        PublishedFinding(version=version, finding_id=one.finding_id, code=one.code) for one in printed
    )
    return version
