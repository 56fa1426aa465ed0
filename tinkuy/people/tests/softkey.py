"""A passkey in memory: what a browser and a device do together, by the library's own building blocks."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from tinkuy.people.actions.passkeys import Site

PRESENT, VERIFIED, NEW = 0x01, 0x04, 0x40


class SoftKey:
    """Makes one passkey for *site* and signs with it; `verifies` says whether it asks for finger, face or PIN."""

    def __init__(self, site: Site, *, verifies: bool = True, origin: str = "") -> None:
        self.site, self.origin, self.verifies = site, origin or site.origin, verifies
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)

    def made(self, options: dict) -> str:
        """The answer to `ask_for_new_passkey`."""
        public = ES256.from_cryptography_key(self.key.public_key())
        held = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        data = AuthenticatorData.create(self._site_hash(), self._flags() | NEW, 0, held)
        answer = self._client("webauthn.create", options)
        return self._answer(clientDataJSON=answer, attestationObject=bytes(AttestationObject.create("none", data, {})))

    def shown(self, options: dict) -> str:
        """The answer to `ask_for_passkey`."""
        data = AuthenticatorData.create(self._site_hash(), self._flags(), 0)
        answer = self._client("webauthn.get", options)
        signature = self.key.sign(bytes(data) + hashlib.sha256(answer).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=answer, authenticatorData=bytes(data), signature=signature)

    def _flags(self) -> int:
        return PRESENT | (VERIFIED if self.verifies else 0)

    def _site_hash(self) -> bytes:
        return hashlib.sha256(self.site.name.encode()).digest()

    def _client(self, kind: str, options: dict) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin}).encode()

    def _answer(self, **parts: bytes) -> str:
        name = websafe_encode(self.id)
        response = {part: websafe_encode(value) for part, value in parts.items()}
        credential = {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }
        return json.dumps(credential)
