"""An agreement that was caught in a session that goes on, and who is asked to confirm it."""

import pytest

from tinkuy.dialogue.agreements.actions.confirming import send_agreement
from tinkuy.dialogue.agreements.actions.making import catch_agreement
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.notices.models import Notice

TEXT = "Poner guardia de turno en frontera"


@pytest.fixture
def caught(live, facilitation, focal_point_pe, focal_point_uy) -> Agreement:
    """By Peru and Uruguay, whose focal points are asked."""
    return catch_agreement(
        actor=facilitation, webinar=live, text=TEXT, who="Migraciones", countries=["PE", "UY"], language="es"
    )


@pytest.fixture
def sent(caught, facilitation) -> Agreement:
    send_agreement(actor=facilitation, agreement=caught)
    return caught


@pytest.fixture
def party(caught):
    """`party("PE")`: as it stands now."""

    def of(country: str) -> AgreementParty:
        return AgreementParty.objects.select_related("cycle", "focal_point").get(agreement=caught, country=country)

    return of


def mails(kind: str) -> dict[str, str]:
    """The path of the link in the latest message of *kind* to each address."""
    opened = (notice.opened() for notice in Notice.objects.filter(kind=kind).order_by("id"))
    return {email: str(values["path"]) for email, values in opened}
