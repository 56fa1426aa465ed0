from django.apps import AppConfig


class OwnPagesConfig(AppConfig):
    name = "tinkuy.own_pages"

    def ready(self) -> None:
        from django.contrib.auth import user_logged_in

        from tinkuy.core.periodic import every

        from .request import shorten_session
        from .sealed_contacts import erase_contacts, forget_contacts_lately

        user_logged_in.connect(shorten_session, dispatch_uid="shorten_session")
        every(erase_contacts, hours=1)
        every(forget_contacts_lately, hours=1)
