"""What may be taken over and from whom, the adoptions of a cycle, and what everybody reads of them.

No person's row is read here: who recorded what stands in the journal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet
from django_scopes import scopes_disabled

from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.journal.models import Entry
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.practice.adoptions.models import CREDIT_DECIDED, PRACTISED, Adoption
from tinkuy.practice.adoptions.rules import ADOPTABLE, credit_given
from tinkuy.practice.responses.models import Openness, Response, with_country
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding

KINDS = (FindingKind.GOOD_PRACTICE, FindingKind.RECOMMENDATION)
"""Risks and lessons are learned from, not taken over."""


@dataclass(frozen=True)
class Origin:
    """From whom a practice can be taken over; `key` is how a form says which.

    *is_named*: its institution may be told to whoever takes it over.
    """

    country: str
    response: Response | None = None
    is_named: bool = True

    @property
    def key(self) -> str:
        return self.response.public_id if self.response else self.country

    @property
    def institution(self) -> Organisation | None:
        return self.response.institution if self.response and self.is_named else None

    @property
    def words(self) -> str:
        return with_country(str(self.institution), self.country) if self.institution else country_name(self.country)


def printed_practices(finding_ids: Iterable[str] | None = None) -> QuerySet[PublishedFinding]:
    """What sheets in force print of practices and recommendations, of any cycle."""
    rows = PublishedFinding.objects.filter(finding__kind__in=KINDS, version__retired_at=None)
    if finding_ids is not None:
        rows = rows.filter(finding__public_id__in=list(finding_ids))
    return rows.select_related("version", "finding__cycle")


def adoptable_finding(cycle: Cycle, public_id: str) -> Finding | None:
    """One that *cycle* may take over: printed by a sheet in force. What an example teaches stays in its cycle."""
    row = printed_practices([public_id]).first()
    if row is None or (row.finding.cycle_id != cycle.pk and (row.finding.cycle.is_example or cycle.is_example)):
        return None
    return row.finding


def origins_of(finding: Finding, cycle: Cycle) -> list[Origin]:
    """The countries that do it, by their answers; then those that may have told of it.

    Another cycle learns no more than everybody reads: which country shows its answer, and which the sheet names.
    """
    is_own = finding.cycle_id == cycle.pk
    with scopes_disabled():
        answers = Response.objects.filter(finding=finding, state__in=ADOPTABLE).exclude(country="")
        answers = answers if is_own else answers.exclude(openness=Openness.CLOSED)
        rows = list(answers.select_related("institution").order_by("country", "pk"))
        named = invited_countries(cycle) if is_own else printed_countries(finding)
    others = set(named) - {one.country for one in rows}
    answered = [Origin(one.country, one, is_own or one.openness == Openness.WHOLE) for one in rows]
    return [*answered, *(Origin(country) for country in sorted(others))]


def printed_countries(finding: Finding) -> list[str]:
    """Those that a sheet in force names as quoted for *finding*."""
    countries: set[str] = set()
    for row in printed_practices([finding.public_id]):
        items = [*(row.version.content.get("practices") or []), *(row.version.content.get("recommendations") or [])]
        countries.update(code for item in items if item.get("code") == row.code for code in item.get("countries") or [])
    return sorted(countries)


def adoptions() -> QuerySet[Adoption]:
    related = ("cycle", "finding__cycle", "institution", "origin_institution", "origin")
    return Adoption.objects.select_related(*related).order_by("recorded_at", "id")


def adoption_of(cycle: Cycle, public_id: str) -> Adoption | None:
    """One of *cycle* by its public id, or None."""
    return adoptions().filter(cycle=cycle, public_id=public_id).first()


def own_answer(adoption: Adoption) -> Response | None:
    """What the adopting country, or the institution that adopts, answers to the recommendation; None if not asked."""
    rows = Response.objects.filter(finding=adoption.finding, country=adoption.country)
    return rows.filter(institution=adoption.institution).first()


def adoptions_elsewhere(cycle: Cycle, public_id: str = "") -> list[Adoption]:
    """What other cycles took over from this one, as far as everybody reads it; or the one with *public_id*."""
    with scopes_disabled():
        rows = _public_rows().filter(finding__cycle=cycle).exclude(cycle=cycle)
        return list(rows.filter(public_id=public_id) if public_id else rows)


def awaited_credits(cycles: Iterable[int]) -> list[Adoption]:
    """Of practices that *cycles* found, the public adoptions that say «another country» because nobody has decided.

    An answer that its country shows gives the credit by itself; one that decided to stay unnamed is not asked again.
    """
    with scopes_disabled():
        rows = UNNAMED_ADOPTIONS_OF.rows(list(cycles))
    if not rows:
        return []
    decided = Entry.objects.filter(
        cycle__in={row.cycle.public_id for row in rows},
        deed=CREDIT_DECIDED,
        subject="adoption",
        subject_id__in=[row.public_id for row in rows],
    )
    known = set(decided.values_list("subject_id", flat=True))
    return [row for row in rows if row.public_id not in known]


def _public_rows() -> QuerySet[Adoption]:
    practised = adoptions().filter(state__in=PRACTISED, cycle__state__in=ANNOUNCED_STATES)
    return practised.exclude(openness=Openness.CLOSED)


UNNAMED_ADOPTIONS_OF = RowsOfKeys[Adoption](
    lambda cycles: (
        _public_rows()
        .filter(finding__cycle__in=cycles, credit=Openness.CLOSED)
        .exclude(origin__openness=Openness.CLOSED)
    )
)
PUBLIC_ADOPTIONS_OF = RowsOfKeys[Adoption](
    lambda findings: _public_rows().filter(finding__in=findings).order_by("adopted_on", "id")
)


@dataclass(frozen=True)
class PublicAdoption:
    """An adoption as everybody reads it; `from_country` is empty where the country it came from is not named."""

    public_id: str
    cycle_id: int
    finding: Finding
    country: str
    institution: str
    from_country: str
    from_institution: str
    adopted_on: date
    ended_on: date | None
    words: Adoption | None
    is_public: bool = True

    @property
    def adopter(self) -> str:
        return with_country(self.institution, self.country) if self.institution else country_name(self.country)

    @property
    def credit(self) -> str:
        """The institution and country that it came from, as far as they are named; else empty."""
        if not self.from_country:
            return ""
        named = self.from_institution
        return with_country(named, self.from_country) if named else country_name(self.from_country)


def public_adoptions(
    *, findings: Iterable[Finding] | None = None, taken_by: str = "", given_by: str = ""
) -> list[PublicAdoption]:
    """What everybody reads, the oldest first: of *findings*, or by a country that took it over, or that it came from.

    Of those that came from a country, only the ones that name it. One query, whichever cycles they are of.
    """
    keys = None if findings is None else [one.pk for one in findings]
    with scopes_disabled():
        if keys is not None and not taken_by and not given_by:
            return [public_adoption(row) for row in PUBLIC_ADOPTIONS_OF.rows(keys)]
        rows = _public_rows() if keys is None else _public_rows().filter(finding__in=keys)
        if taken_by:
            rows = rows.filter(country=taken_by)
        if given_by:
            rows = rows.filter(origin_country=given_by)
        adopted = [public_adoption(row) for row in rows.order_by("adopted_on", "id")]
    return [one for one in adopted if not given_by or one.from_country]


def public_adoption(row: Adoption) -> PublicAdoption:
    credit, is_whole = credit_given(row), row.openness == Openness.WHOLE
    named = row.origin_institution if credit == Openness.WHOLE else None
    return PublicAdoption(
        public_id=row.public_id,
        cycle_id=row.cycle_id,
        finding=row.finding,
        country=row.country,
        institution=str(row.institution or ""),
        from_country="" if credit == Openness.CLOSED else row.origin_country,
        from_institution=str(named or ""),
        adopted_on=row.adopted_on or row.cycle.today(),
        ended_on=row.ended_on,
        words=row if is_whole else None,
    )


def adoptions_for_team(finding: Finding) -> list[PublicAdoption]:
    """What the team of its cycle reads: all of its own, each marked as public or not, and what others show."""
    own = adoptions().filter(cycle=finding.cycle, finding=finding, state__in=PRACTISED)
    rows = [_for_team(row) for row in own]
    elsewhere = [one for one in public_adoptions(findings=[finding]) if one.cycle_id != finding.cycle_id]
    return sorted([*rows, *elsewhere], key=lambda one: one.adopted_on)


def _for_team(row: Adoption) -> PublicAdoption:
    return replace(
        public_adoption(row),
        from_country=row.origin_country,
        from_institution=str(row.origin_institution or ""),
        words=row,
        is_public=row.openness != Openness.CLOSED,
    )


def adoptions_of_cycle(cycle: Cycle) -> list[Adoption]:
    """All that its team recorded, the latest first."""
    return list(adoptions().filter(cycle=cycle).order_by("-recorded_at", "-id"))


def taken_over(cycle: Cycle, country: str, finding: Finding) -> Sequence[Adoption]:
    """What *country* did with *finding* in *cycle*, whatever became of it."""
    return list(adoptions().filter(Q(country=country) | Q(origin_country=country), cycle=cycle, finding=finding))
