from django.apps import AppConfig
from django.db.backends.signals import connection_created

from tinkuy.core import periodic


class StreamConfig(AppConfig):
    name = "tinkuy.stream"

    def ready(self) -> None:
        from .actions import forget_old_events
        from .public_changes import forget_old_changes, watch
        from .withdrawals import fold_old_withdrawals

        periodic.every(forget_old_events, hours=1)
        periodic.every(forget_old_changes, minutes=10)
        periodic.every(fold_old_withdrawals, hours=24)
        connection_created.connect(watch, dispatch_uid="public-changes")
