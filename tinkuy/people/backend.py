"""How a sign-in session finds its person."""

from django.contrib.auth.backends import BaseBackend

from tinkuy.core.rows.compiled_query import CompiledQuery

from .models import Person

ACTIVE_PERSON = CompiledQuery(lambda key: Person.objects.filter(pk=key, is_active=True))


class PersonBackend(BaseBackend):
    """Finds the active person of a sign-in session. Nobody enters by password yet: see `actions`."""

    def get_user(self, user_id: int) -> Person | None:
        return ACTIVE_PERSON.first(user_id)
