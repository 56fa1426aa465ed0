"""What the committed reports brought to each webinar, in rows and files."""

from collections import defaultdict

from tinkuy.attendance.cycle_figures.quality import Loaded, together
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.layouts.plain_list import LAYOUT as BY_HAND
from tinkuy.uploads.models import ImportState


def loaded_by_webinar() -> dict[int, Loaded]:
    """Of each webinar of the cycle in scope, by its key. The live page is no file. One query."""
    found: defaultdict[int, list[Loaded]] = defaultdict(list)
    committed = AttendanceImport.objects.filter(state=ImportState.COMMITTED)
    for webinar, layout, counts in committed.values_list("webinar_id", "layout", "counts"):
        if counts:
            rows = counts.get("joins", 0)
            by_hand = rows if layout == BY_HAND else 0
            found[webinar].append(Loaded(1, rows, counts.get("by_phone", 0), by_hand))
    return {webinar: together(files) for webinar, files in found.items()}
