from django.apps import AppConfig


class HubConfig(AppConfig):
    name = "tinkuy.hub"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.hub.contact.actions import forget_again, forget_old_enquiries
        from tinkuy.hub.contact.models import ERASED
        from tinkuy.journal.erasures import replayed_by

        every(forget_old_enquiries, hours=1)
        replayed_by(ERASED, forget_again)
