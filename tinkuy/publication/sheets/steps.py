"""The four steps of a sheet as the knots of a cord: written, reviewed by peers, approved, published."""

from django.utils.translation import gettext as _, pgettext

from tinkuy.publication.sheets.models import Sheet, SheetState

STEP_OF_STATE = {
    SheetState.DRAFT: 0,
    SheetState.CHANGES_REQUESTED: 0,
    SheetState.IN_REVIEW: 1,
    SheetState.APPROVED: 3,
    SheetState.PUBLISHED: 4,
    SheetState.RETIRED: 4,
}
"""State → how many steps lie behind; the next one is the step of now."""


def steps_of(sheet: Sheet, *, is_reviewed: bool = False) -> list[dict[str, str]]:
    """Label and state of each step. A sheet in review whose peers agree waits for its approval."""
    state = SheetState(sheet.state)
    done = 2 if state == SheetState.IN_REVIEW and is_reviewed else STEP_OF_STATE[state]
    last = (
        pgettext("step of a sheet", "Retired")
        if state == SheetState.RETIRED
        else pgettext("step of a sheet", "Published")
    )
    labels = (_("Draft"), pgettext("step of a sheet", "Peers"), pgettext("step of a sheet", "Approval"), last)
    return [{"label": label, "state": _state(place, done)} for place, label in enumerate(labels)]


def _state(place: int, done: int) -> str:
    if place < done:
        return "done"
    return "now" if place == done else "later"
