"""The hub's own signature: a key that follows from the installation's secret, so that a restored hub signs as before.

Another one may take its place (`rotation`): then it follows from the secret and from what was drawn by lot for it.
"""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from .models import MirrorKey

PURPOSE = b"tinkuy archive of the hub, Ed25519, 1"


def public_key() -> str:
    """64 digits, by which anybody checks a copy: people keep it apart from the copies."""
    return public_key_of(current_salt())


def signature_of(data: bytes) -> str:
    return signed_by(current_salt(), data)


def current_salt() -> str:
    """What was drawn for the key that signs now; empty for the first one."""
    return MirrorKey.objects.values_list("salt", flat=True).order_by("number").last() or ""


def public_key_of(salt: str) -> str:
    return _key(salt).public_key().public_bytes_raw().hex()


def signed_by(salt: str, data: bytes) -> str:
    return _key(salt).sign(data).hex()


def _key(salt: str) -> Ed25519PrivateKey:
    lot = bytes.fromhex(salt) if salt else None
    seed = HKDF(algorithm=SHA256(), length=32, salt=lot, info=PURPOSE).derive(settings.KEYRING.secret)
    return Ed25519PrivateKey.from_private_bytes(seed)
