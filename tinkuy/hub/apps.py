from django.apps import AppConfig


class HubConfig(AppConfig):
    name = "tinkuy.hub"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.hub.contact.actions import forget_again, forget_old_enquiries
        from tinkuy.hub.contact.models import ERASED
        from tinkuy.hub.subscriptions import models as subscriptions
        from tinkuy.hub.subscriptions.actions import end_again, forget_unconfirmed, owe_new_sheets
        from tinkuy.journal.erasures import replayed_by

        every(forget_old_enquiries, hours=1)
        every(forget_unconfirmed, hours=1)
        every(owe_new_sheets, hours=1)
        replayed_by(ERASED, forget_again)
        replayed_by(subscriptions.ERASED, end_again)
