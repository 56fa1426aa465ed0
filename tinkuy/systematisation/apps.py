from django.apps import AppConfig


class SystematisationConfig(AppConfig):
    name = "tinkuy.systematisation"

    def ready(self) -> None:
        from tinkuy.core.periodic import every

        from .actions import recheck_everywhere

        every(recheck_everywhere, hours=1)
