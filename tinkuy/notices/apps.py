from django.apps import AppConfig

from tinkuy.core import periodic
from tinkuy.core.lasting_erasure.written_ahead import register_moments


class NoticesConfig(AppConfig):
    name = "tinkuy.notices"

    def ready(self) -> None:
        from tinkuy.people.alerts import tell_through

        from . import wording
        from .actions import forget_old_messages, owe_alert
        from .addresses.actions import KIND, forget_old_standings
        from .bounces.mailbox import visit_mailbox
        from .jobs import forget_finished_jobs
        from .models import DevelopmentMessage, Notice
        from .pacing.actions import forget_full_buckets
        from .stops.topics import mark_requested
        from .timekeeping import date_back_rows

        mark_requested(
            "sign-in-code", "new-browser", "new-second-factor", "clock-in-doubt", "deeds-late", "erasure-held", KIND
        )
        wording.counts("erasure-held", count="rows of the whole installation")
        tell_through(owe_alert)
        register_moments(Notice.objects.all, "sent_at", "failed_at")
        register_moments(DevelopmentMessage.objects.all, "at")
        periodic.every(date_back_rows, hours=1)
        periodic.every(forget_old_messages, hours=6)
        periodic.every(forget_finished_jobs, hours=6)
        periodic.every(forget_old_standings, hours=24)
        periodic.every(forget_full_buckets, hours=24)
        periodic.every(visit_mailbox, minutes=5)
        label_mails()


def label_mails() -> None:
    """What the buttons of this app's mails say that they do."""
    from .addresses.actions import KIND
    from .buttons import CONFIRM_ADDRESS, OPEN_SITE, SEE_INSTALLATION, label_buttons

    label_buttons(CONFIRM_ADDRESS, KIND)
    label_buttons(OPEN_SITE, "new-browser", "new-second-factor")
    label_buttons(SEE_INSTALLATION, "clock-in-doubt", "deeds-late", "erasure-held")
    label_buttons((), "sign-in-code")
