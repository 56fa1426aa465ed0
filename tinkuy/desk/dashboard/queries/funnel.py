"""From the invitation to the close: each step says its share and of what."""

from django.utils.translation import gettext as _

from tinkuy.design.components import percent
from tinkuy.design.figures.funnel import Stage
from tinkuy.design.figures.tones import share_of
from tinkuy.desk.checkup.facts import Facts


def funnel_stages(facts: Facts) -> list[Stage]:
    """The steps whose data exist. Invitations are counts of messages sent and pages opened, not of persons."""
    attendance = facts.attendance
    invited = sum(wave.invited for wave in facts.waves)
    opened = sum(wave.opened for wave in facts.waves)
    stages = []
    if invited:
        stages.append(Stage(_("Received the invitation"), invited))
    if opened:
        stages.append(Stage(_("Opened the page"), opened, _of(opened, invited, _("%(share)s of those invited"))))
    if attendance.registered:
        stages.append(
            Stage(
                _("Signed up for the cycle"),
                attendance.registered,
                _of(attendance.registered, opened, _("%(share)s of those who opened it")),
            )
        )
    if attendance.came:
        of_registered = _of(attendance.came, attendance.registered, _("%(share)s of those registered"))
        stages.append(Stage(_("Came at least once"), attendance.came, of_registered))
    if attendance.came_to_last and len(attendance.sessions) > 1:
        of_those = _of(attendance.came_to_last, attendance.came, _("%(share)s of those who came"))
        label = _("Came to session %(place)s") % {"place": attendance.sessions[-1]}
        stages.append(Stage(label, attendance.came_to_last, of_those, is_last=True))
    return stages


def _of(part: int | None, whole: int | None, words: str) -> str:
    kept_share = share_of(part, whole)
    return words % {"share": percent(kept_share)} if kept_share is not None else ""
