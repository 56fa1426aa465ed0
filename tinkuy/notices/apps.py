from django.apps import AppConfig

from tinkuy.core import periodic


class NoticesConfig(AppConfig):
    name = "tinkuy.notices"

    def ready(self) -> None:
        from tinkuy.people.alerts import tell_through

        from .actions import forget_old_messages, owe_alert
        from .jobs import forget_finished_jobs

        tell_through(owe_alert)
        periodic.every(forget_old_messages, hours=6)
        periodic.every(forget_finished_jobs, hours=6)
