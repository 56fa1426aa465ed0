from django.apps import AppConfig

from tinkuy.core import periodic


class StreamConfig(AppConfig):
    name = "tinkuy.stream"

    def ready(self) -> None:
        from .actions import forget_old_events

        periodic.every(forget_old_events, hours=1)
