from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "tinkuy.practice"

    def ready(self) -> None:
        from tinkuy.planning.carried_points.sources import register_source
        from tinkuy.practice.key_actions.institution_uses import register_actions
        from tinkuy.practice.responses.institution_uses import register_answers
        from tinkuy.practice.responses.left_open import UNFINISHED_RECOMMENDATIONS

        register_answers()
        register_actions()
        register_source(UNFINISHED_RECOMMENDATIONS)
