from django.apps import AppConfig


class SystematisationConfig(AppConfig):
    name = "tinkuy.systematisation"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.dialogue.echoes import follows

        from .actions import recheck_everywhere
        from .actions.following import follow_question
        from .actions.redacting import forget_redacted_lately

        every(recheck_everywhere, hours=1)
        every(forget_redacted_lately, hours=1)
        follows(follow_question)
