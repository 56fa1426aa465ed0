"""What a browser holds without an account: the pages of persons who entered by a mail, one for each cycle."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest

from tinkuy.core import sealing
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.request import person_of

KEPT_OPEN = timedelta(days=60)
"""How long a browser stays open in which nobody of the team is signed in: about as long as a cycle goes on."""


class Opened(Protocol):
    """A browser in which somebody's page is open: a device of a participant or of a guest."""

    cycle: Cycle
    public_id: str


class OwnPages:
    """The devices of one kind of person in a browser's session, and for whose code the browser waits.

    *devices* and *awaited* are the keys in the session: the first maps the public id of each cycle to that of the
    device that is open there, the second holds an address or the public id of a person, sealed.
    """

    def __init__(self, *, devices: str, awaited: str) -> None:
        self.devices, self._awaited, self._place = devices, awaited, f"session|{awaited}"

    def held_in(self, request: HttpRequest, cycle: Cycle) -> str:
        """The public id of the device that this browser holds in *cycle*, open or not, else ""."""
        return str(request.session.get(self.devices, {}).get(cycle.public_id, ""))

    def held(self, request: HttpRequest) -> list[str]:
        """The public ids of all of them."""
        return list(request.session.get(self.devices, {}).values())

    def hold(self, request: HttpRequest, devices: Iterable[Opened]) -> None:
        """This browser holds *devices* from now on, under a new session key. A sign-in of the team stays as it is."""
        session = request.session
        id_by_cycle = {device.cycle.public_id: device.public_id for device in devices}
        session[self.devices] = session.get(self.devices, {}) | id_by_cycle
        session.pop(self._awaited, None)
        session.cycle_key()
        if person_of(request) is None:
            session.set_expiry(KEPT_OPEN)

    def let_go(self, request: HttpRequest, cycle: Cycle) -> None:
        """This browser holds nothing of *cycle* any more."""
        id_by_cycle = request.session.get(self.devices, {})
        request.session[self.devices] = {key: device for key, device in id_by_cycle.items() if key != cycle.public_id}

    def await_code(self, request: HttpRequest, *, email: str = "", owner: str = "") -> None:
        """Note whose code comes: of an address that was typed here, or of the person whose link was opened."""
        sealed = sealing.seal(f"{owner}|{email}", key=settings.KEYRING.master, place=self._place)
        request.session[self._awaited] = sealed.hex()

    def awaited(self, request: HttpRequest) -> tuple[str, str]:
        """The public id of the person and the address (one of them empty) whose code this browser waits for."""
        sealed = bytes.fromhex(request.session.get(self._awaited, ""))
        owner, _, email = sealing.unseal(sealed, key=settings.KEYRING.master, place=self._place).partition("|")
        return owner, email
