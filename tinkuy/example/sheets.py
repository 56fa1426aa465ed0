"""Stage 4 of the example once more: the Portuguese of the sheet, and a sheet on the method with its own, corrected."""

from collections.abc import Iterator
from typing import Any

from tinkuy.core import clock
from tinkuy.core.yaml_files import yaml_values
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.reviews.actions import review_sheet, submit_sheet
from tinkuy.publication.sheets.actions import draft_sheet, edit_sheet
from tinkuy.publication.sheets.models import Sheet, SheetKind
from tinkuy.publication.sheets.queries import draft, sheet_of
from tinkuy.publication.translations.actions import Written, begin_translation, translate_paragraphs
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.publication.translations.queries import TranslationStanding, source_of, standing_against
from tinkuy.publication.translations.suggestions import pairs_from_data
from tinkuy.publication.versions.actions import approve_sheet, publish_sheet
from tinkuy.publication.versions.translated import approve_translation, publish_translation

from .pack import Item, Pack, moment
from .team import Team

SOURCE, TARGET = "es", "pt-br"


def load(pack: Pack, team: Team, cycle: Cycle) -> None:
    rows: Item = yaml_values(pack.read("sheets.yaml"))
    subject = sheet_of(cycle)
    assert subject is not None, "the sheet on the subject is published before"
    _translate(pack, team, subject, rows["subject"])
    scores = {row["reviewer"]: row["scores"] for row in pack.cycle["sheet"]["reviews"]}
    method = _write_method(team, cycle, rows["method"])
    _publish(team, method, rows["method"], scores)
    _translate(pack, team, method, rows["method"]["translation"])
    _correct(team, method, rows["method"]["correction"])
    _publish(team, method, rows["method"]["correction"], scores)


def _translate(pack: Pack, team: Team, sheet: Sheet, row: Item) -> None:
    actor, words = team.systematisation, _words_of(pack, row)
    with clock.at(moment(row["translated"])):
        translation = begin_translation(actor=actor, sheet=sheet, language=TARGET, with_machine=False)
        written = list(_written(_standing(translation), words))
        translate_paragraphs(actor=actor, translation=translation, written=written)
    translation.refresh_from_db()
    with clock.at(moment(row["approved"]["on"])):
        approver = team.persons[row["approved"]["by"]]
        approve_translation(actor=approver, translation=translation, words=_standing(translation).words)
    with clock.at(moment(row["published"]["on"])):
        publish_translation(actor=team.persons[row["published"]["by"]], translation=translation)


def _standing(translation: SheetTranslation) -> TranslationStanding:
    source = source_of(translation.sheet)
    assert source is not None, "no sheet of the example is retired"
    return standing_against(translation, source)


def _written(standing: TranslationStanding, words: dict[str, str]) -> Iterator[Written]:
    """The pack's words; where it has none, what the program says in both languages of the cycle's data."""
    pending = [(one.segment, words.get(_spaced(one.segment.text), "")) for one in standing.pending]
    pairs = (
        pairs_from_data(standing.translation.sheet, SOURCE, TARGET) if not all(text for _one, text in pending) else {}
    )
    for segment, text in pending:
        text = text or pairs.get((segment.field, segment.text), "")
        if not text:
            raise ValueError(f"sheets.yaml has no Portuguese for {segment.field}: {segment.text}")
        yield Written(key=segment.key, text=text, offered="", stored="", accepts=True)


def _words_of(pack: Pack, row: Item) -> dict[str, str]:
    """The Portuguese by the Spanish: what the pack says in both anyhow, and what the row of a sheet adds."""
    words = _in_both(pack.cycle) | {one["es"]: one["pt"] for one in row["words"]}
    return {_spaced(source): target for source, target in words.items()}


def _spaced(text: str) -> str:
    """With plain spaces: the program sets narrow ones in numbers."""
    return " ".join(text.split())


def _in_both(value: Any) -> dict[str, str]:
    """What the pack says in both languages, wherever it stands in it."""
    words: dict[str, str] = {}
    if isinstance(value, dict):
        if isinstance(value.get("es"), str) and isinstance(value.get("pt-BR"), str):
            return {value["es"]: value["pt-BR"]}
        for part in value.values():
            words |= _in_both(part)
    if isinstance(value, list):
        for part in value:
            words |= _in_both(part)
    return words


def _write_method(team: Team, cycle: Cycle, row: Item) -> Sheet:
    with clock.at(moment(row["drafted"])):
        sheet = draft_sheet(actor=team.systematisation, cycle=cycle, language=SOURCE, kind=SheetKind.METHOD)
        return _edit(team, sheet, row["fields"])


def _correct(team: Team, sheet: Sheet, row: Item) -> None:
    """One lesson in other words: of the translation that paragraph alone is asked again."""
    sheet.refresh_from_db()
    lessons = [
        {"code": one.code, "heading": one.heading, "text": row["text"] if one.code == row["lesson"] else one.text}
        for one in draft(sheet, SOURCE).lessons
    ]
    with clock.at(moment(row["drafted"])):
        _edit(team, sheet, {"lessons": lessons, "changes": row["changes"]})


def _edit(team: Team, sheet: Sheet, fields: dict[str, Any]) -> Sheet:
    return edit_sheet(actor=team.systematisation, sheet=sheet, language=SOURCE, fields=fields, revision=sheet.revision)


def _publish(team: Team, sheet: Sheet, row: Item, scores: dict[str, Item]) -> None:
    sheet.refresh_from_db()
    with clock.at(moment(row["drafted"], hour=20)):
        submit_sheet(actor=team.systematisation, sheet=sheet)
    for reviewer, day in row["reviewed"].items():
        with clock.at(moment(day)):
            review_sheet(
                actor=team.persons[reviewer], sheet=sheet, verdict="approve", scores=scores[reviewer], comment=""
            )
    with clock.at(moment(row["approved"]["on"])):
        approve_sheet(actor=team.persons[row["approved"]["by"]], sheet=sheet)
    with clock.at(moment(row["published"]["on"])):
        publish_sheet(actor=team.persons[row["published"]["by"]], sheet=sheet)
