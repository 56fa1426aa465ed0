"""A guest of the canary's name: invited by the team, on their own page, and one who signed on paper."""

import re

from django.test import Client
from django_scopes import scope

from tests.promises.erasure.canary import ADDRESS, FILE, NAME, WALKED_IN_NAME
from tests.promises.erasure.canary_entering import TEAM, file
from tinkuy.core import clock
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.models import Guest
from tinkuy.systematisation.materials.tests.documents_with_authors import png

GUESTS = f"{TEAM}plan/guests/"
OWN = "/es/guest/ciclo-de-prueba/"
POST, NETWORK = f"Colega de {NAME}", f"Red {NAME}"
TOLD = {"kind": "speaker", "country": "PE", "language": "es", "post": POST, "organisation": NETWORK}
WORDS = {"rights": f"Foto de {NAME}", "alt": f"{NAME} en un taller"}


def enters_as_guest(cycle: Cycle, team: Client) -> Client:
    """The browser in which their page is open; they wrote there, with a photo, and may withdraw."""
    team.post(f"{GUESTS}new/send/", TOLD | {"name": NAME, "email": ""})
    team.post(f"{GUESTS}new/send/", TOLD | {"name": NAME, "email": ADDRESS})
    own = _by_mail()
    details = {"name": NAME, "post": POST, "organisation": NETWORK, "language": "es", "sex": ""}
    own.post(f"{OWN}details/", details | {"bio_es": f"{NAME} fundó una escuela."})
    own.post(f"{OWN}photo/", WORDS | {"photo": file(png(words=NAME, size=(200, 200)), FILE.replace("csv", "png"))})
    own.post(f"{OWN}photo/", WORDS | {"photo": file(NAME.encode(), FILE)})
    own.post(f"{OWN}consents/", {"photo": "on", "publication": "on", "attribution": "on"})
    return own


def signs_on_paper(cycle: Cycle, team: Client) -> str:
    """The page of a guest without an address, whose biography and photo the team keeps."""
    team.post(f"{GUESTS}new/", TOLD | {"name": WALKED_IN_NAME})
    with scope(cycle=cycle):
        page = f"{GUESTS}{Guest.objects.latest('pk').public_id}/"
    team.post(f"{page}consents/", {"purposes": ["publication", "photo"], "signed_on": clock.today().isoformat()})
    team.post(f"{page}bio/", {"bio_es": f"{WALKED_IN_NAME} fundó una red."})
    team.post(f"{page}photo/", WORDS | {"photo": file(png(words=NAME, size=(200, 200)), FILE.replace("csv", "png"))})
    return page


def _by_mail() -> Client:
    deliver_due()
    body = DevelopmentMessage.objects.filter(to=ADDRESS, body__contains="/guest/#").latest("id").body
    own = Client()
    own.post("/es/guest/enter/link/", {"secret": re.search(r"/guest/#([\w-]+)", body)[1]})
    return own
