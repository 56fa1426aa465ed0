from django.apps import AppConfig

from tinkuy.core import periodic


class NoticesConfig(AppConfig):
    name = "tinkuy.notices"

    def ready(self) -> None:
        from .actions import forget_old_messages

        periodic.every(forget_old_messages, hours=6)
