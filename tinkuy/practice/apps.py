from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "tinkuy.practice"

    def ready(self) -> None:
        from tinkuy.practice.institution_uses import register_uses

        register_uses()
