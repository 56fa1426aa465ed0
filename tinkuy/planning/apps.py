from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "tinkuy.planning"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.people.roles import Role

        from .actions.guest_erasing import erase_guests
        from .gate import also_asks
        from .guest_request import guest_roles

        every(erase_guests, hours=1)
        also_asks(guest_roles, role=Role.GUEST, entrance="planning:guest_entrance")
