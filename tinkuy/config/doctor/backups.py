"""Whether backups are made, how old the newest is, and whether none is kept for longer than people were promised."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _, ngettext

from tinkuy.config.backups.schedule import fault_of_folder, overdue_backups, standing_of_backups

from .findings import Finding, advice, bad, good


def backup() -> Iterator[Finding]:
    standing, too_long, folder_fault = standing_of_backups(), overdue_backups(), fault_of_folder()
    if too_long:
        sentence = ngettext(
            "%(count)d backup is older than what people are promised: remove it.",
            "%(count)d backups are older than what people are promised: remove them.",
            too_long,
        )
        yield bad("backup", sentence % {"count": too_long})
    elif folder_fault or standing["state"] == "failing":
        yield bad("backup", folder_fault or standing["fault"])
    elif standing["state"] == "off":
        off = _("No backups are made by the clock: set TINKUY_BACKUP_TO.")
        yield advice("backup", off) if settings.IS_LOOPBACK else bad("backup", off)
    elif standing["age"] is None:
        yield bad("backup", _("There is no backup yet."))
    else:
        age = _("The newest backup is %(hours)d hours old.") % {"hours": standing["age"] // 3600}
        yield good("backup", age) if standing["state"] == "fresh" else bad("backup", age)
