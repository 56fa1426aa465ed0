"""Persons of the team, the organisations they belong to, and their roles over the hub."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.people.roles import HUB_ROLES, Role, Sector


class Organisation(QuickRow):
    """A ministry, an organisation, an agency: who implements, answers, is responsible. Never a person."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=20, choices=Sector)
    country = models.CharField(max_length=2, blank=True)

    personal_data: ClassVar = (holds_nobody("slug name", "An organisation's name"),)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, name: str, **fields: Any) -> "Person":
        person = self.model(email=self.normalize_email(email).casefold(), name=name, **fields)
        person.set_unusable_password()
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").casefold())


class Person(AbstractBaseUser):
    """A team account. Participants are not persons here: they are registrations of one cycle."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    language = models.CharField(max_length=5, default="es")
    has_chosen_language = models.BooleanField(
        default=False, help_text="Whether they chose it themselves: pages after entering are in it then"
    )
    is_active = models.BooleanField(default=True)
    is_example = models.BooleanField(default=False)
    awaited_until = models.DateField(
        null=True, blank=True, help_text="The last day on which whoever was invited can enter for the first time"
    )

    AWAITED: ClassVar = models.Q(awaited_until__isnull=False, last_login=None)
    """Invited, and never in yet."""

    personal_data: ClassVar = (
        holds(
            "email name password",
            "Who works in the team and how they enter",
            Until.ACCOUNT,
            "planning.team.actions.invitations.forget_unanswered_invitations",
        ),
    )

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_awaited(self) -> bool:
        return self.awaited_until is not None and self.last_login is None


class HubRole(models.Model):
    """A role over the whole hub, not in one cycle."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="hub_roles")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in HUB_ROLES])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="one_hub_role_each")]

    def __str__(self) -> str:
        return f"{self.person}: {Role(self.role).label}"
