"""A sheet's drafts as contents, and the one fingerprint that reviews and approvals are given over."""

import hashlib

from django.conf import settings
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core import sealing
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.journal.trail import last_entry, subjects_since
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.publication.content.sections import missing_fields
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheets.models import Sheet, SheetKind
from tinkuy.systematisation.evidence.models.finding import LEFT, Finding


def draft(sheet: Sheet, language: str) -> SheetContent:
    """The draft in *language*."""
    return SheetContent.from_json(sheet.drafts[language])


def main_draft(sheet: Sheet) -> SheetContent:
    """The draft in the cycle's main language, else in the first there is."""
    return draft(sheet, main_draft_language(sheet))


def main_draft_language(sheet: Sheet) -> str:
    main = sheet.home.main_language
    return main if main in sheet.drafts else str(next(iter(sheet.drafts)))


def layout_of(sheet: Sheet) -> str:
    """The layout of its PDF that the team chose; empty while nobody did."""
    return next((str(plain["layout"]) for plain in sheet.drafts.values() if plain.get("layout")), "")


def drafts_hash(sheet: Sheet) -> str:
    """Over the content hashes of all languages: one changed word in any of them changes it.

    Keyed: reviews and the journal keep it of former drafts, whose words may have been taken out since (promise P10).
    """
    parts = [f"{language}:{draft(sheet, language).content_hash()}" for language in sorted(sheet.drafts)]
    return sealing.blind_index(hashlib.sha256("|".join(parts).encode()).hexdigest(), place="drafts")


def missing_of(sheet: Sheet) -> list[str]:
    """What the drafts still need (invariant 17), a sentence each; named by language where there are several."""
    missing = [(language, str(need)) for language in sheet.drafts for need in missing_fields(draft(sheet, language))]
    if len(sheet.drafts) == 1:
        return [need for _language, need in missing]
    names = dict(settings.LANGUAGES)
    return [_("%(language)s: %(need)s") % {"language": names[code], "need": need} for code, need in missing]


def changed_findings(sheet: Sheet, language: str) -> dict[str, str]:
    """By its code, what each finding says in *language* whose words changed since the draft took them from the data.

    What the team changed in the sheet itself is no change of the finding, and what a finding does not say in this
    language is not compared with a translation of the sheet.
    """
    taken = last_entry(sheet, "drafted", "refreshed", language=language)
    edited = subjects_since(taken, sheet.cycle, "edited", "finding") if taken else set()
    findings = Finding.objects.filter(public_id__in=edited).exclude(state__in=LEFT) if edited else ()
    return {finding.label: finding.text[language] for finding in findings if finding.text.get(language)}


def sheet_of(cycle: Cycle | NoCycle, kind: str = SheetKind.SUBJECT) -> Sheet | None:
    """The sheet of the cycle in scope, on its subject or its method, if it was started; or that of no cycle."""
    sheets = Sheet.objects.filter(kind=kind).select_related("cycle")
    sheet: Sheet | None = (
        sheets.filter(public_id=cycle.public_id).first() if isinstance(cycle, NoCycle) else sheets.first()
    )
    return sheet


def no_cycle_of(public_id: str) -> NoCycle | None:
    """What stands in the place of a cycle for the sheet with this id, which has none."""
    with scope(cycle=NO_CYCLE):
        sheet = Sheet.objects.filter(public_id=public_id).first()
        return sheet.home if sheet else None
