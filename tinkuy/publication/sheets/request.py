"""The sheet of the request's cycle, as far as whoever asks may read it."""

from django.http import Http404

from tinkuy.people.roles import CYCLE_ROLES, Role
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.request import CycleRequest
from tinkuy.publication.sheets.addresses import kind_of_request
from tinkuy.publication.sheets.models import Sheet, SheetState
from tinkuy.publication.sheets.queries import sheet_of

BEING_WRITTEN = (SheetState.DRAFT, SheetState.CHANGES_REQUESTED)


def demand_sheet(request: CycleRequest) -> Sheet:
    """The cycle's sheet. A hub editor reads what was sent to its peers, not what its team is still writing."""
    sheet = sheet_of(request.cycle, kind_of_request(request))
    if sheet is None or not reads_draft(request, sheet):
        raise Http404
    return sheet


def demand_sheet_without_draft(request: CycleRequest) -> Sheet:
    """The same, and for a hub editor also a sheet that is written anew, as far as it was published before: the page
    that calls this shows them nothing of its draft.
    """
    sheet = sheet_of(request.cycle, kind_of_request(request))
    if sheet is None or not (reads_draft(request, sheet) or sheet.versions.exists()):
        raise Http404
    return sheet


def reads_draft(request: CycleRequest, sheet: Sheet) -> bool:
    """Whether the words of the draft, what is said of them and the alerts over them are open to whoever asks."""
    return is_of_cycle_team(request) or sheet.state not in BEING_WRITTEN


def is_of_cycle_team(request: CycleRequest) -> bool:
    """Of a sheet without a cycle its editors write it; its peers read what was sent to them."""
    if isinstance(request.cycle, NoCycle):
        return Role.HUB_EDITOR in request.roles
    return not request.roles.isdisjoint(CYCLE_ROLES)
