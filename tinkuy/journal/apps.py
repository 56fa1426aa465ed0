from django.apps import AppConfig

from tinkuy.core import periodic


class JournalConfig(AppConfig):
    name = "tinkuy.journal"

    def ready(self) -> None:
        from .actions import forget_accepted_posts

        periodic.every(forget_accepted_posts, hours=6)
