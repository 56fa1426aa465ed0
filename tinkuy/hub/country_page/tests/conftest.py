"""Three recommendations of a published sheet, with what countries answered, saw and took over."""

from datetime import date

import pytest

from tinkuy.hub.country_page.tests.reading import TITLES
from tinkuy.hub.tests.versions import version_of
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.verification.models import Verification, VerificationPoint
from tinkuy.publication.content.parts import Item, Quote
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding


@pytest.fixture
def cycle(scoped: Cycle, webinars) -> Cycle:
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.DOCUMENTED)
    scoped.refresh_from_db()
    return scoped


@pytest.fixture
def findings(cycle) -> list[Finding]:
    """Three recommendations of a published sheet; the first one prints a quote of Peru twice."""
    quote = Quote(1, "05:00", "Nadie preguntó por papeles.", "PE", "es")
    items = [
        Item(f"RE-{place}", "", f"{title}.", 1, ("PE",), evidence=(quote,) if place < 3 else ())
        for place, title in enumerate(TITLES, 1)
    ]
    version = version_of(cycle, recommendations=tuple(items), risks=(), practices=(), lessons=())
    made = []
    for place, title in enumerate(TITLES, 1):
        finding = Finding.objects.create(
            cycle=cycle, number=place, kind="recommendation", state="published", text={"es": title}
        )
        PublishedFinding.objects.create(version=version, finding=finding, code=f"RE-{place}")
        made.append(finding)
    return made


@pytest.fixture
def ministry(db) -> Organisation:
    return Organisation.objects.create(slug="m", name="Ministerio de Salud", sector=Sector.GOVERNMENT, country="PE")


@pytest.fixture
def answer(cycle):
    def make(finding: Finding, state: str, openness: str, country: str = "PE", **fields: object) -> Response:
        response = Response.objects.create(
            cycle=cycle, finding=finding, country=country, state=state, openness=openness, text="Se hará en Lima",
            **fields,
        )  # fmt: skip
        ResponseStep.objects.create(cycle=cycle, response=response, state=state, taken_on="2026-09-18")
        return response

    return make


@pytest.fixture
def look(cycle):
    """A verification by another country, concluded and public."""

    def make(response: Response, country: str = "UY", **fields: object) -> Verification:
        values = {"state": "concluded", "basis": "Una visita", "concluded_on": "2026-09-20", "is_public": True}
        made = Verification.objects.create(
            cycle=cycle, response=response, verifier="peer", country=country, **(values | fields)
        )
        VerificationPoint.objects.create(
            cycle=cycle, verification=made, number=1, question="¿Se hace?", own_grade="met", verified_grade="met"
        )
        return made

    return make


@pytest.fixture
def adopted(cycle, findings):
    """Uruguay took the first recommendation over from Peru."""

    def make(**fields: object) -> Adoption:
        values = {"state": "adopted", "adopted_on": date(2026, 11, 27), "openness": "state", "credit": "state"}
        return Adoption.objects.create(
            cycle=cycle, finding=findings[0], country="UY", origin_country="PE", **(values | fields)
        )

    return make
