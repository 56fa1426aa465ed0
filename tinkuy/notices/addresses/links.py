"""The link of a mail by which somebody says that it arrives: it bears the fingerprint of the address, and our proof."""

import hmac

from tinkuy.core.sealing import blind_index

DOT = "."


def key_of_address(index: str) -> str:
    return f"{index}{DOT}{_proof(index)}"


def index_in(key: str) -> str:
    """The fingerprint; empty where the key is not ours."""
    index, _dot, proof = key.rpartition(DOT)
    return index if hmac.compare_digest(proof.encode(), _proof(index).encode()) else ""


def _proof(index: str) -> str:
    return blind_index(index, place="link|address")[:24]
