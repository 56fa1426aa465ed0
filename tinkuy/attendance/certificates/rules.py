"""What earns a certificate, until when that is looked at anew, and what a certificate of the cycle may tell."""

import math

from tinkuy.attendance.figures.queries.regimes import nameless_webinars
from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.core.sealing import blind_index
from tinkuy.planning.cycles.models.cycle import Cycle

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Thirty-two that are typed from paper: none of them is taken for another (i, l, o and u are not among them)."""
LENGTH = 16
"""Letters of a code: 80 bits, which nobody guesses."""


def sessions_needed(percent: int, counted: int) -> int:
    """Of so many *counted* sessions: *percent* of them, never less than one."""
    return max(1, math.ceil(percent * counted / 100))


def is_earned(attended: int, counted: int, percent: int) -> bool:
    return bool(counted) and attended >= sessions_needed(percent, counted)


def follows_attendance(cycle: Cycle) -> bool:
    """Whether attendance still tells who came: once it is erased, what a certificate says stays as it was."""
    return cycle.today() <= registration_erased_on(cycle)


def tells_theme(cycle: Cycle) -> bool:
    """A certificate is shown to others: of a delicate theme it says nothing, nor on which days the sessions were."""
    return not cycle.is_sensitive


def tells_sessions(cycle: Cycle) -> bool:
    """Where a part of any session of the *cycle* in scope is under the Chatham House Rule, or closed, nobody says who
    was in which, for how long or from which country: only in how many. To leave out those sessions alone would not do,
    since «2 of 3» beside the others says who was in them; and so would hours, which add up in one way alone.
    """
    return not nameless_webinars(cycle)


def code_for(registration: str) -> str:
    """The code of the certificate of *registration* (its public id): the same each time, from a key that is outside of
    the database, so that a paper is still ours where certificates are issued anew after a restore.
    """
    number = int(blind_index(registration, place="certificate")[:20], 16)
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(LENGTH))


def normalised_code(typed: str) -> str:
    """However it was typed from paper: in capitals, with other dashes or spaces, o for 0, i and l for 1."""
    letters = "".join(letter for letter in typed.casefold() if letter.isascii() and letter.isalnum())
    return letters.translate(str.maketrans("oil", "011"))
