"""What earns a certificate, until when that is looked at anew, and what a certificate of the cycle may tell."""

import math

from tinkuy.convening.registrations.rules import registration_kept_until
from tinkuy.planning.cycles.models.cycle import Cycle, Regime

QUIET_REGIMES = (Regime.CHATHAM_HOUSE, Regime.CLOSED)


def sessions_needed(percent: int, counted: int) -> int:
    """Of so many *counted* sessions: *percent* of them, never less than one."""
    return max(1, math.ceil(percent * counted / 100))


def is_earned(attended: int, counted: int, percent: int) -> bool:
    return bool(counted) and attended >= sessions_needed(percent, counted)


def follows_attendance(cycle: Cycle) -> bool:
    """Whether attendance still tells who came: once it is erased, what a certificate says stays as it was."""
    return cycle.today() <= registration_kept_until(cycle)


def tells_theme(cycle: Cycle) -> bool:
    """A certificate is shown to others: of a delicate theme it says nothing."""
    return not cycle.is_sensitive


def tells_sessions(cycle: Cycle) -> bool:
    """Under the Chatham House Rule nobody says who was in which session: only in how many."""
    return cycle.default_regime not in QUIET_REGIMES


def normalised_code(typed: str) -> str:
    """However it was typed from paper: in capitals, with other dashes or spaces, o for 0, i and l for 1."""
    letters = "".join(letter for letter in typed.casefold() if letter.isascii() and letter.isalnum())
    return letters.translate(str.maketrans("oil", "011"))
