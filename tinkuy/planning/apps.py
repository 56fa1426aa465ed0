from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "tinkuy.planning"

    def ready(self) -> None:
        from tinkuy.core.periodic import every

        from .actions import close_due_decisions, remind_of_decisions, remind_of_tasks

        every(close_due_decisions, minutes=10)
        every(remind_of_decisions, hours=1)
        every(remind_of_tasks, hours=1)
