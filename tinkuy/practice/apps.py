from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "tinkuy.practice"

    def ready(self) -> None:
        from tinkuy.planning.carried_points.sources import register_source
        from tinkuy.practice.institution_uses import register_uses
        from tinkuy.practice.left_open import UNFINISHED_RECOMMENDATIONS

        register_uses()
        register_source(UNFINISHED_RECOMMENDATIONS)
