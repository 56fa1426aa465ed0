"""Deeds that owe a message and belong to no later stage, and the end of messages."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.people.actions.entering import make_sign_in_code
from tinkuy.people.alerts import Alert
from tinkuy.people.models import Person
from tinkuy.people.queries import person_with_address, zone_of_person

from .mail_log.actions import count_ended
from .models import DevelopmentMessage, Notice
from .outbox import owe

KEPT = timedelta(days=14)
"""How long a message that went, or was given up, can still be asked after. Its words are gone at once."""


@transaction.atomic
def send_sign_in_code(*, email: str) -> None:
    """Owe a code to the person with this address; without one nothing happens, and nobody can tell the difference."""
    person = person_with_address(email)
    code = make_sign_in_code(person=person) if person else None
    if person and code:
        owe(person, "sign-in-code", dedupe_key=f"sign-in-code-{new_public_id()}", code=code)


def owe_alert(person: Person, alert: Alert, key: str) -> None:
    """Owe the owner of an account the message of *alert*: when it was, nothing of anybody, and no address but ours."""
    key, at, zone = f"{alert.value}-{key}", clock.now().isoformat(timespec="minutes"), zone_of_person(person)
    match alert:
        case Alert.NEW_BROWSER:
            owe(person, "new-browser", dedupe_key=key, at=at, zone=zone)
        case Alert.SECOND_FACTOR:
            owe(person, "new-second-factor", dedupe_key=key, at=at, zone=zone)


def forget_old_messages() -> int:
    """Forget what went or was given up more than `KEPT` ago, in the development mailbox too; how many."""
    before = clock.now() - KEPT
    past = Notice.objects.filter(Q(sent_at__lt=before) | Q(failed_at__lt=before))
    with transaction.atomic():
        count_ended(past)
        owed, _ = past.delete()
    received, _ = DevelopmentMessage.objects.filter(at__lt=before).delete()
    if owed or received:
        transaction.on_commit(lambda: forget_former_rows(Notice, DevelopmentMessage))
    return owed + received
