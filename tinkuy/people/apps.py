from django.apps import AppConfig
from django.core.checks import register

from tinkuy.core import periodic


class PeopleConfig(AppConfig):
    name = "tinkuy.people"

    def ready(self) -> None:
        from tinkuy.people.actions.sessions import forget_spent_entries

        from .access import check_matrix

        register(check_matrix)
        periodic.every(forget_spent_entries, hours=1)
