"""Stage 4 of the example: the sheet drafts itself, is edited to the original's words, reviewed, approved, published."""

from typing import Any

from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.publication.content.vocabularies.suggesting import filed_under
from tinkuy.publication.pictures.actions import PictureWords, add_picture
from tinkuy.publication.reviews.actions import review_sheet, submit_sheet
from tinkuy.publication.sheets.actions import draft_sheet, edit_sheet
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.versions.actions import approve_sheet, publish_sheet

from .pack import Item, Pack, moment
from .plan import advance
from .team import Team

COPIED = (
    "series", "title", "summary", "grade", "type", "objective", "beneficiaries", "actions", "featured_recommendation",
    "constraints", "approaches", "safeguards", "sustainability", "replicability", "contact", "credits", "licence",
    "citation", "disclaimer",
)  # fmt: skip


def load(pack: Pack, team: Team, cycle: Cycle) -> None:
    row = pack.cycle["sheet"]
    with clock.at(moment("2020-08-13")):
        sheet = draft_sheet(actor=team.systematisation, cycle=cycle, language="es", slug=row["id"])
        sheet = edit_sheet(
            actor=team.systematisation,
            sheet=sheet,
            language="es",
            fields=_fields(row, sheet.drafts["es"], team),
            revision=sheet.revision,
        )
        _illustrate(pack, team, sheet, row["picture"])
        sheet.refresh_from_db()
        submit_sheet(actor=team.systematisation, sheet=sheet)
    for review in row["reviews"]:
        with clock.at(moment(review["on"])):
            review_sheet(
                actor=team.persons[review["reviewer"]],
                sheet=sheet,
                verdict=review["verdict"],
                scores=review["scores"],
                comment="",
            )
    with clock.at(moment(row["approved"]["on"])):
        approve_sheet(actor=team.persons[row["approved"]["by"]], sheet=sheet)
    with clock.at(moment(row["published"]["on"])):
        publish_sheet(actor=team.persons[row["published"]["by"]], sheet=sheet)
    advance(team, cycle, CycleState.DOCUMENTED, row["published"]["on"])
    advance(team, cycle, CycleState.FOLLOW_UP, row["published"]["on"])


def _illustrate(pack: Pack, team: Team, sheet: Sheet, row: Item) -> None:
    words = PictureWords(
        alternative=row["alternative"]["es"],
        caption=row["caption"]["es"],
        credit=row["credit"]["es"],
        rights=row["rights"],
    )
    data = pack.read(row["file"])
    add_picture(actor=team.systematisation, sheet=sheet, language="es", data=data, words=words, revision=sheet.revision)


def _fields(row: Item, draft: dict[str, Any], team: Team) -> dict[str, Any]:
    """The pack's words, over what the draft already took from the data (figures, quotes, countries)."""
    fields: dict[str, Any] = {name: row[name] for name in COPIED}
    words = {item["finding"]: item for item in [*row["lessons"], *row["recommendations"]]}
    for name in ("lessons", "recommendations"):
        fields[name] = [
            item | {"heading": words[item["code"]].get("heading", ""), "text": words[item["code"]]["text"]}
            for item in draft[name]
        ]
    fields["more"] = [{"label": label, "href": ""} for label in row["more"]]
    fields["footer"] = list(dict.fromkeys(row["footer"]["quoted_from_seed"]))
    fields["implementers"] = [team.organisations[name].name for name in row["implementers"]]
    fields["partners"] = [team.organisations[name].name for name in row["partners"]]
    fields["tags"] = [*row["tags"], *filed_under(draft["tags"], "sector")]
    return fields
