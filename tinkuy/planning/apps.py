from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "tinkuy.planning"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.people.roles import Role

        from .actions import close_due_decisions, erase_guests, forget_taken_roles, remind_of_decisions, remind_of_tasks
        from .gate import also_asks
        from .guest_request import guest_roles

        every(erase_guests, hours=1)
        every(forget_taken_roles, hours=1)
        every(close_due_decisions, minutes=10)
        every(remind_of_decisions, hours=1)
        every(remind_of_tasks, hours=1)
        also_asks(guest_roles, role=Role.GUEST, entrance="planning:guest_entrance")
