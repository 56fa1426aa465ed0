"""The hub's own signature: one key, derived from the installation's, so that a restored hub signs as before."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"tinkuy archive of the hub, Ed25519, 1"


def public_key() -> str:
    """64 digits, by which anybody checks a copy: people keep it apart from the copies."""
    return _key().public_key().public_bytes_raw().hex()


def signature_of(data: bytes) -> str:
    return _key().sign(data).hex()


def _key() -> Ed25519PrivateKey:
    seed = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(settings.KEYRING.secret)
    return Ed25519PrivateKey.from_private_bytes(seed)
