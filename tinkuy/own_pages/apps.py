from django.apps import AppConfig


class OwnPagesConfig(AppConfig):
    name = "tinkuy.own_pages"

    def ready(self) -> None:
        from django.contrib.auth import user_logged_in

        from .request import shorten_session

        user_logged_in.connect(shorten_session, dispatch_uid="shorten_session")
