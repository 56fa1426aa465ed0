"""Passkeys (WebAuthn): the browser signs a challenge that only this site, in this session, has given it."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.people.alerts import Alert, tell_owner
from tinkuy.people.models import Passkey, Person

if TYPE_CHECKING:
    from fido2.server import Fido2Server
    from fido2.webauthn import AttestedCredentialData

MOST = 20
Challenge = dict[str, Any]
"""What the session keeps between asking and the answer; it is good for one answer."""


@dataclass(frozen=True)
class Site:
    """The name that passkeys are bound to, and the one origin whose pages may use them."""

    name: str
    origin: str

    def server(self) -> "Fido2Server":
        # Here and below: a process that nobody enters with a passkey never loads the library.
        from fido2.server import Fido2Server
        from fido2.webauthn import AttestationConveyancePreference, PublicKeyCredentialRpEntity

        return Fido2Server(
            PublicKeyCredentialRpEntity(id=self.name, name="Tinkuy"),
            attestation=AttestationConveyancePreference.NONE,
            verify_origin=lambda origin: origin == self.origin,
        )


def ask_for_new_passkey(*, person: Person, site: Site) -> tuple[dict[str, Any], Challenge]:
    """What the browser is asked, and the challenge to keep. One that the person has here is not made twice."""
    from fido2.webauthn import PublicKeyCredentialUserEntity, ResidentKeyRequirement, UserVerificationRequirement

    options, challenge = site.server().register_begin(
        PublicKeyCredentialUserEntity(id=person.public_id.encode(), name=person.email, display_name=person.name),
        [_credential(key) for key in Passkey.objects.filter(person=person)],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options.public_key), challenge


def add_passkey(*, person: Person, name: str, answer: str, challenge: Challenge | None, site: Site) -> Passkey:
    """Keep the public half of the key that the browser made."""
    server = site.server()  # which may have to load the library: nobody waits to write meanwhile
    return _add(person, name, answer, challenge, server)


@transaction.atomic
def _add(person: Person, name: str, answer: str, challenge: Challenge | None, server: "Fido2Server") -> Passkey:
    from fido2.utils import websafe_encode

    named = _demand_name(name)
    if Passkey.objects.filter(person=person).count() >= MOST:
        raise Refused(_("Remove a passkey first: you have %(most)d.") % {"most": MOST})
    try:
        credential = server.register_complete(challenge or {}, json.loads(answer)).credential_data
    except Exception as error:  # whatever a browser may send: the library raises half a dozen kinds
        raise Refused(_("The passkey was not made. Nothing has changed; try again.")) from error
    assert credential is not None
    credential_id = websafe_encode(credential.credential_id)
    if Passkey.objects.filter(credential_id=credential_id).exists():
        raise Refused(_("This passkey is in use already."))
    key = Passkey.objects.create(person=person, name=named, credential_id=credential_id, credential=bytes(credential))
    tell_owner(person, Alert.SECOND_FACTOR, key.public_id)
    return key


def ask_for_passkey(*, site: Site, person: Person | None = None) -> tuple[dict[str, Any], Challenge]:
    """As `ask_for_new_passkey`, to enter. Without *person* the browser offers whatever it has for this site.

    Alone, a passkey is a device and a finger, face or PIN: both factors. Beside another proof the device is enough.
    """
    from fido2.webauthn import UserVerificationRequirement

    credentials = [_credential(key) for key in Passkey.objects.filter(person=person)] if person else None
    wanted = UserVerificationRequirement.PREFERRED if person else UserVerificationRequirement.REQUIRED
    options, challenge = site.server().authenticate_begin(credentials, user_verification=wanted)
    return dict(options.public_key), challenge


def use_passkey(*, answer: str, challenge: Challenge | None, site: Site, person: Person | None = None) -> Person:
    """Whose passkey answered the challenge; *person*'s, where one is given."""
    try:
        assertion = json.loads(answer)
        key = Passkey.objects.select_related("person").get(credential_id=str(assertion["id"]))
        site.server().authenticate_complete(challenge or {}, [_credential(key)], assertion)
    except Exception as error:  # as above; and an unknown passkey is told as any other failure
        raise Refused(_not_open()) from error
    if not key.person.is_active or (person is not None and key.person_id != person.pk):
        raise Refused(_not_open())
    Passkey.objects.filter(pk=key.pk).update(used_at=clock.now())
    return key.person


def rename_passkey(*, person: Person, public_id: str, name: str) -> bool:
    """Give one of the person's passkeys another name; whether it is still there."""
    return bool(Passkey.objects.filter(person=person, public_id=public_id).update(name=_demand_name(name)))


def remove_passkey(*, person: Person, public_id: str) -> None:
    Passkey.objects.filter(person=person, public_id=public_id).delete()


def _demand_name(written: str) -> str:
    name = " ".join(tidy(written).split())[:60]
    if not name:
        raise Refused(_("Give the passkey a name, such as «my telephone»."))
    return name


def _credential(key: Passkey) -> "AttestedCredentialData":
    from fido2.webauthn import AttestedCredentialData

    return AttestedCredentialData(bytes(key.credential))


def _not_open() -> str:
    return _("That passkey does not work. Try again, or enter another way.")
