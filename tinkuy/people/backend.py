"""How a sign-in session finds its person."""

from django.contrib.auth.backends import BaseBackend

from .models import Person


class PersonBackend(BaseBackend):
    """Finds the active person of a sign-in session. Nobody enters by password yet: see `actions`."""

    def get_user(self, user_id: int) -> Person | None:
        return Person.objects.filter(pk=user_id, is_active=True).first()
