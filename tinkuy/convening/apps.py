from django.apps import AppConfig


class ConveningConfig(AppConfig):
    name = "tinkuy.convening"

    def ready(self) -> None:
        from tinkuy.core.periodic import every

        from .actions import erase_expired

        every(erase_expired, hours=1)
