from django.apps import AppConfig


class SystematisationConfig(AppConfig):
    name = "tinkuy.systematisation"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.dialogue.echoes import follows

        from .actions import recheck_everywhere
        from .actions.following import follow_question

        every(recheck_everywhere, hours=1)
        follows(follow_question)
