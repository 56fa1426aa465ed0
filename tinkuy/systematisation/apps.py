from django.apps import AppConfig


class SystematisationConfig(AppConfig):
    name = "tinkuy.systematisation"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.dialogue.echoes import follows

        from .actions import close_due_rounds, recheck_everywhere, remind_of_rounds
        from .actions.following import follow_question

        every(recheck_everywhere, hours=1)
        every(close_due_rounds, minutes=10)
        every(remind_of_rounds, hours=1)
        follows(follow_question)
