"""What pages without an account that mail a link have in common: the key of the link, and how much is mailed.

The key is the id of the row and a keyed fingerprint of it: nothing of it is stored, and every mail about the row bears
the same one. An answer is the same whether or not a mail goes, so that nobody learns who wrote before.
"""

import hmac
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from tinkuy.core import sealing
from tinkuy.core.errors import Refused
from tinkuy.people.actions.patience import Counted, block_of, spend_try

SENT_FROM_A_BLOCK, WITHIN = 20, timedelta(hours=1)
"""Forms of one block of addresses: an office shares one."""
MAILED_TO_AN_ADDRESS, IN_A_DAY = 3, timedelta(days=1)
"""Mails that ask one mailbox to confirm something."""
DOT = "."


def key_of(place: str, public_id: str) -> str:
    """What stands in the address of the link."""
    return f"{public_id}{DOT}{_proof(place, public_id)}"


def id_in(place: str, key: str) -> str:
    """The public id of the row that *key* opens; empty where it opens none."""
    public_id, _dot, proof = key.rpartition(DOT)
    return public_id if hmac.compare_digest(proof.encode(), _proof(place, public_id).encode()) else ""


def spend_form(place: str, address: str) -> None:
    """Count a form that somebody sent from the network *address*; refused where there are too many."""
    block = block_of(address)
    if block:
        sentence = _("Too many messages came from your network in the last hour. Try again in an hour.")
        spend_try(_counted(f"{place}|block|{block}", SENT_FROM_A_BLOCK), WITHIN, str(sentence))


def may_mail(place: str, email: str) -> bool:
    """Whether one more mail may ask the mailbox of this address today; it is counted."""
    try:
        spend_try(_counted(f"{place}|to|{_mailbox_of(email)}", MAILED_TO_AN_ADDRESS), IN_A_DAY, "")
    except Refused:
        return False
    return True


def _mailbox_of(email: str) -> str:
    """One however it is written: most servers put what stands behind a plus into the same mailbox."""
    name, _at, domain = email.strip().casefold().rpartition("@")
    return f"{name.partition('+')[0] or name}@{domain}"


def _counted(what: str, free: int) -> Counted:
    return Counted(sealing.blind_index(what, place="tries|mailed"), free=free, longest=0)


def _proof(place: str, public_id: str) -> str:
    return sealing.blind_index(public_id, place=f"link|{place}")[:40]
