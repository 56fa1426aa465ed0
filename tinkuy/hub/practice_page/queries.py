"""A published practice or recommendation as one page: who does it, who adopted it from whom, and what changed.

Everybody reads what each country shows, of whichever cycle it is. No person's row is read, and the number of queries
does not grow with what is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django_scopes import scopes_disabled

from tinkuy.hub.recommendation_page.facts import title_of
from tinkuy.people.countries import country_name
from tinkuy.practice.adoptions.queries import KINDS, PublicAdoption, public_adoptions
from tinkuy.practice.adoptions.rules import ADOPTABLE
from tinkuy.practice.outcomes.models import Outcome
from tinkuy.practice.outcomes.queries import public_outcomes
from tinkuy.practice.responses.models import Openness, Response, ResponseState
from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding


@dataclass(frozen=True)
class Practising:
    """A country that shows that it does it; its institution where it shows the whole answer."""

    response: Response

    @property
    def words(self) -> str:
        return self.response.addressee if self.is_whole else country_name(self.response.country)

    @property
    def is_whole(self) -> bool:
        return self.response.openness == Openness.WHOLE


@dataclass(frozen=True)
class PracticePage:
    finding: Finding
    version: SheetVersion
    code: str
    item: Item
    sheet_title: str
    practising: Sequence[Practising]
    adoptions: Sequence[PublicAdoption]
    outcomes: Sequence[Outcome]

    @property
    def title(self) -> str:
        return title_of(self.item)

    @property
    def is_recommendation(self) -> bool:
        return self.finding.kind == FindingKind.RECOMMENDATION

    @property
    def quoted(self) -> list[str]:
        """The countries that the sheet names as having told of it; by their names in the reader's language."""
        return sorted(self.item.countries, key=country_name)


def printed_with(public_id: str) -> list[PublishedFinding]:
    """Every published version that prints it, retired ones too; without their texts."""
    printed = PublishedFinding.objects.filter(finding__public_id=public_id, finding__kind__in=KINDS)
    return list(printed.select_related("version", "finding__cycle").defer("version__content"))


def practice_page(chosen: PublishedFinding) -> PracticePage:
    content, finding = SheetContent.from_json(chosen.version.content), chosen.finding
    item = next((one for one in content.items() if one.code == chosen.code), Item(code=chosen.code))
    adoptions = public_adoptions(findings=[finding])
    adopters = {one.country for one in adoptions}  # they stand with their own words
    return PracticePage(
        finding=finding,
        version=chosen.version,
        code=chosen.code,
        item=item,
        sheet_title=content.title,
        practising=[one for one in _practising(finding) if one.response.country not in adopters],
        adoptions=adoptions,
        outcomes=public_outcomes(findings=[finding]),
    )


def _practising(finding: Finding) -> list[Practising]:
    """Each answer that its country shows, of those that began: first what is in practice."""
    with scopes_disabled():
        rows = Response.objects.filter(finding=finding, state__in=ADOPTABLE).exclude(openness=Openness.CLOSED)
        answers = list(rows.exclude(country="").select_related("institution").order_by("country", "pk"))
    return [Practising(one) for one in sorted(answers, key=lambda one: one.state != ResponseState.IN_PRACTICE)]
