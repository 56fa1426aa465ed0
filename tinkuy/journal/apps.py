from django.apps import AppConfig

from tinkuy.core import periodic
from tinkuy.core.lasting_erasure.written_ahead import register_moments


class JournalConfig(AppConfig):
    name = "tinkuy.journal"

    def ready(self) -> None:
        from .actions import forget_accepted_posts
        from .erasures import forget_old_erasures, move_to_ledger
        from .models import AcceptedPost

        register_moments(AcceptedPost.objects.all, "at")
        periodic.every(forget_accepted_posts, hours=6)
        periodic.every(move_to_ledger, minutes=10)
        periodic.every(forget_old_erasures, hours=24)
