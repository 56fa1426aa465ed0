from dataclasses import dataclass

from django.db.models import QuerySet

from .countries import zone_of
from .models import CodeApp, Organisation, Passkey, Person, RecoveryCode, SignInSession
from .roles import Role


def example_persons() -> QuerySet[Person]:
    """The example's persons, who may be entered as on this machine."""
    return Person.objects.filter(is_example=True, is_active=True).order_by("name")


def person_with_address(email: str) -> Person | None:
    """The active person with this address, in any case of letters."""
    return Person.objects.filter(email=email.strip().casefold(), is_active=True).first()


def person_of_key(key: object) -> Person | None:
    """The active person whose sign-in is half done, by what the session keeps."""
    return Person.objects.filter(pk=key, is_active=True).first() if isinstance(key, int) else None


def administrators() -> QuerySet[Person]:
    """Those who run the installation."""
    return Person.objects.filter(hub_roles__role=Role.ADMINISTRATOR, is_active=True)


def first_administrator() -> Person:
    """The administrator of longest standing; raises `Person.DoesNotExist` before the first start."""
    return administrators().earliest("hub_roles__id")


def hub_editors(*, is_example: bool | None = None) -> QuerySet[Person]:
    """Those who edit the hub: all of them, or only those who belong to the example or only those who do not."""
    editors = Person.objects.filter(hub_roles__role=Role.HUB_EDITOR, is_active=True)
    return editors if is_example is None else editors.filter(is_example=is_example)


def organisation_named(name: str) -> Organisation | None:
    """The organisation of the directory with this name, in any case of letters; None for the empty name."""
    return Organisation.objects.filter(name__iexact=name.strip()).first() if name.strip() else None


def zone_of_person(person: Person) -> str:
    """The clock of their country or of their organisation's; where neither is known, UTC."""
    own = person.country or (person.organisation.country if person.organisation else "")
    return zone_of(own, "UTC")


def has_code_app(person: Person) -> bool:
    """Whether the person has an app that shows codes, and confirmed it."""
    return CodeApp.objects.filter(person=person).exclude(confirmed_at=None).exists()


def has_passkey(person: Person) -> bool:
    return Passkey.objects.filter(person=person).exists()


def has_second_factor(person: Person) -> bool:
    """Whether signing in asks the person for a second step. Recovery codes stand in for one and are none themselves."""
    return has_passkey(person) or has_code_app(person)


def code_app_to_confirm(person: Person) -> CodeApp | None:
    return CodeApp.objects.filter(person=person, confirmed_at=None).select_related("person").first()


@dataclass(frozen=True)
class Security:
    """What proves who a person is, and where they are signed in."""

    has_password: bool
    passkeys: list[Passkey]
    code_app: CodeApp | None
    codes_left: int
    sessions: list[SignInSession]

    @property
    def has_second_factor(self) -> bool:
        return bool(self.passkeys or self.code_app)


def security_of(person: Person) -> Security:
    return Security(
        person.has_usable_password(),
        list(Passkey.objects.filter(person=person)),
        CodeApp.objects.filter(person=person).exclude(confirmed_at=None).first(),
        RecoveryCode.objects.filter(person=person).count(),
        list(SignInSession.objects.filter(person=person)),
    )
