"""A translation as it stands against its source: what is asked of a person, what is current, what it reads as."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tinkuy.core import languages, sealing
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheets.models import Sheet, SheetState, SheetVersion
from tinkuy.publication.sheets.queries import main_draft

from .alignment import Paragraph, aligned
from .models import SheetTranslation
from .segments import segments_of, with_texts


@dataclass(frozen=True)
class Source:
    """What is translated: the original in force, so that a correction that is still being written disturbs nobody; the
    draft before there is one.
    """

    content: SheetContent
    version: SheetVersion | None = None

    @property
    def language(self) -> str:
        return self.content.language


@dataclass(frozen=True)
class TranslationStanding:
    translation: SheetTranslation
    source: Source
    paragraphs: Sequence[Paragraph]

    @property
    def language(self) -> str:
        return self.translation.language

    @cached_property
    def pending(self) -> list[Paragraph]:
        return [one for one in self.paragraphs if one.is_pending]

    @property
    def outdated(self) -> list[Paragraph]:
        return [one for one in self.paragraphs if one.is_outdated]

    @property
    def done_count(self) -> int:
        return len(self.paragraphs) - len(self.pending)

    @property
    def is_complete(self) -> bool:
        return bool(self.paragraphs) and not self.pending

    def changed_since(self, content: SheetContent) -> list[Paragraph]:
        """What reads otherwise than in *content*, a former text of the same translation; nothing that is pending."""
        former = {(one.field, one.text) for one in segments_of(content)}
        return [one for one in self.paragraphs if one.text and (one.segment.field, one.text) not in former]

    @cached_property
    def content(self) -> SheetContent:
        """The sheet in the language of the translation; what is pending reads as its source does."""
        texts = {one.segment.key: one.text for one in self.paragraphs if one.text}
        return with_texts(self.source.content, texts, self.language)

    @cached_property
    def words(self) -> str:
        """The fingerprint over which it is approved: of this language alone, so that no other one is asked again."""
        return words_key(self.content)


def words_key(content: SheetContent) -> str:
    """Keyed, as that of the drafts is (promise P10)."""
    fingerprint = hashlib.sha256(f"{content.language}:{content.content_hash()}".encode()).hexdigest()
    return sealing.blind_index(fingerprint, place="translation")


def source_of(sheet: Sheet) -> Source | None:
    """None for a sheet that was retired."""
    return source_among(
        sheet, sheet.versions.filter(retired_at=None, source_version=None).order_by("-number", "pk")[:3]
    )


def source_among(sheet: Sheet, versions: Iterable[SheetVersion]) -> Source | None:
    """The same of the originals in force, the newest first."""
    if originals := list(versions):
        newest = [one for one in originals if one.number == originals[0].number]
        version = next((one for one in newest if one.language == sheet.home.main_language), newest[0])
        return Source(SheetContent.from_json(version.content), version)
    return None if sheet.state == SheetState.RETIRED else Source(main_draft(sheet))


def standing_against(translation: SheetTranslation, source: Source) -> TranslationStanding:
    return TranslationStanding(translation, source, aligned(segments_of(source.content), translation.paragraphs))


def translation_into(sheet: Sheet, language: str) -> SheetTranslation | None:
    """That of *sheet* into *language*, once it was begun."""
    translation: SheetTranslation | None = SheetTranslation.objects.filter(sheet=sheet, language=language).first()
    return translation


def languages_to_translate(sheet: Sheet) -> list[str]:
    """Those in which nobody wrote the sheet itself."""
    return [code for code in languages.CODES if code not in sheet.drafts]


def is_approved(standing: TranslationStanding) -> bool:
    """A focal point approved exactly these words."""
    return standing.is_complete and standing.translation.sheet.approvals.filter(content_hash=standing.words).exists()


def published_translation(sheet: Sheet, language: str) -> SheetVersion | None:
    """The newest translation into *language* that is in force."""
    rows = SheetVersion.objects.filter(sheet=sheet, language=language, retired_at=None).exclude(source_version=None)
    return rows.select_related("source_version").order_by("-number").first()


def is_published(standing: TranslationStanding) -> bool:
    """What is in force in its language are these very words."""
    version = published_translation(standing.translation.sheet, standing.language)
    return version is not None and version.content_hash == standing.content.content_hash()


@dataclass(frozen=True)
class TranslationSummary:
    standing: TranslationStanding
    is_approved: bool
    is_published: bool

    @property
    def language(self) -> str:
        return self.standing.language


def translations_of(sheet: Sheet) -> list[TranslationSummary]:
    """Where each translation of *sheet* stands."""
    rows = list(SheetTranslation.objects.filter(sheet=sheet).select_related("sheet__cycle"))
    source = source_of(sheet) if rows else None
    standings = [standing_against(row, source) for row in rows] if source else []
    return [TranslationSummary(one, is_approved(one), is_published(one)) for one in standings]
