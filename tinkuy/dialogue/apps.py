from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "tinkuy.dialogue"

    def ready(self) -> None:
        from tinkuy.core.forgetting import empty_the_log
        from tinkuy.core.periodic import every

        from .actions import close_unkept_polls, end_rooms
        from .broadcast import begin

        begin()
        every(close_unkept_polls, minutes=5)
        every(end_rooms, minutes=30)
        every(empty_the_log, minutes=1)
