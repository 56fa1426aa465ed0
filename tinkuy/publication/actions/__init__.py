"""From the cycle's data to a published sheet: draft, edit, submit, review, approve, publish, correct, retire."""

from .approving import approve_sheet
from .documenting import document_cycle
from .drafting import draft_sheet, edit_sheet, refresh_draft
from .guarding import decide_sheet_alert
from .publishing import BeforeTheEnd, OpenAlerts, publish_sheet, retire_sheet
from .reviewing import review_sheet, submit_sheet

__all__ = [
    "BeforeTheEnd",
    "OpenAlerts",
    "approve_sheet",
    "decide_sheet_alert",
    "document_cycle",
    "draft_sheet",
    "edit_sheet",
    "publish_sheet",
    "refresh_draft",
    "retire_sheet",
    "review_sheet",
    "submit_sheet",
]
